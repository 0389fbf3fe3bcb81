"""A machine → an SVG picture, alone or as a part of a page; no program but Loom is needed.

    <svg class="loom-graph" ...>
      <g class="node state start"><rect .../><text>connect</text></g>
      <path class="edge jump" d="M ... C ..."/><text class="label jump">58: except OSError</text>
    </svg>

Colours are variables, of the page or of the picture's own, so both follow the reader's light or dark scheme. What the
picture says is also in its description, as text.
"""

from __future__ import annotations

import itertools
import unicodedata
from typing import TYPE_CHECKING, Final

from loom.report.layout import Line, Rect, Size, lay_out
from loom.report.machine import EdgeKind, NodeKind
from loom.report.markup import escape
from loom.report.style import style

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from loom.report.layout import Layout, Point, Route
    from loom.report.machine import Edge, Machine, Node

_ADVANCE: Final = 0.615  # of a monospaced character, in its font size; no usual font is wider
_NAME, _TEXT = 13.0, 11.5
_LEADING: Final = 16.0
_PADDING_X, _PADDING_Y = 12.0, 8.0
_LOOP: Final = 30.0
_MARGIN: Final = 12.0


def svg(machine: Machine, *, alone: bool = False) -> str:
    """The picture.

    Args:
        machine: what to draw.
        alone: it is to be a file of its own, with its own colours and background.
    """
    loops = {edge.source: edge for edge in machine.edges if edge.source == edge.target}
    edges = [edge for edge in machine.edges if edge.source != edge.target]
    sizes = {node.id: _node_size(node, loops.get(node.id)) for node in machine.nodes}
    layout = lay_out(sizes, [Line(edge.source, edge.target, _label_size(edge)) for edge in edges])
    parts = list(_arrows())
    for edge, route in zip(edges, layout.routes, strict=True):
        parts += _edge(edge, route)
    for node in machine.nodes:
        parts += _node(node, layout.boxes[node.id], start=node is machine.nodes[0])
        if node.id in loops:
            parts += _self_loop(loops[node.id], layout.boxes[node.id])
    return _frame(machine, layout, parts, alone=alone)


def _frame(machine: Machine, layout: Layout, parts: Sequence[str], *, alone: bool) -> str:
    width, height = (_number(side + 2 * _MARGIN) for side in (layout.width, layout.height))
    sheets = f"<style>{style('palette.css')}{style('graph.css')}</style>" if alone else ""
    paper = f'<rect class="paper" width="{width}" height="{height}"/>' if alone else ""
    return "\n".join(
        [
            (
                f'<svg xmlns="http://www.w3.org/2000/svg" class="loom-graph" width="{width}" height="{height}" '
                f'viewBox="0 0 {width} {height}" role="img" aria-labelledby="loom-graph-title loom-graph-text">'
            ),
            f'<title id="loom-graph-title">{_text(f"The machine of {machine.title}")}</title>',
            f'<desc id="loom-graph-text">{_text(in_words(machine))}</desc>',
            f'{sheets}{paper}<g transform="translate({_number(_MARGIN)} {_number(_MARGIN)})">',
            *parts,
            "</g>",
            "</svg>",
            "",
        ]
    )


def in_words(machine: Machine) -> str:
    """The diagram as text: a sentence for each edge."""
    names = {node.id: " ".join(node.text[: 2 if node.kind is NodeKind.PATH else 1]) for node in machine.nodes}
    sentences: list[str] = []
    for edge in machine.edges:
        label = f" ({'; '.join(edge.text)})" if edge.text else ""
        sentences.append(f"{names[edge.source]} leads to {names[edge.target]}{label}.")
    return " ".join(sentences)


# Sizes


def _width(text: str, size: float) -> float:
    cells = sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
    return cells * size * _ADVANCE


def _node_size(node: Node, loop: Edge | None) -> Size:
    title, *more = node.text
    widest = max([_width(title, _NAME), *(_width(line, _TEXT) for line in more)])
    height = len(node.text) * _LEADING + 2 * _PADDING_Y
    if loop is None:
        return Size(widest + 2 * _PADDING_X, height)
    label = _label_size(loop)
    return Size(widest + 2 * _PADDING_X, max(height, label.height), _LOOP + label.width)


