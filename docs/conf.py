"""The site of the documentation: the pages are Markdown, the API comes from the docstrings.

make docs
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))  # this checkout is what is described, whatever is installed

import loom  # noqa: E402  # see the line above

project = "Loom"
author = "The Loom authors"
project_copyright = author
version = release = loom.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
source_suffix = {".md": "markdown"}
root_doc = "index"
suppress_warnings = [".empty_glob"]  # pages that are written apart are named by patterns, and may be missing

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
    (r"py:.*", r"(~|loom\.\w+\.)?[PTFR](_co)?(\.args|\.kwargs)?"),  # type variables
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
