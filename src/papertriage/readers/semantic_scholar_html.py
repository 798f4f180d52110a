"""Semantic Scholar's pages: results, authors, the lists of a paper's page, a ``.cl-paper-row`` a paper.

Most rows show a machine's summary (TLDR) or the beginning of the abstract, and the rest behind a button.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from papertriage.dates import iso_date
from papertriage.model import AbstractKind, Facts, Fragment, Page, Record
from papertriage.plugins import Reader
from papertriage.readers._addresses import identified
from papertriage.readers._cards import address, card_records, first, said, torn_in, tree_of
from papertriage.readers._facts import facts

if TYPE_CHECKING:
    from bs4 import Tag

_HOME = "https://www.semanticscholar.org/"
_ROW = re.compile(r"""<\w{1,9}\s[^<>]{0,200}?\bclass\s*=\s*["']?[^"'<>]{0,100}\bcl-paper-row\b""")
_TITLE = ('[data-test-id="title-link"]', '[data-selenium-selector="title-link"]', ".cl-paper-title")
_AUTHORS = ".cl-paper-authors__author-link, .author-list__author-name"
_VENUE = (".cl-paper-venue", '[data-test-id*="venue"]', '[data-selenium-selector*="venue"]')
_ABSTRACT = (".tldr-abstract-replacement", ".full-abstract", ".cl-paper-abstract")
_MORE = re.compile(r"\+\s?(\d{1,5})\s")  # "+5 authors"
_LABEL = re.compile(r"^TLDR\s*")
_CUT = ("…", "...")


def recognises(page: Page) -> bool:
    return "cl-paper-row" in page.text and bool(_ROW.search(page.text))


def read(page: Page) -> Iterator[Record | Fragment | Facts]:
    tree = tree_of(page, "li")
    torn = torn_in(tree, page, "div")
    rows = tree.select(".cl-paper-row")
    yield from card_records((([row], _record(row, page)) for row in rows), torn)
    yield facts(torn=torn)


def _record(row: "Tag", page: Page) -> Record | None:
    heading = first(row, *_TITLE)
    title = said(heading)
    if not heading or not title:
        return None
    day = said(row.select_one(".cl-paper-pubdates")) or None
    authors, authors_count = _authors(row)
    link = heading if heading.name == "a" else heading.find_parent("a")
    abstract, kind = _abstract(first(row, *_ABSTRACT))
    return Record(
        title,
        abstract,
        kind,
        authors=authors,
        authors_count=authors_count,
        date=iso_date(day or ""),
        date_text=day,
        identifiers=identified(str(link["href"]) for link in row.select("a[href]")),
        url=address(link, page, _HOME),
        venue=said(first(row, *_VENUE)) or None,
    )


def _authors(row: "Tag") -> tuple[tuple[str, ...], int | None]:
    """The names shown, and how many there are where a button stands for the rest."""
    lists = " , ".join(said(tag) for tag in row.select('[data-test-id="author-list"], .cl-paper-authors'))
    linked = [said(author) for author in row.select(_AUTHORS)]
    names = linked or [name for part in lists.split(",") if (name := part.strip(" ·")) and "+" not in name]
    more = _MORE.search(lists)
    return tuple(dict.fromkeys(names)), len(names) + int(more[1]) if more else None


def _abstract(box: "Tag | None") -> tuple[str, AbstractKind]:
    buttons = box.select("button, .more-toggle") if box else []
    opens = any("Expand" in said(button.extract()) for button in buttons)
    printed = said(box)
    text = _LABEL.sub("", printed)
    if not text:
        return "", AbstractKind.NONE
    if text != printed or (box and "tldr-abstract-replacement" in box.get_attribute_list("class")):
        return text, AbstractKind.SUMMARY
    return text, AbstractKind.TRUNCATED if opens or text.endswith(_CUT) else AbstractKind.FULL


READER = Reader(name="semantic-scholar-html", recognises=recognises, read=read)
