"""Refusals: each problem has its code, place, reason and fix; all problems come at once; nothing is left behind."""

from __future__ import annotations

import asyncio
import functools
import linecache
import pickle
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from loom import (
    CompilerError,
    LoomError,
    TailCallError,
    TailCallWarning,
    compiler,
    explain_tailcalls,
    tailrec,
    tailstream,
)
from loom.diagnostics import Rule

REFUSED = [
    ("return 1 + await f(n - 1)", Rule.RESULT_USED),
    ("return (await f(n - 1))[0]", Rule.RESULT_USED),
    ("return -await f(n - 1)", Rule.RESULT_USED),
    ("return f'{await f(n - 1)}'", Rule.RESULT_USED),
    ("return await f(n - 1), n", Rule.RESULT_USED),
    ("raise await f(n - 1)", Rule.RESULT_USED),
    ("for x in await f(n - 1): pass", Rule.RESULT_USED),
    ("x = await f(n - 1)\nreturn x", Rule.RESULT_ASSIGNED),
    ("x += await f(n - 1)", Rule.RESULT_ASSIGNED),
    ("return (x := await f(n - 1))", Rule.RESULT_ASSIGNED),
    ("return max(await f(n - 1), 2)", Rule.ARGUMENT),
    ("return dict(a=await f(n - 1))", Rule.ARGUMENT),
    ("return await f(await f(n - 1))", Rule.ARGUMENT),
    ("await asyncio.gather(f(n - 1), f(n - 2))", Rule.NOT_AWAITED),
    ("task = f(n - 1)\nreturn await task", Rule.NOT_AWAITED),
    ("return await asyncio.wait_for(f(n - 1), 1)", Rule.NOT_AWAITED),
    ("return await (f(n - 1) and n)", Rule.NOT_AWAITED),
    ("x = await (n if n else f(n - 1))", Rule.RESULT_ASSIGNED),
    ("x = await (n or f(n - 1))", Rule.RESULT_ASSIGNED),
    ("if await f(n - 1): return 1", Rule.CONDITION),
    ("while await f(n - 1): pass", Rule.CONDITION),
    ("return 1 if await f(n - 1) else 2", Rule.CONDITION),
    ("return await f(n - 1) and 2", Rule.CONDITION),
    ("assert await f(n - 1)", Rule.CONDITION),
    ("match await f(n - 1):\n    case 1: pass", Rule.CONDITION),
    ("return [await f(m) for m in (1, 2)]", Rule.COMPREHENSION),
    ("return {m: f(m) for m in (1, 2)}", Rule.COMPREHENSION),
    ("await f(n - 1)\nprint(n)", Rule.CODE_AFTER),
    ("await f(n - 1)\npass\nprint(n)", Rule.CODE_AFTER),
    ("if n:\n    await f(n - 1)\nreturn 5", Rule.CODE_AFTER),
    ("for x in (1, 2):\n    await f(n - 1)", Rule.LOOP_GOES_ON),
    ("while n:\n    if n: await f(n - 1)", Rule.LOOP_GOES_ON),
    ("try:\n    return await f(n - 1)\nexcept ValueError: pass", Rule.IN_TRY_BODY),
    ("try:\n    try: pass\n    except ValueError: return await f(n - 1)\nexcept KeyError: pass", Rule.IN_TRY_BODY),
    ("try:\n    return await f(n - 1)\nfinally: pass", Rule.BEFORE_FINALLY),
    ("try: pass\nexcept ValueError:\n    return await f(n - 1)\nfinally: pass", Rule.BEFORE_FINALLY),
    ("try: pass\nexcept ValueError: pass\nelse:\n    return await f(n - 1)\nfinally: pass", Rule.BEFORE_FINALLY),
    ("try: pass\nfinally:\n    await f(n - 1)", Rule.IN_FINALLY),
    ("with n:\n    return await f(n - 1)", Rule.IN_WITH),
    ("async with n:\n    return await f(n - 1)", Rule.IN_WITH),
    ("with await f(n - 1): pass", Rule.RESULT_USED),
    ("try: pass\nexcept* ValueError:\n    await f(n - 1)", Rule.IN_EXCEPT_STAR),
    ("return f(n - 1)", Rule.AWAIT_MISSING),
    ("f(n - 1)", Rule.AWAIT_MISSING),
    ("return f(n - 1) if n else 2", Rule.AWAIT_MISSING),
    ("if n: raise\ntry: pass\nexcept ValueError:\n    return await f(n - 1)", Rule.BARE_RAISE),
]


