"""Methods dispatch dynamically: the loop stays where the method found is this one, else the other is called."""

from __future__ import annotations

import asyncio
import builtins
import sys
from types import FrameType
from typing import Any

import pytest

from loom import TailCallError, tailrec
from tests.kinds import FUNCTIONS, made, plain

DEEP = 5000


class Machine:
    """A linked machine; `next` is another receiver."""

    next: Machine

    def __init__(self, name: str = "m") -> None:
        self.name = name
        self.next = self
        self.__secret = name

    @tailrec
    async def run(self, n: int, acc: int = 0) -> tuple[str, int]:
        if n == 0:
            return self.name, acc
        await asyncio.sleep(0)
        return await self.run(n - 1, acc + 1)

    @tailrec
    def hop(self, n: int) -> str:
        return self.name if n == 0 else self.next.hop(n - 1)

    @tailrec
    def by_class(self, n: int) -> str:
        return self.name if n == 0 else Machine.by_class(self.next, n - 1)

    @classmethod
    @tailrec
    def make(cls, n: int) -> str:
        return cls.__name__ if n == 0 else cls.make(n - 1)

    @classmethod
    @tailrec
    def make_by_class(cls, n: int) -> str:
        return cls.__name__ if n == 0 else Machine.make_by_class(n - 1)

    @staticmethod
    @tailrec
    def count(n: int) -> int:
        return n if n == 0 else Machine.count(n - 1)

    @tailrec
    def alias(self, n: int) -> int:
        again = self.alias
        return n if n == 0 else again(n - 1)

    @tailrec
    def secret(self, n: int) -> str:
        return self.__secret if n == 0 else self.secret(n - 1)

    @tailrec
    def zig(self, n: int, other: Machine) -> str:
        if n == 0:
            return self.name
        if n % 2:
            return other.zig(n - 1, self)
        return self.zig(n - 1, other)

    def describe(self) -> str:
        return "machine"


class Derived(Machine):
    @tailrec
    def describe_deep(self, n: int) -> str:
        return super().describe() + __class__.__name__ if n == 0 else self.describe_deep(n - 1)  # type: ignore[name-defined]


class Overriding(Machine):
    def hop(self, n: int) -> str:
        return f"overridden at {n}"


def test_self_call_through_self(shallow_stack: int) -> None:
    assert asyncio.run(Machine().run(DEEP)) == ("m", DEEP)


def test_another_receiver_takes_over(shallow_stack: int) -> None:
    one, other = Machine("one"), Machine("other")
    one.next, other.next = other, one
    assert one.hop(DEEP) == "one"
    assert one.hop(DEEP + 1) == "other"


def test_receivers_alternate_with_self_calls(shallow_stack: int) -> None:
    one, other = Machine("one"), Machine("other")
    assert [one.zig(n, other) for n in (0, 1, 2, 3, DEEP)] == ["one", "other", "other", "one", "one"]


@pytest.mark.parametrize("name", ["by_class", "secret"])
def test_through_the_class_and_with_private_names(shallow_stack: int, name: str) -> None:
    assert getattr(Machine(), name)(DEEP) == "m"


def test_classmethods_and_staticmethods(shallow_stack: int) -> None:
    assert Machine.make(DEEP) == "Machine"
    assert Derived.make(DEEP) == "Derived"
    assert Derived.make_by_class(DEEP) == "Machine"
    assert Machine.count(DEEP) == 0


def test_alias_of_the_method(shallow_stack: int) -> None:
    assert Machine().alias(DEEP) == 0


def test_super_and_class_cell(shallow_stack: int) -> None:
    assert Derived().describe_deep(DEEP) == "machineDerived"


def test_override_is_honoured() -> None:
    machine = Machine("base")
    machine.next = Overriding("override")
    assert machine.hop(5) == "overridden at 4"


