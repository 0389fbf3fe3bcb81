"""Methods that hand over to each other: what a site remembers of one, and what else it may meet afterwards."""

from __future__ import annotations

from typing import Any

import pytest

from tests.kinds import FUNCTIONS, Kind, made, plain, written

DEEP = 3000
MACHINE = """
from types import MethodType
LOG = []
def swapped(machine, n):
    CHANGE
    return machine
def note(*what):
    LOG.append(what)
    return what[-1]
class Liar:
    @property
    def __class__(self):
        note("asked for its class")
        return MethodType
    @property
    def __func__(self):
        note("asked for its function")
    def __call__(self, n):
        raise KeyError(note("called", n))
def changed(self, n):
    raise KeyError(note("changed", n))
def twice(outer, inner, n):
    raise KeyError(note("twice", n))
$def f(n):
    if n == 0:
        $end self.name
    self = swapped(self, n)
    <<g(note(self.name, n - 1))>>
$def g(n):
    if n == 0:
        $end self.name
    <<f(n - 1)>>
$def h(n):
    if n == 0:
        $end note("h", self.name)
    note("h", n)
    <<f(n - 1)>>
"""
CHANGES = {
    "nothing": "",
    "another receiver": "if n % 3: machine = C(); machine.name = n",
    "an attribute of the instance": "if n == 6: machine.g = machine.h",
    "a function": "if n == 6: machine.g = lambda n: machine.h(n)",
    "the class's method": "if n == 6: C.g = C.h",
    "a class method": "if n == 6: C.g = classmethod(C.h)",
    "a static method": "if n == 6: C.g = staticmethod(lambda n: machine.h(n))",
    "a subclass": "if n == 6: machine = type('D', (C,), {'g': lambda self, n: C.g(self, n)})()",
    "nobody's receiver": "if n == 6: machine.g = MethodType(C.g, 'nobody')",
    "None": "if n == 6: machine.g = None",
    "a method of no function": "if n == 6: machine.g = MethodType(divmod, 7)",
    "a method of a method": "if n == 6: machine.g = MethodType(MethodType(twice, machine), machine)",
    "no method": "if n == 6: del C.g",
    "what lies about its class": "if n == 6: machine.g = Liar()",
    "a function that is not compiled": "if n == 6: C.g = changed",
}


def outcome(change: str, kind: Kind, decorate: Any, n: int) -> tuple[object, list[object]]:
    """What a run gives or raises, and its log."""
    source = written(MACHINE.replace("CHANGE", CHANGES[change] or "pass"), kind._replace(in_class=True))
    function = made(source, decorate)
    type(function.__self__).name = "one"
    log = function.__func__.__globals__["LOG"]
    try:
        return kind.run(function(n)), log
    except Exception as error:
        return repr(error), log


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("kind", FUNCTIONS)
def test_method_that_is_found_is_the_one_that_runs(kind: str, change: str) -> None:
    for n in (9, 12):
        assert outcome(change, FUNCTIONS[kind], FUNCTIONS[kind].decorate, n) == outcome(
            change, FUNCTIONS[kind], plain, n
        )


@pytest.mark.parametrize(
    "change", ["nothing", "another receiver", "an attribute of the instance", "the class's method"]
)
@pytest.mark.parametrize("kind", FUNCTIONS)
def test_stack_stays_flat(kind: str, change: str, shallow_stack: int) -> None:
    result, log = outcome(change, FUNCTIONS[kind], FUNCTIONS[kind].decorate, DEEP)
    assert result in (last := 2 if change == "another receiver" else "one", [last])
    assert len(log) >= DEEP / 2
