"""Names that are imported lazily (PEP 810, since 3.15) count as what they will be found to be."""

from __future__ import annotations

import linecache
import sys
from pathlib import Path
from typing import Any

import pytest

from loom import TailCallError, tailrec, tailstream

pytestmark = pytest.mark.skipif(sys.version_info < (3, 15), reason="since 3.15")


def module(source: str, name: str = "lazy_names") -> dict[str, Any]:
    filename = f"<{name}>"
    linecache.cache[filename] = (len(source), None, source.splitlines(keepends=True), filename)
    space: dict[str, Any] = {"__name__": name, "tailrec": tailrec, "tailstream": tailstream}
    exec(compile(source, filename, "exec", dont_inherit=True), space)
    return space


CLOSED = """
import types
lazy {imported}

@types.coroutine
def pause():
    yield

@tailrec
async def work(n, log):
    with {suppress}(GeneratorExit):
        await pause()
    return await cleanup(n, log)

@tailrec
async def cleanup(n, log):
    log.append(n)
    return await run(cleanup, n - 1, log) if n else n

@tailrec
async def run(then, n, log):
    return await then(n, log)
"""


@pytest.mark.parametrize(
    ("imported", "suppress"),
    [("import contextlib", "contextlib.suppress"), ("from contextlib import suppress as quiet", "quiet")],
)
def test_suppress_may_hold_back_the_exit(imported: str, suppress: str) -> None:
    space = module(CLOSED.format(imported=imported, suppress=suppress))
    log: list[int] = []
    closed = space["run"](space["work"], 1, log)
    closed.send(None)
    closed.close()
    assert log == [1, 0]


@pytest.mark.parametrize(
    ("imported", "read"),
    [
        ("import builtins as b", "b.locals()"),
        ("from builtins import locals as show", "show()"),
        ("from builtins import locals", "locals()"),
        ("import sys as s", "s._getframe().f_locals"),
    ],
)
def test_what_looks_at_the_frame_sees_only_its_variables(imported: str, read: str) -> None:
    space = module(f"""
lazy {imported}

@tailrec
def f(n, seen):
    seen.append(sorted({read}))
    return g(n, seen) if n else seen

@tailrec
def g(n, seen):
    return f(n - 1, seen)
""")
    assert space["f"](1, []) == [["n", "seen"]] * 2


STREAM = """
{loads}
lazy {imported}

@tailstream
def items(n):
    try:
        yield n
    except {error}:
        pass
    if n:
        yield from items(n - 1)
"""


@pytest.mark.parametrize(
    ("imported", "error"),
    [
        ("import json", "json.JSONDecodeError"),
        ("import json.decoder", "json.JSONDecodeError"),
        ("import json.decoder as d", "d.JSONDecodeError"),
        ("from json import decoder as d", "d.JSONDecodeError"),
        ("from json import JSONDecodeError", "JSONDecodeError"),
        ("from json import JSONDecodeError as Bad", "Bad"),
    ],
)
def test_class_of_a_loaded_module_is_known(imported: str, error: str) -> None:
    items = module(STREAM.format(loads="import json as loaded", imported=imported, error=error))["items"]
    assert list(items(2)) == [2, 1, 0]


@pytest.mark.parametrize(
    ("imported", "error"),
    [
        ("from sched_not_loaded import Error", "Error"),
        ("from json import absent", "absent"),
        ("from builtins import BaseException as Wide", "Wide"),
    ],
)
def test_class_that_is_wide_or_not_known_may_be_the_exit(imported: str, error: str) -> None:
    with pytest.raises(TailCallError, match="LOOM124"):
        module(STREAM.format(loads="import json as loaded", imported=imported, error=error))


def test_name_that_turns_out_to_look_at_the_frame_is_asked_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "shows_late.py").write_text("show = locals\n", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    space = module("""
lazy from shows_late import show

def make():
    @tailrec
    def f(n):
        if n == 0:
            return sorted(show())
        return other(n - 1)
    return f

@tailrec
def other(n):
    return make()(n)

make()
import shows_late
show
""")
    assert space["make"]()(0) == ["n"]
    assert space["make"]()(2) == ["n"]
