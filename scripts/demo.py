"""The main job at work: plain recursion fails, the same loop under Loom finishes; what Loom made of it; what it costs.

python scripts/demo.py
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from loom import explain_tailcalls

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "examples"))
from deep_agent_loop_comparison import loom_agent_loop  # noqa: E402  # an example, not a module of the package


def run(title: str, *arguments: str) -> None:
    """Runs one of the project's own scripts under a heading."""
    print(f"\n== {title}\n", flush=True)
    subprocess.run([sys.executable, *arguments], cwd=ROOT, check=True)  # noqa: S603  # our own scripts


def main() -> None:
    run("100,000 steps, each a real suspension", "examples/deep_agent_loop_comparison.py")
    print(f"\n== What Loom made of it\n\n{explain_tailcalls(loom_agent_loop, lowered=True)}")
    run("What it costs", "scripts/bench_tailcalls.py", "--n", "100000", "--samples", "15")


if __name__ == "__main__":
    main()