def define(path: Path, body: str, head: str = "async def f(n):") -> Any:
    """A plain function with the body, from a file of its own."""
    source = f"import asyncio\n{head}\n{textwrap.indent(body, '    ')}\n"
    path.write_text(source, encoding="utf-8")
    space: dict[str, Any] = {"__name__": "refused"}
    exec(compile(source, str(path), "exec"), space)
    return space["f"]


@pytest.mark.parametrize(("body", "rule"), REFUSED, ids=[body.replace("\n", "; ") for body, _ in REFUSED])
def test_call_that_is_no_tail_call_is_refused_with_its_own_rule(tmp_path: Path, body: str, rule: Rule) -> None:
    with pytest.raises(TailCallError) as caught:
        tailrec(define(tmp_path / "refused.py", body))
    found = caught.value.diagnostics
    assert [problem.rule for problem in found] == [rule] * len(found)
    for problem in found:
        assert problem.span is not None
        marked = problem.span.text[problem.span.column - 1 :]
        assert marked.startswith("raise" if rule is Rule.BARE_RAISE else "f(")


@pytest.mark.parametrize(
    "fixed",
    [
        "if n == 0:\n    return acc\nreturn await f(n - 1, acc + 1)",
        "try:\n    m = n - 1\nexcept ValueError:\n    return n\nelse:\n    return await f(m)",
        "with open(__file__): m = n - 1\nreturn await f(m)",
        "for m in (1, 2):\n    return await f(m)",
        "async def child(m): return await f(m)\nreturn await asyncio.gather(child(1), child(2))\nreturn await f(1)",
    ],
)
def test_the_rewrites_that_the_fixes_name_are_accepted(tmp_path: Path, fixed: str) -> None:
    tailrec(define(tmp_path / "accepted.py", fixed, "async def f(n, acc=0):"))


def test_all_problems_of_a_function_come_at_once_in_source_order(tmp_path: Path) -> None:
    body = "x = await f(n)\nreturn f(n - 1)\nwith n:\n    return await f(1)"
    with pytest.raises(TailCallError) as caught:
        tailrec(define(tmp_path / "several.py", body))
    error = caught.value
    assert [problem.code for problem in error.diagnostics] == ["LOOM102", "LOOM115", "LOOM112"]
    assert [problem.span.line for problem in error.diagnostics if problem.span] == [3, 4, 6]
    assert "LOOM115" in "\n".join(error.__notes__)


def test_problem_of_a_whole_clause_comes_in_source_order_too(tmp_path: Path) -> None:
    body = """\
try:
    yield n
except BaseException:
    pass
later = f(n)
async for event in f(n - 1):
    yield event
"""
    with pytest.raises(TailCallError) as caught:
        tailstream(define(tmp_path / "clause.py", body))
    assert [problem.code for problem in caught.value.diagnostics] == ["LOOM124", "LOOM122"]
    assert caught.value.lineno == 5


def test_error_is_a_syntax_error_at_the_first_problem(tmp_path: Path) -> None:
    path = tmp_path / "place.py"
    with pytest.raises(SyntaxError) as caught:
        tailrec(define(path, "return 1 + await f(n - 1)"))
    error = caught.value
    assert (error.filename, error.lineno, error.offset, error.end_lineno, error.end_offset) == (str(path), 3, 22, 3, 30)
    assert error.text == "    return 1 + await f(n - 1)"
    assert isinstance(error, LoomError)


def test_uncaught_error_shows_the_users_line_with_a_caret(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text("from loom import tailrec\n@tailrec\ndef f(n):\n    return 1 + f(n - 1)\n")
    run = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=False)
    assert run.returncode == 1
    assert f'  File "{script}", line 4\n    return 1 + f(n - 1)\n               ^' in run.stderr
    assert "loom.TailCallError: a tail call to 'f' must be the whole returned value" in run.stderr
    assert "help: carry the pending work in a parameter and end the path with `return f(n - 1)`" in run.stderr


