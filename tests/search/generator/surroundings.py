"""What stands around the functions of a program: the module, a function, classes; and how the text is laid out."""

from __future__ import annotations

import re

from tests.search.generator.definitions import Definitions

AROUND = ("if True:", "if True:", "for _ in (1,):", "with w.manager(1):", "try:", "while True:")
BETWEEN = ("", "", "# a comment", "        # a comment further in", "\f", "#")


class Surroundings(Definitions):
    """Writes a program around its functions."""

    def laid_out(self, lines: list[str]) -> list[str]:
        """The lines of a function, some of them with comments and empty lines between them, or tabs before."""
        roll = self.random.random()
        if roll < 0.1:
            return [
                each for line in lines for each in ([self.random.choice(BETWEEN)] if self.chance(0.2) else []) + [line]
            ]
        if roll < 0.13:
            return [tabbed(line) for line in lines]
        return lines

    def first_arguments(self) -> str:
        """The arguments of the call from outside."""
        signature = self.members[0].signature
        by_position = [*signature.positional_only, *signature.positional]
        values = [str(self.random.randint(1, 7)) if name == "n" else f"'{name}0'" for name in by_position]
        values += ["'r0'", "'r1'"] if signature.vararg else []
        private = "_C" if self.in_class else ""
        values += [f"{private if name.startswith('__') else ''}{name}='{name}k'" for name in signature.keyword_only]
        values += ["q='q0'"] if signature.kwarg else []
        if self.chance(0.03):
            # A call that Python refuses.
            values += self.random.choice([["*(1, 2, 3, 4, 5)"], ["**{'unknown': 1}"], ["**{'n': 1}"]])
        elif self.chance(0.02):
            values.pop()
        return ", ".join(values)

    def wrapped(self, texts: list[list[str]]) -> str:
        """The program around its functions."""
        defaults = [f"('default', {index})" if index % 2 else str(index) for index in range(6)]
        top = [f"DEFAULTS = [{', '.join(defaults)}]", "TOTAL = 0", "w = WORLD"]
        if self.chance(0.1):
            top.insert(0, "from __future__ import annotations")
        if self.in_class:
            return "\n".join([*top, *self.in_classes(texts)]) + "\n"
        body = [line for text in texts for line in text]
        table = f"TABLE = {{{', '.join(f'{member.name!r}: {member.name}' for member in self.members)}}}"
        if self.kind == "nested":
            lines = ["def make():", "    shared = 0", *indented([*body, table, "return f"])]
        else:
            lines = [*self.in_block(body), table, "def make(): return f"]
        return "\n".join([*top, *lines]) + "\n"

    def in_block(self, body: list[str]) -> list[str]:
        """Functions of a module, that stand in some block or none."""
        if self.chance(0.3):
            return body
        around = self.random.choice(AROUND)
        after = {"try:": ["finally: pass"], "while True:": ["    break"]}.get(around, [])
        return [around, *indented(body), *after]

    def respelled(self, line: str, class_name: str) -> str:
        """A line of a class, with a private variable now and then as CPython writes it out."""

        def written_out(found: re.Match[str]) -> str:
            return f"_{class_name}{found[0]}" if self.chance(0.3) else found[0]

        return re.sub(r"(?<![\w.])__x\b", written_out, line) if "__x" in self.locals else line

    def in_classes(self, texts: list[list[str]]) -> list[str]:
        """A class with the functions, another with what overrides them, and one object of each."""
        pairs = list(zip(self.members, texts, strict=True))
        base = [self.respelled(line, "C") for member, text in pairs if not member.overrides for line in text]
        derived = [self.respelled(line, "D") for member, text in pairs if member.overrides for line in text] or ["pass"]
        name = self.members[0].name
        classes = ["class C:", "    def me(self): w.effect('me'); return self", *indented(base)]
        classes += ["class D(C):", *indented(derived)]
        making = ["one, two = C(), D()", "one.other, two.other = two, one"]
        if self.chance(0.15):
            # An attribute of the instance goes before the method.
            instead = self.random.choice(self.members).name
            kind = f"is_async={self.is_async}, is_stream={self.is_stream}"
            making.append(f"two.{'_C' * instead.startswith('__')}{instead} = w.instead({kind})")
        making.append(f"return {self.random.choice(['one', 'one', 'two'])}.{'_C' * name.startswith('__')}{name}")
        if self.has_shared:
            return ["def make():", "    shared = 0", *indented([*classes, *making])]
        return [*classes, "def make():", *indented(making)]


def indented(lines: list[str]) -> list[str]:
    return [f"    {line}" for line in lines]


def tabbed(line: str) -> str:
    """A line with tabs before it instead of spaces."""
    content = line.lstrip(" ")
    return "\t" * ((len(line) - len(content)) // 4) + content
