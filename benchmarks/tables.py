"""Writes the tables of the README and of docs/performance.md from the data of the benchmarks.

    python benchmarks/tables.py

A table stands between two comments, `<!-- figures: NAME -->` and `<!-- end of figures -->`; the names are those below.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from figures import DATA, DECORATION_LIMIT, OUTSIDE_LIMIT, Cost, Figures, load_all

ROOT = Path(__file__).resolve().parent.parent
PAGES = (ROOT / "README.md", ROOT / "docs" / "performance.md")
PLACE = re.compile(r"(<!-- figures: (.+?) -->\n)(.*?)(<!-- end of figures -->)", re.DOTALL)


def ratio(value: float | str | None) -> str:
    if not isinstance(value, float):
        return value or "not measured"
    return f"{value:.0f}" if value >= 10 else f"{value:.2f}"


def amount(nanoseconds: float | None) -> str:
    """With its unit, never on two lines."""
    if nanoseconds is None:
        return ""
    text = f"{nanoseconds:.0f} ns"
    if nanoseconds >= 1e3:
        text = f"{nanoseconds / 1e6:.1f} ms" if nanoseconds >= 1e6 else f"{nanoseconds / 1e3:.1f} µs"
    return text.replace(" ", "\N{NO-BREAK SPACE}")


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A Markdown table; all columns but the first are of numbers."""
    titles = list(head)
    rule = ["---", *["--:"] * (len(titles) - 1)]
    text = "".join(f"| {' | '.join(cells)} |\n" for cells in (titles, rule, *rows))
    return text.replace("*", r"\*")


def ratios(everything: list[Figures]) -> str:
    """Shapes, the peer, and Loom on the oldest version."""
    shown = everything[0]
    return table(("shape", "0.2.1", "Loom"), ((row.shape, ratio(row.peer), ratio(row.loom)) for row in shown.shapes))


def ratios_by_version(everything: list[Figures]) -> str:
    """Shapes, the limit, the peer on the oldest version, and Loom on each."""
    by_shape = [{row.shape: row for row in (*figures.shapes, *figures.mutual)} for figures in everything]
    rows = [
        [shape, *(ratio(rows[shape].loom) for rows in by_shape), f"{row.limit:.2f}", ratio(row.peer)]
        for shape, row in by_shape[0].items()
    ]
    head = ("shape", *(figures.version for figures in everything), "limit", f"0.2.1 on {everything[0].version}")
    return table(head, rows)


def other_costs(everything: list[Figures]) -> str:
    """What is paid once, per version."""
    once, outside = str(DECORATION_LIMIT), str(OUTSIDE_LIMIT)
    rows = (
        ("decoration of a function, µs", *(f"{each.decoration[0]:.0f}" for each in everything), once),
        ("the same in a module of 2,000, µs", *(f"{each.decoration[1]:.0f}" for each in everything), once),
        ("the same when its def runs again, µs", *(f"{each.decoration[2]:.0f}" for each in everything), once),
        ("a call that ends in a plain helper, ns more", *(f"{each.outside_call:.0f}" for each in everything), outside),
        ("peak memory of 1,000 transitions, bytes", *(f"{each.peak_memory[0]}" for each in everything), ""),
        ("peak memory of 1,000,000 transitions, bytes", *(f"{each.peak_memory[1]}" for each in everything), "the same"),
    )
    return table(("", *(figures.version for figures in everything), "limit"), rows)


def by_depth(costs: tuple[Cost, ...]) -> str:
    rows = ((f"{cost.depth:,}", amount(cost.plain), amount(cost.compiled)) for cost in costs)
    return table(("transitions so far", "plain recursion", "Loom"), rows)


def conditions(everything: list[Figures]) -> str:
    """When and how it was measured."""
    versions = ", ".join(f"CPython {each.python} on {each.date}" for each in everything)
    first = everything[0]
    return f"Measured: {versions}; {first.transitions:,} transitions a run, medians of {first.samples} pairs.\n"


TABLES: Final[dict[str, Callable[[list[Figures]], str]]] = {
    "ratios": ratios,
    "ratios by version": ratios_by_version,
    "other costs": other_costs,
    "suspension by depth": lambda everything: by_depth(everything[0].suspension),
    "event by depth": lambda everything: by_depth(everything[0].event),
    "conditions": conditions,
}


def written(text: str, folder: Path = DATA) -> str:
    """The text of a page with its tables as the data has them."""
    everything = load_all(folder)
    return PLACE.sub(lambda place: f"{place[1]}\n{TABLES[place[2]](everything)}\n{place[4]}", text)


def main() -> None:
    for page in PAGES:
        page.write_text(written(page.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
