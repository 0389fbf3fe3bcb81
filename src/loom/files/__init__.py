"""What Loom would say of the functions in a file, found without importing the file.

    file → Module → Binding, Scope → the functions that Loom's decorators get → the compiler's own verdict
           module    bindings         meaning                                   check

Nothing of the file is executed: it is compiled by CPython, the code object of each decorated def is taken out of the
result, and a function made of it is given to the very analysis that decoration runs. What differs from decoration is
what only the run knows: a name that is imported from elsewhere is `UNSEEN`, and nothing is reported on its account.

`discovery` finds the files, `settings` reads `[tool.loom]`, `suggest` looks at functions without a decorator, and
`review` puts it all together.
"""

from loom.files.discovery import Selection, discover
from loom.files.review import review, review_file
from loom.files.settings import Settings, SettingsError, find_settings
from loom.files.suggest import Candidates

__all__ = [
    "Candidates",
    "Selection",
    "Settings",
    "SettingsError",
    "discover",
    "find_settings",
    "review",
    "review_file",
]
