"""The picture: well-formed XML that shows and says what the machine has, its texts inside their boxes."""

from __future__ import annotations

import itertools
from xml.etree import ElementTree as ET

import pytest

from loom.report.inventory import Found, decorated, look_up
from loom.report.machine import Edge, EdgeKind, Machine, Node, NodeKind, machine_of
from loom.report.svg import svg
from tests.report import machines

NAMESPACE = "{http://www.w3.org/2000/svg}"
FUNCTIONS = list(decorated(machines, {machines.refused}))


def drawn(found: Found) -> ET.Element:
    return ET.fromstring(svg(machine_of(found), alone=True))


def texts(element: ET.Element) -> list[str]:
    return [text.text or "" for text in element.iter(f"{NAMESPACE}text")]


def box_of(group: ET.Element) -> tuple[float, float, float, float]:
    box = group.find(f"{NAMESPACE}rect")
    assert box is not None
    x, y, width, height = (float(box.attrib[name]) for name in ("x", "y", "width", "height"))
    return x, y, width, height


@pytest.mark.parametrize("found", FUNCTIONS, ids=lambda found: found.name)
def test_every_text_of_the_machine_is_shown(found: Found) -> None:
    machine = machine_of(found)
    lines = [line for part in (*machine.nodes, *machine.edges) for line in part.text]
    assert sorted(texts(drawn(found))) == sorted(lines)


@pytest.mark.parametrize("found", FUNCTIONS, ids=lambda found: found.name)
def test_boxes_lie_apart_and_hold_their_texts(found: Found) -> None:
    groups = [group for group in drawn(found).iter(f"{NAMESPACE}g") if "node" in group.get("class", "")]
    assert len(groups) == len(machine_of(found).nodes)
    for one, other in itertools.combinations(map(box_of, groups), 2):
        beside = one[0] + one[2] <= other[0] or other[0] + other[2] <= one[0]
        assert beside or one[1] + one[3] <= other[1] or other[1] + other[3] <= one[1]
    for group in groups:
        x, y, width, height = box_of(group)
        for text in group.iter(f"{NAMESPACE}text"):
            size = 13 if text.get("class") == "name" else 11.5
            assert len(text.text or "") * size * 0.602 < width
            assert y + size * 0.7 < float(text.attrib["y"]) < y + height


def test_picture_alone_has_its_own_colours_and_a_part_has_the_pages() -> None:
    found = look_up(machines, "count")
    assert found is not None
    assert "prefers-color-scheme: dark" in svg(machine_of(found), alone=True)
    part = svg(machine_of(found))
    assert "<style>" not in part
    assert "#" not in part.replace("url(#loom-", "")


def test_description_says_what_is_drawn() -> None:
    found = look_up(machines, "connect")
    assert found is not None
    description = drawn(found).findtext(f"{NAMESPACE}desc") or ""
    assert "connect leads to raise ConnectionError" in description
    assert "except OSError" in description


def test_markup_and_control_characters_are_text() -> None:
    odd = "</text><script>&amp;\x0c\x00"
    nodes = (Node("a", NodeKind.STATE, (odd,)), Node("b", NodeKind.OPEN, (odd,)))
    machine = Machine(odd, nodes, (Edge("a", "b", EdgeKind.OPEN, (odd,)),))
    shown = ET.fromstring(svg(machine, alone=True))
    assert texts(shown) == ["</text><script>&amp;\ufffd\ufffd"] * 3


def test_same_machine_gives_the_same_picture() -> None:
    found = look_up(machines, "connect")
    assert found is not None
    assert svg(machine_of(found)) == svg(machine_of(found))
