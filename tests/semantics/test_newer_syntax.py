"""Syntax that newer versions brought: each form is compiled where it exists, and does what it does plain.

Each stands in every kind of function and in methods; `tests/kinds.py` says how they are written.
"""

from __future__ import annotations

import linecache
import sys
from typing import Any, NamedTuple

import pytest

from loom import explain_tailcalls, tailrec, tailstream
from tests.kinds import KINDS, Kind, made, plain, written


class Form(NamedTuple):
    """A form: the versions that have it, and a module with a function `f` to be called with 3."""

    since: tuple[int, int]
    source: str
    until: tuple[int, int] = (4, 0)


FORMS = {
    "type parameters of the function (PEP 695)": Form(
        (3, 12),
        """
$def f[T: int, *Ts, **P](n: T, seen: tuple[T, ...] = ()) -> tuple[T, ...]:
    if n == 0:
        $end (seen, [str(each) for each in $f.__type_params__])
    <<f(n - 1, (*seen, n))>>
""",
    ),
    "bounds of type parameters that name globals and one another": Form(
        (3, 12),
        """
limit = 3
$def f[T: limit, U: (T, limit)](n: T, seen: tuple[U, ...] = ()):
    if n == 0:
        first, second = $f.__type_params__
        $end (seen, first.__bound__, second.__constraints__ == (first, 3))
    <<f(n - 1, (*seen, n))>>
""",
    ),
    "type parameters of a nested function and class, and a type alias": Form(
        (3, 12),
        """
$def f(n, seen=()):
    if n == 0:
        $end [each(5) for each in seen]
    type Pair[T] = tuple[T, n]
    def inner[U](value: U) -> U:
        return n, value, Pair.__name__
    class Box[V]:
        pass
    <<f(n - 1, (*seen, inner))>>
""",
    ),
    "a type alias of a parameter, looked at transitions later": Form(
        (3, 12),
        """
$def f(n, seen=()):
    if n == 0:
        $end [each.__value__ for each in seen]
    type T = (n,)
    <<f(n - 1, (*seen, T))>>
""",
    ),
    "a type alias of a local, with a type parameter and its bound": Form(
        (3, 12),
        """
$def f(n, seen=()):
    if n == 0:
        $end [(each.__value__[0], each.__type_params__[0].__bound__) for each in seen]
    size = n * n
    type T[U: (size, "bound")] = (size, U)
    <<f(n - 1, (*seen, T))>>
""",
    ),
    "a type alias that the next transition does not have": Form(
        (3, 12),
        """
$def f(n, seen=()):
    if n == 0:
        $end seen
    if n == 2:
        type T = int
    try:
        found = T.__value__
    except UnboundLocalError as error:
        found = str(error)
    <<f(n - 1, (*seen, found))>>
""",
    ),
    "a type alias that a closure sees in the place of a local": Form(
        (3, 12),
        """
$def f(n, seen=()):
    if n == 0:
        $end [str(each()) for each in seen]
    T = n
    show = lambda: T
    if n > 1:
        type T = int
    <<f(n - 1, (*seen, show))>>
""",
    ),
    "a bound of a nested function's type parameter": Form(
        (3, 12),
        """
$def f(n, seen=()):
    if n == 0:
        $end [(each.__type_params__[0].__bound__, each(5), each.__qualname__, each.__defaults__) for each in seen]
    size = n * n
    def inner[U: (n, size)](value, more=size):
        return n, size, value, more
    <<f(n - 1, (*seen, inner))>>
""",
    ),
    "constraints of a nested class's type parameter": Form(
        (3, 12),
        """
$def f(n, seen=()):
    if n == 0:
        $end [(each.__type_params__[0].__constraints__, each.here, each.__qualname__) for each in seen]
    size = n * n
    class Box[V: (n, size)]:
        here = (n, size)
    <<f(n - 1, (*seen, Box))>>
""",
    ),
    "a recursive call in an annotation that type parameters keep from the function's own scope": Form(
        (3, 12),
        """
made = []
def note(what):
    made.append(what)
    if hasattr(what, "close"):
        what.close()
    return len(made)
$def f(n, seen=()):
    if n == 0:
        $end seen
    def inner[T](value: note($f(0))):
        pass
    <<f(n - 1, (*seen, inner.__annotations__["value"]))>>
""",
        until=(3, 13),
    ),
    "annotations of a closure that are evaluated where it stands": Form(
        (3, 11),
        """
$def f(n, seen=()):
    if n == 0:
        $end [(each(), list(each.__annotations__.items()), each.__defaults__, more) for each, *more in seen]
    size, order = n * n, []
    note = lambda what: order.append(what) or what
    def inner(
        a: note("a") = note("da"), /, b: (here := note("b")) = 0, *c: note("c"), d: note(size) = note("dd"), **e: [n]
    ) -> (lambda: n)():
        return n, size
    <<f(n - 1, (*seen, (inner, order, here)))>>
""",
        until=(3, 13),
    ),
    "a variable that an annotation binds in some transition": Form(
        (3, 11),
        """
$def f(n, seen=()):
    if n == 2:
        def inner(a: (bound := n)):
            pass
    try:
        seen = (*seen, bound)
    except UnboundLocalError:
        seen = (*seen, "unbound")
    if n == 0:
        $end seen
    <<f(n - 1, seen)>>
""",
        until=(3, 13),
    ),
    "a name that an annotation of the function's own binds": Form(
        (3, 11),
        """
$def f(n, seen=()):
    other: (len := 1) = n
    if n == 0:
        $end (seen, other)
    try:
        len(seen)
    except UnboundLocalError:
        seen = (*seen, n)
    <<f(n - 1, seen)>>
""",
        until=(3, 13),
    ),
    "an annotation of a nested function that is evaluated when it is looked at": Form(
        (3, 14),
        """
$def f(n, seen=()):
    if n == 0:
        $end [each.__annotations__ for each in seen]
    size = n * n
    def inner(value: (n, size)) -> size:
        pass
    <<f(n - 1, (*seen, inner))>>
""",
    ),
    "a recursive call in an annotation that nobody looks at": Form(
        (3, 14),
        """
$def f(n, seen=()):
    if n == 0:
        $end seen
    def inner(value: $f(n - 1)) -> $f(n):
        return value
    <<f(n - 1, (*seen, inner(n)))>>
""",
    ),
    "comprehensions that are inlined (PEP 709)": Form(
        (3, 12),
        """
$def f(n, seen=()):
    if n == 0:
        $end [each() for each in seen]
    <<f(n - 1, (*seen, *[lambda: (i, n) for i in range(2)], lambda: [i for i in range(n)]))>>
""",
    ),
    "f-strings with any expression in them (PEP 701)": Form(
        (3, 12),
        """
$def f(n, seen=""):
    if n == 0:
        $end seen
    <<f(n - 1, f"{seen}{f"{n!r:>{n}}"}{
        'new line' # and a comment
    }")>>
""",
    ),
    "defaults of type parameters (PEP 696)": Form(
        (3, 13),
        """
$def f[T = int](n, seen=()):
    if n == 0:
        $end (seen, $f.__type_params__[0].__default__)
    <<f(n - 1, (*seen, n))>>
""",
    ),
    "defaults of type parameters of what is nested": Form(
        (3, 13),
        """
$def f(n, seen=()):
    if n == 0:
        $end [[each.__type_params__[0].__default__ for each in group] for group in seen]
    def inner[T = (n, "def")](): pass
    class Box[T = (n, "class")]: pass
    type Alias[T = (n, "alias")] = T
    <<f(n - 1, (*seen, (inner, Box, Alias)))>>
""",
    ),
    "annotations that are not evaluated (PEP 649)": Form(
        (3, 14),
        """
import annotationlib
$def f(n: Later, seen: Missing = ()) -> Nowhere:
    if n == 0:
        local: Unknown = seen
        $end (local, annotationlib.get_annotations($f, format=annotationlib.Format.STRING))
    <<f(n - 1, (*seen, n))>>
""",
    ),
    "template strings (PEP 750)": Form(
        (3, 14),
        """
$def f(n, seen=()):
    if n == 0:
        $end seen
    <<f(n - 1, (*seen, t"{n!r:>3} of {seen}".values))>>
""",
    ),
    "except without parentheses (PEP 758)": Form(
        (3, 14),
        """
$def f(n, seen=()):
    if n == 0:
        $end seen
    try:
        raise KeyError(n)
    except ValueError, KeyError:
        <<f(n - 1, (*seen, n))>>
""",
    ),
    "imports in a nested function, whose node has one field more since 3.15 (PEP 810)": Form(
        (3, 11),
        """
$def f(n, seen=()):
    def inner():
        import math
        from math import pi as z
        return math.floor(z), seen
    if n:
        <<f(n - 1, inner())>>
    else:
        $end seen
""",
    ),
    "unpacking in comprehensions (PEP 798)": Form(
        (3, 15),
        """
$def f(n, seen=()):
    if n == 0:
        $end [each() if callable(each) else each for each in seen]
    pairs = [(n, n + 1), (lambda: n,)]
    table = {**each for each in [{n: "n"}, {"m": len(pairs)}]}
    <<f(n - 1, (*[*each for each in pairs], *{*each for each in [table]}, *seen, table))>>
""",
    ),
    "break in a finally clause, which 3.14 warns about (PEP 765)": Form(
        (3, 11),
        """
$def f(n, seen=()):
    if n == 0:
        $end seen
    while True:
        try:
            1 / 0
        finally:
            break
    <<f(n - 1, (*seen, n))>>
""",
    ),
    "continue in a finally clause (PEP 765)": Form(
        (3, 11),
        """
$def f(n, seen=()):
    if n == 0:
        $end seen
    for item in range(n):
        try:
            seen = (*seen, item / 0)
        finally:
            seen = (*seen, item)
            continue
    <<f(n - 1, seen)>>
""",
    ),
    "return in a finally clause (PEP 765)": Form(
        (3, 11),
        """
$def f(n, seen=()):
    if n == 0:
        try:
            seen = (*seen, 1 / 0)
        finally:
            $end (*seen, "end")
    <<f(n - 1, (*seen, n))>>
""",
    ),
}


