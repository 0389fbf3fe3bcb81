"""A debugger stops where the source says, once per transition, and finds one frame with this transition's variables."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.tools.programs import Pair, run_python, write_pair

PROGRAM = """\
from loom import tailrec, tailstream

@tailrec
def count(n, acc=0):
    if n == 0:
        return acc
    step = n
    return count(n - 1, acc + step)

@tailrec
def ping(n):
    if n == 0:
        return "end"
    return pong(n - 1)

@tailrec
def pong(n):
    if n == 0:
        return "end"
    return ping(n - 1)

print("count", count(3))
print("ping", ping(3))
"""


@pytest.fixture
def pair(tmp_path: Path) -> Pair:
    return write_pair(tmp_path, PROGRAM)


def debugged(folder: Path, *commands: str) -> str:
    """What pdb prints for commands, without its prompts and folders."""
    result = run_python("-m", "pdb", "program.py", cwd=folder, stdin="\n".join([*commands, "quit", ""]))
    return re.sub(r"\S*/(?=\w+\.py)", "", result.stdout.replace("(Pdb) ", ""))


def stops(output: str) -> list[str]:
    """Where pdb has stopped: line and function."""
    return re.findall(r"^> program\.py\((\d+\)[\w<>]+)\(\)", output, re.MULTILINE)


def printed(output: str, word: str) -> list[str]:
    return re.findall(rf"^'{word} (.*)'$", output, re.MULTILINE)


def test_breakpoint_stops_in_each_transition_as_in_the_plain_function(pair: Pair) -> None:
    show = "p 'now %s %s' % (n, acc)"
    commands = ["break 7", *["continue", show] * 3, "clear 1", "continue"]
    plain, compiled = debugged(pair.plain, *commands), debugged(pair.compiled, *commands)
    assert printed(plain, "now") == printed(compiled, "now") == ["3 0", "2 3", "1 5"]
    assert stops(compiled)[:4] == stops(plain)[:4]
    assert "count 6" in compiled


def test_breakpoint_by_the_functions_name_is_found(pair: Pair) -> None:
    commands = ["tbreak 22", "continue", "break count", "continue", "p 'now %s' % n"]
    plain, compiled = debugged(pair.plain, *commands), debugged(pair.compiled, *commands)
    assert re.findall("Breakpoint 2.*", compiled) == re.findall("Breakpoint 2.*", plain)
    assert stops(compiled)[-1] == stops(plain)[-1] == "5)count"
    assert printed(compiled, "now") == ["3"]


def test_step_goes_through_the_lines_of_each_transition(pair: Pair) -> None:
    commands = ["tbreak 5", "continue", *["step"] * 10]
    transition = ["5)count", "7)count", "8)count"]
    assert stops(debugged(pair.compiled, *commands))[1:11] == [*transition, *transition, *transition, "5)count"]


def test_next_goes_on_in_the_next_transition(pair: Pair) -> None:
    compiled = debugged(pair.compiled, "tbreak 8", "continue", "next", "p 'now %s' % n", "next", "next")
    assert stops(compiled)[1:] == ["8)count", "5)count", "7)count", "8)count"]
    assert printed(compiled, "now") == ["2"]


def test_where_shows_one_frame_of_the_machine_and_up_its_caller(pair: Pair) -> None:
    compiled = debugged(pair.compiled, "break 6", "continue", "where", "up", "p 'now %s' % __name__")
    where = compiled[compiled.index("Breakpoint 1") :]
    assert len(set(re.findall(r"program\.py\(\d+\)count\(\)", where))) == 1
    assert '-> print("count", count(3))' in where
    assert printed(compiled, "now") == ["__main__"]


def test_local_of_an_earlier_transition_is_not_there(pair: Pair) -> None:
    show = "p 'now %s' % ' '.join(sorted(locals()))"
    commands = ["break 7", "continue", show, "next", show, "continue", show]
    plain, compiled = debugged(pair.plain, *commands), debugged(pair.compiled, *commands)
    assert printed(compiled, "now") == printed(plain, "now") == ["acc n", "acc n step", "acc n"]


def test_breakpoint_stops_in_a_function_that_is_jumped_to(pair: Pair) -> None:
    commands = ["break 20", "continue", "p 'now %s' % n", "continue", "p 'now %s' % n", "continue"]
    plain, compiled = debugged(pair.plain, *commands), debugged(pair.compiled, *commands)
    assert printed(plain, "now") == ["2"]
    assert printed(compiled, "now")[0] == "2"
    assert "ping end" in compiled


def test_until_and_return_leave_the_whole_run(pair: Pair) -> None:
    compiled = debugged(pair.compiled, "tbreak 5", "continue", "return", "p 'now %s' % __return__")
    assert printed(compiled, "now") == ["6"]
