"""An author's page on Google Scholar: one ``tr.gsc_a_tr`` a paper, without abstracts."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from papertriage.model import Facts, Fragment, Page, Record
from papertriage.plugins import Reader
from papertriage.readers._cards import address, card_records, said, torn_in, tree_of
from papertriage.readers._facts import facts
from papertriage.readers._scholar import identifiers_of, names, venue_and_year

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

_HOME = "https://scholar.google.com/"
_ROW = re.compile(r"<tr\s[^<>]{0,300}\bgsc_a_tr\b")
_NOTHING = re.compile(r"<td\s[^<>]{0,300}\bgsc_a_e\b")  # the row that says so
_RANGE = re.compile(r"(\d{1,6})\s?[–-]\s?(\d{1,6})$")


def recognises(page: Page) -> bool:
    return bool(_ROW.search(page.text) or _NOTHING.search(page.text))


def read(page: Page) -> Iterator[Record | Fragment | Facts]:
    tree = tree_of(page, "tr", "td")
    torn = torn_in(tree, page, "tr", "table")
    yield from card_records((([row], _record(row, page)) for row in tree.select("tr.gsc_a_tr")), torn)
    yield _facts(tree, bool(torn), 0 if _NOTHING.search(page.text) else None)


def _record(row: "Tag", page: Page) -> Record | None:
    link = row.select_one(".gsc_a_t a")
    title = said(link)
    if not title:
        return None
    lines = [said(line) for line in row.select(".gsc_a_t .gs_gray")]
    authors, place = (*lines, "", "")[:2]
    venue, year = venue_and_year(place)
    year = said(row.select_one(".gsc_a_y")) or year
    return Record(
        title,
        authors=names(authors),
        date=year,
        date_text=year,
        identifiers=identifiers_of(None, venue),
        url=address(link, page, _HOME),
        venue=venue,
    )


def _facts(tree: "BeautifulSoup", cut_off: bool, nothing: int | None) -> Facts:
    """What the foot of the table says: "Articles 1–20", and whether a button would show more."""
    shown = _RANGE.search(said(tree.select_one("#gsc_a_nn")))
    more = tree.select_one("#gsc_bpf_more:not([disabled])")
    notes = ("not the whole list: press “Show more” before saving",) if more else ()
    total = max(int(shown[2]) - int(shown[1]) + 1, 0) if shown else nothing
    return facts(torn=cut_off, stated_total=total, notes=notes)


READER = Reader(name="scholar-profile", recognises=recognises, read=read)
