"""How fast saved pages are read, beside the least that the same extraction takes; as Markdown tables.

usage: python benchmarks/reading.py [FOLDER] [--runs N] [--pages N...]

Each page below FOLDER (by default our own test pages) is read in this process: as far as its records; with
those made clean and their keys; and by a few lines for this one format over the fastest parser there is,
selectolax (lexbor) for HTML and the standard library's for XML and JSON, which take titles, identifiers,
authors and abstracts of a whole page and mind no damage. These take turns, and the best of the runs counts.
Then N saved listings of 20 arXiv papers each are ingested by the real program.
"""

import argparse
import random
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from holding import sightings
from least import LEAST
from processes import on
from synthetic import coined, paper

from papertriage.containers import open_pages
from papertriage.errors import PageError
from papertriage.model import Page
from papertriage.readers import read_page
from papertriage.reading import Options, ReadPage, read_saved
from papertriage.sources import Saved, find_pages, load

OURS = Path(__file__).parents[1] / "tests" / "pages"
ENTRIES = 20  # of a listing
AUTHORS = (2, 7)  # of a paper, at least and at most
DAMAGED = (ValueError, LookupError, TypeError, AttributeError, ElementTree.ParseError)
NOT_PAGES = (".golden.json", ".truth.json", "counts.json", "README.md")


class Speed(NamedTuple):
    """Of all pages of a format: their number, megabytes and records, and the seconds that they took.

    ``ratio`` is what reading took of the least that it takes; None where there is nothing to compare.
    """

    pages: int
    megabytes: float
    records: int
    read: float
    clean: float
    ratio: float | None


def by_format(folder: Path) -> dict[str, list[Saved]]:
    """The pages below the folder by the name of their reader; what can't be read is told of on stderr."""
    found: dict[str, list[Saved]] = defaultdict(list)
    for name in find_pages([str(folder)]):
        if not name.endswith(NOT_PAGES):
            for saved in load(name, 200):
                pages = cleaned(saved)
                wrong = next((page for page in pages if isinstance(page, PageError)), None)
                if isinstance(pages[0], ReadPage) and not wrong:
                    found[pages[0].reading.reader].append(saved)
                else:
                    print(f"left out: {wrong}", file=sys.stderr)
    return found


def texts(saved: Saved) -> list[Page]:
    """The pages that the file holds."""
    return [page for page in open_pages(saved.name, saved.data) if isinstance(page, Page)]


def records(saved: Saved) -> int:
    return sum(len(read_page(page).records) for page in texts(saved))


def cleaned(saved: Saved) -> list[ReadPage | PageError]:
    return read_saved(saved, Options(), 200)


def speed(name: str, pages: Sequence[Saved], runs: int) -> Speed:
    """How fast the pages are read. Compared are those of which the least has as many papers."""
    extract = LEAST[name][1] if name in LEAST else None

    def least(saved: Saved) -> int:
        try:
            return sum(len(extract(page.text)) for page in texts(saved)) if extract else -1
        except DAMAGED:
            return -1

    same = [page for page in pages if least(page) == records(page)]
    works = ((records, pages), (cleaned, pages), (records, same), (least, same))
    rounds = [[timed(work, over) for work, over in works] for _ in range(runs)]
    read, clean, *compared = map(min, zip(*rounds, strict=True))
    megabytes = sum(len(page.data) for page in pages) / 1e6
    ratio = compared[0] / compared[1] if same else None
    return Speed(len(pages), megabytes, sum(map(records, pages)), read, clean, ratio)


def timed(work: Callable[[Saved], object], pages: Sequence[Saved]) -> float:
    began = time.perf_counter()
    for page in pages:
        work(page)
    return time.perf_counter() - began


def row(name: str, measured: Speed) -> str:
    pages, megabytes, count, read, clean, ratio = measured
    beside = f"{ratio:.1f} ({LEAST[name][0]})" if ratio else "-"
    return (
        f"| {name} | {pages} | {megabytes:.2f} | {count:,} | {pages / read:,.0f} | {count / read:,.0f} "
        f"| {count / clean:,.0f} | {beside} |"
    )


# A thousand pages


def listing(number: int) -> str:
    """A saved arXiv listing, as the site writes it today, of papers that no other has."""
    entries = "".join(map(entry, range(number * ENTRIES, (number + 1) * ENTRIES)))
    return (
        "<!DOCTYPE html><html><head><title>Machine Learning</title></head><body>"
        "<div id='content'><div id='dlpage'><h1>Machine Learning</h1>"
        f"<h3>Showing new listings for Thursday, 23 April 2026</h3><p>Total of {ENTRIES} entries</p>"
        f"<dl id='articles'>{entries}</dl></div></div><p>arXiv</p></body></html>"
    )


def entry(number: int) -> str:
    told, arxiv = paper(number), f"{2001 + number // 90_000:04}.{number % 90_000 + 10_000:05}"
    chance = random.Random(number)
    names = [f"{coined(chance)} {coined(chance)}" for _ in range(chance.randint(*AUTHORS))]
    authors = ", ".join(f"<a href='https://arxiv.org/search/cs?query=a'>{escape(name)}</a>" for name in names)
    return (
        f"<dt><a name='item1'>[1]</a> <a href ='/abs/{arxiv}' title='Abstract' id='{arxiv}'>arXiv:{arxiv}</a>"
        f" [<a href='/pdf/{arxiv}' title='Download PDF'>pdf</a>]</dt><dd><div class='meta'>"
        f"<div class='list-title mathjax'><span class='descriptor'>Title:</span> {escape(told.title)}</div>"
        f"<div class='list-authors'>{authors}</div><div class='list-subjects'>"
        "<span class='primary-subject'>Machine Learning (cs.LG)</span></div>"
        f"<p class='mathjax'>{escape(told.abstract)}</p></div></dd>"
    )


def ingested(count: int) -> str:
    """A row: what that many saved listings cost the real program, from nothing."""
    with tempfile.TemporaryDirectory() as folder:
        saved = Path(folder) / "saved"
        saved.mkdir()
        for number in range(count):
            (saved / f"{number:05}.html").write_text(listing(number), encoding="utf-8")
        megabytes = sum(path.stat().st_size for path in saved.iterdir()) / 1e6
        library = Path(folder) / "library.db"
        cost = on(library, "ingest", str(saved))
        if (found := sightings(library)) != count * ENTRIES:
            raise SystemExit(f"{found} records of {count * ENTRIES} are in the library")
    return f"| {count:,} | {megabytes:.1f} | {count / cost.seconds:.1f} | {cost.megabytes:.0f} |"


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, nargs="?", default=OURS)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--pages", type=int, nargs="*", default=[100, 1000])
    options = parser.parse_args()
    print("| format | pages | MB | records | pages/s | records/s | with keys | times the least |")
    print("|---|--:|--:|--:|--:|--:|--:|---|")
    for name, pages in sorted(by_format(options.folder).items()):
        print(row(name, speed(name, pages, options.runs)), flush=True)
    print("\n| listings | MB | pages/s | peak MB of a process |\n|--:|--:|--:|--:|")
    for count in options.pages:
        print(ingested(count), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
