"""Draws the charts of the documentation from the data of the benchmarks, into docs/charts.

    python benchmarks/charts.py
    python benchmarks/charts.py --into FOLDER

The same data gives the same files. Their colours stand on a light page and on a dark one, and text stays text.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

import matplotlib as mpl
from figures import Cost, Figures, load_all, reference
from matplotlib import pyplot as plt
from matplotlib.ticker import FuncFormatter

if TYPE_CHECKING:
    from matplotlib.axes import Axes

CHARTS = Path(__file__).resolve().parent.parent / "docs" / "charts"
GREY, LOOM, PLAIN, PEER = "#808080", "#149c8f", "#d9663d", "#9a7fd1"
MARKERS = "osD^v"  # one per Python version
USUAL_LIMIT = 1_000  # Python's recursion limit, as it is where nobody has changed it

STYLE: dict[Any, Any] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "loom",
    "font.family": "sans-serif",
    "font.size": 10,
    "text.color": GREY,
    "axes.labelcolor": GREY,
    "axes.edgecolor": GREY,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "xtick.color": GREY,
    "ytick.color": GREY,
    "grid.color": GREY,
    "grid.alpha": 0.25,
    "legend.frameon": False,
    "axes.axisbelow": True,
}


def duration(nanoseconds: float, _position: object = None) -> str:
    """The axis of times: 100 ns, 10 µs, 1 ms."""
    for unit, size in (("ms", 1e6), ("µs", 1e3)):
        if nanoseconds >= size:
            return f"{nanoseconds / size:g} {unit}"
    return f"{nanoseconds:g} ns"


def cost_by_depth(axes: Axes, costs: tuple[Cost, ...], step: str) -> None:
    """What one more step costs after so many transitions, both axes logarithmic."""
    plain = [(cost.depth, cost.plain) for cost in costs if cost.plain is not None]
    axes.loglog(*zip(*plain, strict=True), color=PLAIN, marker="o", markersize=4)
    axes.loglog([cost.depth for cost in costs], [cost.compiled for cost in costs], color=LOOM, marker="o", markersize=4)
    (x, y), bottom = plain[-1], min(cost.compiled for cost in costs)
    axes.annotate("plain recursion", (x, y), (-10, 0), textcoords="offset points", color=PLAIN, ha="right", va="center")
    axes.annotate(
        "Loom", (costs[-1].depth, costs[-1].compiled), (0, 8), textcoords="offset points", color=LOOM, ha="right"
    )
    axes.axvline(USUAL_LIMIT, color=GREY, linestyle=":", linewidth=1)
    axes.text(USUAL_LIMIT * 1.15, bottom / 9, "here Python raises\nRecursionError", va="bottom")
    axes.set_ylim(bottom=bottom / 12)
    axes.set_xlabel("transitions so far")
    axes.set_title(f"time for one more {step}", loc="left", fontsize=10)
    axes.set_xticks([1, 100, 10_000, 1_000_000])
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.0f}"))
    axes.yaxis.set_major_formatter(FuncFormatter(duration))
    axes.minorticks_off()
    axes.grid(visible=True)


def ratios(axes: Axes, everything: list[Figures]) -> None:
    """Each shape's ratio to the loop by hand: Loom on each Python version, the peer where it runs the shape at all."""
    rows = everything[0].shapes
    for number, row in enumerate(rows):
        if isinstance(row.peer, str):
            axes.text(1.35, number, f"0.2.1: {row.peer}", color=PEER, va="center")
    peers = [(row.peer, number) for number, row in enumerate(rows) if isinstance(row.peer, float)]
    axes.plot(*zip(*peers, strict=True), "x", color=PEER, label=f"loom-tailcalls 0.2.1, Python {everything[0].version}")
    for figures, marker in zip(everything, MARKERS, strict=False):
        xs = [row.loom for row in figures.shapes]
        label = f"Loom, Python {figures.version}"
        axes.plot(xs, range(len(xs)), marker, color=LOOM, markersize=5, fillstyle="none", label=label)
    axes.axvline(1, color=GREY, linewidth=1)
    axes.set_xscale("log")
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))
    axes.set_yticks(range(len(rows)), [row.shape for row in rows])
    axes.invert_yaxis()
    axes.tick_params(axis="y", length=0)
    axes.grid(visible=True, axis="x")
    axes.set_title("time over that of the loop by hand", loc="left", fontsize=10)
    axes.legend(loc="upper center", bbox_to_anchor=(0.2, -0.07), ncols=2, handletextpad=0.2, columnspacing=1)


def save(file: Path) -> None:
    plt.savefig(file, transparent=True, bbox_inches="tight", metadata={"Date": None, "Creator": None})
    plt.close()
    # The drawing library leaves spaces at the ends of lines.
    lines = file.read_text(encoding="utf-8").splitlines()
    file.write_text("".join(f"{line.rstrip()}\n" for line in lines), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--into", type=Path, default=CHARTS, help="the folder (default: docs/charts)")
    folder: Path = parser.parse_args().into
    mpl.use("svg")
    mpl.rcParams.update(STYLE)
    folder.mkdir(exist_ok=True)
    shown = reference()
    for name, costs, step in (
        ("suspension-by-depth", shown.suspension, "suspension"),
        ("event-by-depth", shown.event, "event of a stream"),
    ):
        _, axes = plt.subplots(figsize=(5.2, 3.2))
        cost_by_depth(axes, costs, step)
        save(folder / f"{name}.svg")
    _, axes = plt.subplots(figsize=(3.3, 4.8))
    ratios(axes, load_all())
    save(folder / "ratios.svg")


if __name__ == "__main__":
    main()
