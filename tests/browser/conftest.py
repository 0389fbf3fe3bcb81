"""A real browser for the tests of the page: Chromium, headless, with a fresh profile and no network of its own.

Where none is installed the tests are skipped; in CI that is a failure.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

Open = Callable[..., Page]
Scheme = Literal["light", "dark"]


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    paths = map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))
    path = next((path for path in paths if path), None)
    if path is None:
        tell = pytest.fail if os.environ.get("CI") else pytest.skip
        tell("no Chromium here: `apt-get install chromium`")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def window(browser: Browser) -> Iterator[Page]:
    """One window for all tests: opening one takes longer than all that is done in it."""
    with browser.new_context() as context:
        yield context.new_page()


@pytest.fixture(scope="package")
def show(window: Page, tmp_path_factory: pytest.TempPathFactory) -> Open:
    """Shows HTML in the window, which gets a width and a colour scheme; what is shown already is not loaded again."""
    path = tmp_path_factory.mktemp("shown") / "page.html"

    def show(html: str, width: int = 1280, scheme: Scheme = "light") -> Page:
        window.set_viewport_size({"width": width, "height": 800})
        window.emulate_media(color_scheme=scheme)
        if not path.exists() or path.read_text(encoding="utf-8") != html:
            path.write_text(html, encoding="utf-8")
            window.goto(path.as_uri())
        return window

    return show
