"""The generator: `generate(Random(3))` is a program, as source text.

One class, in layers, each a module that may use those before it: `choices` (where all choices come from, and what may
stand here), `signature`, `expressions`, `scopes` (comprehensions, lambdas, strings), `calls`, `patterns`,
`statements`, `compound` and `attempts` (blocks), `definitions`, `program`. `model` has what a program is.
"""

from tests.search.generator.model import Program
from tests.search.generator.program import generate

__all__ = ["Program", "generate"]
