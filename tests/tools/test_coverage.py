"""coverage.py reports of a compiled function what it reports of the plain one: each line, each branch, and no other."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from typing import Any

import pytest

from tests.tools import machines
from tests.tools.programs import run_python, write_machines

pytest.importorskip("coverage")

CORES = ["ctrace", "pytrace", *["sysmon"] * (sys.version_info >= (3, 14))]
"""coverage.py measures branches by sys.monitoring from 3.14 on."""
NAMES = [*machines.FUNCTIONS, "pong", "stream", "Machine.other", "Machine.__init__", *machines.STREAMS_FROM, "tock"]
ENDS_THE_LOOP = pytest.mark.xfail(strict=True, reason="no transition leaves the `for` that delegates")
BRANCHES = [
    *NAMES,
    *["tick_later", "tock_later"],
    *(pytest.param(name, marks=ENDS_THE_LOOP) for name in ("each_down", "down_later")),
]
MEASURE = """
import json, pathlib, sys
import coverage
import machines

def measured(*groups):
    measuring = coverage.Coverage(branch=True, data_file=None, config_file=False, include=[machines.__file__])
    measuring.start()
    for group in groups:
        for run in group.values():
            run()
    measuring.stop()
    measuring.json_report(outfile="report.json")
    [report] = json.loads(pathlib.Path("report.json").read_text())["files"].values()
    return report["functions"]

whole = measured(machines.FUNCTIONS, machines.STREAMS_FROM, machines.STREAMS_FOR)
json.dump({"whole": whole, "short": measured(machines.ENDS_AT_ONCE)}, sys.stdout)
"""


@dataclass(frozen=True)
class Reports:
    """What was measured of each function when all its paths were run, and when it ended at once."""

    whole: dict[str, Any]
    short: dict[str, Any]


@pytest.fixture(scope="module", params=CORES)
def reports(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Reports, Reports]:
    """The reports of all machines, plain and compiled, measured by one core."""
    pair = write_machines(tmp_path_factory.mktemp("measured"))
    environment = {"COVERAGE_CORE": request.param}
    results = [
        run_python("-W", "error", "-c", MEASURE, cwd=place, environment=environment)
        for place in (pair.plain, pair.compiled)
    ]
    assert [result.stderr for result in results] == ["", ""]
    plain, compiled = (Reports(**json.loads(result.stdout)) for result in results)
    return plain, compiled


@pytest.mark.parametrize("name", [*NAMES, *machines.STREAMS_FOR])
def test_whole_run_covers_the_lines_that_the_plain_run_covers(reports: tuple[Reports, Reports], name: str) -> None:
    plain, compiled = reports
    assert compiled.whole[name]["executed_lines"] == plain.whole[name]["executed_lines"]


@pytest.mark.parametrize("name", BRANCHES)
def test_whole_run_covers_the_branches_that_the_plain_run_covers(reports: tuple[Reports, Reports], name: str) -> None:
    plain, compiled = reports
    assert compiled.whole[name]["executed_branches"] == plain.whole[name]["executed_branches"]


@pytest.mark.parametrize("name", machines.FUNCTIONS)
def test_function_whose_paths_are_all_run_is_covered_to_the_last_branch(
    reports: tuple[Reports, Reports], name: str
) -> None:
    summary = reports[1].whole[name]["summary"]
    assert (summary["missing_lines"], summary["missing_branches"], summary["percent_covered"]) == (0, 0, 100)


@pytest.mark.parametrize("name", machines.ENDS_AT_ONCE)
def test_line_that_was_not_run_is_not_covered(reports: tuple[Reports, Reports], name: str) -> None:
    plain, compiled = reports
    for kind in ("executed_lines", "executed_branches"):
        assert compiled.short[name][kind] == plain.short[name][kind]