def test_error_pickles_with_its_diagnostics(tmp_path: Path) -> None:
    with pytest.raises(TailCallError) as caught:
        tailrec(define(tmp_path / "pickled.py", "return 1 + await f(n - 1)"))
    again = pickle.loads(pickle.dumps(caught.value))
    assert again.diagnostics == caught.value.diagnostics
    assert str(again) == str(caught.value)


def test_calls_from_nested_functions_are_ordinary() -> None:
    @tailrec
    async def tree(n: int) -> int:
        async def child(m: int) -> int:
            return 1 + await tree(m)

        if n > 1:
            return sum(await asyncio.gather(child(n - 1), child(n - 2)))
        return 1 if n <= 0 else await tree(n - 1)

    assert asyncio.run(tree(3)) == 7


class Callable_:
    def __call__(self) -> None: ...


def generator(n: int) -> Any:
    yield n


async def async_generator(n: int) -> Any:
    yield n


def wrapping(function: Any) -> Any:
    @functools.wraps(function)
    def wrapper(n: int) -> int:
        return function(n)  # type: ignore[no-any-return]

    return wrapper


@wrapping
def wrapped(n: int) -> int:
    return n if n == 0 else wrapped(n - 1)


@tailrec
def compiled(n: int) -> int:
    return n if n == 0 else compiled(n - 1)


EXEC_SPACE: dict[str, Any] = {}
exec(compile("def unseen(n): return n if n == 0 else unseen(n - 1)", "<unseen>", "exec"), EXEC_SPACE)


@pytest.mark.parametrize(
    ("target", "rule"),
    [
        (EXEC_SPACE["unseen"], Rule.NO_SOURCE),
        (len, Rule.WRITTEN_IN_C),
        (str.upper, Rule.WRITTEN_IN_C),
        (wrapped, Rule.DECORATOR_BELOW),
        (staticmethod(compiled), Rule.DECORATOR_BELOW),
        (classmethod(compiled), Rule.DECORATOR_BELOW),
        (property(compiled), Rule.DECORATOR_BELOW),
        (Callable_, Rule.CLASS),
        (lambda n: n, Rule.LAMBDA),
        (generator, Rule.GENERATOR),
        (async_generator, Rule.GENERATOR),
        (Callable_(), Rule.NOT_A_FUNCTION),
        (functools.partial(compiled, 1), Rule.NOT_A_FUNCTION),
        (42, Rule.NOT_A_FUNCTION),
        (None, Rule.NOT_A_FUNCTION),
        (compiled, Rule.ALREADY_COMPILED),
    ],
    ids=lambda value: value.slug if isinstance(value, Rule) else "",
)
def test_what_is_no_function_to_compile_gets_a_message_of_its_own(target: Any, rule: Rule) -> None:
    with pytest.raises(TailCallError) as caught:
        tailrec(target)
    (problem,) = caught.value.diagnostics
    assert problem.rule is rule
    assert problem.code in str(caught.value)


def test_decorator_between_is_refused_even_if_it_returns_the_function_itself() -> None:
    def register(function: Any) -> Any:
        return function

    with pytest.raises(TailCallError) as caught:

        @tailrec
        @register
        def f(n: int) -> int:
            return n if n == 0 else f(n - 1)

    (problem,) = caught.value.diagnostics
    assert problem.rule is Rule.DECORATOR_BELOW
    assert problem.span is not None
    assert problem.span.text.strip() == "@register"


def test_function_without_a_tail_call_warns_and_stays_itself() -> None:
    def f(n: int) -> int:
        return n

    with pytest.warns(TailCallWarning, match="LOOM301") as caught:
        assert tailrec(f) is f
    assert caught[0].filename == __file__
    assert caught[0].lineno == f.__code__.co_firstlineno


