"""Patterns of `match`: every kind, nested, each name bound once.

self.pattern(set())   →   {'q': [int(), x], **y}
"""

from __future__ import annotations

from tests.search.generator.calls import Calls

PATTERNS = (
    (3, "value_pattern", None),
    (2, "singleton_pattern", None),
    (4, "sequence_pattern", None),
    (3, "mapping_pattern", None),
    (4, "class_pattern", None),
    (3, "as_pattern", None),
    (3, "or_pattern", None),
    (2, "wildcard_pattern", None),
    (4, "capture_pattern", None),
)
VALUES = ("0", "1", "2", "-1", "'a0'", "w.limit", "w.box.p", "1.5", "2 + 1j", "b'bytes'", "'one' 'two'")


class Patterns(Calls):
    """Writes patterns; `taken` has the names that are bound already."""

    def refutable(self) -> str:
        """A pattern for a case that others may follow."""
        taken: set[str] = set()
        while (text := self.pattern(taken)).isidentifier() or text.endswith(" as _"):
            taken.clear()
        return text

    def pattern(self, taken: set[str], depth: int = 0) -> str:
        if depth > 2:
            return self.random.choice(["_", "1", self.capture_pattern(taken, depth)])
        return str(self.one_of(PATTERNS)(taken, depth + 1))

    def value_pattern(self, taken: set[str], depth: int) -> str:
        return self.random.choice(VALUES)

    def singleton_pattern(self, taken: set[str], depth: int) -> str:
        return self.random.choice(["None", "True", "False"])

    def wildcard_pattern(self, taken: set[str], depth: int) -> str:
        return "_" if depth > 1 else "[_, _]"

    def capture_pattern(self, taken: set[str], depth: int) -> str:
        free = [name for name in (*self.locals, *self.signature.free_names) if name not in taken and name != "_"]
        if not free:
            return "_"
        name = self.random.choice(free)
        taken.add(name)
        return self.bind(name)

    def sequence_pattern(self, taken: set[str], depth: int) -> str:
        parts = [self.pattern(taken, depth) for _ in range(self.random.randint(0, 2))]
        if self.chance(0.6):
            parts.insert(self.random.randint(0, len(parts)), f"*{self.capture_pattern(taken, depth)}")
        return self.random.choice([f"[{', '.join(parts)}]", f"({''.join(part + ', ' for part in parts)})"])

    def mapping_pattern(self, taken: set[str], depth: int) -> str:
        parts = [f"{key}: {self.pattern(taken, depth)}" for key in ("'q'", "1")[: self.random.randint(0, 2)]]
        if self.chance(0.5) and (name := self.capture_pattern(taken, depth)) != "_":
            parts.append(f"**{name}")
        return f"{{{', '.join(parts)}}}"

    def class_pattern(self, taken: set[str], depth: int) -> str:
        kind = self.random.choice(["int", "str", "tuple", "w.Point"])
        if kind != "w.Point":
            return f"{kind}({self.pattern(taken, depth) if self.chance(0.4) else ''})"
        parts = [self.pattern(taken, depth)] if self.chance(0.7) else []
        if self.chance(0.6):
            parts.append(f"y={self.pattern(taken, depth)}")
        return f"w.Point({', '.join(parts)})"

    def as_pattern(self, taken: set[str], depth: int) -> str:
        inner = self.pattern(taken, depth)
        name = self.capture_pattern(taken, depth)
        if inner == "_" or inner.isidentifier() or name == "_" or " as " in inner:
            return f"int() as {name}" if name != "_" else "int()"
        return f"({inner}) as {name}" if depth > 1 else f"{inner} as {name}"

    def or_pattern(self, taken: set[str], depth: int) -> str:
        if self.chance(0.5):
            return "(1 | 2 | 'a0')" if depth > 1 else "1 | 2 | str()"
        name = self.capture_pattern(taken, depth)
        return f"([{name}, _] | {{'q': {name}}})" if name != "_" else "([_] | 3)"