def _label_size(edge: Edge) -> Size:
    if not edge.text:
        return Size(0, 0)
    return Size(max(_width(line, _TEXT) for line in edge.text) + 6, len(edge.text) * _LEADING)


# Drawing


def _arrows() -> Iterator[str]:
    yield "<defs>"
    for kind in EdgeKind:
        yield (
            f'<marker id="loom-{kind.value}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" '
            f'orient="auto" markerUnits="userSpaceOnUse"><path class="{kind.value}" d="M0 0.5 L8 4 L0 7.5 Z"/></marker>'
        )
    yield "</defs>"


def _node(node: Node, box: Rect, *, start: bool) -> Iterator[str]:
    kinds = f"node {node.kind.value}{' start' if start else ''}"
    radius = {NodeKind.RETURN: box.height / 2, NodeKind.RAISE: 0.0}.get(node.kind, 5.0)
    yield (
        f'<g class="{kinds}"><rect class="box" x="{_number(box.x)}" y="{_number(box.y)}" '
        f'width="{_number(box.width)}" height="{_number(box.height)}" rx="{_number(radius)}"/>'
    )
    is_state = node.kind in (NodeKind.STATE, NodeKind.REFUSED)
    classes = [
        "name" if is_state else "",
        *("muted" if is_state or node.kind is NodeKind.OPEN else "" for _ in node.text),
    ]
    yield from _lines(node.text, classes, box)
    yield "</g>"


def _edge(edge: Edge, route: Route) -> Iterator[str]:
    for number, run in enumerate(route.runs, 1):
        arrow = f' marker-end="url(#loom-{edge.kind.value})"' if number == len(route.runs) else ""
        yield f'<path class="edge {edge.kind.value}" d="{_curve(run)}"{arrow}/>'
    yield from _lines(edge.text, [f"label {edge.kind.value}"] * len(edge.text), route.label)


def _self_loop(edge: Edge, box: Rect) -> Iterator[str]:
    right, middle = box.x + box.width, box.y + box.height / 2
    far = right + _LOOP - 4
    places = [right, middle - 7, far, middle - 15, far, middle + 15, right + 1, middle + 7]
    yield (
        f'<path class="edge {edge.kind.value}" d="M{_pair(places[0:2])} C{_pair(places[2:4])} {_pair(places[4:6])} '
        f'{_pair(places[6:8])}" marker-end="url(#loom-{edge.kind.value})"/>'
    )
    label = _label_size(edge)
    place = Rect(right + _LOOP, middle - label.height / 2, label.width, label.height)
    yield from _lines(edge.text, [f"label {edge.kind.value}"] * len(edge.text), place)


def _lines(text: Sequence[str], classes: Sequence[str], box: Rect) -> Iterator[str]:
    """Lines of text in the middle of a box."""
    top = box.y + (box.height - len(text) * _LEADING) / 2
    for number, (line, kinds) in enumerate(zip(text, classes, strict=False)):
        baseline = top + (number + 0.72) * _LEADING
        named = f' class="{kinds}"' if kinds else ""
        yield (
            f'<text{named} x="{_number(box.x + box.width / 2)}" y="{_number(baseline)}" '
            f'text-anchor="middle">{_text(line)}</text>'
        )


def _curve(points: Sequence[Point]) -> str:
    """Straight down where two points are above each other, else bent like an S."""
    written = [f"M{_pair(points[0])}"]
    for (x, y), (next_x, next_y) in itertools.pairwise(points):
        if x == next_x:
            written.append(f"L{_pair((next_x, next_y))}")
        else:
            middle = (y + next_y) / 2
            written.append(f"C{_pair((x, middle))} {_pair((next_x, middle))} {_pair((next_x, next_y))}")
    return " ".join(written)


def _pair(point: Sequence[float]) -> str:
    return ",".join(_number(each) for each in point)


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _text(text: str) -> str:
    return escape(text, quote=False)
