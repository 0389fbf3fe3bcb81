"""What has been made of a def is found again as long as it would be made again."""

from __future__ import annotations

import gc
import linecache
import weakref
from types import FunctionType
from typing import Any

import pytest

from loom.compiler import analyse, read_source
from loom.compiler.kept import Kept
from loom.compiler.source import make_source

TEXT = """async def f(n, key=5):
    try:
        await n
    except errors.Broken:
        pass
    return n if n == 0 else await f(n - 1)
"""


class Errors:
    Broken: Any = KeyError


def kept_of(space: dict[str, Any]) -> tuple[Kept[str], FunctionType]:
    """A function with some globals, of whose code something is kept."""
    linecache.cache["<kept>"] = (len(TEXT), None, TEXT.splitlines(keepends=True), "<kept>")
    exec(compile(TEXT, "<kept>", "exec", dont_inherit=True), space)
    kept: Kept[str] = Kept()
    kept.keep(analyse(read_source(space["f"])).plan, "thing")
    return kept, space["f"]


@pytest.mark.parametrize("broken", [KeyError, type("Broken", (Exception,), {})])
def test_is_found_while_nothing_has_changed(broken: object) -> None:
    kept, function = kept_of({"errors": type("errors", (), {"Broken": broken})})
    assert kept.recall(function) == "thing"


@pytest.mark.parametrize("change", ["the name", "the attribute", "no name", "no attribute"])
def test_is_not_found_when_a_name_stands_for_something_else(change: str) -> None:
    errors: Any = type("errors", (), {"Broken": KeyError})
    space: dict[str, Any] = {"errors": errors}
    kept, function = kept_of(space)
    match change:
        case "the name":
            space["errors"] = type("errors", (), {"Broken": ValueError})
        case "the attribute":
            errors.Broken = ValueError
        case "no name":
            del space["errors"]
        case _:
            del errors.Broken
    assert kept.recall(function) is None


def test_is_not_found_when_a_class_is_gone_and_its_name_stands_for_nothing() -> None:
    errors: Any = type("errors", (), {"Broken": type("Broken", (Exception,), {})})
    kept, function = kept_of({"errors": errors})
    errors.Broken = None
    gc.collect()
    assert kept.recall(function) is None


def test_is_found_while_a_name_stands_for_nothing_known() -> None:
    space: dict[str, Any] = {}
    kept, function = kept_of(space)
    assert kept.recall(function) == "thing"
    space["errors"] = Errors
    assert kept.recall(function) is None


@pytest.mark.parametrize(("first", "then"), [((KeyError, "text"), (KeyError, "other")), ("text", "other"), (5, 6)])
def test_of_what_cannot_be_referred_to_weakly_the_class_counts(first: object, then: object) -> None:
    errors: Any = type("errors", (), {"Broken": first})
    kept, function = kept_of({"errors": errors})
    assert kept.recall(function) == "thing"
    errors.Broken = then
    assert kept.recall(function) == "thing"
    errors.Broken = KeyError
    assert kept.recall(function) is None
    assert kept.last(function) == "thing"


def test_plain_object_is_not_taken_for_what_is_not_known() -> None:
    space: dict[str, Any] = {"errors": type("errors", (), {"Broken": object()})}
    kept, function = kept_of(space)
    assert kept.recall(function) == "thing"
    del space["errors"]
    assert kept.recall(function) is None


Mine = type("Mine", (Exception,), {})


@pytest.mark.parametrize(
    "then",
    [
        (KeyError, Mine),
        (KeyError, ValueError),
        (Mine,),
        (KeyError, Mine, Mine),
        (Mine, KeyError),
        KeyError,
        None,
        [Mine, KeyError],
    ],
)
def test_tuple_is_the_same_while_it_holds_the_same(then: object) -> None:
    errors: Any = type("errors", (), {"Broken": (KeyError, Mine)})
    kept, function = kept_of({"errors": errors})
    errors.Broken = then
    assert kept.recall(function) == ("thing" if then == (KeyError, Mine) else None)


def test_is_not_found_under_a_name_that_is_no_mere_text() -> None:
    class Name(str):
        __slots__ = ()

    for attribute in ("__name__", "__qualname__"):
        kept, function = kept_of({"errors": Errors})
        setattr(function, attribute, Name("f"))
        kept.keep(analyse(read_source(function)).plan, "other")
        assert kept.recall(function) is None


def test_is_let_go_of_with_the_code() -> None:
    class Thing:
        pass

    _, function = kept_of({"errors": Errors})
    kept: Kept[Thing] = Kept()
    things = [Thing(), Thing()]
    alive = [weakref.ref(thing) for thing in things]
    while things:
        kept.keep(analyse(read_source(function)).plan, things.pop(0))
    assert [thing() is not None for thing in alive] == [False, True]  # the last one
    assert kept.recall(function) is alive[1]()
    del function
    gc.collect()
    assert alive[1]() is None


@pytest.mark.parametrize("defaults", [None, (1, 5), (6,), (5.0,), (None,)])
def test_is_not_found_for_other_defaults(defaults: tuple[object, ...] | None) -> None:
    kept, function = kept_of({"errors": Errors})
    function.__defaults__ = defaults
    assert kept.recall(function) is None


def test_is_found_by_the_code_and_not_by_what_equals_it() -> None:
    kept, function = kept_of({"errors": Errors})
    same = FunctionType(function.__code__, {"errors": Errors}, "f", (5,))
    equal = FunctionType(function.__code__.replace(), {"errors": Errors}, "f", (5,))
    assert equal.__code__ == function.__code__
    assert kept.recall(same) == "thing"
    assert kept.recall(equal) is None


@pytest.mark.parametrize("attribute", ["__name__", "__qualname__"])
def test_is_not_found_under_another_name(attribute: str) -> None:
    kept, function = kept_of({"errors": Errors})
    setattr(function, attribute, "g")
    assert kept.recall(function) is None


def test_what_has_been_made_again_is_found_for_any_default() -> None:
    kept, function = kept_of({"errors": Errors})
    again = make_source(function, TEXT, 0, is_certain=True)
    kept.keep(analyse(again).plan, "for any")
    function.__defaults__ = (6,)
    assert kept.recall(function) == "for any"
    function.__defaults__ = (5, 6)
    assert kept.recall(function) is None
