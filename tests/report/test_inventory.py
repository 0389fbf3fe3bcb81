"""Names are looked up as they lie: no property runs, private names are found, classes show their methods."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import pytest

from loom import tailrec
from loom.report.inventory import attribute, decorated, holds_compiled, look_up, plain_function


def module_of(**members: object) -> ModuleType:
    module = ModuleType(__name__)
    vars(module).update(members)
    return module


class Holder:
    @property
    def runs(self) -> Any:
        raise AssertionError

    @property
    @tailrec
    def lazily(self) -> Any:
        return self.later()

    @tailrec
    def __private(self, n: Any) -> Any:
        return self.__private(n - 1)

    class Inner:
        @classmethod
        @tailrec
        def make(cls, n: Any) -> Any:
            return cls.make(n - 1)


def test_private_method_is_found_by_the_name_that_the_source_has() -> None:
    found = look_up(module_of(Holder=Holder), "Holder.__private")
    assert found is not None
    assert found.owner is Holder
    assert holds_compiled(found.value)


def test_nested_class_is_looked_into() -> None:
    found = look_up(module_of(Holder=Holder), "Holder.Inner.make")
    assert found is not None
    assert isinstance(found.value, classmethod)


@pytest.mark.parametrize("name", ["missing", "Holder.missing", "Holder.runs.missing"])
def test_missing_name_is_none(name: str) -> None:
    assert look_up(module_of(Holder=Holder), name) is None


def test_property_is_not_run() -> None:
    assert attribute(Holder, "runs") is not None
    assert plain_function(vars(Holder)["runs"]) is not None


def test_members_of_classes_are_listed() -> None:
    names = [found.name for found in decorated(module_of(Holder=Holder))]
    assert names == ["Holder.lazily", "Holder._Holder__private", "Holder.Inner.make"]


def test_wrapper_that_leads_to_itself_ends() -> None:
    def wrapper() -> Any:
        pass

    wrapper.__wrapped__ = wrapper  # type: ignore[attr-defined]
    assert not holds_compiled(wrapper)
    assert plain_function(wrapper) is wrapper


@tailrec
def start(n: int) -> int:
    return start(n - 1) if n else 0


@pytest.mark.parametrize("names", [("start", "again"), ("again", "start"), ("again",)])
def test_function_of_several_names_comes_under_its_own(names: tuple[str, ...]) -> None:
    found = [each.name for each in decorated(module_of(**dict.fromkeys(names, start)))]
    assert found == ["start" if "start" in names else "again"]
