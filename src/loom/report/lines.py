"""An explanation → the source line by line, each with its role, its marked pieces and what is to be said of it.

    7  turn      return await countdown(n - 1)        pieces   "return await " "countdown(" "n - 1" ")"
                                                      notes    a loop turn; n = n - 1

A line has one role, the weightiest of what happens on it; the pieces and the notes have the rest.
"""

from __future__ import annotations

import bisect
import io
import itertools
import keyword
import tokenize
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loom.explanation import Explanation, Place


class Role(Enum):
    """What happens on a line, weightiest first: ``(word, what it means)``."""

    REFUSED = ("refused", "keeps the function from being compiled")
    TURN = ("turn", "a tail call that becomes a turn of the loop")
    STEP = ("step", "a tail call that becomes the driver's next transition")
    JUMP = ("jump", "a tail call that becomes a jump, if what is called is compiled")
    CALL = ("call", "no tail call, for a statement around it has still something to do after it")
    VALUE = ("by value", "a closure that takes the variables it captures by value")
    RESET = ("unbound", "binds a local that may be read before it is set: each transition finds it unbound")
    REBIND = ("rebinds", "an argument that becomes a parameter of the next transition")
    PLAIN = ("", "runs as it is written")

    def __init__(self, word: str, meaning: str) -> None:
        self.word = word
        self.meaning = meaning

    @property
    def slug(self) -> str:
        """The role as style sheets and programs name it."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line: what it is marked as, from the outside in, and the kind of token (or nothing)."""

    text: str
    marks: tuple[Role, ...]
    token: str


@dataclass(frozen=True, slots=True)
class Note:
    """Something to be said of a line, with a title where its role does not say all."""

    role: Role
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class AnnotatedLine:
    """One line of the source."""

    number: int
    role: Role
    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]


def annotated_lines(explanation: Explanation) -> tuple[AnnotatedLine, ...]:
    """The source of a function with what was decided about it.

    Args:
        explanation: what `explain_tailcalls` tells.
    """
    source = explanation["source"]
    lines = source["text"].split("\n")
    margin = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    marks = [*_marks(explanation)]
    notes = [*_notes(explanation)]
    tokens = _tokens(lines)
    result: list[AnnotatedLine] = []
    for index, line in enumerate(lines):
        number = source["line"] + index
        found = [(role, range_) for role, place in marks if (range_ := _on_line(place, number, len(line)))]
        role = _weightiest(
            [role for role, _ in found], starts={role for role, place in marks if place["line"] == number}
        )
        pieces = tuple(_pieces(line, min(margin, len(line)), found, tokens[index]))
        result.append(AnnotatedLine(number, role, pieces, tuple(note for at, note in notes if at == number)))
    return tuple(result)


def _weightiest(found: list[Role], starts: set[Role]) -> Role:
    """The role of a line: what only goes on there, as a call over several lines does, gives way to what begins."""
    return min(found, key=lambda role: (role not in starts, list(Role).index(role)), default=Role.PLAIN)


def _marks(explanation: Explanation) -> Iterator[tuple[Role, Place]]:
    """Every marked range, enclosing ones before those inside."""
    for problem in explanation["rejected"]:
        yield Role.REFUSED, problem
    for call in explanation["optimized"]:
        yield Role[call["role"].upper()], call
        for placed in call["placed"]:
            if _range(placed) != _range(call):
                yield Role.REBIND, placed
    for ordinary in explanation["enclosed"]:
        yield Role.CALL, ordinary
    for capture in explanation["captures"]:
        yield Role.VALUE, capture
    for reset in explanation["resets"]:
        yield Role.RESET, reset


def _range(place: Place) -> tuple[int, int, int, int]:
    return place["line"], place["column"], place["end_line"], place["end_column"]


def _notes(explanation: Explanation) -> Iterator[tuple[int, Note]]:
    for problem in explanation["rejected"]:
        yield problem["end_line"], Note(Role.REFUSED, problem["code"], problem["reason"])
        yield problem["end_line"], Note(Role.REFUSED, "help", problem["fix"])
    for call in explanation["optimized"]:
        role = Role[call["role"].upper()]
        yield call["end_line"], Note(role, "", call["reason"])
    for ordinary in explanation["enclosed"]:
        yield ordinary["end_line"], Note(Role.CALL, "", ordinary["reason"])
    for capture in explanation["captures"]:
        taken = ", ".join(capture["variables"])
        yield capture["line"], Note(Role.VALUE, "", f"takes {taken} by value")
    told: set[str] = set()
    for reset in explanation["resets"]:
        if (name := reset["variable"]) not in told:
            told.add(name)
            text = f"{name} may be read before it is set, so each transition finds it unbound"
            yield reset["line"], Note(Role.RESET, "", text)


def _on_line(place: Place, number: int, length: int) -> tuple[int, int] | None:
    """The part of a range that lies on a line, as indices."""
    if not place["line"] <= number <= place["end_line"]:
        return None
    start = place["column"] - 1 if number == place["line"] else 0
    end = place["end_column"] - 1 if number == place["end_line"] else length
    return start, max(end, start)


def _pieces(
    line: str, margin: int, marks: list[tuple[Role, tuple[int, int]]], tokens: list[tuple[int, int, str]]
) -> Iterator[Piece]:
    indented = len(line) - len(line.lstrip())
    cuts = {margin, len(line)}
    ranges = [range_ for _, range_ in marks] + [(start, end) for start, end, _ in tokens]
    for start, end in ranges:
        cuts |= {max(start, margin), max(end, margin)}
    ordered = sorted(cut for cut in cuts if cut <= len(line))
    for start, end in itertools.pairwise(ordered):
        on = tuple(role for role, (first, last) in marks if first <= start and end <= last and start >= indented)
        token = next((kind for first, last, kind in tokens if first <= start and end <= last), "")
        yield Piece(line[start:end], on, token)


def _tokens(lines: list[str]) -> list[list[tuple[int, int, str]]]:
    """Keywords, strings and comments by line, as ranges of indices; none where the lines cannot be told apart."""
    found: list[list[tuple[int, int, str]]] = [[] for _ in lines]
    # An indented block is no program of its own; under an `if` it is.
    header = ["if 1:"] if lines and lines[0][:1].isspace() else []
    text = io.StringIO("\n".join([*header, *lines, ""]))
    try:
        for token in tokenize.generate_tokens(text.readline):
            if kind := _kind(token):
                first, last = token.start[0] - 1 - len(header), token.end[0] - 1 - len(header)
                for index in range(max(first, 0), min(last, len(lines) - 1) + 1):
                    start = token.start[1] if index == first else 0
                    end = token.end[1] if index == last else len(lines[index])
                    bisect.insort(found[index], (start, end, kind))
    except (tokenize.TokenError, SyntaxError):
        return [[] for _ in lines]
    return found


_STRINGS = {
    number
    for name in ("STRING", "FSTRING_START", "FSTRING_MIDDLE", "FSTRING_END")
    if (number := getattr(tokenize, name, None)) is not None
}


def _kind(token: tokenize.TokenInfo) -> str:
    if token.type == tokenize.COMMENT:
        return "comment"
    if token.type in _STRINGS:
        return "string"
    return "keyword" if token.type == tokenize.NAME and keyword.iskeyword(token.string) else ""
