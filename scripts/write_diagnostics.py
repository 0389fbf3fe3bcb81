"""Writes docs/diagnostics: one page for each code and an index, from the texts in src/loom/diagnostics.

python scripts/write_diagnostics.py            writes them
python scripts/write_diagnostics.py --check    says whether they are as they would be written, by its exit code
"""

import argparse
import sys
from pathlib import Path

from loom.diagnostics import Rule
from loom.diagnostics.document import document, index

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "diagnostics"


def pages() -> dict[str, str]:
    """The text of each file."""
    return {"index.md": index()} | {f"{rule.code}.md": document(rule) for rule in Rule}


def main() -> int:
    parser = argparse.ArgumentParser(description="Write the pages of the diagnostics into docs/diagnostics.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if a page is not up to date")
    wanted = pages()
    if parser.parse_args().check:
        found = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")}
        stale = sorted(name for name in wanted.keys() | found.keys() if wanted.get(name) != found.get(name))
        if stale:
            print("not up to date:", ", ".join(stale), "(run python scripts/write_diagnostics.py)")
        return int(bool(stale))
    FOLDER.mkdir(parents=True, exist_ok=True)
    for path in FOLDER.glob("*.md"):
        if path.name not in wanted:
            path.unlink()
    for name, text in wanted.items():
        (FOLDER / name).write_text(text, encoding="utf-8")
    print(f"{len(wanted)} pages in {FOLDER}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