def test_dropped_result_beside_returned_values_warns() -> None:
    def f(n: int) -> int | None:
        if n == 0:
            return 5
        f(n - 1)

    with pytest.warns(TailCallWarning, match="LOOM302") as caught:
        tailrec(f)
    assert caught[0].lineno == f.__code__.co_firstlineno + 3


@pytest.mark.filterwarnings("error")
def test_dropped_result_where_nothing_is_returned_does_not_warn() -> None:
    @tailrec
    def f(n: int) -> None:
        if n == 0:
            return
        if n % 2:
            return f(n - 1)
        f(n - 1)

    assert f(5) is None


def test_failure_of_the_compiler_is_a_class_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("inside")

    monkeypatch.setattr(compiler, "assemble", fail)

    def f(n: int) -> int:
        return n if n == 0 else f(n - 1)

    with pytest.raises(CompilerError, match="defect of Loom") as caught:
        tailrec(f)
    assert isinstance(caught.value.__cause__, ZeroDivisionError)


def test_what_nests_too_deep_to_be_followed_is_told_so() -> None:
    arms = "".join(f"f({number}) if n == {number + 1} else " for number in range(1_500))
    text = f"def f(n):\n    return {arms}n\n"
    linecache.cache["<arms>"] = (len(text), None, text.splitlines(keepends=True), "<arms>")
    space: dict[str, Any] = {}
    exec(compile(text, "<arms>", "exec"), space)
    for ask in (tailrec, explain_tailcalls):
        with pytest.raises(CompilerError, match="'f': something in it nests too deep") as caught:
            ask(space["f"])
        assert isinstance(caught.value.__cause__, RecursionError)


def test_what_nests_too_deep_to_be_written_is_explained_without() -> None:
    text = f"def f(n):\n    x = {' + '.join(['n'] * 600)}\n    return x if n == 0 else f(n - 1)\n"
    linecache.cache["<terms>"] = (len(text), None, text.splitlines(keepends=True), "<terms>")
    space: dict[str, Any] = {}
    exec(compile(text, "<terms>", "exec"), space)
    compiled = tailrec(space["f"])
    assert compiled(3) == 0
    assert "a loop turn; n = n - 1" in explain_tailcalls(compiled)
    assert explain_tailcalls(compiled, as_json=True)["lowered"] == "..."


def test_locals_in_the_arguments_of_a_guarded_call_are_refused() -> None:
    with pytest.raises(TailCallError, match="LOOM116"):

        class Machine:
            @tailrec
            def f(self, seen: dict[str, Any]) -> dict[str, Any]:
                return seen if seen else self.f(locals())


def test_codes_are_unique_and_texts_complete() -> None:
    codes = [rule.code for rule in Rule]
    assert len(set(codes)) == len(codes)
    for rule in Rule:
        problem = rule.at(None, "q", "name", "call()")
        assert "{" not in problem.reason + problem.fix
        assert not problem.reason.endswith(".")


SHADOWED = [
    ("def f(n):", "return [f(m) for f in n] if n else f(n)"),
    ("def f(n):", "return [x.f(m) for x in n] if n else f(n)"),
]


@pytest.mark.parametrize(("head", "body"), SHADOWED)
def test_variable_of_a_comprehension_is_not_the_function(tmp_path: Path, head: str, body: str) -> None:
    tailrec(define(tmp_path / "shadowed.py", body, head))


def test_parameter_named_like_the_class_is_not_the_class() -> None:
    class A:
        @tailrec
        def f(self, A: Any, n: int) -> Any:
            return 1 + A.f(n) if n else self.f(A, n - 1)

    assert A.f


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("class C:\n    x = f(n - 1)\nreturn f(1)", "LOOM102"),
        ("again = f\nreturn 1 + again(n - 1)", "LOOM101"),
    ],
)
def test_call_in_a_class_body_or_by_an_alias_is_a_call_of_the_function(tmp_path: Path, body: str, code: str) -> None:
    with pytest.raises(TailCallError, match=code):
        tailrec(define(tmp_path / "certain.py", body, "def outer():\n  def f(n):".replace("def outer():\n  ", "")))