def cases() -> list[Any]:
    found = []
    for name, form in FORMS.items():
        there = form.since <= sys.version_info[:2] <= form.until
        marks = pytest.mark.skipif(not there, reason=f"from {form.since} to {form.until}")
        for kind in KINDS:
            found.append(pytest.param(form, KINDS[kind], id=f"{kind}: {name}", marks=marks))
    return found


@pytest.mark.parametrize(("form", "kind"), cases())
def test_form_is_compiled_and_does_what_it_does_plain(form: Form, kind: Kind) -> None:
    source = written(form.source, kind)
    compiled = made(source, kind.decorate)
    assert explain_tailcalls(compiled, as_json=True)["lowering"] != "unchanged"
    assert kind.run(compiled(3)) == kind.run(made(source, plain)(3))


ONCE = {
    "a yield in an annotation of a closure": (
        (3, 11),
        (3, 13),
        """
@tailstream
def f(n):
    k = n
    def inner(value: (yield "annotation")):
        return k
    yield inner(1)
    if n:
        yield from f(n - 1)
result = list(f(2))
""",
    ),
    "super() in an annotation of a closure": (
        (3, 11),
        (3, 13),
        """
class A:
    def kind(self):
        return "kind"
class B(A):
    @tailrec
    def f(self, n):
        def inner() -> super().kind():
            return n
        return inner.__annotations__ if n == 0 else self.f(n - 1)
result = B().f(2)
""",
    ),
    "an asynchronous comprehension in an annotation of a closure": (
        (3, 11),
        (3, 13),
        """
import asyncio
async def each():
    yield 1
@tailrec
async def f(n, seen):
    k = n
    def inner(value: [x async for x in each()] = 0):
        return k
    seen.append((inner(), inner.__annotations__))
    return seen if n == 0 else await f(n - 1, seen)
result = asyncio.run(f(2, []))
""",
    ),
    "an annotation of a closure that unpacks": (
        (3, 11),
        (3, 13),
        """
@tailrec
def f(n, seen):
    k = n
    def inner(*values: *(int,)):
        return k, values
    seen.append((inner(1), inner.__annotations__))
    return seen if n == 0 else f(n - 1, seen)
result = f(2, [])
""",
    ),
    "a type parameter of the function's own name": (
        (3, 12),
        (4, 0),
        """
def make():
    @tailrec
    def f[f](n):
        return "end" if n == 0 else f(n - 1)
    return f
try:
    result = make()(2)
except TypeError as error:
    result = str(error)
""",
    ),
}


@pytest.mark.filterwarnings("ignore::loom.TailCallWarning")
@pytest.mark.parametrize("name", ONCE)
def test_what_few_kinds_of_function_may_hold_does_what_it_does_plain(name: str) -> None:
    since, until, source = ONCE[name]
    if not since <= sys.version_info[:2] <= until:
        pytest.skip(f"from {since} to {until}")
    results = []
    for decorators in ((tailrec, tailstream), (plain, plain)):
        space = dict(zip(("tailrec", "tailstream"), decorators, strict=True))
        linecache.cache["<once>"] = (len(source), None, source.splitlines(keepends=True), "<once>")
        exec(compile(source, "<once>", "exec", dont_inherit=True), space)
        results.append(space["result"])
    assert results[0] == results[1]
