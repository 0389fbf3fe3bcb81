"""The machine: which functions belong to it, what leads from one to another, where it ends."""

from __future__ import annotations

from typing import Any

import pytest

from loom.report.inventory import decorated, look_up
from loom.report.machine import Machine, NodeKind, machine_of
from tests.report import machines


def machine(name: str, **options: Any) -> Machine:
    found = look_up(machines, name)
    assert found is not None
    return machine_of(found, **options)


def edges(machine: Machine) -> list[tuple[str, str, str, tuple[str, ...]]]:
    """Edges by the first lines of their nodes, the line numbers left out of the labels."""
    names = {node.id: node.text[0] for node in machine.nodes}
    return [
        (names[edge.source], edge.kind.value, names[edge.target], tuple(text.partition(":")[2] for text in edge.text))
        for edge in machine.edges
    ]


def nodes(machine: Machine, kind: NodeKind) -> list[str]:
    return [node.text[0] for node in machine.nodes if node.kind is kind]


def test_tail_calls_are_followed_by_global_names() -> None:
    assert nodes(machine("connect"), NodeKind.STATE) == ["connect", "retry", "login"]
    assert edges(machine("connect"))[1:4] == [
        ("connect", "jump", "retry", (" except OSError",)),
        ("connect", "jump", "login", (" not tries > 3",)),
        ("retry", "jump", "connect", ("",)),
    ]


def test_exceptions_and_results_are_ends() -> None:
    assert ("connect", "end", "raise ConnectionError", (" tries > 3",)) in edges(machine("connect"))
    assert nodes(machine("connect"), NodeKind.RETURN) == ["return sorted(then)"]


def test_what_only_the_run_knows_is_an_open_end() -> None:
    assert ("login", "open", "then", (" tries",)) in edges(machine("connect"))
    assert nodes(machine("connect"), NodeKind.OPEN) == ["then"]


def test_methods_are_looked_up_in_the_class() -> None:
    shown = edges(machine("Session.open"))
    assert ("Session.open", "jump", "Session.read", (" n",)) in shown
    assert ("Session.open", "jump", "Session.close", (" not n",)) in shown
    assert ("Session.read", "turn", "Session.read", (" n % 2",)) in shown
    assert ("Session.read", "open", "self.other.read", (" n > 100",)) in shown


def test_override_is_what_a_subclass_leads_to() -> None:
    shown = edges(machine("Faster.open"))
    assert ("Faster.open", "jump", "Faster.read", (" n",)) in shown
    assert ("Faster.read", "jump", "Faster.open", ("",)) in shown


def test_single_function_shows_its_paths() -> None:
    shown = edges(machine("count"))
    assert [each[1] for each in shown] == ["path", "end", "path", "turn"]
    assert [node.text[1] for node in machine("count").nodes if node.kind is NodeKind.PATH] == ["n == 0", "n != 0"]
    assert machine("count").edges[-1].text == ("(n - 1, total=total + n)",)


def test_stepping_function_has_steps() -> None:
    assert [each[1] for each in edges(machine("steps"))] == ["path", "end", "path", "step"]


def test_refused_function_is_drawn_as_refused() -> None:
    assert nodes(machine("refused"), NodeKind.REFUSED) == ["refused"]


def test_refused_function_is_followed_to_if_its_name_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machines, "login", machines.refused)
    assert nodes(machine("connect", refused={machines.refused}), NodeKind.REFUSED) == ["refused"]
    assert nodes(machine("connect"), NodeKind.REFUSED) == []


def test_compiled_function_of_another_module_is_an_open_end(monkeypatch: pytest.MonkeyPatch) -> None:
    import loom

    space: dict[str, Any] = {"__name__": "elsewhere", "loom": loom}
    text = "def far(tries, then):\n    return far(tries, then)\n"
    path = machines.__file__ + ".far"
    import linecache

    linecache.cache[path] = (len(text), None, text.splitlines(keepends=True), path)
    exec(compile(text, path, "exec"), space)
    monkeypatch.setattr(machines, "login", loom.tailrec(space["far"]))
    assert "elsewhere:far" in nodes(machine("connect"), NodeKind.OPEN)


def test_what_is_called_and_dropped_ends_with_none() -> None:
    assert nodes(machine("say"), NodeKind.RETURN) == ["return None"]


def test_wrapper_is_called_and_not_jumped_to() -> None:
    assert nodes(machine("Wrapped.run"), NodeKind.STATE) == ["Wrapped.run"]
    assert "return self.run(n - 1)" in nodes(machine("Wrapped.run"), NodeKind.RETURN)
    assert "turn" in [kind for _, kind, target, _ in edges(machine("wrapped")) if target == "wrapped"]


def test_every_edge_has_its_nodes() -> None:
    for found in decorated(machines):
        drawn = machine_of(found)
        assert {end for edge in drawn.edges for end in (edge.source, edge.target)} <= {node.id for node in drawn.nodes}
        assert drawn.nodes[0].text[0] == found.name


def test_decorated_functions_are_listed_in_source_order() -> None:
    assert [found.name for found in decorated(machines)] == [
        "count",
        "connect",
        "retry",
        "login",
        "Session.open",
        "Session.read",
        "Session.close",
        "Faster.read",
        "captures",
        "steps",
        "numbers",
        "every_statement",
        "say",
        "Wrapped.run",
        "wrapped",
        "Guarded.walk",
    ]
    assert "refused" in [found.name for found in decorated(machines, {machines.refused})]


def test_private_names_are_shown_as_they_are_written() -> None:
    found = machine("Guarded.walk")
    labels = (*(node.text for node in found.nodes), *(edge.text for edge in found.edges))
    texts = [text for lines in labels for text in lines]
    assert {"self.__then", "(__n - __step, __step)", "__n == 0"} <= set(texts)
    assert "_Guarded__" not in "".join(texts)
