"""A diagnostic's page as Markdown: the message, why it is one, the wrong form and the right one; and the index of all.

    document(Rule.IN_WITH)      # LOOM112: in with ...

The texts are those of the catalogue and of `pages`; nothing is written twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from loom.diagnostics.catalogue import Rule, Severity
from loom.diagnostics.pages import PAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

_FAMILIES = {
    "0": "Files that cannot be checked",
    "1": "Calls of the function itself that are not tail calls",
    "2": "What is not a function that Loom can compile",
    "3": "Warnings",
    "4": "Suggestions of `loom check --suggest`",
}
_SEVERITIES = {
    Severity.ERROR: "An error",
    Severity.WARNING: "A warning",
    Severity.NOTE: "A suggestion",
}


def title(rule: Rule) -> str:
    """The code and the readable name."""
    return f"{rule.code}: {rule.slug.replace('-', ' ')}"


def document(rule: Rule) -> str:
    """One page.

    Args:
        rule: the diagnostic.
    """
    page = PAGES[rule]
    names = placeholders(rule)
    parts = [
        f"# {title(rule)}",
        f"{_SEVERITIES[rule.severity]}: {rule.reason.format(**names)}.",
        f"Help: {rule.fix.format(**names)}.",
        page.why,
        "Wrong:",
        f"```py\n{page.wrong}```",
        "Right:",
        f"```python\n{page.right}```",
    ]
    return "\n\n".join(parts) + "\n"


def index() -> str:
    """The page that lists all pages."""
    return "\n".join(_index_lines()) + "\n"


def _index_lines() -> Iterator[str]:
    yield "# Diagnostics"
    yield ""
    yield "Every code that Loom has, with its own page. Codes are stable: one is never given a second meaning. On the"
    yield "command line, `loom rule CODE` prints the same pages."
    for digit, family in _FAMILIES.items():
        yield from ("", f"## {family}", "")
        for rule in Rule:
            if rule.code[4] == digit:
                yield f"- [{title(rule)}]({rule.code}.md)"


def placeholders(rule: Rule) -> dict[str, str]:
    """What stands in the texts of a rule where a message has names.

    Args:
        rule: the diagnostic.
    """
    if rule in (Rule.RECURSES_OTHERWISE, Rule.ENCLOSED):
        return {"name": "f", "tail": "(the rewrite that the refusal names)", "decorator": "tailrec"}
    if rule in (Rule.NOT_PYTHON, Rule.NOT_READABLE):
        return {"name": "(its own words)", "tail": "", "decorator": ""}
    if rule is Rule.NOT_A_FUNCTION:
        return {"name": "an object of type partial", "tail": "", "decorator": "tailrec"}
    in_stream = rule in _OF_STREAMS
    tail = "yield from f(...)" if in_stream else "return await f(...)"
    if rule is Rule.DELEGATED_VALUE:
        tail = "return (yield from f(...))"
    return {"name": "f", "tail": tail, "decorator": "tailstream" if in_stream else "tailrec"}


_OF_STREAMS: Final = frozenset(
    {
        Rule.EVENTS_CHANGED,
        Rule.DELEGATION_ELSE,
        Rule.DELEGATED_VALUE,
        Rule.NOT_DELEGATED,
        Rule.EVENT_OUTLIVES,
        Rule.EXIT_CAUGHT_IN_STREAM,
    }
)
