"""Source that is easy to cut or parse wrongly."""

from __future__ import annotations
import __future__

import importlib.util
import inspect
import linecache
import os
import subprocess
import sys
import textwrap
import warnings
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import loom
from loom import TailCallError, explain_tailcalls, step, tailrec


def load(path: Path, source: str) -> ModuleType:
    path.write_text(source, encoding="utf-8")
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.dont_write_bytecode, before = True, sys.dont_write_bytecode
    try:
        spec.loader.exec_module(module)
    finally:
        sys.dont_write_bytecode = before
    return module


class Indented:
    @tailrec
    def text(self, n: int) -> str:
        if n == 0:
            return """first
  second
third"""
        return self.text(n - 1)

    @tailrec
    def comment(self, n: int) -> int:
        if n == 0:
            return n
# a comment further left than the block

        return self.comment(n - 1)

    @tailrec
    def continued(self, n: int) -> int:
        if n == 0 \
 or n < 0:
            return n
        return self.continued(
n - 1,
    )


if len(sys.argv) >= 0:

    @tailrec
    def conditional(n: int) -> str:
        return "then" if n == 0 else conditional(n - 1)

else:

    @tailrec
    def conditional(n: int) -> str:
        return "else" if n == 0 else conditional(n - 1)


@tailrec
def twice(n: int) -> str:
    return "first" if n == 0 else twice(n - 1)


first_twice = twice


@tailrec
def twice(n: int) -> str:  # type: ignore[no-redef]  # noqa: F811
    return "second" if n == 0 else twice(n - 1)


@tailrec
def long_signature(
    n: int,
    text: str = "a"
    "b",
) -> str:
    if n == 0:
        return text
    return long_signature(n - 1)


@tailrec
def ends_in_dead_code(n: int) -> int:
    return n if n == 0 else ends_in_dead_code(n - 1)
    n = """
left of everything"""


@tailrec
def größter_gemeinsamer_teiler(größe: int, ﬁnal: int) -> int:
    return größe if ﬁnal == 0 else größter_gemeinsamer_teiler(ﬁnal, größe % ﬁnal)


@tailrec
def one_liner(n: int) -> int: return n if n == 0 else one_liner(n - 1)


def test_multi_line_string_in_an_indented_method_is_untouched() -> None:
    assert Indented().text(2) == "first\n  second\nthird"


def test_comments_and_continuations_left_of_the_block() -> None:
    assert Indented().comment(2) == 0
    assert Indented().continued(2) == 0


def test_conditional_definition() -> None:
    assert conditional(2) == "then"


def test_two_functions_of_one_name() -> None:
    assert twice(2) == "second"
    assert first_twice(2) == "first"


def test_signature_over_several_lines() -> None:
    assert long_signature(2, "x") == "ab"


def test_dead_code_at_the_end() -> None:
    assert ends_in_dead_code(2) == 0


def test_tail_call_that_is_never_reached() -> None:
    text = "def f(n):\n    return f\n    return f(n)\n"
    linecache.cache["<never>"] = (len(text), None, text.splitlines(keepends=True), "<never>")
    space: dict[str, Any] = {}
    exec(compile(text, "<never>", "exec"), space)
    space["f"] = made = tailrec(space["f"])
    assert made(1) is made
    assert step(made)(1).value is made


def test_identifiers_that_are_not_ascii() -> None:
    assert größter_gemeinsamer_teiler(12, 18) == 6


def test_function_on_one_line() -> None:
    assert one_liner(2) == 0


def test_caret_counts_characters_not_bytes() -> None:
    with pytest.raises(TailCallError) as caught:

        @tailrec
        def f(n: int) -> Any:
            return "größe" + f(n)

    source_line = "            return \"größe\" + f(n)"
    assert caught.value.offset == source_line.index("f(n)") + 1


def test_tabs_are_kept(tmp_path: Path) -> None:
    module = load(
        tmp_path / "tabbed.py",
        "from loom import tailrec\nclass C:\n\t@tailrec\n\tdef f(self, n):\n\t\tif n:\n\t\t\treturn self.f(n - 1)\n\t\treturn n\n",
    )
    assert module.C().f(3) == 0


