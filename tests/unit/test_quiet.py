"""A source is compiled without its warnings, and nobody else's are touched."""

from __future__ import annotations

import warnings
from typing import Any

import pytest

from loom.compiler import quiet


def test_warnings_of_the_source_are_not_shown() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert quiet.quiet_compile("1 is 1")


def test_filters_are_as_they_were() -> None:
    before = [*warnings.filters]
    quiet.quiet_compile("1")
    assert [*warnings.filters] == before


def test_filters_may_be_reset_meanwhile(monkeypatch: pytest.MonkeyPatch) -> None:
    def resetting(*_: Any, **__: Any) -> str:
        warnings.resetwarnings()  # in another thread, say
        return "code"

    monkeypatch.setattr(quiet, "compile", resetting, raising=False)
    with warnings.catch_warnings():
        assert quiet.quiet_compile("1") == "code"
