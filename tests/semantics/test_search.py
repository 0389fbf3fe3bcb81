"""A small fresh search on each run; the programs that once showed a defect stay, named by what was wrong.

`LOOM_SEARCH_SEED=N` repeats a run, `LOOM_SEARCH_PROGRAMS=N` says how many programs of each kind.
"""

from __future__ import annotations

import os
import resource
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loom import TailCallError
from tests.search import cases
from tests.search.apart import MEMORY, tried_apart
from tests.search.compare import NotComparedError, Subject, Text, UnfitError, difference
from tests.search.experiment import KINDS, Experiment
from tests.search.forms import missing
from tests.search.generator import Program, generate
from tests.search.minimise import minimise
from tests.search.refusals import unexpected
from tests.search.schedule import Request, Schedule
from tests.search.world import World

# Random programs drop generators and coroutines that then have something to say: the plain ones do so too.
pytestmark = [
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore:coroutine .* was never awaited:RuntimeWarning"),
]
PROGRAMS = int(os.environ.get("LOOM_SEARCH_PROGRAMS", "60"))

SCHEDULES = st.builds(
    Schedule,
    raising=st.frozensets(st.integers(1, 30), max_size=4),
    cancel_at=st.none() | st.integers(1, 6),
    consumer=st.lists(st.sampled_from(Request), max_size=12).map(tuple),
)


@pytest.mark.parametrize("kind", KINDS)
def test_compiled_and_plain_cannot_be_told_apart(kind: str, search_seed: int) -> None:
    for tried in tried_apart(range(search_seed, search_seed + PROGRAMS), kind):
        assert not tried.found, (
            f"{tried.verdict}: python -m tests.search --kind {kind} --programs 1 --seed {tried.seed}\n{tried.found}"
        )


@pytest.mark.parametrize("kind", KINDS)
def test_no_local_is_bound_where_a_turn_begins(kind: str, search_seed: int) -> None:
    turns = 0
    for number, tried in enumerate(
        tried_apart(range(search_seed, search_seed + 20 * PROGRAMS), kind, watching=True), start=1
    ):
        turns += tried.turns
        assert not tried.left, f"python -m tests.search --kind {kind} --programs 1 --seed {tried.seed}: {tried.left}"
        if turns and number > PROGRAMS // 2:  # most streams take none
            break
    assert turns


