"""OpenReview as HTML: lists of venues, searches and profiles, a ``.note`` a paper, and a paper's own page.

Since 2021 a note is a ``div`` in an ``li``, before it was the ``li``. The details, with the abstract, are in
most pages also where they are not shown.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from papertriage.dates import iso_date
from papertriage.model import Facts, Fragment, Page, Record
from papertriage.plugins import Reader
from papertriage.readers._abstracts import abstract_or_summary
from papertriage.readers._cards import address, card_records, first, said, torn_in, tree_of
from papertriage.readers._facts import facts

if TYPE_CHECKING:
    from bs4 import Tag

_HOME = "https://openreview.net/"
_NOTE = re.compile(r"""<(?:li|div)\s[^<>]{0,200}\bclass\s*=\s*["']?(?:forum-)?note\b(?!-)""")
_TITLE = 'h4 a[href*="/forum?id="], .forum-title h2'
_DATE = re.compile(r"\d{1,2} [A-Z][a-z]{2,8} \d{4}")
_NO_VENUE = re.compile(r"Readers|Everyone|Revisions|Show|BibTeX|CC |\d+ Repl|\W*$", re.IGNORECASE)
_NOT_SHOWN = re.compile(r",? et al\. \((\d{1,5}) additional authors? not shown\)$")
_SUMMARIES = ("TL;DR", "One-sentence Summary")  # of their authors


def recognises(page: Page) -> bool:
    return "/forum?id=" in page.text and bool(_NOTE.search(page.text))


def read(page: Page) -> Iterator[Record | Fragment | Facts]:
    tree = tree_of(page)
    torn = torn_in(tree, page, "div") or torn_in(tree, page, "li", "ul")
    notes = (note for note in tree.select(".note, .forum-note") if note.select_one(_TITLE))
    yield from card_records((([note], _record(note, page)) for note in notes), torn)
    yield facts(torn=torn)


def _record(note: "Tag", page: Page) -> Record | None:
    title = note.select_one(_TITLE)
    labels = note.select(".note-content-field")
    details = {said(label).rstrip(":"): said(label.find_next_sibling()) for label in labels}
    summaries = (details.get(label, "") for label in _SUMMARIES)
    abstract, kind = abstract_or_summary([details.get("Abstract", "")], summaries)
    authors, more = _authors(said(first(note, ".note-authors", ".forum-authors")))
    items = [
        said(item) for item in note.select(".note-meta-info li, .note-meta-info > span, .forum-meta .item")
    ]
    day = next((found[0] for item in items if (found := _DATE.search(item))), None)
    if not said(title):
        return None
    return Record(
        said(title),
        abstract,
        kind,
        authors=authors,
        authors_count=len(authors) + more if more else None,
        date=iso_date(day or ""),
        date_text=day,
        url=address(title, page, _HOME) or page.url,
        venue=next((item for item in items if not _DATE.search(item) and not _NO_VENUE.match(item)), None),
    )


def _authors(printed: str) -> tuple[tuple[str, ...], int]:
    """The names, and how many more there are."""
    more = _NOT_SHOWN.search(printed)
    shown = printed[: more.start()] if more else printed
    names = tuple(name for part in shown.split(",") if (name := part.strip()))
    return names, int(more[1]) if more else 0


READER = Reader(name="openreview-list", recognises=recognises, read=read)
