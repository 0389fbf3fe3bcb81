"""Values as they can be compared between two worlds: no identities, no addresses; closures by what they give.

show((1, lambda: [x]))   →   [1, ("called", [3])]
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby


class Shown:
    """What is shown by its `repr`."""


class Placeless:
    """What says nothing of its address: programs take texts apart."""

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"


SHOWN_AS_THEY_ARE = frozenset({int, str, float, complex, bytes, bool, type(None), type(...)})
ADDRESS = re.compile(r"(?: at )?0x[0-9A-Fa-f]*")


def joined(items: Iterable[object]) -> Iterator[object]:
    """What was taken apart letter by letter as one text again: an address may stand in it."""
    for is_letter, group in groupby(items, key=lambda item: type(item) is str and len(item) == 1):
        if is_letter:
            yield "".join(map(str, group))
        else:
            yield from group


def show(value: object, depth: int = 0) -> object:
    """A value as it can be compared between worlds; closures are called, a few levels deep."""
    kind = type(value)
    if kind in SHOWN_AS_THEY_ARE:
        return ADDRESS.sub("", value) if kind is str and "0x" in value else value  # type: ignore[operator]
    if depth > 3:
        return "deep"
    if kind is tuple or kind is list:
        return [show(item, depth + 1) for item in joined(value)]  # type: ignore[arg-type]
    if kind is dict:
        return [(show(key), show(item, depth + 1)) for key, item in value.items()]  # type: ignore[attr-defined]
    if kind is set or kind is frozenset:
        return sorted(str(show(item)) for item in value)  # type: ignore[attr-defined]
    if kind is slice:
        return ["slice", *(show(part) for part in (value.start, value.stop, value.step))]  # type: ignore[attr-defined]
    if kind.__name__ == "Template":
        parts = [part if isinstance(part, str) else (part.value, *part.__reduce__()[1][1:]) for part in value]  # type: ignore[attr-defined]
        return ["template", *(show(part, depth + 1) for part in parts)]
    if isinstance(value, BaseException):
        members = [show(each, depth + 1) for each in getattr(value, "exceptions", ())]
        cause = show(value.__cause__, depth + 1) if value.__cause__ else None
        return (kind.__name__, show(str(value)), cause, *members)
    if getattr(value, "__name__", "") == "<lambda>":
        try:
            return ("called", show(value(), depth + 1))  # type: ignore[operator]  # a lambda can be called
        except Exception as error:  # noqa: BLE001  # whatever it is, it must be the same in both runs
            return ("called", type(error).__name__, show(str(error)))
    if callable(value) or hasattr(value, "cr_frame"):
        return getattr(value, "__qualname__", kind.__name__)
    return repr(value) if isinstance(value, Shown) else kind.__name__
