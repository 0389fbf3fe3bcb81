"""What is generated in the pages is up to date with what it is generated from."""

from __future__ import annotations

import ast
import importlib.util
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree as ET

import pytest

ROOT = Path(__file__).resolve().parents[2]
CHARTS = ("suspension-by-depth", "event-by-depth", "ratios")


def script(path: str, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A script of the project, as a module; those beside it can be imported."""
    file = ROOT / path
    monkeypatch.syspath_prepend(str(file.parent))
    spec = importlib.util.spec_from_file_location(file.stem, file)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, file.stem, module)
    spec.loader.exec_module(module)
    return module


def trees(page: str) -> list[str]:
    """The lowered sources of a page, as syntax trees: unparsed text differs between Python versions."""
    blocks = re.findall(r"^```lowered\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    return [ast.dump(ast.parse(block.replace("@", "AT_"))) for block in blocks]


def test_how_it_works_shows_what_the_compiler_makes(monkeypatch: pytest.MonkeyPatch) -> None:
    writer = script("scripts/write_how_it_works.py", monkeypatch)
    page = writer.PAGE.read_text(encoding="utf-8")
    assert len(trees(page)) >= 10
    assert trees(page) == trees(writer.written(page))


@pytest.mark.parametrize("name", ["README.md", "docs/performance.md"])
def test_tables_are_those_of_the_figures(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    tables = script("benchmarks/tables.py", monkeypatch)
    page = (ROOT / name).read_text(encoding="utf-8")
    assert tables.PLACE.search(page)
    assert tables.written(page) == page


@pytest.fixture(scope="session")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the charts of the kept figures, drawn anew."""
    folder = tmp_path_factory.mktemp("charts")
    command = [sys.executable, str(ROOT / "benchmarks" / "charts.py"), "--into", str(folder)]
    subprocess.run(command, check=True, capture_output=True)
    return folder


def marks(file: Path) -> list[float]:
    """Where a chart has its marks and ticks; how it is drawn beyond that is the drawing library's."""
    uses = [each.attrib for each in ET.parse(file).getroot().iter() if "x" in each.attrib]
    return [float(use[axis]) for use in uses for axis in "xy"]


def words(file: Path) -> list[str]:
    return [text.text or "" for text in ET.parse(file).getroot().iter("{http://www.w3.org/2000/svg}text")]


@pytest.mark.parametrize("name", CHARTS)
def test_charts_are_those_of_the_figures(name: str, drawn: Path) -> None:
    kept = ROOT / "docs" / "charts" / f"{name}.svg"
    assert marks(drawn / f"{name}.svg") == pytest.approx(marks(kept), abs=1.0)
    assert words(drawn / f"{name}.svg") == words(kept)


def test_charts_name_what_they_show(drawn: Path) -> None:
    assert {"plain recursion", "Loom"} <= set(words(drawn / "suspension-by-depth.svg"))


def test_site_builds_without_a_warning(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "sphinx", "-n", "-W", "--keep-going", "-q", "-b", "html", "docs", str(tmp_path)]
    build = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert build.stderr == ""
    assert (tmp_path / "index.html").exists()
