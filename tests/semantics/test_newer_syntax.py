"""Syntax that newer versions brought: each form is compiled where it exists, and does what it does plain."""

from __future__ import annotations

import linecache
import sys
import warnings
from collections.abc import Callable
from typing import Any, NamedTuple

import pytest

from loom import explain_tailcalls, tailrec


class Form(NamedTuple):
    """A form: the first version that has it, and a module with a function `f` to be called with 3."""

    since: tuple[int, int]
    source: str


FORMS = {
    "type parameters of the function (PEP 695)": Form(
        (3, 12),
        """
@DECORATE
def f[T: int, *Ts, **P](n: T, seen: tuple[T, ...] = ()) -> tuple[T, ...]:
    if n == 0:
        return seen, [str(each) for each in f.__type_params__]
    return f(n - 1, (*seen, n))
""",
    ),
    "type parameters of a nested function and class, and a type alias": Form(
        (3, 12),
        """
@DECORATE
def f(n, seen=()):
    if n == 0:
        return [each(5) for each in seen]
    type Pair[T] = tuple[T, n]
    def inner[U](value: U) -> U:
        return n, value, Pair.__name__
    class Box[V]:
        pass
    return f(n - 1, (*seen, inner))
""",
    ),
    "comprehensions that are inlined (PEP 709)": Form(
        (3, 12),
        """
@DECORATE
def f(n, seen=()):
    if n == 0:
        return [each() for each in seen]
    return f(n - 1, (*seen, *[lambda: (i, n) for i in range(2)], lambda: [i for i in range(n)]))
""",
    ),
    "f-strings with any expression in them (PEP 701)": Form(
        (3, 12),
        """
@DECORATE
def f(n, seen=""):
    if n == 0:
        return seen
    return f(n - 1, f"{seen}{f"{n!r:>{n}}"}{
        'new line' # and a comment
    }")
""",
    ),
    "defaults of type parameters (PEP 696)": Form(
        (3, 13),
        """
@DECORATE
def f[T = int](n, seen=()):
    if n == 0:
        return seen, f.__type_params__[0].__default__
    return f(n - 1, (*seen, n))
""",
    ),
    "annotations that are not evaluated (PEP 649)": Form(
        (3, 14),
        """
import annotationlib
@DECORATE
def f(n: Later, seen: Missing = ()) -> Nowhere:
    if n == 0:
        local: Unknown = seen
        return local, annotationlib.get_annotations(f, format=annotationlib.Format.STRING)
    return f(n - 1, (*seen, n))
""",
    ),
    "template strings (PEP 750)": Form(
        (3, 14),
        """
@DECORATE
def f(n, seen=()):
    if n == 0:
        return seen
    return f(n - 1, (*seen, t"{n!r:>3} of {seen}".values))
""",
    ),
    "except without parentheses (PEP 758)": Form(
        (3, 14),
        """
@DECORATE
def f(n, seen=()):
    if n == 0:
        return seen
    try:
        raise KeyError(n)
    except ValueError, KeyError:
        return f(n - 1, (*seen, n))
""",
    ),
    "unpacking in comprehensions (PEP 798)": Form(
        (3, 15),
        """
@DECORATE
def f(n, seen=()):
    if n == 0:
        return [each() if callable(each) else each for each in seen]
    pairs = [(n, n + 1), (lambda: n,)]
    table = {**each for each in [{n: "n"}, {"m": len(pairs)}]}
    return f(n - 1, (*[*each for each in pairs], *{*each for each in [table]}, *seen, table))
""",
    ),
    "leaving a finally clause, which 3.14 warns about (PEP 765)": Form(
        (3, 11),
        """
@DECORATE
def f(n, seen=()):
    if n == 0:
        return seen
    while True:
        try:
            1 / 0
        finally:
            break
    return f(n - 1, (*seen, n))
""",
    ),
}


def run(source: str, decorate: Callable[[Any], Any]) -> Any:
    filename = f"<newer syntax {id(source)}>"
    linecache.cache[filename] = (len(source), None, source.splitlines(keepends=True), filename)
    space: dict[str, Any] = {"DECORATE": decorate, "__name__": "newer"}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        code = compile(source, filename, "exec", dont_inherit=True)
    exec(code, space)
    return space["f"]


@pytest.mark.parametrize(
    "form",
    [
        pytest.param(
            form, id=name, marks=pytest.mark.skipif(sys.version_info < form.since, reason=f"since {form.since}")
        )
        for name, form in FORMS.items()
    ],
)
def test_form_is_compiled_and_does_what_it_does_plain(form: Form) -> None:
    compiled = run(form.source, tailrec)
    assert explain_tailcalls(compiled, as_json=True)["lowering"] != "unchanged"
    assert compiled(3) == run(form.source, lambda fn: fn)(3)
