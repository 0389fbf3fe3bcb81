"""The page of `loom explain --html` in a real browser: layout, roles, colours, contrast, and nothing from outside."""

from __future__ import annotations

import functools
from itertools import product
from typing import Any

import pytest
from playwright.sync_api import Browser

from loom import explain_tailcalls
from loom.report.inventory import look_up
from loom.report.machine import machine_of
from loom.report.page import page
from loom.report.svg import svg
from tests.browser.conftest import Open
from tests.report import machines

FUNCTIONS = ["count", "connect", "captures", "steps", "refused"]
WIDTHS = [360, 1280]
SCHEMES = ["light", "dark"]
WINDOWS = [*product(WIDTHS, SCHEMES)]


@functools.cache
def made(name: str) -> str:
    found = look_up(machines, name)
    assert found is not None
    function: Any = found.value
    picture = svg(machine_of(found))
    return page(explain_tailcalls(function, as_json=True), explain_tailcalls(function, lowered=True), picture)


@pytest.mark.parametrize("name", [*FUNCTIONS, "untouched", "every_statement"])
@pytest.mark.parametrize(("width", "scheme"), WINDOWS)
def test_page_never_scrolls_sideways(name: str, width: int, scheme: str, show: Open) -> None:
    shown = show(made(name), width, scheme)
    shown.evaluate("document.querySelector('details').open = true")
    assert shown.evaluate("[document.documentElement.scrollWidth, innerWidth]") == [width, width]


def test_code_scrolls_in_its_box(show: Open) -> None:
    shown = show(made("connect"), 360)
    wide = "[...document.querySelectorAll('.box')].map(box => box.scrollWidth > box.clientWidth)"
    assert shown.evaluate(wide)[:2] == [True, True]
    shown.evaluate("document.querySelector('.box').scrollLeft = 200")
    gutter = shown.locator(".line.turn, .line.jump").first.locator(".gutter").bounding_box()
    box = shown.locator(".box").first.bounding_box()
    assert gutter and box
    assert gutter["x"] - box["x"] < 3


@pytest.mark.parametrize("name", FUNCTIONS)
@pytest.mark.parametrize(("width", "scheme"), WINDOWS)
def test_every_marked_line_shows_its_role_in_words(name: str, width: int, scheme: str, show: Open) -> None:
    shown = show(made(name), width, scheme)
    marked = shown.locator(".line:not(.plain)")
    expected = {"count": 4, "connect": 2, "captures": 3, "steps": 1, "refused": 1}
    assert marked.count() == expected[name]
    for index in range(marked.count()):
        line = marked.nth(index)
        word = line.locator(".role")
        assert word.is_visible()
        assert word.inner_text()
        place = word.bounding_box()
        assert place
        assert 0 <= place["x"] <= place["x"] + place["width"] <= width


@pytest.mark.parametrize("scheme", SCHEMES)
def test_roles_differ_in_colour(scheme: str, show: Open) -> None:
    colours = [
        show(made(name), 1280, scheme).evaluate(f"getComputedStyle(document.querySelector('.line.{role} .role')).color")
        for name, role in [
            ("count", "turn"),
            ("count", "rebind"),
            ("retry", "jump"),
            ("captures", "value"),
            ("captures", "reset"),
            ("refused", "refused"),
        ]
    ]
    assert len(set(colours)) == len(colours)


def test_schemes_differ(show: Open) -> None:
    script = """['body', '.box', '.line.turn .role', '.loom-graph .edge'].map(each => {
      const style = getComputedStyle(document.querySelector(each));
      return [style.backgroundColor, style.color, style.stroke].join();
    })"""
    light, dark = (show(made("count"), 1280, scheme).evaluate(script) for scheme in SCHEMES)
    assert not [each for each in light if each in dark]


