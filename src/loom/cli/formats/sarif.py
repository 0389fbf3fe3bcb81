"""SARIF 2.1.0, the interchange format of static analysis tools: one run, every rule, a result for each problem."""

from __future__ import annotations

import json
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

import loom
from loom.diagnostics import Rule, Severity
from loom.diagnostics.document import document, placeholders

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from loom.diagnostics import Diagnostic

_LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
_RULES: Final = tuple(Rule)


def lines(diagnostics: Sequence[Diagnostic]) -> Iterator[str]:
    """The lines to print."""
    driver = {"name": "loom", "version": loom.__version__, "rules": [_rule(rule) for rule in _RULES]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(each) for each in diagnostics],
    }
    # The schema's address is part of the format.
    schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
    yield json.dumps({"$schema": schema, "version": "2.1.0", "runs": [run]}, indent=2)


def _rule(rule: Rule) -> dict[str, Any]:
    names = placeholders(rule)
    return {
        "id": rule.code,
        "name": rule.name.title().replace("_", ""),
        "shortDescription": {"text": rule.slug.replace("-", " ")},
        "fullDescription": {"text": rule.reason.format(**names)},
        "help": {"text": rule.fix.format(**names), "markdown": document(rule)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(diagnostic: Diagnostic) -> dict[str, Any]:
    span = diagnostic.span
    assert span is not None
    region: dict[str, Any] = {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
    place: dict[str, Any] = {"artifactLocation": {"uri": _uri(span.filename)}, "region": region}
    if span.text and span.end_line == span.line:
        place["contextRegion"] = {"startLine": span.line, "snippet": {"text": span.text}}
    return {
        "ruleId": diagnostic.code,
        "ruleIndex": _RULES.index(diagnostic.rule),
        "level": _LEVELS[diagnostic.rule.severity],
        "message": {"text": f"{diagnostic.reason}\nhelp: {diagnostic.fix}"},
        "locations": [
            {
                "physicalLocation": place,
                "logicalLocations": [{"fullyQualifiedName": diagnostic.function}],
            }
        ],
    }


def _uri(filename: str) -> str:
    path = Path(filename)
    return path.as_uri() if path.is_absolute() else quote(PurePath(filename).as_posix(), errors="surrogateescape")
