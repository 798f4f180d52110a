"""How fast saved pages are read, beside the least that the same extraction takes; as Markdown tables.

usage: python benchmarks/reading.py [FOLDER] [--runs N] [--pages N...]

Each page below FOLDER (by default our own test pages) is read in this process: as far as its records; with
those made clean and their keys; and by a few lines for this one format over the fastest parser there is,
selectolax (lexbor) for HTML and the standard library's for XML and JSON, which take titles, identifiers,
authors and abstracts of a whole page and mind no damage. These take turns, and the best of the runs counts.
Then N saved listings of 20 arXiv papers each are ingested by the real program.
"""

import argparse
import json
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree

from processes import PROGRAM, run
from selectolax.lexbor import LexborHTMLParser, LexborNode
from synthetic import paper

from papertriage.containers import open_page
from papertriage.errors import PageError
from papertriage.readers import read_page
from papertriage.reading import Options, ReadPage, read_saved
from papertriage.sources import Saved, find_pages, load

OURS = Path(__file__).parents[1] / "tests" / "pages"
ENTRIES = 20  # of a listing
NOT_PAGES = (".golden.json", ".truth.json", "counts.json", "README.md")

Told = tuple[str, str, list[str], str]  # identifier, title, authors, abstract


# The least that it takes


def text(node: LexborNode | None) -> str:
    return " ".join(node.text().split()) if node else ""


def arxiv_list(page: str) -> list[Told]:
    tree = LexborHTMLParser(page)
    return [
        (
            text(head.css_first("a[title=Abstract]")),
            text(body.css_first(".list-title")).removeprefix("Title:"),
            [text(author) for author in body.css(".list-authors a")],
            text(body.css_first("p")),
        )
        for head, body in zip(tree.css("dt"), tree.css("dd"), strict=True)
    ]


def hf_papers(page: str) -> list[Told]:
    blob = LexborHTMLParser(page).css_first("[data-target=DailyPapers]")
    props = json.loads((blob and blob.attributes["data-props"]) or "{}")
    return [daily(item) for item in props.get("searchResults") or props.get("dailyPapers") or []]


def daily(item: dict[str, Any]) -> Told:
    paper = item["paper"]
    names = [author["name"] for author in paper.get("authors", [])]
    return paper["id"], paper["title"], names, paper.get("summary", "")


def daily_json(page: str) -> list[Told]:
    return [daily(item) for item in json.loads(page)]


def kaggle(page: str) -> list[Told]:
    lines = map(json.loads, page.splitlines())
    return [(line["id"], line["title"], line["authors"].split(", "), line["abstract"]) for line in lines]


def elements(page: str, entry: str, identifier: str, title: str, author: str, abstract: str) -> list[Told]:
    def said(found: ElementTree.Element | None) -> str:
        return "".join(found.itertext()) if found is not None else ""

    return [
        (
            said(part.find(identifier)),
            said(part.find(title)),
            [said(name) for name in part.iterfind(author)],
            said(part.find(abstract)),
        )
        for part in ElementTree.fromstring(page.encode()).iterfind(entry)
    ]


def atom(page: str) -> list[Told]:
    return elements(page, ".//{*}entry", "{*}id", "{*}title", "{*}author/{*}name", "{*}summary")


def rss(page: str) -> list[Told]:
    return elements(page, ".//{*}item", "{*}link", "{*}title", "{*}creator", "{*}description")


def oai(page: str) -> list[Told]:
    return elements(
        page, ".//{*}record", ".//{*}id", ".//{*}title", ".//{*}author/{*}keyname", ".//{*}abstract"
    )


def pubmed(page: str) -> list[Told]:
    return elements(
        page, ".//PubmedArticle", ".//PMID", ".//ArticleTitle", ".//Author/LastName", ".//Abstract"
    )


LEAST: dict[str, tuple[str, Callable[[str], list[Told]]]] = {
    "arxiv-list": ("selectolax", arxiv_list),
    "hf-papers-html": ("selectolax, json", hf_papers),
    "hf-daily-papers-json": ("json", daily_json),
    "arxiv-kaggle": ("json", kaggle),
    "arxiv-atom": ("ElementTree", atom),
    "arxiv-rss": ("ElementTree", rss),
    "arxiv-oai": ("ElementTree", oai),
    "pubmed-xml": ("ElementTree", pubmed),
}


# Pages a second


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
                page = cleaned(saved)
                if isinstance(page, ReadPage):
                    found[page.reading.reader].append(saved)
                else:
                    print(f"left out: {page}", file=sys.stderr)
    return found


def records(saved: Saved) -> int:
    return len(read_page(open_page(saved.name, saved.data)).records)


def cleaned(saved: Saved) -> ReadPage | PageError:
    return read_saved(saved, Options(), 200)[0]


def speed(name: str, pages: Sequence[Saved], runs: int) -> Speed:
    """How fast the pages are read. Compared are those of which the least has as many papers."""
    extract = LEAST[name][1] if name in LEAST else None

    def least(saved: Saved) -> int:
        try:
            return len(extract(open_page(saved.name, saved.data).text)) if extract else -1
        except (ValueError, LookupError, ElementTree.ParseError):
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
    authors = ", ".join(
        f"<a href='https://arxiv.org/search/cs?query=a'>{escape(name)}</a>" for name in told.authors
    )
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
        cost = run(*PROGRAM, "--library", str(Path(folder) / "library.db"), "ingest", str(saved))
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
