"""PubMed's result pages as HTML: summaries with excerpts, or whole abstracts; and an article's own page.

Summaries print a paper's authors and citation twice, whole and shortened. The oldest layout is that of
before 2020.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from papertriage import identifiers
from papertriage.model import AbstractKind, Facts, Fragment, Identifiers, Page, Record
from papertriage.plugins import Reader
from papertriage.readers._cards import card_records, first, said, torn_in, tree_of
from papertriage.readers._facts import facts
from papertriage.readers._reference_date import when

if TYPE_CHECKING:
    from bs4 import Tag

_SITE = "https://pubmed.ncbi.nlm.nih.gov/"


class _Layout(NamedTuple):
    """Where the parts of a paper stand, as selectors; of several, the first that finds something counts."""

    card: str
    title: str
    authors: tuple[str, ...]
    citation: tuple[str, ...]
    pmid: str
    abstract: str
    kind: AbstractKind


_LAYOUTS = (  # an article's own page has summaries too, of similar articles
    _Layout(
        card=".results-article, #article-details",
        title=".heading-title",
        authors=(".authors-list",),
        citation=(".article-source",),
        pmid=".current-id",
        abstract=".abstract-content",
        kind=AbstractKind.FULL,
    ),
    _Layout(
        card=".docsum-content",
        title=".docsum-title",
        authors=(".full-authors", ".docsum-authors"),
        citation=(".full-journal-citation", ".docsum-journal-citation"),
        pmid=".docsum-pmid",
        abstract=".full-view-snippet",
        kind=AbstractKind.SNIPPET,
    ),
    _Layout(
        card=".rprt",
        title=".title",
        authors=(".desc",),
        citation=(".details",),
        pmid=".rprtid dd",
        abstract=".abstr",
        kind=AbstractKind.FULL,
    ),
)
_CARD = re.compile(
    r"""<\w{1,9}\s[^<>]{0,200}?\b(?:class|id)\s*=\s*["']?(?:docsum-content|results-article|article-details|rprt)\b"""
)
_SHOWN = re.compile(
    r"""<meta\s[^<>]{0,20}\bname=["']?log_displayeduids["']?\s+content=["']?([\d,]{0,5000})""", re.ASCII
)
_FOUND = re.compile(
    r"""<meta\s[^<>]{0,20}\bname=["']?log_resultcount["']?\s+content=["']?(\d{1,9})\b""", re.ASCII
)
# "N Engl J Med. 2018 Jun 28;378(26):2456-2466. doi: 10.1056/NEJMoa1800410. Epub 2018 May 16."
_CITATION = re.compile(
    r"(?P<journal>.{2,200}?)\s?\.\s+(?P<date>(?P<year>[12]\d{3})(?:\s[A-Z][a-z]{2}[\w -]{0,12})?)"
    r"(?:;(?P<place>[^.;]{1,60}))?"
)
_DOI = re.compile(r"\bdoi: ?(\S{1,200})", re.IGNORECASE)
_DIGITS = re.compile(r"\d{1,9}", re.ASCII)
_NO_ABSTRACT = "No abstract available"


def recognises(page: Page) -> bool:
    return "ncbi.nlm.nih.gov" in page.text and bool(_CARD.search(page.text) or _FOUND.search(page.text))


def read(page: Page) -> Iterator[Record | Fragment | Facts]:
    tree = tree_of(page)
    torn = torn_in(tree, page, "div")
    layout = next((layout for layout in _LAYOUTS if tree.select_one(layout.card)), _LAYOUTS[0])
    yield from card_records((([card], _record(card, layout)) for card in tree.select(layout.card)), torn)
    yield _facts(page, bool(torn))


def _record(card: "Tag", layout: _Layout) -> Record | None:
    title = said(card.select_one(layout.title))
    if not title:
        return None
    citation = _citation(first(card, *layout.citation))
    venue, date, date_text = _published(citation)
    pmid = _pmid(card, layout)
    doi = _DOI.search(citation)
    abstract = _abstract(card.select_one(layout.abstract))
    return Record(
        title,
        abstract,
        layout.kind if abstract else AbstractKind.NONE,
        authors=_authors(first(card, *layout.authors)),
        date=date,
        date_text=date_text,
        identifiers=Identifiers(doi=identifiers.doi(doi[1]) if doi else None, pmid=pmid),
        url=f"{_SITE}{pmid}/" if pmid else None,
        venue=venue,
    )


def _pmid(card: "Tag", layout: _Layout) -> str | None:
    """The paper's number as printed, or from its link: "/90000001/"."""
    link = card.select_one(f"{layout.title}[href], {layout.title} a[href]")
    digits = _DIGITS.search(str(link["href"])) if link else None
    return identifiers.pmid(said(card.select_one(layout.pmid)) or (digits[0] if digits else ""))


def _citation(line: "Tag | None") -> str:
    """The line without the menu that hangs from the journal's name."""
    for menu in line.select(".dropdown, .journal-actions-dropdown") if line else ():
        menu.extract()
    for piece in line.select(".cit, .citation-doi, .secondary-date") if line else ():
        piece.insert_before(" ")  # SingleFile leaves out the line ends between them
    return said(line)


def _published(citation: str) -> tuple[str | None, str | None, str | None]:
    """(journal and place in it, ISO date, date as printed) of a citation."""
    found = _CITATION.match(citation)
    if not found:
        return citation or None, None, None
    journal, place = found["journal"], found["place"]
    return f"{journal} {place.strip()}" if place else journal, *when(found["year"], [found["date"]])


def _authors(line: "Tag | None") -> tuple[str, ...]:
    """The names: links in an abstract's page, else parted by commas, groups by semicolons."""
    linked = [said(name) for name in line.select(".full-name")] if line else []
    names = linked or [name.strip(" .") for name in re.split("[,;]", said(line))]
    return tuple(name for name in names if name and name != "et al")


def _abstract(box: "Tag | None") -> str:
    paragraphs = [said(paragraph) for paragraph in box.select("p")] if box else []
    text = " ".join(paragraphs) or said(box)
    return "" if text.startswith(_NO_ABSTRACT) else text


def _facts(page: Page, torn: bool) -> Facts:
    """What the page's own header says: which papers it shows, and how many were found."""
    uids, found = _SHOWN.search(page.text), _FOUND.search(page.text)
    shown = len(list(filter(None, uids[1].split(",")))) if uids else None
    total = int(found[1]) if found else None
    return facts(shown or 0, total if shown or not total else None, torn=torn, stated_total=shown)


READER = Reader(name="pubmed-results", recognises=recognises, read=read)
