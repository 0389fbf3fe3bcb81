"""The machine that a function is part of: states, transitions with their lines and conditions, ends.

    connect ──66: except OSError──▶ reconnect          a state is a compiled function
       │                              │                what it ends with is a transition, a return or a raise
       └──67──▶ authenticate ...      └──▶ connect     what cannot be told from the source stays an open end

From one function its tail calls are followed to other compiled functions of the module, by global names, through the
class and through its first parameter; what that finds is what the run finds unless a subclass or an assignment says
otherwise. A machine of a single state shows its paths.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from loom.compiler import Lowering
from loom.explain import analysis_of
from loom.report.inventory import Found, plain_function
from loom.report.paths import LONGEST, Ending, paths_of
from loom.report.resolve import Unknown, resolve

if TYPE_CHECKING:
    from collections.abc import Collection
    from types import FunctionType

    from loom.compiler import Plan
    from loom.compiler.source import Source
    from loom.report.paths import Path
    from loom.report.resolve import Leads


class NodeKind(Enum):
    """What a node of the diagram stands for."""

    STATE = "state"
    REFUSED = "refused"
    PATH = "path"
    RETURN = "return"
    RAISE = "raise"
    OPEN = "open"


class EdgeKind(Enum):
    """What an edge stands for."""

    TURN = "turn"
    STEP = "step"
    JUMP = "jump"
    END = "end"
    OPEN = "open"
    PATH = "path"


@dataclass(frozen=True, slots=True)
class Node:
    """A state, a path or an end: an identifier that every format takes, and lines of text."""

    id: str
    kind: NodeKind
    text: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Edge:
    """A transition, or several between the same two nodes: a line of text for each."""

    source: str
    target: str
    kind: EdgeKind
    text: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Machine:
    """The diagram: the first node is where it starts."""

    title: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    @property
    def states(self) -> tuple[Node, ...]:
        """The functions."""
        return tuple(node for node in self.nodes if node.kind in (NodeKind.STATE, NodeKind.REFUSED))


def machine_of(found: Found, refused: Collection[FunctionType] = ()) -> Machine:
    """The machine that starts with a function.

    Args:
        found: the function, with the class that it was found in.
        refused: the functions that were refused when their module was imported.

    Raises:
        TailCallError: it is not a function with a source.
    """
    builder = _Builder(found, refused)
    builder.follow()
    return builder.machine()


@dataclass(frozen=True, slots=True)
class _State:
    """A function of the machine with its paths, each with what its call leads to."""

    found: Found
    plan: Plan
    is_refused: bool
    paths: tuple[tuple[Path, Leads | None], ...]


class _Builder:
    def __init__(self, start: Found, refused: Collection[FunctionType]) -> None:
        self.start = start
        self.refused = refused
        self.states: dict[FunctionType, _State] = {}
        self.nodes: dict[object, Node] = {}
        self.edges: dict[tuple[str, str, EdgeKind], list[str]] = {}

    def follow(self) -> None:
        todo = [self.start]
        while todo:
            found = todo.pop(0)
            function = plain_function(found.value)
            if function in self.states:
                continue
            analysis, _ = analysis_of(found.value)
            if function is None:
                continue
            plan = analysis.plan
            paths = tuple((path, self.leads(path, found, plan)) for path in paths_of(plan))
            self.states[function] = _State(found, plan, bool(analysis.problems), paths)
            todo += [leads for _, leads in paths if isinstance(leads, Found)]

    def leads(self, path: Path, found: Found, plan: Plan) -> Leads | None:
        return resolve(path.site.site, plan, found, self.refused) if path.site else None

    def machine(self) -> Machine:
        for function, state in self.states.items():
            kind = NodeKind.REFUSED if state.is_refused else NodeKind.STATE
            line = f"line {state.plan.source.def_span().line}" + (", refused" if state.is_refused else "")
            self.node(function, kind, (state.found.name, line))
        single = len(self.states) == 1
        for function, state in self.states.items():
            for path, leads in state.paths:
                (self.path_node if single else self.transition)(function, state, path, leads)
        edges = (Edge(source, target, kind, tuple(text)) for (source, target, kind), text in self.edges.items())
        return Machine(self.start.name, tuple(self.nodes.values()), tuple(edges))

    def node(self, key: object, kind: NodeKind, text: tuple[str, ...]) -> Node:
        if key not in self.nodes:
            self.nodes[key] = Node(f"{kind.value}{len(self.nodes)}", kind, text)
        return self.nodes[key]

    def edge(self, source: Node, target: Node, kind: EdgeKind, text: str) -> None:
        lines = self.edges.setdefault((source.id, target.id, kind), [])
        if text:
            lines.append(text)

    def transition(self, function: FunctionType, state: _State, path: Path, leads: Leads | None) -> None:
        """An edge from state to state, labelled with its line and condition."""
        label = f"{path.line}: {path.condition}" if path.condition else f"{path.line}"
        source, target = self.nodes[function], self.target(function, state, path, leads)
        self.edge(source, target, _edge_kind(source, target, state), label)

    def path_node(self, function: FunctionType, state: _State, path: Path, leads: Leads | None) -> None:
        """A node between, which names the condition; the edge that leaves it says what is passed on."""
        text = (f"line {path.line}", path.condition) if path.condition else (f"line {path.line}",)
        between = self.node(path, NodeKind.PATH, text)
        source, target = self.nodes[function], self.target(function, state, path, leads)
        self.edge(source, between, EdgeKind.PATH, "")
        passed_on = _arguments(path, state.plan.source) if target is source else ""
        self.edge(between, target, _edge_kind(source, target, state), passed_on)

    def target(self, function: FunctionType, state: _State, path: Path, leads: Leads | None) -> Node:
        match leads:
            case Found(value=value):
                return self.nodes[plain_function(value)]
            case Unknown(name=name, why=why):
                return self.node((function, name), NodeKind.OPEN, (name, why))
            case _:
                return self.end(state, path)

    def end(self, state: _State, path: Path) -> Node:
        """An end of the run: what is returned, if that is short, or the class that is raised."""
        if path.ending is Ending.RAISE:
            kind, text = NodeKind.RAISE, _short(f"raise {path.text}".rstrip(), "raise")
        elif state.plan.source.kind.is_stream:
            kind, text = NodeKind.RETURN, _short(path.text, "a plain stream") or "end of the stream"
        else:
            dropped = path.site is not None and path.site.site.dropped
            kind, text = NodeKind.RETURN, _short(f"return {'None' if dropped else path.text}".rstrip(), "return")
        return self.node(text, kind, (text,))


def _edge_kind(source: Node, target: Node, state: _State) -> EdgeKind:
    """What an edge between two nodes is, if the first is a state."""
    if target is source:
        return EdgeKind.TURN if state.plan.lowering is Lowering.LOOP else EdgeKind.STEP
    if target.kind in (NodeKind.STATE, NodeKind.REFUSED):
        return EdgeKind.JUMP
    return EdgeKind.OPEN if target.kind is NodeKind.OPEN else EdgeKind.END


def _arguments(path: Path, source: Source) -> str:
    """What the parameters become, or the call's own arguments."""
    assert path.site is not None
    call = path.site.site.call
    return _short(source.unparsed(call).removeprefix(source.unparsed(call.func)), "")


def _short(text: str, otherwise: str) -> str:
    return text if len(text) <= LONGEST else otherwise
