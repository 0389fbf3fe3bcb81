"""Where the boxes and lines of a diagram go: in layers from top to bottom, with a place of its own for each label.

    layer 0        ┌ connect ┐          1. edges that lead back are turned round
    layer 1      66: ...    67          2. each node gets the layer below all that lead to it; labels have one between
    layer 2   ┌ retry ┐  ┌ login ┐      3. each layer is put into an order in which few lines cross
                                        4. each box stands close to its neighbours, none over another

Lines run straight through the layers, in a place kept free there, and bend only between them: so none crosses a box.
The same diagram always gives the same picture. Not done: edges in bundles, diagrams of hundreds of nodes.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Point = tuple[float, float]

GAP_X: Final = 24.0
GAP_Y: Final = 22.0
_BETWEEN_PORTS: Final = 22.0  # at most
_SWEEPS: Final = 24
_STRAIGHT: Final = 6.0  # how much more a passing line counts than a box, so that boxes make way for straight lines


@dataclass(frozen=True, slots=True)
class Size:
    """What a box takes: `extra` is kept free to its right."""

    width: float
    height: float
    extra: float = 0.0


@dataclass(frozen=True, slots=True)
class Line:
    """An edge between two different nodes, with the size of its label (zero without one)."""

    source: str
    target: str
    label: Size


@dataclass(frozen=True, slots=True)
class Rect:
    """A box in its place."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Route:
    """An edge in its place: one run of points before its label and one after it; between points it bends like an S."""

    runs: tuple[tuple[Point, ...], ...]
    label: Rect


@dataclass(frozen=True, slots=True)
class Layout:
    """A picture: boxes by node, a route for each line in their order, and the size of the whole."""

    boxes: dict[str, Rect]
    routes: tuple[Route, ...]
    width: float
    height: float


@dataclass(eq=False, slots=True)
class _Slot:
    """A place in a layer: a node, a label, or room for a line to pass."""

    size: Size
    layer: int
    above: list[_Slot] = field(default_factory=list["_Slot"])
    below: list[_Slot] = field(default_factory=list["_Slot"])
    center: float = 0.0
    top: float = 0.0

    @property
    def left(self) -> float:
        return self.center - self.size.width / 2

    def rect(self) -> Rect:
        return Rect(self.left, self.top, self.size.width, self.size.height)


def lay_out(nodes: Mapping[str, Size], lines: Sequence[Line]) -> Layout:
    """Places a diagram whose first node stands on top.

    Args:
        nodes: the size of each node.
        lines: the edges between them.
    """
    layers = _layers(nodes, lines)
    slots = {node: _Slot(size, 2 * layers[node]) for node, size in nodes.items()}
    chains = [_chain(line, slots) for line in lines]
    rows: list[list[_Slot]] = [[] for _ in range(2 * max(layers.values()) + 1)]
    for slot in [*slots.values(), *(slot for chain in chains for slot in chain[1:-1])]:
        rows[slot.layer].append(slot)
    _order(rows)
    _place_across(rows)
    bands = _place_down(rows)
    shift = min(slot.left for row in rows for slot in row)
    for slot in [slot for row in rows for slot in row]:
        slot.center -= shift
    routes = tuple(_route(line, chain, bands) for line, chain in zip(lines, chains, strict=True))
    width = max(slot.left + slot.size.width + slot.size.extra for row in rows for slot in row)
    return Layout({node: slot.rect() for node, slot in slots.items()}, routes, width, bands[-1][1])


def _layers(nodes: Mapping[str, Size], lines: Sequence[Line]) -> dict[str, int]:
    """The layer of each node: below all that lead to it, edges that lead back apart."""
    finished: list[str] = []
    open_nodes: list[str] = []
    forward: dict[str, list[str]] = {node: [] for node in nodes}

    def visit(node: str) -> None:
        open_nodes.append(node)
        for line in lines:
            if line.source == node and line.target not in open_nodes:
                forward[node].append(line.target)
                if line.target not in finished:
                    visit(line.target)
        open_nodes.pop()
        finished.append(node)

    for node in nodes:
        if node not in finished:
            visit(node)
    layers = dict.fromkeys(nodes, 0)
    for node in reversed(finished):
        for target in forward[node]:
            layers[target] = max(layers[target], layers[node] + 1)
    return layers


def _chain(line: Line, slots: Mapping[str, _Slot]) -> list[_Slot]:
    """The slots that an edge passes, from its source to its target, linked to each other; the second has its label."""
    source, target = slots[line.source], slots[line.target]
    step = 1 if source.layer < target.layer else -1
    between = [_Slot(Size(0, 0), layer) for layer in range(source.layer + step, target.layer, step)]
    between[0].size = line.label
    chain = [source, *between, target]
    for one, next_one in itertools.pairwise(chain):
        upper, lower = (one, next_one) if step == 1 else (next_one, one)
        upper.below.append(lower)
        lower.above.append(upper)
    return chain