@pytest.mark.parametrize(
    ("body", "help_text"),
    [
        ("return 1 + await f('a   b')", "`return await f('a   b')`"),
        ("return 1 + await f(n,  # first\n)", "`return await f(n)`"),
        ("return max(await f(await f(n)), 2)", "`return await f(...)`"),
        ("return [await f(i) for i in n]", "`return await f(...)`"),
    ],
)
def test_fix_can_be_copied(tmp_path: Path, body: str, help_text: str) -> None:
    with pytest.raises(TailCallError) as caught:
        tailrec(define(tmp_path / "fixes.py", body))
    assert caught.value.diagnostics[0].fix.endswith(help_text)


def test_missing_await_in_a_try_names_what_is_in_the_way_after_it(tmp_path: Path) -> None:
    with pytest.raises(TailCallError, match="LOOM109"):
        tailrec(define(tmp_path / "try.py", "try:\n    return f(n)\nexcept ValueError: pass"))


def test_call_over_several_lines_is_marked_on_the_first(tmp_path: Path) -> None:
    with pytest.raises(TailCallError) as caught:
        tailrec(define(tmp_path / "lines.py", "return 1 + await f(\n        n - 1,\n    )"))
    error = caught.value
    assert (error.lineno, error.offset, error.end_lineno, error.end_offset) == (3, 22, 3, 24)


def test_errors_of_functions_without_usable_source_have_a_place() -> None:
    with pytest.raises(TailCallError) as caught:
        tailrec(generator)
    assert (caught.value.filename, caught.value.lineno) == (__file__, generator.__code__.co_firstlineno)
    assert caught.value.text == "def generator(n: int) -> Any:"


@pytest.mark.parametrize(
    "odd", [type("", (), {})(), functools.lru_cache(compiled), type("Odd", (), {"__class__": 5})()]
)
def test_odd_objects_get_a_message_too(odd: Any) -> None:
    with pytest.raises(TailCallError, match="LOOM20[26]"):
        tailrec(odd)


def test_warning_of_a_method_proposes_a_call_by_the_receiver() -> None:
    with pytest.warns(TailCallWarning, match=r"end a path with `return self\.run\(\.\.\.\)`"):

        class Instance:
            @tailrec
            def run(self) -> int:
                return 5

    with pytest.warns(TailCallWarning, match=r"end a path with `return Static\.run\(\.\.\.\)`"):

        class Static:
            @staticmethod
            @tailrec
            def run() -> int:
                return 5


@pytest.mark.parametrize(
    ("body", "fix"),
    [
        (
            "if n:\n    await f(n - 1)\n    pass\nreturn 5",
            "`return await f(n - 1)`, or (for None) `await f(n - 1)` and then `return`",
        ),
        ("if n:\n    await f(n - 1)\n    n = 1", "`return await f(n - 1)`"),
    ],
)
def test_fix_of_a_dropped_result_says_how_to_keep_dropping_it(tmp_path: Path, body: str, fix: str) -> None:
    with pytest.raises(TailCallError) as caught:
        tailrec(define(tmp_path / "dropped.py", body))
    assert fix in caught.value.diagnostics[0].fix


def test_every_error_has_a_place() -> None:
    for given in (int, len, 5, property(lambda self: 1), staticmethod(lambda: 1), functools.partial(print)):
        with pytest.raises(TailCallError) as caught:
            tailrec(given)  # type: ignore[type-var]
        assert caught.value.filename == __file__
        assert caught.value.lineno


def test_decorator_below_is_shown_at_the_def_that_it_stands_above() -> None:
    def passes_on(function: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(function)
        def wrapper(*args: Any) -> Any:
            return function(*args)

        return wrapper

    with pytest.raises(TailCallError, match="LOOM202") as caught:

        @tailrec
        @passes_on
        def f(n: int) -> int:
            return f(n - 1)

    assert caught.value.text
    assert caught.value.text.strip() == "@tailrec"


def test_refused_functions_can_be_kept_and_told_of() -> None:
    from loom.decorators import keeping_refused_functions

    def refused(n: int) -> int:
        return 1 + refused(n - 1)

    with keeping_refused_functions() as kept:
        assert tailrec(refused) is refused
    assert kept == [refused]
    with pytest.raises(TailCallError):
        tailrec(refused)
