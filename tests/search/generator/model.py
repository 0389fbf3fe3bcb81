"""What a program is: its text and how it is called; its functions, and their signatures.

Program("def f(n): ...", is_async=False, arguments="3")
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Program:
    """One program: `source` defines `make()`, which returns the function to call with `arguments`."""

    source: str
    is_async: bool
    arguments: str
    is_stream: bool = False
    strays: bool = False
    """Whether the function may call itself where that is no tail call: then it is refused, or nothing differs."""


@dataclass(frozen=True, slots=True)
class Signature:
    """The parameters of a function, by kind; some have annotations."""

    positional_only: list[str]
    positional: list[str]
    defaults: int
    vararg: str | None
    keyword_only: list[str]
    keyword_defaults: list[str]
    kwarg: str | None
    annotations: dict[str, str]

    @property
    def names(self) -> list[str]:
        extra = [name for name in (self.vararg, self.kwarg) if name]
        return [*self.positional_only, *self.positional, *self.keyword_only, *extra]

    @property
    def free_names(self) -> list[str]:
        """Those that a program may bind to anything: `n` has to fall."""
        return [name for name in self.names if name != "n"]

    def text(self) -> str:
        by_position = [*self.positional_only, *self.positional]
        first_default = len(by_position) - self.defaults
        parts: list[str] = []
        for index, name in enumerate(by_position):
            parts.append(self.with_default(name, f"DEFAULTS[{index}]" if index >= first_default else None))
            if self.positional_only and index == len(self.positional_only) - 1:
                parts.append("/")
        if self.vararg:
            parts.append(f"*{self.with_default(self.vararg, None)}")
        elif self.keyword_only:
            parts.append("*")
        parts += [
            self.with_default(name, repr(name) if name in self.keyword_defaults else None) for name in self.keyword_only
        ]
        if self.kwarg:
            parts.append(f"**{self.with_default(self.kwarg, None)}")
        return ", ".join(parts)

    def with_default(self, name: str, default: str | None) -> str:
        """One parameter as it is written."""
        if name in self.annotations:
            return f"{name}: {self.annotations[name]}" + (f" = {default}" if default else "")
        return f"{name}={default}" if default else name


@dataclass(frozen=True, slots=True)
class Member:
    """One of the functions of a program; an override stands in the subclass."""

    name: str
    signature: Signature
    decorator: str
    overrides: bool = False
    type_parameters: str = ""
    returns: str = ""
    is_plain: bool = False
    """Whether it is a plain `def` among coroutines or streams, which gives what one of those gives."""
