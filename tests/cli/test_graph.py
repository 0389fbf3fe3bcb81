"""`loom graph`: the three formats, and what cannot be drawn."""

from __future__ import annotations

import re
import shutil
import subprocess
from xml.etree import ElementTree as ET

import pydot
import pytest

from tests.cli.conftest import Run, Write
from tests.report import machines

pytestmark = pytest.mark.filterwarnings("ignore:.*deprecated:DeprecationWarning:pydot")  # pydot's own affair

STATES = ["connect", "login", "retry"]
ODD = """
    from loom import tailrec

    @tailrec
    def odd(n):
        if n == "\\\\ \\" <b> & ; { } | [ ] # %% ` é 語":
            return "a\\\\"
        return odd("&lt;\\n")
"""


def test_mermaid_is_the_default(run: Run) -> None:
    result = run("graph", f"{machines.__name__}:connect")
    assert result.exit_code == 0
    assert result.stdout.startswith("flowchart TD\n")
    assert sorted(re.findall(r'state\d\["(\w+)<br>', result.stdout)) == STATES


def test_dot_is_read_by_a_parser_of_its_own(run: Run) -> None:
    (graph,) = pydot.graph_from_dot_data(run("graph", f"{machines.__name__}:connect", "--format", "dot").stdout) or []
    labels = [str(node.get_label()) for node in graph.get_nodes() if node.get_name().startswith("state")]
    assert sorted(label.strip('"').partition("\\n")[0] for label in labels) == STATES
    assert len(graph.get_edges()) == 6


def test_svg_is_a_document(run: Run) -> None:
    root = ET.fromstring(run("graph", f"{machines.__name__}:connect", "--format", "svg").stdout)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"


def test_odd_source_goes_through_every_format(write: Write, run: Run) -> None:
    write("app.py", ODD)
    (graph,) = pydot.graph_from_dot_data(run("graph", "app:odd", "--format", "dot").stdout) or []
    assert len(graph.get_edges()) == 4
    ET.fromstring(run("graph", "app:odd", "--format", "svg").stdout)
    mermaid = run("graph", "app:odd").stdout
    for quoted in re.findall(r'"(.*)"', mermaid):
        assert not set(quoted.replace("<br>", "")) & set('"[]{}<>|`\\%&')


@pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not installed")
def test_graphviz_draws_what_dot_says(write: Write, run: Run) -> None:
    write("app.py", ODD)
    text = run("graph", "app:odd", "--format", "dot").stdout
    ended = subprocess.run(["dot", "-Tsvg"], input=text, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stderr) == (0, "")


def test_refused_function_is_drawn_and_reported(write: Write, run: Run) -> None:
    write("app.py", "from loom import tailrec\n\n@tailrec\ndef f(n):\n    return 1 + f(n - 1)\n")
    result = run("graph", "app:f")
    assert result.exit_code == 1
    assert "refused0" in result.stdout
    assert "loom: refused, so not compiled: f" in result.stderr


def test_what_is_no_function_gets_its_diagnostic(write: Write, run: Run) -> None:
    write("app.py", "x = 1\n")
    result = run("graph", "app:x")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "LOOM206" in result.stderr


def test_function_has_to_be_named(run: Run) -> None:
    result = run("graph", machines.__name__)
    assert result.exit_code == 2
    assert "its functions are: count, connect, retry" in result.stderr


def test_unknown_format_is_a_usage_error(run: Run) -> None:
    assert run("graph", f"{machines.__name__}:connect", "--format", "png").exit_code == 2


def test_function_that_is_not_decorated_is_drawn_with_a_remark(run: Run) -> None:
    result = run("graph", f"{machines.__name__}:untouched")
    assert result.exit_code == 0
    assert result.stderr == "loom: not compiled (no decorator or no tail call), so drawn by its source: untouched\n"
    assert run("graph", f"{machines.__name__}:wrapped").stderr == ""


def test_plain_function_of_the_name_of_a_refused_one_is_plain(run: Run, write: Write) -> None:
    write("refusing.py", "from loom import tailrec\n@tailrec\ndef run(n):\n    return 1 + run(n)\n")
    write(
        "stopping.py",
        "import refusing\nfrom loom import tailrec\ndef run(n):\n    return stop(n) if n else n\n"
        "@tailrec\ndef stop(n):\n    return run(n - 1)\n",
    )
    assert "refused" not in run("explain", "stopping").stdout
    result = run("graph", "stopping:stop")
    assert result.exit_code == 0
    assert "line 3" not in result.stdout


def test_function_below_another_decorator_is_listed_as_refused(run: Run, write: Write) -> None:
    head = "import functools\nfrom loom import tailrec\n"
    write("stacked.py", f"{head}@tailrec\n@functools.lru_cache\ndef a(n):\n    return a(n - 1)\n")
    assert run("explain", "stacked").stdout == "stacked:a  line 5  refused\n"
    write("twice.py", f"{head}@tailrec\n@tailrec\ndef a(n):\n    return a(n - 1) if n else n\n")
    assert run("explain", "twice").stdout == "twice:a  line 5  refused\n"
