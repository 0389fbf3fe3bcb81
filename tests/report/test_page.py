"""The page: one file that needs nothing, with everything of the explanation, all text escaped."""

from __future__ import annotations

from html import unescape
from html.parser import HTMLParser
from typing import Any

import pytest

from loom import explain_tailcalls
from loom.report.inventory import decorated, look_up
from loom.report.machine import machine_of
from loom.report.page import page
from loom.report.svg import svg
from tests.report import machines

NAMES = [found.name for found in decorated(machines, {machines.refused, machines.untouched})]


def made(name: str) -> str:
    found = look_up(machines, name)
    assert found is not None
    function: Any = found.value
    picture = svg(machine_of(found))
    return page(explain_tailcalls(function, as_json=True), explain_tailcalls(function), picture)


class Outline(HTMLParser):
    """Checks that elements nest, and notes attributes and headings."""

    VOID = frozenset({"meta", "rect", "path"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def outline(text: str) -> Outline:
    parser = Outline()
    parser.feed(text)
    parser.close()
    assert parser.open == []
    return parser


@pytest.mark.parametrize("name", NAMES)
def test_page_is_well_formed_and_refers_to_nothing_outside(name: str) -> None:
    parsed = outline(made(name))
    for tag, attributes in parsed.tags:
        assert tag not in {"script", "link", "img", "iframe", "object"}
        assert not {"src", "href", "onload", "onclick"} & set(attributes)
    assert "@import" not in made(name)
    assert "url(" not in made(name).replace("url(#loom-", "")


@pytest.mark.parametrize("name", NAMES)
def test_page_has_a_language_a_viewport_and_headings_in_order(name: str) -> None:
    tags = outline(made(name)).tags
    assert ("html", {"lang": "en"}) in tags
    assert any(attributes.get("name") == "viewport" for tag, attributes in tags if tag == "meta")
    assert [tag for tag, _ in tags if tag in {"h1", "h2", "h3"}] == ["h1", "h2", "h2", "h2", "h2", "h2"]
    ids = [attributes["id"] for _, attributes in tags if "id" in attributes]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", NAMES)
def test_page_holds_the_text_and_the_lowered_source(name: str) -> None:
    function: Any = getattr(look_up(machines, name), "value", None)
    explanation = explain_tailcalls(function, as_json=True)
    shown = unescape(made(name))
    assert explain_tailcalls(function) in shown
    assert (explanation["lowered"] or "Nothing is lowered") in shown


def test_source_is_escaped() -> None:
    text = made("captures")
    assert "<b>&amp;&quot;" not in text
    assert "&lt;b&gt;&amp;amp;" in text


def test_refusal_shows_its_code_and_fix() -> None:
    text = made("refused")
    assert "LOOM112" in text
    assert "compute the next state inside the with block, and write <code>return refused(n - 1, lock)</code>" in text


def test_refused_function_is_not_as_it_would_be_compiled() -> None:
    text = made("refused")
    assert ", refused" in text
    assert "as it would be compiled" not in text


def test_function_without_a_call_of_itself_is_no_loop() -> None:
    assert "the body stands in" in made("count")
    assert "the body stands in" not in made("retry")
    assert "Jumps: it has no tail call of itself" in made("retry")


def test_reasons_for_stepping_are_shown() -> None:
    assert "a closure captures &#x27;held&#x27;" in made("steps")


def test_dollar_signs_of_the_source_stay() -> None:
    explanation = explain_tailcalls(machines.count, as_json=True)
    text = page(explanation, "costs $5 and ${lowered}", "<svg></svg>")
    assert "costs $5 and ${lowered}" in text


def test_same_function_gives_the_same_page() -> None:
    assert made("connect") == made("connect")
