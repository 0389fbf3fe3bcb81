"""What is shown is text, whatever it holds."""

from __future__ import annotations

from loom.report.markup import escape


def test_markup_is_written_out_and_what_no_page_may_hold_is_replaced() -> None:
    assert escape('<a href="x">&\x01\x1b\ufffe\t\n') == "&lt;a href=&quot;x&quot;&gt;&amp;\ufffd\ufffd\ufffd\t\n"
    assert escape('"', quote=False) == '"'
