"""Google Scholar's alert mails as HTML: new articles, citations and related research, an ``h3`` a paper.

Links lead through Scholar to the paper; the excerpts are cut. Mail programs put a word of their own before
the names of classes.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from papertriage.model import AbstractKind, Facts, Fragment, Page, Record
from papertriage.plugins import Reader
from papertriage.readers._cards import card_records, following, said, torn_in, tree_of
from papertriage.readers._facts import facts
from papertriage.readers._scholar import byline, identifiers_of

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

_TITLE = 'a[class*="gse_alrt_title"], h3 a[href*="scholar_url?"]'


def recognises(page: Page) -> bool:
    return "<h3" in page.text and ("gse_alrt_title" in page.text or "scholaralrt" in page.text)


def read(page: Page) -> Iterator[Record | Fragment | Facts]:
    tree = tree_of(page)
    torn = torn_in(tree, page, "div")
    yield from card_records(((alert.parts, _record(alert)) for alert in _alerts(tree)), torn)
    yield facts(page_date=page.saved, torn=torn)


class _Alert(NamedTuple):
    """A paper's link in its heading, and what stands below: the line of authors and the excerpt."""

    link: "Tag"
    line: "Tag | None" = None
    snippet: "Tag | None" = None

    @property
    def parts(self) -> "list[Tag]":
        return [part for part in self if part]


def _alerts(tree: "BeautifulSoup") -> "Iterator[_Alert]":
    """The paper of each heading: its first link that is one to a paper."""
    last = None
    for link in tree.select(_TITLE):
        heading = link.find_parent("h3")
        if heading is None or heading is not last:
            yield _below(link, heading or link)
        last = heading


def _below(link: "Tag", heading: "Tag") -> _Alert:
    line = None
    for tag in following(heading):
        if "gse_alrt_sni" in str(tag.get("class")):
            return _Alert(link, line, tag)
        line = line or (tag if tag.name == "div" else None)
    return _Alert(link, line)


def _record(alert: _Alert) -> Record | None:
    title = said(alert.link)
    if not title:
        return None
    who = byline(said(alert.line))
    text = said(alert.snippet)
    url = _unwrapped(str(alert.link.get("href", "")))
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


def _unwrapped(href: str) -> str | None:
    """The address of the paper in a link through Scholar: ".../scholar_url?url=https://...&hl=en"."""
    _, wrapped, target = href.partition("scholar_url?url=")
    address = unquote(target.partition("&")[0]) if wrapped else href
    return address if address.startswith("http") else None


READER = Reader(name="scholar-alert", recognises=recognises, read=read)
