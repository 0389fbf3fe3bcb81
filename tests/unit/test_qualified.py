"""What a qualified name tells."""

from __future__ import annotations

import ast

import pytest

from loom.compiler.qualified import innermost_class, is_path, mangled, path_of_class


@pytest.mark.parametrize(
    ("name", "class_name", "stored"),
    [
        ("__a", "X", "_X__a"),
        ("__a", "__X", "_X__a"),
        ("__a", "_", "__a"),
        ("__a", None, "__a"),
        ("__a__", "X", "__a__"),
        ("_a", "X", "_a"),
    ],
)
def test_private_names_are_stored_as_cpython_stores_them(name: str, class_name: str | None, stored: str) -> None:
    assert mangled(name, class_name) == stored


@pytest.mark.parametrize(
    ("path", "innermost", "named"),
    [
        ("f", None, ""),
        ("C.f", "C", "C"),
        ("A.B.f", "B", "A.B"),
        ("make.<locals>.f", None, ""),
        ("make.<locals>.A.B.f", "B", "A.B"),
        ("C.m.<locals>.f", "C", ""),
        ("C.m.<locals>.D.m.<locals>.f", "D", ""),
    ],
)
def test_classes_around_a_function(path: str, innermost: str | None, named: str) -> None:
    parts = path.split(".")
    assert innermost_class(parts) == innermost
    assert path_of_class(parts) == named


@pytest.mark.parametrize("text", ["B", "A.C", "C.B", "X.A.B", "A.B.B", "A().B", "A.B()"])
def test_another_path_is_another_class(text: str) -> None:
    assert not is_path(ast.parse(text, mode="eval").body, "A.B")


def test_path_is_the_class() -> None:
    assert is_path(ast.parse("A.B", mode="eval").body, "A.B")
    assert is_path(ast.parse("B", mode="eval").body, "B")
