"""A def as a tree, and what the compiler reads off the function that it makes.

`types.FunctionType` would say the same, but type checkers take an attribute of that type for a method.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    import ast
    from types import CellType, CodeType

    FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef


class PythonFunction(Protocol):
    """A function that was made by a def."""

    @property
    def __code__(self) -> CodeType: ...
    @property
    def __globals__(self) -> dict[str, Any]: ...
    @property
    def __closure__(self) -> tuple[CellType, ...] | None: ...
    @property
    def __defaults__(self) -> tuple[Any, ...] | None: ...
    @property
    def __kwdefaults__(self) -> dict[str, Any] | None: ...
    @property
    def __name__(self) -> str: ...
    @property
    def __qualname__(self) -> str: ...
