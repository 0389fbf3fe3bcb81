"""What belongs to code objects: by identity, for equal code may stand elsewhere, and as long as the code lives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar
from weakref import ref

if TYPE_CHECKING:
    from types import CodeType

Value = TypeVar("Value")


class ByCode(Generic[Value]):
    """Values by code object. A value must not lead back to its code, or both are kept for ever."""

    def __init__(self) -> None:
        self._values: dict[int, tuple[ref[CodeType], Value]] = {}

    def get(self, code: CodeType) -> Value | None:
        found = self._values.get(id(code))
        return None if found is None else found[1]

    def put(self, code: CodeType, value: Value) -> None:
        values, key = self._values, id(code)
        values[key] = ref(code, lambda _: values.pop(key, None)), value

    def __len__(self) -> int:
        return len(self._values)
