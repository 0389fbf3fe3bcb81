"""The search tells what is wrong: a refusal for no reason is a finding, and what was not compared is not the same."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loom import TailCallError
from loom.compiler import Plan, analyse, obstacles
from loom.compiler.scope import Callee
from loom.compiler.tail import Site
from loom.diagnostics import Diagnostic, Rule
from tests.search.compare import NotComparedError, Outcome, Text, difference, is_endless
from tests.search.experiment import Experiment
from tests.search.generator import Program
from tests.search.refusals import unexpected
from tests.search.schedule import Schedule
from tests.search.show import show
from tests.search.world import World

pytestmark = [
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore:coroutine .* was never awaited:RuntimeWarning"),
]

WRONG: dict[str, tuple[str, Rule, Callable[[Site], bool]]] = {
    "every tail call in an except clause": ("any", Rule.HANDLER_NAME_OUTLIVES, lambda site: site.in_handler),
    "every tail call in a clause with a name": ("any", Rule.HANDLER_NAME_OUTLIVES, lambda site: bool(site.handlers)),
    "every tail call of a method": (
        "any",
        Rule.FRAME_IN_GUARDED_CALL,
        lambda site: site.callee not in (Callee.UNKNOWN, Callee.NAME),
    ),
    "every delegation by a loop": ("stream", Rule.EVENT_OUTLIVES, lambda site: bool(site.loop)),
    "every tail call whose result is dropped": ("any", Rule.CODE_AFTER, lambda site: site.dropped),
}


@pytest.mark.parametrize("refused", WRONG)
def test_refusal_for_no_reason_is_found(refused: str, monkeypatch: pytest.MonkeyPatch) -> None:
    kind, rule, applies = WRONG[refused]
    find_obstacles = obstacles.find_obstacles

    def too_many(plan: Plan, decorator: object = None) -> list[Diagnostic]:
        wrong = [plan.source.problem(rule, site.call, "...") for site in plan.tails.sites if applies(site)]
        return [*find_obstacles(plan, decorator), *wrong]

    monkeypatch.setitem(analyse.__globals__, "find_obstacles", too_many)
    verdicts = (Experiment.of(seed, kind).tried() for seed in range(300))
    assert any(verdict == f"refused without reason: {rule.code}" and found for verdict, found in verdicts)


def test_refusal_under_the_wrong_rule_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(obstacles, "_obstacle", lambda *_: Rule.RESULT_ASSIGNED)
    assert any("without reason: LOOM102" in Experiment.of(seed, "def").tried()[0] for seed in range(300))


REFUSED = {
    "LOOM101": "return 1 + f(n - 1)",
    "LOOM102": "x = f(n - 1)\nreturn x",
    "LOOM103": "return w.effect(f(n - 1))",
    "LOOM104": "async return w.effect(f(n - 1))",
    "LOOM105": "if f(n - 1): return n",
    "LOOM106": "return [f(i) for i in range(n)]",
    "LOOM107": "f(n - 1)\nreturn n",
    "LOOM108": "for i in range(n): f(i)",
    "LOOM109": "try: return f(n - 1)\nexcept KeyError: pass",
    "LOOM110": "try: pass\nexcept KeyError: return f(n - 1)\nfinally: pass",
    "LOOM111": "try: pass\nfinally: return f(n - 1)",
    "LOOM112": "with w.manager(1): return f(n - 1)",
    "LOOM113": "try: pass\nexcept* KeyError: f(n - 1)",
    "LOOM114": "try: pass\nexcept KeyError: return f(n - 1)\nraise",
    "LOOM115": "async return f(n - 1)",
    "LOOM116": "g = f\nreturn g(locals())",
    "LOOM117": "try: pass\nexcept KeyError as e: return f(lambda: e)",
    "LOOM118": "async w.keep(lambda: n)\ntry: await w.pause(n)\nexcept* BaseException: n = 1\nreturn await f(n)",
    "LOOM119": "for e in f(n - 1): yield n",
    "LOOM120": "for e in f(n - 1): yield e\nelse: pass",
    "LOOM121": "x = yield from f(n - 1)",
    "LOOM122": "yield n\nw.effect(f(n - 1))",
    "LOOM123": "w.keep(lambda: e)\nfor e in f(n - 1): yield e",
    "LOOM123 by a walrus": "w.keep(i for i in [n] if (e := i))\nfor e in f(n - 1): yield e",
    "LOOM124": "try: yield n\nexcept BaseException: pass\nyield from f(n - 1)",
}


@pytest.mark.filterwarnings("ignore::SyntaxWarning")  # a finally clause that is left, since 3.14
@pytest.mark.parametrize("name", REFUSED)
def test_refusal_for_a_reason_is_none(name: str) -> None:
    code, body, is_stream = name[:7], REFUSED[name].removeprefix("async "), "yield" in REFUSED[name]
    is_async = body != REFUSED[name]
    lines = [f"        {line}" for line in body.split("\n")]
    source = [
        "w = WORLD",
        "def make():",
        "    @DECORATE",
        f"    {'async ' * is_async}def f(n):",
        *lines,
        "    return f",
    ]
    program = Program("\n".join(source) + "\n", is_async, "3", is_stream, strays=True)
    with pytest.raises(TailCallError) as refusal:
        Text(program).function(World(), plain=False)
    assert [each.code for each in refusal.value.diagnostics] == [code]
    assert unexpected(program, refusal.value.diagnostics) == []


ENDLESS = "w = WORLD\n@DECORATE\ndef f(n):\n    {}\n    return f(n + 1)\ndef make(): return f\n"


def test_endless_program_is_not_called_the_same() -> None:
    program = Program(ENDLESS.format("w.note(n)"), False, "3")
    with pytest.raises(NotComparedError):
        difference(program, Schedule())
    assert Experiment(program, (Schedule(),), steps=True).tried() == ("accepted, endless: not compared", None)


def test_program_that_ends_under_one_schedule_is_compared() -> None:
    program = Program(ENDLESS.format("w.effect(n)"), False, "3")
    assert difference(program, Schedule(), Schedule(frozenset({5}))) is None
    source = ENDLESS.format("w.effect(DECORATE.__name__ == 'compiled')")
    assert "raising=frozenset({4})" in str(
        difference(Program(source, False, "3"), Schedule(), Schedule(frozenset({4})))
    )


def test_run_whose_numbers_are_too_long_to_tell_is_not_compared() -> None:
    assert is_endless(Outcome(10**5000))
    assert not is_endless(Outcome(10**1000))


def test_endless_run_leaves_nothing_behind_for_the_next() -> None:
    source = ENDLESS.format("global TOTAL; TOTAL += 1; w.effect(TOTAL)").replace("w =", "TOTAL = 0\nw =")
    assert difference(Program(source, False, "3"), Schedule(), Schedule(frozenset({5}))) is None


def test_addresses_are_not_compared_wherever_they_stand() -> None:
    assert show(f"{object()} and {object()}") == "<object object> and <object object>"
    assert show([*str(object())]) == ["<object object>"]
    assert show((1, *str(object()), "two", "x", 2)) == [1, "<object object>", "two", "x", 2]
    assert show([*"at 0"]) == ["at 0"]
    assert show([*f"0x{id(object()):x}"[:7]]) == [""]
    assert repr(World()) == "<World>"
