r"""A machine → a graph in Graphviz' language.

    digraph "connect" {
        state0 [label="connect\nline 54", shape=box];
        state0 -> return4 [label="74: done"];
    }

`dot` and many other tools read it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from loom.report.machine import EdgeKind, NodeKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from loom.report.machine import Edge, Machine, Node

_SHAPES: Final = {
    NodeKind.STATE: "shape=box, style=rounded",
    NodeKind.REFUSED: 'shape=box, style="rounded,dashed", penwidth=2',
    NodeKind.PATH: "shape=box, style=dotted",
    NodeKind.RETURN: "shape=oval",
    NodeKind.RAISE: "shape=octagon",
    NodeKind.OPEN: "shape=box, style=dashed",
}


def dot(machine: Machine) -> str:
    """The graph's text, with a newline at its end."""
    lines = ['node [fontname="monospace"];', 'edge [fontname="monospace"];']
    lines += [_node(node) for node in machine.nodes]
    lines += [_edge(edge) for edge in machine.edges]
    return "\n".join([f"digraph {_quoted([machine.title])} {{", *(f"    {line}" for line in lines), "}", ""])


def _node(node: Node) -> str:
    return f"{node.id} [label={_quoted(node.text)}, {_SHAPES[node.kind]}];"


def _edge(edge: Edge) -> str:
    attributes = [f"label={_quoted(edge.text)}"] if edge.text else []
    attributes += ["style=dashed"] if edge.kind is EdgeKind.OPEN else []
    written = f" [{', '.join(attributes)}]" if attributes else ""
    return f"{edge.source} -> {edge.target}{written};"


def _quoted(lines: Iterable[str]) -> str:
    """A string of dot's: in it only backslashes, quotes and entities such as `&lt;` mean something."""
    return '"' + "\\n".join(_escaped(line) for line in lines) + '"'


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;")
