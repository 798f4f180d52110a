"""Our own HTML pages as programs convert them, each beside the page that it was made of.

tests/pages/READER/PAGE.PROGRAM.txt (or .md) was made of tests/pages/*/PAGE.html by PROGRAM in its newest
version of 2026: html2text, markdownify, Beautiful Soup's get_text, html-text, inscriptis, Resiliparse and
trafilatura from PyPI; turndown, html-to-text, node-html-markdown and defuddle (Obsidian's Web Clipper)
from npm.
"""

from pathlib import Path

from papertriage.containers import open_page
from papertriage.model import Reading
from papertriage.readers import read_page

PAGES = Path(__file__).parents[1] / "pages"


def conversions(reader: str, source: str) -> list[tuple[Path, Path]]:
    """(conversion, HTML page that it was made of) of each text that a reader has of ``source``'s pages."""
    found = []
    for path in sorted((PAGES / reader).iterdir()):
        name, *program, suffix = path.name.split(".")
        page = PAGES / source / f"{name}.html"
        if page.exists() and program and suffix in ("md", "txt"):
            found.append((path, page))
    return found


def reading_of(path: Path) -> Reading:
    return read_page(open_page(path.name, path.read_bytes()))


def unspaced(text: str | None) -> str:
    """The text without white space, for programs that break words where a tag begins."""
    return "".join((text or "").split())
