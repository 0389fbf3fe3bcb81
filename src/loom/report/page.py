"""An explanation → one HTML page that needs nothing else: no script, no network, no other file.

    page(explain_tailcalls(countdown, as_json=True), explain_tailcalls(countdown), svg(machine))

The source with each line's role, the lowered source beside it, what was decided and why, the machine, and the text that
`loom explain` prints. Light or dark as the reader's system is, and narrow screens scroll the code, not the page.
"""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

from loom.explain import outcome
from loom.report.lines import Role, annotated_lines
from loom.report.markup import escape
from loom.report.style import style

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from loom.explanation import Explanation
    from loom.report.lines import AnnotatedLine, Note, Piece


def page(explanation: Explanation, text: str, picture: str) -> str:
    """The page.

    Args:
        explanation: what `explain_tailcalls` tells as a dictionary.
        text: what it tells as text.
        picture: the machine as SVG.
    """
    lines = annotated_lines(explanation)
    return Template(style("page.html")).substitute(
        css=style("palette.css") + style("page.css") + style("graph.css"),
        function=escape(explanation["function"]),
        lowering=explanation["lowering"],
        outcome=escape(outcome(explanation)),
        place=escape(f"{explanation['file']}, line {explanation['line']}"),
        decorator=explanation["mode"],
        decorated=_decorated(explanation),
        legend="\n".join(_legend(lines)),
        source="\n".join(_line(line) for line in lines),
        lowered=_lowered(explanation),
        decisions="\n".join(_decisions(explanation)),
        picture=picture,
        text=escape(text),
    )


def _decorated(explanation: Explanation) -> str:
    if explanation["lowering"] == "refused":
        return "refused"
    return "compiled" if explanation["compiled"] else "as it would be compiled"


def _legend(lines: Sequence[AnnotatedLine]) -> Iterator[str]:
    """The roles that are seen on the page."""
    marked = {role for line in lines for piece in line.pieces for role in piece.marks}
    for role in Role:
        if role in marked:
            yield f'<li class="{role.slug}"><b class="role">{role.word}</b> {role.meaning}</li>'
    yield f'<li class="plain"><b class="role">no word</b> {Role.PLAIN.meaning}</li>'


def _line(line: AnnotatedLine) -> str:
    code = "".join(_piece(piece) for piece in line.pieces)
    rows = [
        (
            f'<li class="line {line.role.slug}" data-role="{line.role.slug}" data-line="{line.number}">'
            f'<span class="gutter"><span class="number">{line.number}</span>'
            f'<span class="role">{line.role.word}</span></span><code>{code}</code></li>'
        )
    ]
    rows += [_note(note) for note in line.notes]
    return "\n".join(rows)


def _piece(piece: Piece) -> str:
    classes = [f"on-{role.slug}" for role in piece.marks[-1:]] + ([piece.token] if piece.token else [])
    text = escape(piece.text)
    return f'<span class="{" ".join(classes)}">{text}</span>' if classes else text


def _note(note: Note) -> str:
    title = f"<b>{escape(note.title)}</b> " if note.title else ""
    return f'<li class="note {note.role.slug}"><p>{title}{_with_code(note.text)}</p></li>'


def _with_code(text: str) -> str:
    """Text in which backticks mark code."""
    parts = [escape(part) for part in text.split("`")]
    if len(parts) % 2 == 0:
        return escape(text)
    return "".join(f"<code>{part}</code>" if index % 2 else part for index, part in enumerate(parts))


def _lowered(explanation: Explanation) -> str:
    if explanation["lowered"] is None:
        words = {
            "refused": "Nothing is lowered: the decorator raises <code>TailCallError</code> instead.",
            "unchanged": "Nothing is lowered: the function runs as it is.",
        }
        return f'<p class="nothing">{words[explanation["lowering"]]}</p>'
    return (
        '<div class="box tall" role="region" aria-labelledby="lowered" tabindex="0">'
        f"<pre><code>{escape(explanation['lowered'])}</code></pre></div>"
    )


def _decisions(explanation: Explanation) -> Iterator[str]:
    lowering = explanation["lowering"]
    turns = lowering != "loop" or any(call["role"] == "turn" for call in explanation["optimized"])
    yield f"<dt>Lowering</dt><dd>{_LOWERINGS[lowering] if turns else _NO_TURNS}</dd>"
    for reason in explanation["reasons"]:
        if lowering == "step":
            yield f"<dt>Not a loop, because</dt><dd>{_with_code(reason)}</dd>"
    if explanation["binding"] != "none":
        yield f"<dt>Arguments</dt><dd>{_BINDINGS[explanation['binding']]}</dd>"
    if names := sorted({reset["variable"] for reset in explanation["resets"]}):
        yield f"<dt>Unbound at first</dt><dd>{_UNBOUND} <code>{escape(', '.join(names))}</code></dd>"
    for warning in explanation["warnings"]:
        yield f"<dt>Warning</dt><dd>{_with_code(warning)}</dd>"


_UNBOUND = "Each transition finds unbound what may be read before it is set:"
_NO_TURNS = "Jumps: it has no tail call of itself; a tail call of another compiled function goes on with that."
_LOWERINGS = {
    "loop": "A loop: the body stands in <code>while True</code>, and a tail call of the function itself binds the "
    "parameters and goes round.",
    "step": "A driver: each transition runs in a frame of its own, one after the other, so the stack does not grow.",
    "unchanged": "None: there is no tail call, and the decorator does nothing here.",
    "refused": "None: what cannot be kept exactly is refused, with the place, the reason and a rewrite that helps.",
}
_BINDINGS = {
    "direct": "Placed at compile time: each argument is assigned to its parameter.",
    "binder": "Bound by CPython at each transition, at least for one call, because only the run knows their number or "
    "names, or because each transition is a call of its own.",
}
