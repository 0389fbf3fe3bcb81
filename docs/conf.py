"""The site of the documentation: the pages are Markdown, the API comes from the docstrings.

make docs
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from pygments.lexers.python import PythonLexer

DOCS = Path(__file__).resolve().parent
sys.path.insert(0, str(DOCS.parent / "src"))  # this checkout is what is described, whatever is installed

import loom  # noqa: E402  # see the line above

if TYPE_CHECKING:
    from sphinx.application import Sphinx

project = "Loom"
author = "The Loom authors"
project_copyright = author
version = release = loom.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
default_role = "literal"  # docstrings write `name`, as Markdown does
source_suffix = {".md": "markdown"}
root_doc = "index"

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

autodoc_typehints = "both"
autodoc_typehints_description_target = "documented"
autodoc_member_order = "bysource"
autodoc_preserve_defaults = True
napoleon_google_docstring = True
napoleon_numpy_docstring = False
napoleon_use_rtype = False

# The standard library's pages are elsewhere, and nothing is fetched while the site is built.
nitpick_ignore_regex = [
    (r"py:.*", r"(collections|asyncio|inspect|logging|pickle|types|typing|abc)\b.*"),
    (r"py:.*", r"(Any|Awaitable|Callable|Coroutine|Iterator|AsyncIterator|Literal|Mapping|Sequence|Self|deque)"),
    (r"py:.*", r"(~|loom\.\w+\.)?[PTFRS](_co)?(\.args|\.kwargs)?"),  # type variables
    (r"py:.*", r"Outcome|Reply|Rule"),  # names for types that the text spells out
]

html_theme = "furo"
html_title = f"Loom {release}"
html_static_path = ["_static"]
html_css_files = ["loom.css"]
html_show_sphinx = False
html_copy_source = False
html_show_sourcelink = False
pygments_style = "default"
pygments_dark_style = "monokai"


def arrange_contents(_app: Sphinx, name: str, content: list[str]) -> None:
    """A page that a table of contents names by a pattern may be missing; that of the diagnostics is also printed."""
    text = re.sub(
        r"^(\S+\*)\n", lambda line: line[0] if any(DOCS.glob(f"{line[1]}.md")) else "", content[0], flags=re.MULTILINE
    )
    content[0] = f"{text}\n{PAGES_BESIDE}" if name == "diagnostics/index" else text


PAGES_BESIDE = """
```{toctree}
:hidden:
:glob:

*
```
"""


def setup(app: Sphinx) -> None:
    app.add_lexer("lowered", PythonLexer)  # Python but for the compiler's names, which begin with an @
    app.connect("source-read", arrange_contents)
