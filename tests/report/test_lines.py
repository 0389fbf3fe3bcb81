"""Annotated lines: each line's role, what is marked on it, what is said of it."""

from __future__ import annotations

from typing import Any

from loom import explain_tailcalls
from loom.report.lines import AnnotatedLine, Role, annotated_lines
from tests.report import machines


def lines(function: Any) -> list[AnnotatedLine]:
    return [*annotated_lines(explain_tailcalls(function, as_json=True))]


def roles(function: Any) -> list[str]:
    return [line.role.slug for line in lines(function)]


def marked(function: Any, role: Role) -> list[str]:
    return [piece.text for line in lines(function) for piece in line.pieces if piece.marks[-1:] == (role,)]


def test_call_over_several_lines_shows_its_arguments_lines() -> None:
    assert roles(machines.count) == ["plain"] * 4 + ["turn", "rebind", "rebind", "turn"]
    assert marked(machines.count, Role.REBIND) == ["n - 1", "total + n"]


def test_note_stands_below_the_whole_call() -> None:
    noted = [
        (line.number - machines.count.__code__.co_firstlineno, note.text)
        for line in lines(machines.count)
        for note in line.notes
    ]
    assert noted == [(7, "a loop turn; n = n - 1, total = total + n")]


def test_jumps_are_marked_as_such() -> None:
    assert roles(machines.retry)[-1] == "jump"
    assert marked(machines.retry, Role.JUMP) == ["connect(tries, then)"]


def test_call_in_a_block_that_is_left_after_it_is_marked_as_such() -> None:
    def locked(n: int, lock: Any) -> Any:
        with lock:
            return machines.retry(n, None)

    assert roles(locked)[-1] == "call"
    assert "".join(marked(locked, Role.CALL)) == "machines.retry(n, None)"
    assert [note.text for note in lines(locked)[-1].notes] == [
        "an ordinary call, for the `with` block is left after it"
    ]


def test_step_is_marked_as_such() -> None:
    assert roles(machines.steps).count("jump") + roles(machines.steps).count("step") == 1


def test_closure_by_value_and_reset_local() -> None:
    assert marked(machines.captures, Role.VALUE) == ["lambda", ": n"]
    assert marked(machines.captures, Role.RESET) == ["note"]
    assert roles(machines.captures)[3:5] == ["reset", "value"]


def test_refused_line_has_its_code_and_fix() -> None:
    last = lines(machines.refused)[-1]
    assert last.role is Role.REFUSED
    assert [note.title for note in last.notes] == ["LOOM112", "help"]


def test_lines_are_the_files_own() -> None:
    first, *_, last = lines(machines.Session.read)
    assert first.number == machines.Session.read.__code__.co_firstlineno
    assert "".join(piece.text for piece in first.pieces) == "@tailrec"
    assert "".join(piece.text for piece in last.pieces).startswith("    return self.read(n - 1) if n % 2")


def test_tokens_are_told_apart() -> None:
    found = {(piece.text, piece.token) for line in lines(machines.captures) for piece in line.pieces}
    assert {("def", "keyword"), ('"<b>&amp;"', "string")} <= found
    assert ("# noqa: E731", "comment") in {
        (piece.text, piece.token) for line in lines(machines.steps) for piece in line.pieces
    }