def test_nested_class_keeps_its_line_and_name(tmp_path: Path) -> None:
    module = load(
        tmp_path / "nested_class.py",
        "\n\n\nfrom loom import tailrec\n\n@tailrec\ndef f(n):\n    class Inner:\n        'doc'\n        def m(self): return n\n"
        "    return Inner if n == 0 else f(n - 1)\n",
    )
    inner = module.f(2)
    assert inner.__qualname__ == "f.<locals>.Inner"
    assert inner.m.__code__.co_firstlineno == 10
    assert inner.m.__qualname__ == "f.<locals>.Inner.m"
    assert inspect.getsource(inner.m).strip() == "def m(self): return n"
    if sys.version_info >= (3, 13):
        assert inner.__firstlineno__ == 8


def test_nested_class_without_methods_keeps_its_name() -> None:
    @tailrec
    def f(n: int) -> Any:
        class Inner:
            x = "f.<locals>.Inner"

        return Inner if n == 0 else f(n - 1)

    assert f(2).__qualname__ == f"{f.__qualname__}.<locals>.Inner"
    assert f(2).x == "f.<locals>.Inner"


def test_changed_file_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "changing.py"
    module = load(path, "def f(n):\n    return n if n == 0 else f(n - 1)\n")
    path.write_text("def f(n, m):\n    return n if n == 0 else f(n - 1, m)\n")
    with pytest.raises(TailCallError, match="LOOM207"):
        tailrec(module.f)
    path.write_text("def f(n):\n    return other if n == 0 else f(n - 1)\n")
    with pytest.raises(TailCallError, match="LOOM207"):
        tailrec(module.f)


def test_file_that_is_gone_has_no_source(tmp_path: Path) -> None:
    path = tmp_path / "vanishing.py"
    module = load(path, "def f(n):\n    return n if n == 0 else f(n - 1)\n")
    path.unlink()
    with pytest.raises(TailCallError, match="LOOM201") as caught:
        tailrec(module.f)
    assert caught.value.text is None  # or Python would show an empty line, and mark that


def test_source_given_to_linecache_is_enough() -> None:
    text = "def f(n):\n    return n if n == 0 else f(n - 1)\n"
    linecache.cache["<cell 1>"] = (len(text), None, text.splitlines(keepends=True), "<cell 1>")
    space: dict[str, Any] = {}
    exec(compile(text, "<cell 1>", "exec"), space)
    assert tailrec(space["f"])(3000) == 0


@pytest.mark.skipif(sys.version_info < (3, 14), reason="linecache keeps no source by code")
def test_source_that_linecache_keeps_by_code_is_enough() -> None:
    """As it is for what is typed at the prompt."""
    text = "def f(n):\n    return n if n == 0 else f(n - 1)\n"
    code = compile(text, "<typed>", "exec")
    linecache._register_code(code, text, "<typed 1>")  # type: ignore[attr-defined]
    space: dict[str, Any] = {"__name__": __name__}
    exec(code, space)
    assert linecache.getlines("<typed>") == []
    assert tailrec(space["f"])(3000) == 0


def test_future_imports_of_the_module_hold_and_no_others(tmp_path: Path) -> None:
    source = "from loom import tailrec\n@tailrec\ndef f(n):\n    def g(x: undefined): return x\n    return g.__annotations__ if n == 0 else f(n - 1)\n"
    with_future = load(tmp_path / "with_future.py", "from __future__ import annotations\n" + source)
    assert with_future.f(1) == {"x": "undefined"}
    without = load(tmp_path / "without_future.py", source)
    with pytest.raises(NameError):
        without.f(1)


def test_future_import_that_changes_the_grammar_holds() -> None:
    text = "def f(n):\n    if n <> 0: return f(n - 1)\n    return 'end'\n"
    linecache.cache["<flufl>"] = (len(text), None, text.splitlines(keepends=True), "<flufl>")
    space: dict[str, Any] = {}
    exec(compile(text, "<flufl>", "exec", __future__.barry_as_FLUFL.compiler_flag, dont_inherit=True), space)
    assert tailrec(space["f"])(3000) == "end"


