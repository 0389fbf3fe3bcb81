"""Random signatures, and the functions that a program consists of."""

from __future__ import annotations

from tests.search.generator.choices import VERSIONS, Choices
from tests.search.generator.model import Member, Signature

NAMES = ("f", "g", "h", "k")
ANNOTATIONS = ("int", "'str'", "w.K | None", "tuple[int, ...]", "DEFAULTS[0]")
TYPE_PARAMETERS = ("[T]", "[T, *Ts, **P]", "[T: int]", "[T: (int, str)]")
WITH_DEFAULTS = ("[T = int]", "[T, *Ts = *tuple[int, str], **P = [int]]")


class Signatures(Choices):
    """Writes signatures."""

    def make_signature(self) -> Signature:
        random = self.random
        names = list(self.parameters[: random.randint(0, 4)])
        positional_only, positional, keyword_only = ["n"], [], []
        if self.chance(0.7):
            positional_only, positional = [], ["n"]
        for name in names:
            group = random.random()
            if group < 0.2 and positional_only and not positional:
                positional_only.append(name)
            elif group < 0.7:
                positional.append(name)
            else:
                keyword_only.append(name)
        by_position = len(positional_only) + len(positional)
        annotates = self.chance(0.15)
        return Signature(
            positional_only=positional_only,
            positional=positional,
            defaults=random.randint(0, by_position - 1) if self.chance(0.5) else 0,
            vararg="rest" if self.chance(0.25) else None,
            keyword_only=keyword_only,
            keyword_defaults=[name for name in keyword_only if self.chance(0.5)],
            kwarg="extra" if self.chance(0.2) else None,
            annotations=self.make_annotations(names) if annotates else {},
        )

    def make_annotations(self, names: list[str]) -> dict[str, str]:
        annotations = {name: self.random.choice(ANNOTATIONS) for name in ["n", *names] if self.chance(0.5)}
        if self.chance(0.3):
            annotations["rest"] = "*tuple[int, ...]"
        return annotations

    def type_parameters(self) -> str:
        """The brackets after a name, now and then."""
        if not VERSIONS["since_3_12"] or not self.chance(0.1):
            return ""
        choices = TYPE_PARAMETERS + (WITH_DEFAULTS if VERSIONS["since_3_13"] else ())
        return self.random.choice(choices)

    def make_members(self, *, mutual: bool) -> list[Member]:
        members = [self.make_member("f", "DECORATE")]
        if mutual:
            for name in NAMES[1 : self.random.randint(2, len(NAMES))]:
                decorator = self.random.choice(["DECORATE"] * 4 + ["w.plain", "w.wrapped"])
                members.append(self.make_member(name, decorator))
            if self.in_class and self.chance(0.5):
                original = self.random.choice(members)
                decorator = self.random.choice(["DECORATE", "DECORATE", "w.plain"])
                members.append(Member(original.name, original.signature, decorator, overrides=True))
        return members

    def make_member(self, name: str, decorator: str) -> Member:
        private = "__" if self.in_class and self.chance(0.15) else ""
        if self.kind == "method" and name != "f" and self.chance(0.05):
            private, name = "", "__call__"
        returns = f" -> {self.random.choice(ANNOTATIONS)}" if self.chance(0.1) else ""
        return Member(
            private + name,
            self.make_signature(),
            decorator,
            type_parameters=self.type_parameters(),
            returns=returns,
            is_plain=name != "f" and (self.is_async or self.is_stream) and self.chance(0.1),
        )
