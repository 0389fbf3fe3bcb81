"""A machine → a Mermaid flowchart, which many Markdown viewers draw.

    flowchart TD
        state0["connect<br>line 54"]
        return4(["return session"])
        state0 -->|"74: done"| return4

All that Mermaid might take for its own syntax is written as the number of its character.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from loom.report.machine import EdgeKind, NodeKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from loom.report.machine import Edge, Machine, Node

_PLAIN: Final = frozenset(" _.,:()=+-*/'?!")
_SHAPES: Final = {
    NodeKind.STATE: ("[", "]"),
    NodeKind.REFUSED: ("[", "]"),
    NodeKind.PATH: ("(", ")"),
    NodeKind.RETURN: ("([", "])"),
    NodeKind.RAISE: ("{{", "}}"),
    NodeKind.OPEN: ("[/", "/]"),
}
_CLASSES: Final = {
    NodeKind.REFUSED: "classDef refused stroke-width:2px,stroke-dasharray:4 3",
    NodeKind.OPEN: "classDef open stroke-dasharray:2 3",
}


def mermaid(machine: Machine) -> str:
    """The flowchart's text, with a newline at its end."""
    return "\n".join(["flowchart TD", *(f"    {line}" for line in _lines(machine)), ""])


def _lines(machine: Machine) -> Iterator[str]:
    for node in machine.nodes:
        yield _node(node)
    for edge in machine.edges:
        yield _edge(edge)
    for kind, definition in _CLASSES.items():
        if members := [node.id for node in machine.nodes if node.kind is kind]:
            yield definition
            yield f"class {','.join(members)} {kind.value}"


def _node(node: Node) -> str:
    opening, closing = _SHAPES[node.kind]
    return f"{node.id}{opening}{_quoted(node.text)}{closing}"


def _edge(edge: Edge) -> str:
    arrow = "-.->" if edge.kind is EdgeKind.OPEN else "-->"
    label = f"|{_quoted(edge.text)}|" if edge.text else ""
    return f"{edge.source} {arrow}{label} {edge.target}"


def _quoted(lines: Iterable[str]) -> str:
    return f'"{"<br>".join(_escaped(line) for line in lines)}"'


def _escaped(text: str) -> str:
    return "".join(char if char.isalnum() or char in _PLAIN else f"#{ord(char)};" for char in text)