def test_instance_attribute_is_honoured() -> None:
    machine = Machine()
    machine.run = None  # type: ignore[method-assign, assignment]
    other = Machine("other")
    other.run = lambda n, acc: f"own run of {n}"  # type: ignore[method-assign, assignment, return-value, misc]

    async def start() -> Any:
        return await Machine.run(other, 3)

    with pytest.raises(TypeError, match="str"):  # a string is not awaitable, just as in plain recursion
        asyncio.run(start())


def test_method_replaced_on_the_class_is_honoured(monkeypatch: pytest.MonkeyPatch) -> None:
    original = Machine.hop
    monkeypatch.setattr(Machine, "hop", lambda self, n: f"patched at {n}")
    assert original(Machine(), 3) == "patched at 2"


def test_subclass_override_that_calls_super_alternates() -> None:
    log: list[str] = []

    class Base:
        @tailrec
        def f(self, n: int) -> str:
            log.append(f"base {n}")
            return "end" if n == 0 else self.f(n - 1)

    class Sub(Base):
        def f(self, n: int) -> str:
            log.append(f"sub {n}")
            return super().f(n)

    assert Sub().f(2) == "end"
    assert log == ["sub 2", "base 2", "sub 1", "base 1", "sub 0", "base 0"]


def test_lookup_error_of_the_method_is_pythons() -> None:
    class Odd:
        @tailrec
        def f(self, n: int) -> int:
            return n if n == 0 else self.f(n - 1)

    function = Odd.f
    del Odd.f
    with pytest.raises(AttributeError, match="'Odd' object has no attribute 'f'"):
        function(Odd(), 1)


def test_bare_name_in_a_method_is_not_the_method() -> None:
    class Odd:
        @tailrec
        def sorted(self, n: int) -> object:
            return sorted([2, 1]) if n == 0 else self.sorted(n - 1)

    assert Odd().sorted(3) == [1, 2]


def test_method_of_the_same_name_on_another_object_is_an_ordinary_call() -> None:
    class Tree:
        def __init__(self, *children: Tree) -> None:
            self.children = children

        @tailrec
        def size(self, acc: int = 0) -> int:
            for child in self.children[1:]:
                acc = acc + child.size()
            return self.children[0].size(acc + 1) if self.children else acc + 1

    leaf = Tree()
    assert Tree(Tree(leaf), leaf, leaf).size() == 5


def test_self_call_that_is_no_tail_call_is_refused() -> None:
    with pytest.raises(TailCallError, match="LOOM101"):

        class Odd:
            @tailrec
            def f(self, n: int) -> int:
                return 1 + self.f(n - 1)


def test_first_parameter_that_is_rebound_is_another_receiver(shallow_stack: int) -> None:
    class Node:
        def __init__(self, next_node: Node | None) -> None:
            self.next_node = next_node

        @tailrec
        def last(self) -> Node:
            if self.next_node is None:
                return self
            self = self.next_node
            return self.last()

    first = last = Node(None)
    for _ in range(DEEP):
        first = Node(first)
    assert first.last() is last


def test_function_made_a_method_later(shallow_stack: int) -> None:
    class Later:
        pass

    @tailrec
    def count(self: Any, n: int) -> int:
        return n if n == 0 else self.count(n - 1)

    Later.count = count  # type: ignore[attr-defined]
    assert Later().count(DEEP) == 0  # type: ignore[attr-defined]


def test_alias_of_the_function(shallow_stack: int) -> None:
    @tailrec
    def count(n: int) -> int:
        again = count
        return n if n == 0 else again(n - 1)

    assert count(DEEP) == 0


class Base:
    class Agent:
        async def run(self, n: int) -> int:
            return n + 2


class Agent(Base.Agent):
    @tailrec
    async def run(self, n: int) -> int:
        first = await Base.Agent.run(self, n)
        return first if first > 5 else await self.run(first)


def test_base_class_of_the_same_name_is_another_class() -> None:
    assert asyncio.run(Agent().run(0)) == 6


