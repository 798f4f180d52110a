"""Google Scholar's alert mails as HTML: new articles, citations and related research, an ``h3`` a paper.

Links lead through Scholar to the paper; the excerpts are cut. Mail programs put a word of their own before
the names of classes.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import unquote

from papertriage.model import AbstractKind, Facts, Fragment, Page, Record
from papertriage.plugins import Reader
from papertriage.readers._cards import CUT_OFF, following, is_cut_off, said, told, tree_of
from papertriage.readers._scholar import byline, identifiers_of

if TYPE_CHECKING:
    from bs4 import Tag

_TITLE = 'a[class*="gse_alrt_title"], h3 a[href*="scholar_url?"]'


def recognises(page: Page) -> bool:
    return "<h3" in page.text and ("gse_alrt_title" in page.text or "scholaralrt" in page.text)


def read(page: Page) -> Iterator[Record | Fragment | Facts]:
    cut_off = is_cut_off(page, "div")
    links = tree_of(page).select(_TITLE)
    yield from told(((link, _record(link)) for link in links), links[-1:] if cut_off else [])
    yield Facts(page_date=page.saved, notes=(CUT_OFF,) * cut_off)


def _record(link: "Tag") -> Record | None:
    title = said(link)
    if not title:
        return None
    line, snippet = _below(link)
    who = byline(said(line))
    text = said(snippet)
    url = _unwrapped(str(link.get("href", "")))
    return Record(
        title,
        text,
        AbstractKind.SNIPPET if text else AbstractKind.NONE,
        authors=who.authors,
        date=who.year,
        date_text=who.year,
        identifiers=identifiers_of(url, who.venue),
        url=url,
        venue=who.venue,
    )


def _below(link: "Tag") -> "tuple[Tag | None, Tag | None]":
    """The line of authors and the excerpt, which follow the title's heading and come before the next."""
    heading = link.find_parent("h3") or link
    line = None
    for tag in following(heading):
        if "gse_alrt_sni" in str(tag.get("class")):
            return line, tag
        line = line or (tag if tag.name == "div" else None)
    return line, None


def _unwrapped(href: str) -> str | None:
    """The address of the paper in a link through Scholar: ".../scholar_url?url=https://...&hl=en"."""
    _, wrapped, target = href.partition("scholar_url?url=")
    address = unquote(target.partition("&")[0]) if wrapped else href
    return address if address.startswith("http") else None


READER = Reader(name="scholar-alert", recognises=recognises, read=read)
