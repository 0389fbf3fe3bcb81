"""docs/explain-and-graph.md shows what the commands print."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.conftest import Run, Write

PAGE = (Path(__file__).parents[2] / "docs" / "explain-and-graph.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```console\n\$ loom (.*?)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
APP = re.findall(r"^```python\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)[0]
WRONG = "".join(re.findall(r"^    (@tailrec\n)    (def depth.*\n)    (.*\n)", PAGE, re.MULTILINE)[0])


def test_every_command_is_shown() -> None:
    assert [command for command, _ in EXAMPLES] == [
        "explain app",
        "explain app:connect",
        "explain wrong:depth",
        "graph app:connect",
    ]


@pytest.mark.parametrize(("command", "output"), EXAMPLES, ids=[command for command, _ in EXAMPLES])
def test_output_is_the_commands(command: str, output: str, write: Write, run: Run) -> None:
    folder = write("app.py", APP).parent
    write("wrong.py", f"from loom import tailrec\n\n\n{WRONG}")
    assert run(*command.split()).stdout.replace(f"{folder}/", "") == output
