"""Mermaid and dot: what the text means to them stays text."""

from __future__ import annotations

import re

from loom.report.dot import dot
from loom.report.machine import Edge, EdgeKind, Machine, Node, NodeKind
from loom.report.mermaid import mermaid

ODD = '"];--> end %% #35; <b>&amp; \\ | {x} `a`'
MACHINE = Machine(
    "odd",
    (
        Node("state0", NodeKind.STATE, ("odd", ODD)),
        Node("open1", NodeKind.OPEN, (ODD,)),
        Node("refused2", NodeKind.REFUSED, ("r",)),
        Node("return3", NodeKind.RETURN, ("return",)),
    ),
    (
        Edge("state0", "open1", EdgeKind.OPEN, (ODD, "second")),
        Edge("state0", "state0", EdgeKind.TURN, ()),
    ),
)


def test_mermaid_has_a_line_for_each_node_and_edge() -> None:
    first, *lines = mermaid(MACHINE).splitlines()
    assert first == "flowchart TD"
    assert [line.split("[")[0].split("(")[0].strip() for line in lines[:4]] == [
        "state0",
        "open1",
        "refused2",
        "return3",
    ]
    assert lines[5] == "    state0 --> state0"
    assert lines[4].startswith('    state0 -.->|"') and lines[4].endswith('<br>second"| open1')


def test_mermaid_text_holds_nothing_that_mermaid_would_read() -> None:
    for quoted in re.findall(r'"(.*?)"', mermaid(MACHINE)):
        assert not set(quoted.replace("<br>", "")) & set('"[]{}<>|`\\%'), quoted


def test_mermaid_escapes_are_the_characters_numbers() -> None:
    shown = re.findall(r'"(.*?)"', mermaid(MACHINE))[1]
    assert re.sub(r"#(\d+);", lambda match: chr(int(match[1])), shown) == ODD


def test_mermaid_marks_open_ends_and_refusals() -> None:
    assert "class open1 open" in mermaid(MACHINE)
    assert "class refused2 refused" in mermaid(MACHINE)


def test_dot_quotes_what_ends_a_string() -> None:
    odd = dot(MACHINE).splitlines()[3]
    inner = odd.partition('label="odd\\n')[2].rpartition('", shape=')[0]
    assert re.search(r'(?<!\\)(\\\\)*"', inner) is None
    assert inner.replace("\\\\", "\0").replace('\\"', '"').replace("\0", "\\").replace("&amp;", "&") == ODD
