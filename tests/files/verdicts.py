"""Two verdicts on one file: what decoration says as it is executed, and what `loom.files` says without that."""

from __future__ import annotations

import linecache
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from loom import TailCallError, decorators
from loom.diagnostics import Diagnostic
from loom.files import check, review

Verdict = list[tuple[str, int, int, int, int, str]]


@contextmanager
def recorded() -> Iterator[list[Diagnostic]]:
    """Everything that the decorators raise and warn of; a refused function stays as it is."""
    found: list[Diagnostic] = []
    compile_ = decorators._compile

    def recording(fn: Any, decorator: Any) -> Any:
        try:
            return compile_(fn, decorator)
        except TailCallError as error:
            found.extend(error.diagnostics)
            return fn

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(decorators, "_compile", recording)
        patch.setattr(decorators, "_warn", lambda diagnostic, fn: found.append(diagnostic))
        yield found


def run_time_verdict(text: str, path: Path, space: dict[str, Any] | None = None, then: str = "") -> Verdict:
    """Executes a file, and something after it, and records what the decorators say."""
    path.write_text(text, encoding="utf-8")
    linecache.checkcache(str(path))
    module = ModuleType("under_test")
    vars(module).update(space or {})
    with recorded() as found, pytest.MonkeyPatch.context() as patch, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # CPython's own, about odd programs
        patch.setitem(sys.modules, "under_test", module)  # dataclasses look it up
        exec(compile(text, str(path), "exec", dont_inherit=True), vars(module))
        if then:
            exec(then, vars(module))
    return as_verdict(found)


def static_verdict(text: str, path: Path) -> Verdict:
    """What is said of each function; rounds of several are told by the whole file, which decoration does not see."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(check, "growing_rounds", lambda *_: ())
        return as_verdict(review(text.encode(), str(path)))


def as_verdict(found: list[Diagnostic]) -> Verdict:
    """Code, place and words of each, in source order; what two decorators say of one function counts once."""
    said = {
        (each.code, each.span.line, each.span.column, each.span.end_line, each.span.end_column, each.reason + each.fix)
        for each in found
        if each.span
    }
    return sorted(said)