def test_warnings_of_the_source_are_not_repeated(tmp_path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        module = load(tmp_path / "warned.py", "def f(n):\n    return '\\d' if n is 0 else f(n - 1)\n")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert tailrec(module.f)(1) == "\\d"


def test_private_names_in_every_place() -> None:
    class _Odd__:
        __shared = "shared"

        @tailrec
        def run(self, n: int) -> tuple[str, Any]:
            __local = self.__shared
            kept = [lambda: __local][0]
            return (__local, kept()) if n == 0 else self.run(n - 1)

        def outer(self) -> Any:
            @tailrec
            def inner(n: int) -> str:
                return self.__shared if n == 0 else inner(n - 1)

            return inner

    assert _Odd__().run(2) == ("shared", "shared")
    assert _Odd__().outer()(2) == "shared"


def test_private_name_of_a_nested_function_alone() -> None:
    class Machine:
        __kept = "kept"

        @tailrec
        def run(self, n: int) -> Any:
            return (lambda: (lambda: self.__kept))()() if n == 0 else self.run(n - 1)  # type: ignore[attr-defined]

    assert Machine().run(2) == "kept"


def test_private_name_of_one_of_several_nested_functions() -> None:
    class Machine:
        __kept = "kept"

        @tailrec
        def run(self, n: int) -> Any:
            public, private = lambda: n, lambda: self.__kept
            return (public(), private()) if n == 0 else self.run(n - 1)

    assert Machine().run(2) == (0, "kept")


def test_text_that_is_the_functions_name_stays_as_it_is() -> None:
    class Machine:
        @tailrec
        def run(self, n: int) -> Any:
            return ("run", lambda: "run") if n == 0 else self.run(n - 1)

    text, closure = Machine().run(2)
    assert (text, closure()) == ("run", "run")


def test_private_name_that_is_free_alone() -> None:
    class Machine:
        def outer(self) -> Any:
            __kept = "kept"

            @tailrec
            def inner(n: int) -> Any:
                return __kept if n == 0 else inner(n - 1)

            return inner

    assert Machine().outer()(2) == "kept"


def test_own_recursive_method_may_be_private() -> None:
    class Machine:
        @tailrec
        def __run(self, n: int) -> int:
            return n if n == 0 else self.__run(n - 1)

        def start(self, n: int) -> int:
            return self.__run(n)

    assert Machine().start(5000) == 0


def test_class_patterns_and_singletons() -> None:
    @tailrec
    def f(state: Any) -> Any:
        match state:
            case slice(start=0, stop=stop):
                return stop
            case slice(start=start, stop=stop):
                return f(slice(start - 1, stop))
            case True | None:
                return f(slice(2, state))

    assert f(True) is True


@pytest.mark.skipif(sys.version_info < (3, 14), reason="a context has no filters of its own")
def test_warnings_of_the_source_are_not_repeated_where_a_context_has_its_own_filters(tmp_path: Path) -> None:
    (tmp_path / "warned.py").write_text("def f(n):\n    return n if n is 0 else f(n - 1)\n", encoding="utf-8")
    program = (
        "import warnings\nwith warnings.catch_warnings():\n    warnings.simplefilter('ignore')\n    from warned import f\n"
        "from loom import tailrec\nwith warnings.catch_warnings():\n    warnings.simplefilter('error')\n"
        "    before = [*warnings._get_filters()]\n    print(tailrec(f)(3), warnings._get_filters() == before)\n"
    )
    path = os.pathsep.join([str(tmp_path), str(Path(loom.__file__).parents[1])])
    command = [sys.executable, "-X", "context_aware_warnings=1", "-c", program]
    environment = {**os.environ, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"}
    result = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=60, check=False)
    assert result.stdout == "0 True\n", result.stderr


class Named:
    @tailrec
    def own_class(self, n: int) -> tuple[bool, str]:
        if n == 0:
            return Named is __class__, super().__repr__()[:6]  # type: ignore[name-defined]
        return self.own_class(n - 1)


def test_global_of_the_own_class_beside_super() -> None:
    assert Named().own_class(2)[0]


def test_annotation_of_a_nested_def_is_read_where_it_stands() -> None:
    namespace: dict[str, Any] = {}
    source = (
        "def f(n):\n    if n == 2: ann = int\n    if n == 0:\n        def g(x: ann): pass\n        return g.__annotations__\n"
        "    return f(n - 1)\n"
    )
    linecache.cache["<annotated>"] = (len(source), None, source.splitlines(keepends=True), "<annotated>")
    exec(compile(source, "<annotated>", "exec", dont_inherit=True), namespace)
    with pytest.raises(NameError):
        tailrec(namespace["f"])(2)


def test_operator_changed_in_the_file_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "edited.py"
    text = "def make():\n    def pay(n, total=0):\n        return total if n == 0 else pay(n - 1, total + n)\n    return pay\n"
    module = load(path, text)
    path.write_text(text.replace("total + n", "total - n"))
    with pytest.raises(TailCallError, match="LOOM207"):
        tailrec(module.make())
    path.write_text(text.replace("total + n", "total + 1"))
    with pytest.raises(TailCallError, match="LOOM207"):
        tailrec(module.make())
    path.write_text(text.replace("total=0", "total=10"))
    assert tailrec(module.make())(3) == 6  # defaults are the function's own, whatever the file says


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("audit(n)", "n"),
        ("n.real - n.imag", "n.imag - n.real"),
        ("max(1, 2)", "max(2, 1)"),
        ("inspect.getdoc(n)", "inspect.isclass(n)"),
    ],
)
def test_any_edit_of_the_file_is_noticed(tmp_path: Path, before: str, after: str) -> None:
    path = tmp_path / "audited.py"
    text = f"import inspect\ndef f(n):\n    x = [1, 2, n.imag, n.real, inspect]\n    x = {before}\n    return x if n == 0 else f(n - 1)\n"
    assert tailrec(load(tmp_path / "unchanged.py", text).f)
    module = load(path, text)
    path.write_text(text.replace(before, after))
    with pytest.raises(TailCallError, match="LOOM207"):
        tailrec(module.f)


