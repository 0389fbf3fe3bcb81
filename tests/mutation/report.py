"""What a run says: the score of each module, and the survivors, new ones apart from those that are explained."""

from __future__ import annotations

import functools
import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.mutation.mutants import Mutant
from tests.mutation.server import Verdict

SURVIVORS = Path(__file__).with_name("survivors.toml")


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one mutant, and how `survivors.toml` explains it if it does."""

    mutant: Mutant
    verdict: Verdict
    killer: str
    explanation: str | None

    @property
    def is_unexplained(self) -> bool:
        """Nothing kills it, and nobody has said why."""
        return not self.verdict.is_dead and not self.explanation

    @property
    def line(self) -> str:
        mutant = self.mutant
        end = f"  ({self.explanation})" if self.explanation else ""
        end += f"  by {self.killer}" if self.killer else ""
        return f"{self.verdict.value}: {mutant.module}.py:{mutant.line}: {mutant.name}{end}"


@functools.cache
def read_survivors() -> dict[tuple[str, str], str]:
    """The explanations, by module and mutant."""
    if not SURVIVORS.exists():
        return {}
    tables = tomllib.loads(SURVIVORS.read_text(encoding="utf-8"))
    return {(module, name): reason for module, table in tables.items() for name, reason in table.items()}


def print_report(results: Sequence[Result]) -> float:
    """Prints everything; returns how many of a hundred mutants died."""
    alive = [result for result in results if not result.verdict.is_dead]
    print_lines("survivors that nobody has explained", [each for each in alive if each.is_unexplained])
    print_lines("explained, but dead", [each for each in results if each.explanation and each.verdict.is_dead])
    print(f"{'module':22}" + "".join(f"{verdict.value:>13}" for verdict in Verdict) + f"{'explained':>12}{'score':>9}")
    for module in sorted({result.mutant.module for result in results}):
        print_row(module, [result for result in results if result.mutant.module == module])
    return print_row("all", results)


def print_lines(title: str, results: Sequence[Result]) -> None:
    if results:
        print(f"\n{title}:")
        for result in sorted(results, key=lambda each: (each.mutant.module, each.mutant.line)):
            print(f"  {result.line}")
        print()


def print_row(title: str, results: Sequence[Result]) -> float:
    counts = Counter(result.verdict for result in results)
    explained = sum(bool(result.explanation) and not result.verdict.is_dead for result in results)
    score = 100 * sum(result.verdict.is_dead for result in results) / len(results)
    print(f"{title:22}" + "".join(f"{counts[verdict]:13}" for verdict in Verdict) + f"{explained:12}{score:8.1f}%")
    return score