class Tree:
    def __init__(self, below: Tree | None) -> None:
        self.below = below

    @builtins.staticmethod
    @tailrec
    def size(node: Tree, total: int = 0) -> int:
        if node.below is None:
            return total + 1
        if total > 1:
            return Tree.size(node.below, total + 1)
        return 1 + node.size(node.below, total)


def test_first_parameter_of_a_static_method_is_no_receiver() -> None:
    assert Tree.size(Tree(Tree(None))) == 2


class Outer:
    class Inner:
        @tailrec
        def count(self, n: int, Outer: Any) -> int:  # noqa: N803  # hides the class
            if n == 0:
                return 0
            if n > 5:
                return self.count(n - 1, Outer)
            return 1 + Outer.Inner.count(self, n - 1, Outer)


def test_parameter_of_the_outer_class_name_is_another_object() -> None:
    assert Outer.Inner().count(7, Outer) == 5


NO_FIRST_PARAMETER = """
class C:
    @staticmethod
    @DECORATE
    def f(PARAMETERS):
        for each in (1, 2):
            seen = lambda: each
        if n < 0:
            END
        NEXT C.g(VALUES)

    @staticmethod
    @DECORATE
    def g(PARAMETERS):
        if n < 0:
            END
        NEXT C.f(VALUES)
"""


@pytest.mark.parametrize("kind", ["function", "generator"])
@pytest.mark.parametrize("end", ["super().__repr__", "(n, sorted(locals())) if __class__ else 0"])
@pytest.mark.parametrize(
    ("parameters", "values"),
    [("*, n", "n=n - 1"), ("*all, n, k=2", "n=n - 1"), ("*all, n=9, **more", "1, n=n - 1, x=2"), ("n", "n - 1")],
)
def test_super_finds_no_first_parameter_where_there_is_none(kind: str, end: str, parameters: str, values: str) -> None:
    text = NO_FIRST_PARAMETER.replace("PARAMETERS", parameters).replace("VALUES", values)
    text = text.replace("END", FUNCTIONS[kind].end.format(end))
    text = text.replace("NEXT C.f", FUNCTIONS[kind].tail.format("C.f")).replace(
        "NEXT C.g", FUNCTIONS[kind].tail.format("C.g")
    )
    outcomes: list[list[str]] = []
    for decorate in (plain, FUNCTIONS[kind].decorate):
        function = made(text, decorate)
        outcomes.append([])
        for n in (-1, 3, 4):
            try:
                outcomes[-1].append(repr(FUNCTIONS[kind].run(function(n=n))))
            except Exception as error:
                outcomes[-1].append(repr(error))
    assert outcomes[0] == outcomes[1]


def test_body_without_a_positional_parameter_is_stepped_on_as_in_the_source() -> None:
    text = NO_FIRST_PARAMETER.replace("PARAMETERS", "*, n").replace("VALUES", "n=n - 1")
    text = text.replace("END", "return __class__.__name__").replace("NEXT ", "return ")
    seen: list[list[int]] = []
    for decorate in (plain, tailrec):
        function = made(text, decorate)
        function(n=2)  # what is made at the first jump is made
        lines: list[int] = []

        def trace(frame: FrameType, event: str, _: object, lines: list[int] = lines) -> Any:
            if frame.f_code.co_name == "g" and event == "line":
                lines.append(frame.f_lineno)
            return trace

        before = sys.gettrace()
        sys.settrace(trace)
        try:
            assert function(n=4) == "C"
        finally:
            sys.settrace(before)
        seen.append(lines)
    assert seen[0] == seen[1]


class Other:
    def walk(self, n: int) -> int:
        return 10 * n


class Walker:
    @tailrec
    def walk(self, n: int) -> int:
        class Inside:
            self = Other()
            seen = self.walk(1)

        return self.walk(n - 1) if n else Inside.seen


def test_receiver_that_a_class_body_binds_is_another_one() -> None:
    assert Walker().walk(DEEP) == 10