def test_function_whose_asserts_pytest_has_rewritten_is_still_its_own_source() -> None:
    @tailrec
    def f(n: int) -> int:
        assert n >= 0, "never"
        return n if n == 0 else f(n - 1)

    assert f(3) == 0


def test_methods_of_imported_names_compile_as_in_the_module() -> None:
    @tailrec
    def f(n: int) -> str:
        return inspect.cleandoc(sys.intern(" x")) if n == 0 else f(n - 1)

    assert f(3) == "x"


def test_method_of_an_imported_value_in_brackets_over_several_lines(tmp_path: Path) -> None:
    """Called as a global it leaves a line with nothing but NOP (3.11, 3.12), called as a method it does not."""
    source = "from string import ascii_letters\ndef f(n):\n    if n:\n        return f(n - 1)\n    return ((\n    ascii_letters\n    ).upper\n    )()\n"
    module = load(tmp_path / "bracketed.py", source)
    assert tailrec(module.f)(3).startswith("ABC")


def test_python_remembers_which_warnings_it_has_shown() -> None:
    def ping(n: int) -> int:
        return n if n == 0 else pong(n - 1)

    def pong(n: int) -> int:
        return ping(n)

    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("default")
        filters = list(warnings.filters)
        for use in (lambda: None, lambda: tailrec(ping), lambda: pong(tailrec(ping)(1)), lambda: step(tailrec(ping))(1)):
            warnings.warn("once per place", UserWarning, stacklevel=1)
            use()
        assert list(warnings.filters) == filters
    assert len(caught) == 1


def test_def_line_that_does_not_show_the_name(tmp_path: Path) -> None:
    module = load(tmp_path / "odd_def.py", "def \\\n  f(n): return n if n == 0 else f(n - 1)\ndef ﬁb(n): return n\n")
    from loom import TailCallWarning, explain_tailcalls

    assert "compiles to a loop" in explain_tailcalls(tailrec(module.f))
    with pytest.warns(TailCallWarning):
        tailrec(module.fib)


