"""The docstrings of the public names have the sections that apply to them, and their examples run."""

from __future__ import annotations

import dataclasses
import doctest
import inspect
import re
from typing import Any

import pytest

import loom
import loom.observers

PUBLIC: dict[str, Any] = {
    f"{module.__name__}.{name}": getattr(module, name)
    for module in (loom, loom.observers)
    for name in module.__all__
    if name != "__version__"
}
FUNCTIONS = {name: item for name, item in PUBLIC.items() if inspect.isfunction(item)}
CLASSES = {name: item for name, item in PUBLIC.items() if inspect.isclass(item)}
METHODS = {
    f"{name}.{method}": getattr(item, method)
    for name, item in CLASSES.items()
    for method, value in vars(item).items()
    if not method.startswith("_") and callable(getattr(item, method))
}
EXAMPLES = {name: item for name, item in (PUBLIC | METHODS).items() if ">>>" in (inspect.getdoc(item) or "")}


def section(item: Any, title: str) -> str:
    """The text of a section of a docstring."""
    found = re.search(rf"^{title}:\n(.*?)(?:^\S|\Z)", inspect.getdoc(item) or "", re.MULTILINE | re.DOTALL)
    return found[1] if found else ""


def parameters(item: Any) -> list[str]:
    """What a caller passes, spelt as a docstring spells it."""
    stars = {inspect.Parameter.VAR_POSITIONAL: "*", inspect.Parameter.VAR_KEYWORD: "**"}
    found = inspect.signature(item).parameters.values()
    return [stars.get(each.kind, "") + each.name for each in found if each.name != "self"]


def untold(item: Any, names: list[str], title: str) -> list[str]:
    """Those names that a section of a docstring has no entry for."""
    told = section(item, title)
    return [name for name in names if f"    {name}: " not in told]


@pytest.mark.parametrize("name", PUBLIC)
def test_public_name_says_what_it_is(name: str) -> None:
    assert PUBLIC[name].__doc__


@pytest.mark.parametrize("name", METHODS)
def test_public_method_says_what_it_does_and_takes(name: str) -> None:
    assert inspect.getdoc(METHODS[name])
    assert not untold(METHODS[name], parameters(METHODS[name]), "Args")


@pytest.mark.parametrize("name", FUNCTIONS)
def test_function_tells_of_arguments_result_and_errors_and_has_an_example(name: str) -> None:
    assert [
        each for each in parameters(FUNCTIONS[name]) if f"    {each}: " not in section(FUNCTIONS[name], "Args")
    ] == []
    assert all(section(FUNCTIONS[name], title) for title in ("Returns", "Raises", "Example"))


@pytest.mark.parametrize("name", [name for name, item in CLASSES.items() if dataclasses.is_dataclass(item)])
def test_value_tells_of_its_attributes(name: str) -> None:
    fields = [field.name for field in dataclasses.fields(CLASSES[name])]
    assert not untold(CLASSES[name], fields, "Attributes")


@pytest.mark.parametrize("name", [name for name, item in CLASSES.items() if issubclass(item, loom.observers.Observer)])
def test_observer_tells_of_its_arguments_and_has_an_example(name: str) -> None:
    taken = parameters(CLASSES[name]) if "__init__" in vars(CLASSES[name]) else []
    assert not untold(CLASSES[name], taken, "Args")
    assert section(CLASSES[name], "Example")


@pytest.mark.parametrize("name", EXAMPLES)
def test_examples_run(name: str) -> None:
    finder = doctest.DocTestFinder(recurse=False)
    (test,) = finder.find(EXAMPLES[name], name, module=False, globs={"__name__": "example"})
    found = doctest.DocTestRunner().run(test)
    assert found.attempted > 0
    assert found.failed == 0
