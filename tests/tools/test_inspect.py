"""`inspect` answers for a compiled function as for the plain one."""

from __future__ import annotations

import inspect
import typing
from types import FunctionType, ModuleType
from typing import Any

import pytest

from tests.tools.programs import load, write_machines

NAMES = [
    *["total", "walk", "keep", "keep_later", "ping", "pong", "connect", "stream"],
    *["Machine.run", "Machine.other", "Machine.later", "Machine.make", "Machine.fixed"],
    *["down", "tick", "tock", "each_down", "down_later", "tick_later", "tock_later"],
]
STEPS = ["keep", "keep_later"]
"""Their code is a driver, which begins at the def, so that a profiler tells it from the body."""


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Any:
    pair = write_machines(tmp_path_factory.mktemp("inspected"))
    with pytest.MonkeyPatch.context() as patch:
        yield load(pair.plain / "machines.py", patch), load(pair.compiled / "machines.py", patch)


def function(module: ModuleType, name: str) -> FunctionType:
    found: Any = module
    for part in name.split("."):
        found = inspect.getattr_static(found, part)
    return getattr(found, "__func__", found)  # type: ignore[no-any-return]


QUESTIONS = [
    inspect.signature,
    inspect.getfullargspec,
    inspect.getsource,
    inspect.getsourcelines,
    inspect.getdoc,
    inspect.getcomments,
    inspect.isfunction,
    inspect.isroutine,
    inspect.iscoroutinefunction,
    inspect.isgeneratorfunction,
    inspect.isasyncgenfunction,
    inspect.get_annotations,
    typing.get_type_hints,
]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("ask", QUESTIONS, ids=lambda ask: ask.__name__)
def test_answer_is_the_one_for_the_plain_function(both: tuple[ModuleType, ModuleType], ask: Any, name: str) -> None:
    plain, compiled = both
    assert hasattr(function(compiled, name), "__loom__")
    assert ask(function(compiled, name)) == ask(function(plain, name))


@pytest.mark.parametrize("name", [name for name in NAMES if name not in STEPS])
def test_source_of_the_code_is_the_functions(both: tuple[ModuleType, ModuleType], name: str) -> None:
    plain, compiled = both
    assert inspect.getsource(function(compiled, name).__code__) == inspect.getsource(function(plain, name).__code__)


@pytest.mark.parametrize("name", NAMES)
def test_unwrapping_leads_to_the_plain_function(both: tuple[ModuleType, ModuleType], name: str) -> None:
    compiled = function(both[1], name)
    plain = inspect.unwrap(compiled)
    assert plain is compiled.__wrapped__  # type: ignore[attr-defined]
    assert not hasattr(plain, "__loom__")


@pytest.mark.parametrize("name", ["total", "walk", "down"])
def test_signature_does_not_need_the_plain_function(both: tuple[ModuleType, ModuleType], name: str) -> None:
    plain, compiled = both
    assert inspect.signature(function(compiled, name), follow_wrapped=False) == inspect.signature(function(plain, name))


def test_class_is_described_as_with_plain_methods(both: tuple[ModuleType, ModuleType]) -> None:
    plain, compiled = ({name: kind for name, kind, *_ in kinds(each.Machine)} for each in both)
    assert compiled == plain
    assert inspect.getsource(both[1].Machine) == inspect.getsource(both[0].Machine)


def kinds(cls: type) -> Any:
    return inspect.classify_class_attrs(cls)


def test_closure_variables_of_the_source_are_found() -> None:
    from loom import tailrec

    def make(step: int) -> Any:
        def count(n: int, acc: int = 0) -> int:
            return abs(acc) if n == 0 else count(n - 1, acc + step + len(NAMES))

        return count

    plain = make(2)
    compiled = tailrec(plain)
    expected, found = inspect.getclosurevars(plain), inspect.getclosurevars(compiled)
    assert (found.globals, found.builtins) == (expected.globals, expected.builtins)
    assert found.nonlocals["step"] == expected.nonlocals["step"] == 2


def test_state_of_coroutines_and_generators_is_told(both: tuple[ModuleType, ModuleType]) -> None:
    stream = both[1].down(1)
    assert inspect.getgeneratorstate(stream) == inspect.GEN_CREATED
    assert next(stream) == 1
    assert inspect.getgeneratorstate(stream) == inspect.GEN_SUSPENDED
    assert inspect.getgeneratorlocals(stream)["n"] == 1
    coroutine = both[1].walk(1)
    assert inspect.getcoroutinestate(coroutine) == inspect.CORO_CREATED
    assert inspect.getcoroutinelocals(coroutine)["n"] == 1
    coroutine.close()
    assert inspect.getcoroutinestate(coroutine) == inspect.CORO_CLOSED