def _order(rows: list[list[_Slot]]) -> None:
    """Orders each row by where its neighbours stand, down and up again; keeps the order with the fewest crossings."""
    best, fewest = [list(row) for row in rows], _crossings(rows)
    for sweep in range(_SWEEPS):
        for row in rows if sweep % 2 == 0 else reversed(rows):
            places = {id(slot): place for other in rows for place, slot in enumerate(other)}
            weights: dict[int, float] = {}
            for place, slot in enumerate(row):
                near = [places[id(each)] for each in (slot.above if sweep % 2 == 0 else slot.below)]
                weights[id(slot)] = sum(near) / len(near) if near else place
            row.sort(key=lambda slot: weights[id(slot)])
        if (crossings := _crossings(rows)) < fewest:
            best, fewest = [list(row) for row in rows], crossings
    rows[:] = best


def _crossings(rows: list[list[_Slot]]) -> int:
    places = {id(slot): place for row in rows for place, slot in enumerate(row)}
    count = 0
    for row in rows:
        ends = [(place, places[id(lower)]) for place, slot in enumerate(row) for lower in slot.below]
        count += sum(one[0] < other[0] and one[1] > other[1] for one in ends for other in ends)
    return count


def _place_across(rows: list[list[_Slot]]) -> None:
    """Puts each slot as close to the middle of its neighbours as the order and the gaps allow."""
    for sweep in range(4 * _SWEEPS):
        for row in rows if sweep % 2 == 0 else reversed(rows):
            wanted: list[float] = []
            for slot in row:
                near = [each.center for each in (slot.above + slot.below if sweep > 1 else slot.above)]
                wanted.append(sum(near) / len(near) if near else slot.center)
            offsets = [0.0]
            for one, other in itertools.pairwise(row):
                distance = one.size.width / 2 + one.size.extra + GAP_X + other.size.width / 2
                offsets.append(offsets[-1] + distance)
            weights = [1.0 if slot.size.width else _STRAIGHT for slot in row]
            placed = _rising([want - offset for want, offset in zip(wanted, offsets, strict=True)], weights)
            for slot, place, offset in zip(row, placed, offsets, strict=True):
                slot.center = place + offset


def _rising(wanted: Sequence[float], weights: Sequence[float]) -> list[float]:
    """The rising sequence closest to what is wanted: neighbours out of order share their mean."""
    pools: list[tuple[float, float, int]] = []
    for each, weight in zip(wanted, weights, strict=True):
        total, share, count = each * weight, weight, 1
        while pools and pools[-1][0] / pools[-1][1] > total / share:
            before, part, members = pools.pop()
            total, share, count = total + before, share + part, count + members
        pools.append((total, share, count))
    return [total / share for total, share, count in pools for _ in range(count)]


def _place_down(rows: list[list[_Slot]]) -> list[tuple[float, float]]:
    """Puts the rows below each other; returns each one's top and bottom."""
    bands: list[tuple[float, float]] = []
    top = 0.0
    for row in rows:
        height = max(slot.size.height for slot in row)
        for slot in row:
            slot.top = top + (height - slot.size.height) / 2
        bands.append((top, top + height))
        top += height + GAP_Y
    return bands


def _route(line: Line, chain: Sequence[_Slot], bands: Sequence[tuple[float, float]]) -> Route:
    down, last = chain[0].layer < chain[-1].layer, len(chain) - 1
    runs: list[list[Point]] = [[]]
    for place, slot in enumerate(chain):
        sides = [*bands[slot.layer], slot.top, slot.top + slot.size.height]
        top, bottom, upper, lower = sides if down else [sides[1], sides[0], sides[3], sides[2]]
        if place > 0:
            x = _port(slot, chain[-2], up=down) if place == last else slot.center
            runs[-1] += [(x, top), (x, upper)]
        if place == 1 and line.label.height:
            runs.append([])
        if place < last:
            x = _port(slot, chain[1], up=not down) if place == 0 else slot.center
            runs[-1] += [(x, lower), (x, bottom)]
        if top == bottom and 0 < place < last:
            del runs[-1][-4:]  # nothing stands in this layer: no need to pass it in any certain place
    return Route(tuple(tuple(dict.fromkeys(run)) for run in runs), chain[1].rect())


def _port(slot: _Slot, other: _Slot, *, up: bool) -> float:
    """Where on a box's edge a line starts or ends: side by side, in the order of what they lead to."""
    neighbours = sorted(slot.above if up else slot.below, key=lambda each: each.center)
    step = min(_BETWEEN_PORTS, slot.size.width / (len(neighbours) + 1))
    return slot.center + (neighbours.index(other) - (len(neighbours) - 1) / 2) * step
