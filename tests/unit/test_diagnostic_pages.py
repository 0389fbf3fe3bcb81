"""Every diagnostic has a page; its wrong form has exactly that diagnostic, its right form has none and runs."""

from __future__ import annotations

import linecache
import subprocess
import sys
import warnings
from pathlib import Path
from types import ModuleType

import pytest

from loom import TailCallError, TailCallWarning
from loom.diagnostics import Rule, Severity
from loom.diagnostics.document import document, index
from loom.diagnostics.pages import PAGES
from loom.files import Candidates, review

ROOT = Path(__file__).resolve().parents[2]
READ = [rule for rule in Rule if rule.code[4] in "04" or rule is Rule.ENCLOSED]
RUN = [rule for rule in Rule if rule not in READ]
ONLY_WHEN_RUN = {Rule.NO_SOURCE, Rule.SOURCE_MISMATCH, Rule.NOT_A_FUNCTION}
"""What no reading of the file shows: how a function was made, and what an object is."""


def names(rule: Rule) -> str:
    return rule.code


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> object:
    """Runs a form as a module of its own."""

    def run(text: str) -> None:
        path = tmp_path / "form.py"
        path.write_text(text, encoding="utf-8")
        linecache.checkcache(str(path))
        module = ModuleType("form")
        monkeypatch.setitem(sys.modules, "form", module)
        monkeypatch.delitem(linecache.cache, "<made>", raising=False)
        exec(compile(text, str(path), "exec", dont_inherit=True), module.__dict__)

    return run


def test_every_diagnostic_has_a_page() -> None:
    assert set(PAGES) == set(Rule)


@pytest.mark.parametrize("rule", [rule for rule in RUN if rule.severity is Severity.ERROR], ids=names)
def test_wrong_form_is_refused_with_this_code(run: object, rule: Rule) -> None:
    with pytest.raises(TailCallError) as caught:
        run(PAGES[rule].wrong)  # type: ignore[operator]
    assert {problem.rule for problem in caught.value.diagnostics} == {rule}


@pytest.mark.parametrize("rule", [rule for rule in RUN if rule.severity is Severity.WARNING], ids=names)
def test_wrong_form_warns_with_this_code(run: object, rule: Rule) -> None:
    with pytest.warns(TailCallWarning, match=rule.code) as caught:
        run(PAGES[rule].wrong)  # type: ignore[operator]
    assert len(caught) == 1


@pytest.mark.parametrize("rule", Rule, ids=names)
def test_right_form_runs_without_a_warning(run: object, rule: Rule) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        run(PAGES[rule].right)  # type: ignore[operator]


@pytest.mark.parametrize("rule", [rule for rule in Rule if rule not in ONLY_WHEN_RUN], ids=names)
def test_wrong_form_is_found_by_reading_it(rule: Rule) -> None:
    candidates = Candidates.ASYNC if rule.severity is Severity.NOTE else None
    found = review(PAGES[rule].wrong.encode(), "form.py", candidates)
    assert {problem.rule for problem in found} == {rule}


@pytest.mark.parametrize("rule", Rule, ids=names)
def test_nothing_is_found_in_the_right_form(rule: Rule) -> None:
    assert review(PAGES[rule].right.encode(), "form.py", Candidates.ALL) == []


@pytest.mark.parametrize("rule", Rule, ids=names)
def test_page_says_what_the_message_says(rule: Rule) -> None:
    text = document(rule)
    assert text.startswith(f"# {rule.code}: ")
    assert rule.reason.split("{")[0].split("'")[0] in text
    assert f"({rule.code}.md)" in index()


def test_pages_in_the_docs_are_up_to_date() -> None:
    command = [sys.executable, str(ROOT / "scripts" / "write_diagnostics.py"), "--check"]
    check = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (check.returncode, check.stdout) == (0, "")