def test_relative_import_of_a_name_in_a_method() -> None:
    class C:
        @tailrec
        def f(self, n: int) -> object:
            if n == 0:
                from . import test_variables

                return test_variables.__name__
            return self.f(n - 1)

    assert C().f(2) == f"{__package__}.test_variables"


class Spread:
    @tailrec
    def by_lines(self, n: int) -> int:
        if n == 0:
            return (self
                .by_lines(1, 2, 3))
        return self.by_lines(n - 1)


def test_bad_method_call_over_several_lines_has_the_line_of_the_method_name() -> None:
    assert spread_line(Spread().by_lines) == spread_line(Spread.by_lines.__wrapped__.__get__(Spread()))  # type: ignore[attr-defined]


def spread_line(method: Any) -> list[int | None]:
    """Where the failing call begins and ends, as the traceback tells."""
    with pytest.raises(TypeError) as caught:
        method(0)
    trace = caught.value.__traceback__
    assert trace
    assert trace.tb_next
    places = list(trace.tb_next.tb_frame.f_code.co_positions())
    return [trace.tb_next.tb_lineno, *places[trace.tb_next.tb_lasti // 2]]


def test_form_feed_before_the_decorator(tmp_path: Path) -> None:
    text = "from loom import tailrec\n\f@tailrec\ndef f(n):\n\f    m = n\n    return m if n == 0 else f(n - 1)\n"
    assert load(tmp_path / "form_feed.py", text).f(2) == 0


class Unreached:
    @tailrec
    def f(self, n: int) -> Any:
        __x = n
        if n == 0:
            return __x
        return self.f(n - 1)
        return lambda: __x


def test_private_variable_of_a_closure_that_is_never_reached() -> None:
    assert Unreached().f(3) == 0


BYTES = """
from loom import tailrec


@tailrec
def looks(n):
    assert len(b"@entrance") == 9 and isinstance(locals(), dict)
    return other(n - 1) if n else b"looks"


@tailrec
def other(n):
    class Kept:
        text = b"other.<locals>.Kept"

    return looks(n - 1) if n else b"other"


print([looks(n).decode() for n in (10, 3_001)])
"""


def test_bytes_are_not_compared_with_text(tmp_path: Path) -> None:
    path = tmp_path / "with_bytes.py"
    path.write_text(BYTES, encoding="utf-8")
    found = subprocess.run([sys.executable, "-bb", path], capture_output=True, text=True, check=False)
    assert (found.stdout, found.stderr) == ("['looks', 'other']\n", "")


DECORATORS = {
    "in parentheses": "@(\n    logged(\n        'f')\n)\n@tailrec\n",
    "alone in parentheses": "@(\n    tailrec\n)\n",
    "after a continued line": "@ \\\n  logged('f')\n@tailrec\n",
    "after an empty line and a comment": "@(\n\n    # of all\n    logged('f'))\n@tailrec\n",
}


@pytest.mark.parametrize("decorators", DECORATORS.values(), ids=DECORATORS)
@pytest.mark.parametrize("place", ["module", "function"])
def test_first_decorator_that_begins_below_its_sign(tmp_path: Path, decorators: str, place: str) -> None:
    text = f"{decorators}def f(n):\n    return [n] if n == 0 else f(n - 1)\n"
    if place == "function":
        text = f"def make():\n{textwrap.indent(text, '    ')}    return f\nf = make()\n"
    path = tmp_path / "below_its_sign.py"
    text = f"from loom import tailrec\ndef logged(name): return lambda f: f\n{text}"
    module = load(path, text)
    assert module.f(5_000) == [0]
    assert "f (" in explain_tailcalls(module.f)
    (line,) = [number for number, each in enumerate(text.splitlines(), 1) if "return [n]" in each]
    with pytest.raises(TypeError) as caught:
        module.f("n")
    assert caught.traceback[-1].lineno + 1 == line
