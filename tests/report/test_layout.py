"""The layout: boxes and labels lie apart, and no line crosses a box, whatever the graph."""

from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from loom.report.layout import Layout, Line, Rect, Size, lay_out

sizes = st.builds(Size, st.floats(20, 300), st.floats(20, 80), st.sampled_from([0.0, 0.0, 120.0]))
labels = st.builds(Size, st.sampled_from([0.0, 40.0, 200.0]), st.sampled_from([16.0, 48.0]))


@st.composite
def graphs(draw: st.DrawFn) -> tuple[dict[str, Size], list[Line]]:
    names = [f"n{number}" for number in range(draw(st.integers(1, 7)))]
    nodes = {name: draw(sizes) for name in names}
    pairs = draw(st.lists(st.tuples(st.sampled_from(names), st.sampled_from(names)), unique=True, max_size=14))
    lines = [
        Line(one, other, label if label.width else Size(0, 0))
        for one, other in pairs
        if one != other
        for label in [draw(labels)]
    ]
    return nodes, lines


def apart(one: Rect, other: Rect) -> bool:
    beside = one.x + one.width <= other.x + 0.01 or other.x + other.width <= one.x + 0.01
    return beside or one.y + one.height <= other.y + 0.01 or other.y + other.height <= one.y + 0.01


def boxes(nodes: dict[str, Size], layout: Layout) -> list[Rect]:
    """Every box with the room that it keeps free, and every label."""
    wide = [Rect(box.x, box.y, box.width + nodes[name].extra, box.height) for name, box in layout.boxes.items()]
    return wide + [route.label for route in layout.routes if route.label.width]


def points(layout: Layout) -> list[tuple[int, float, float]]:
    """Points along every line, with the line's number; an S bends within the rectangle of its two ends."""
    found: list[tuple[int, float, float]] = []
    for number, route in enumerate(layout.routes):
        for run in route.runs:
            for (x, y), (next_x, next_y) in itertools.pairwise(run):
                for step in range(21):
                    part = step / 20
                    across = part * part * (3 - 2 * part)
                    down = (
                        y + (next_y - y) * (1.5 * part * (1 - part) + part**3)
                        if x != next_x
                        else y + (next_y - y) * part
                    )
                    found.append((number, x + (next_x - x) * across, down))
    return found


@given(graphs())
@settings(max_examples=60, deadline=None)
def test_no_two_boxes_overlap(graph: tuple[dict[str, Size], list[Line]]) -> None:
    nodes, lines = graph
    layout = lay_out(nodes, lines)
    for one, other in itertools.combinations(boxes(nodes, layout), 2):
        assert apart(one, other), (one, other)


@given(graphs())
@settings(max_examples=60, deadline=None)
def test_no_line_crosses_a_box(graph: tuple[dict[str, Size], list[Line]]) -> None:
    nodes, lines = graph
    layout = lay_out(nodes, lines)
    for _, x, y in points(layout):
        for box in boxes(nodes, layout):
            inside = box.x + 0.5 < x < box.x + box.width - 0.5 and box.y + 0.5 < y < box.y + box.height - 0.5
            assert not inside, (box, x, y)


@given(graphs())
@settings(max_examples=25, deadline=None)
def test_everything_lies_within_the_picture(graph: tuple[dict[str, Size], list[Line]]) -> None:
    nodes, lines = graph
    layout = lay_out(nodes, lines)
    for box in boxes(nodes, layout):
        assert box.x >= -0.01 and box.x + box.width <= layout.width + 0.01
        assert box.y >= 0 and box.y + box.height <= layout.height + 0.01


@given(graphs())
@settings(max_examples=25, deadline=None)
def test_lines_start_and_end_at_their_boxes(graph: tuple[dict[str, Size], list[Line]]) -> None:
    nodes, lines = graph
    layout = lay_out(nodes, lines)
    for line, route in zip(lines, layout.routes, strict=True):
        for name, (x, y) in [(line.source, route.runs[0][0]), (line.target, route.runs[-1][-1])]:
            box = layout.boxes[name]
            assert box.x < x < box.x + box.width
            assert min(abs(y - box.y), abs(y - box.y - box.height)) < 0.01


@given(graphs())
@settings(max_examples=15, deadline=None)
def test_same_graph_gives_the_same_picture(graph: tuple[dict[str, Size], list[Line]]) -> None:
    assert lay_out(*graph) == lay_out(*graph)


def test_chain_goes_downwards() -> None:
    nodes = dict.fromkeys("abc", Size(50, 20))
    layout = lay_out(nodes, [Line("a", "b", Size(0, 0)), Line("b", "c", Size(0, 0)), Line("c", "a", Size(0, 0))])
    assert layout.boxes["a"].y < layout.boxes["b"].y < layout.boxes["c"].y