CONTRAST = """
() => {
  const canvas = document.createElement('canvas'); canvas.width = canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  const over = (layers) => {
    context.clearRect(0, 0, 1, 1);
    for (const layer of layers) { context.fillStyle = layer; context.fillRect(0, 0, 1, 1); }
    return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const luminance = (rgb) => {
    const [r, g, b] = rgb.map(each => each / 255)
      .map(each => each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    const layers = [];
    for (let each = element; each; each = each.parentElement) layers.unshift(getComputedStyle(each).backgroundColor);
    if (element instanceof SVGElement) {
      const box = element.parentElement.querySelector(':scope > rect.box');
      if (box && getComputedStyle(box).fill !== 'none') layers.push(getComputedStyle(box).fill);
    }
    return layers;
  };
  const texts = [...document.querySelectorAll('body *')].filter(each =>
    [...each.childNodes].some(node => node.nodeType === 3 && node.data.trim()) && !each.closest('title, desc, style'));
  return texts.map(each => {
    const style = getComputedStyle(each), layers = behind(each);
    const ink = each instanceof SVGElement ? style.fill : style.color;
    const [one, other] = [luminance(over(layers)), luminance(over([...layers, ink]))];
    const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    return [ratio, each.className.baseVal ?? each.className, each.textContent];
  });
}
"""


@pytest.mark.parametrize("name", [*FUNCTIONS, "retry"])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_text_has_enough_contrast(name: str, scheme: str, show: Open) -> None:
    shown = show(made(name), 1280, scheme)
    shown.evaluate("document.querySelector('details').open = true")
    ratios = shown.evaluate(CONTRAST)
    assert len(ratios) > 20
    assert [each for each in ratios if each[0] < 4.5] == []


@pytest.mark.parametrize("name", FUNCTIONS)
def test_texts_of_the_picture_lie_in_their_boxes(name: str, show: Open) -> None:
    script = """[...document.querySelectorAll('.loom-graph .node')].flatMap(node => {
      const box = node.querySelector('rect').getBoundingClientRect();
      return [...node.querySelectorAll('text')].map(text => text.getBoundingClientRect())
        .map(text => [text.left - box.left, box.right - text.right, text.top - box.top, box.bottom - text.bottom]);
    })"""
    margins = show(made(name)).evaluate(script)
    assert margins
    assert min(min(each) for each in margins) > 0


@pytest.mark.parametrize("name", FUNCTIONS)
def test_texts_of_the_picture_do_not_overlap(name: str, show: Open) -> None:
    script = """(() => {
      const texts = [...document.querySelectorAll('.loom-graph text')].map(each => [each.textContent, each.getBBox()]);
      return texts.flatMap(([one, a], index) => texts.slice(index + 1)
        .filter(([_, b]) => a.x < b.x + b.width && b.x < a.x + a.width)
        .filter(([_, b]) => a.y + 2 < b.y + b.height && b.y + 2 < a.y + a.height)
        .map(([other]) => [one, other]));
    })()"""
    assert show(made(name)).evaluate(script) == []


def test_page_asks_for_nothing_and_reports_no_error(browser: Browser) -> None:
    asked: list[str] = []
    problems: list[str] = []
    with browser.new_context() as context:
        shown = context.new_page()
        shown.on("request", lambda request: asked.append(request.url))
        shown.on("console", lambda message: problems.append(message.text))
        shown.on("pageerror", lambda error: problems.append(str(error)))
        shown.set_content(made("captures"), wait_until="networkidle")
    assert (asked, problems) == ([], [])


def test_source_that_looks_like_markup_stays_text(show: Open) -> None:
    shown = show(made("captures"))
    assert '"<b>&amp;"' in shown.locator(".listing").inner_text()
    assert shown.locator("code b").count() == 0


def test_boxes_are_reached_by_the_keyboard_and_have_names(show: Open) -> None:
    shown = show(made("count"))
    script = """[...document.querySelectorAll('[tabindex="0"]')]
      .map(each => document.getElementById(each.getAttribute('aria-labelledby')).textContent)"""
    names = shown.evaluate(script)
    assert names == ["Source", "What runs in its place", "The machine", "As text"]