@pytest.fixture
def _bounded_memory() -> Iterator[None]:
    """Some programs double what they hold at each turn: they end before the machine's memory does."""
    if sys.platform != "linux":
        yield
        return
    before = resource.getrlimit(resource.RLIMIT_AS)
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    resource.setrlimit(resource.RLIMIT_AS, (pages * resource.getpagesize() + MEMORY, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_AS, before)


@pytest.mark.usefixtures("_bounded_memory")
@settings(max_examples=PROGRAMS // 2, deadline=None, suppress_health_check=list(HealthCheck), print_blob=True)
@given(random=st.randoms(use_true_random=False), schedule=SCHEDULES)
def test_no_choices_of_hypothesis_tell_them_apart(random: Random, schedule: Schedule) -> None:
    program = generate(random)
    try:
        found = difference(program, schedule)
    except TailCallError as refusal:
        assert not unexpected(program, refusal.diagnostics), f"{program.source}\n{refusal}"
        return
    except (SyntaxError, UnfitError, NotComparedError):
        return  # CPython refuses the program, or does not come to its end
    assert found is None, found


def test_every_form_of_the_language_is_written() -> None:
    assert missing(Experiment.of(seed, kind).program for seed in range(400) for kind in KINDS) == set()


def test_most_programs_are_accepted() -> None:
    verdicts = [Experiment.of(seed, "any").tried()[0] for seed in range(60)]
    assert verdicts.count("accepted, and the same") >= 0.85 * len(verdicts)


def test_seed_says_which_program_it_is() -> None:
    assert Experiment.of(5, "any") == Experiment.of(5, "any") != Experiment.of(6, "any")


def test_difference_is_found() -> None:
    program = Program("def make():\n    w = WORLD\n    return lambda: w.effect(DECORATE.__name__)\n", False, "")
    assert "called" in str(difference(program, Schedule()))


CONSUMED = Program(
    """
w = WORLD
@DECORATE
def f(n):
    try:
        w.effect((yield n))
    except ValueError as error:
        w.effect(str(error))
    yield from f(n - 1)
def make(): return f
""",
    is_async=False,
    arguments="3",
    is_stream=True,
)


@pytest.mark.parametrize(
    ("requests", "last"),
    [
        ((Request.NEXT, Request.SEND, Request.CLOSE), ("event", 2)),
        ((Request.NEXT, Request.SEND, Request.SEND, Request.CLOSE), ("event", 1)),
        ((Request.NEXT, Request.THROW, Request.CLOSE), ("event", 2)),
    ],
)
def test_requests_of_the_consumer_arrive(requests: tuple[Request, ...], last: tuple[str, int]) -> None:
    text, world = Text(CONSUMED), World()
    outcome = Subject(text, text.function(world, plain=True), world).run(Schedule(consumer=requests))
    assert outcome.result == ("returned", ["closed"])
    assert outcome.log[-1] == last
    assert ("sent" if Request.SEND in requests else "thrown") in {value for entry in outcome.log for value in entry}


@pytest.mark.parametrize(
    ("schedule", "result"),
    [
        (Schedule(), ("returned", [[1, 0]])),
        (Schedule(twice=True), ("returned", [[1, 0], [2, 0]])),
        (Schedule(closed_at=1), ("returned", ["closed"])),
        (Schedule(cancel_at=1), ("raised", ("Cancelled", "", None))),
        (Schedule(thrown_at=(2,)), ("raised", ("ValueError", "interrupted", None))),
        (Schedule(raising=frozenset({1})), ("raised", ("KeyError", "'effect 1'", None))),
    ],
)
def test_run_is_interrupted_as_scheduled(schedule: Schedule, result: object) -> None:
    source = "w = WORLD\nasync def f(): return [await w.pause(1), 0 * await w.pause(2)]\ndef make(): return f\n"
    text, world = Text(Program(source, is_async=True, arguments="")), World()
    assert Subject(text, text.function(world, plain=True), world).run(schedule).result == result


def program(
    body: str, signature: str = "n", arguments: str = "3", *, is_async: bool = False, more: str = ""
) -> Program:
    """A named case: the body of a function `f` that acts on the world `w`."""
    lines = [f"        {line}" for line in body.strip("\n").split("\n")]
    head = f"{'async ' if is_async else ''}def f({signature}):"
    source = [
        "def make():",
        "    w = WORLD",
        *more.splitlines(),
        "    @DECORATE",
        f"    {head}",
        *lines,
        "    return f",
    ]
    return Program("\n".join(source) + "\n", is_async, arguments)


KEPT = {
    # CPython threads the jump in `(x and y) or z` on some versions and tests `x` twice on others.
    "and_inside_or_is_tested_as_often_as_cpython_does": program(
        "return (w.flag(2) and (w.flag(3), 1)) or (n and f(n - 1))"
    ),
    # locals() shows free variables, and the function's own name is one.
    "own_name_stays_a_free_variable_for_locals": program(
        "w.effect(sorted(locals().items(), key=repr))\nreturn n and f(n - 1)"
    ),
    # The frame that evaluates the arguments held the compiler's own variable.
    "locals_in_the_arguments_of_a_call_after_or": program(
        "if n == 0: return seen\nreturn w.flag(2) or f(n - 1, sorted(locals().items(), key=repr))", "n, seen=None"
    ),
    # What a walrus binds in one arm of a conditional expression was taken for bound in the other.
    "walrus_in_one_arm_is_not_bound_in_the_other": program(
        "if n == 3:\n    y = 1\n    return f(n - 1)\nreturn (y := 5) if n == 0 else (y, n)"
    ),
    # The keys of a dict display are not all evaluated before its values.
    "walrus_in_a_later_key_is_not_bound_in_an_earlier_value": program(
        "if n == 3:\n    y = 1\n    return f(n - 1)\nreturn {1: y, (y := 2): 3}"
    ),
    "closure_made_before_its_variable_is_set_sees_it_later": program(
        "if n == 0: return n\nw.keep(lambda: x)\nx = n\nreturn f(n - 1)"
    ),
    "argument_that_rebinds_a_parameter_passed_before_it": program(
        "if n == 0: return a, b\nreturn f(n - 1, a, (a := 9))", "n, a=1, b=2"
    ),
    "bare_raise_in_a_nested_handler": program(
        "try:\n    w.effect(n)\n    raise KeyError(n)\nexcept KeyError as e:\n    if n == 0: raise\n    return f(n - 1)"
    ),
    "with_that_swallows_leaves_a_local_unset": program(
        "if n == 0: return x\nwith w.manager(3):\n    x = w.effect(n)\n    raise ValueError\nreturn f(n - 1)"
    ),
}


@pytest.mark.parametrize("raising", [(), (1,), (2,), (3,), (2, 4)])
@pytest.mark.parametrize("name", KEPT)
def test_kept_case(name: str, raising: tuple[int, ...]) -> None:
    assert difference(KEPT[name], Schedule(frozenset(raising))) is None


def test_minimised_case_is_written_and_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cases, "FOLDER", tmp_path)
    large = generate(Random(3), mutual=False, stream=False)
    small = minimise(large, lambda smaller: "def f(" in smaller.source)
    assert len(small.source) < 100 < len(large.source)
    schedule = Schedule(frozenset({2}), 1, (Request.SEND,))
    assert cases.read(cases.write("case", small, schedule)) == (small, schedule)


def test_minimised_loop_still_ends() -> None:
    body = "while True:\n    w.note(n)\n    if w.effect(n): break\n    w.note(2)\nwhile n: n -= 1"
    small = minimise(program(body), lambda smaller: smaller.source.count("while") == 2)
    assert "if w.effect(n):\n" in small.source
    assert "w.note" not in small.source
    assert "while n:" in small.source


@pytest.mark.parametrize("path", sorted(cases.FOLDER.glob("*.py")), ids=lambda path: path.stem)
def test_case_that_was_found(path: Path) -> None:
    program, schedule = cases.read(path)
    assert difference(program, schedule) is None
