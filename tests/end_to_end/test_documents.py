"""The README and the docs say what is true: their code runs, their links lead somewhere, every code is listed."""

from __future__ import annotations

import linecache
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

from loom.diagnostics import Rule

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]


def blocks(page: Path) -> list[str]:
    return re.findall(r"^```python\n(.*?)^```$", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_python_blocks_run(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number, text in enumerate(blocks(page)):
        filename = f"<{page.name} block {number}>"
        linecache.cache[filename] = (len(text), None, text.splitlines(keepends=True), filename)
        module = ModuleType(f"block_{number}")
        monkeypatch.setitem(sys.modules, module.__name__, module)
        exec(compile(text, filename, "exec"), module.__dict__)


def test_readme_has_python_blocks() -> None:
    assert len(blocks(ROOT / "README.md")) >= 3


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


def test_every_refusal_is_listed_in_the_contract() -> None:
    text = (ROOT / "docs" / "contract.md").read_text(encoding="utf-8")
    listed = set(re.findall(r"LOOM\d+", text)) | {f"LOOM{number}" for number in range(203, 207)}
    assert {rule.code for rule in Rule} == listed


def test_lowered_source_in_the_readme_is_the_compilers() -> None:
    from loom import explain_tailcalls, tailrec

    @tailrec
    async def countdown(n: int, total: int = 0, *, label: str = "sum") -> tuple[str, int]:
        if n == 0:
            return label, total
        return await countdown(n - 1, total + n, label=label)

    lowered = explain_tailcalls(countdown, as_json=True)["lowered"] or ""
    shown = "\n".join(f"    {line}" for line in lowered.split("\n"))
    assert shown in (ROOT / "README.md").read_text(encoding="utf-8")


def test_error_in_the_readme_is_the_one_that_is_raised() -> None:
    from typing import Any

    from loom import TailCallError, tailrec

    async def depth(node: Any) -> int:
        return 1 + await depth(node.next)

    with pytest.raises(TailCallError) as caught:
        tailrec(depth)
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"loom.TailCallError: {caught.value.msg}\n" in text
    assert f"help: {caught.value.diagnostics[0].fix}\n" in text
