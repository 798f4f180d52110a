"""The NeurIPS (NIPS) proceedings: an ``li`` a paper, without abstracts.

Authors are links until 2019 (papers.nips.cc), then one ``i``, and since 2025 a ``span.paper-authors``
(proceedings.neurips.cc).
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from papertriage.model import Facts, Fragment, Page, Record
from papertriage.plugins import Reader
from papertriage.readers._cards import address, card_records, first, said, torn_in, tree_of
from papertriage.readers._facts import facts

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

_HOME, _OLD_HOME = "https://proceedings.neurips.cc/", "https://papers.nips.cc/"
_PAPER = re.compile(r"/paper(?:_files/paper)?/(?:(\d{4})/hash/\w{1,64}-Abstract|\d{1,6}-\w)", re.ASCII)
_LINK = re.compile(rf"<a\s[^<>]{{0,100}}?\bhref\s*=\s*[\"']?[^\"'<>\s]{{0,60}}{_PAPER.pattern}", re.ASCII)
_TITLE = r"""title=["']?paper title\b"""
_AUTHOR = r"""href=["']?[^"'<>\s]{0,60}/author/"""
_SITE = re.compile(rf"{_TITLE}|{_AUTHOR}|<title>[^<]{{0,200}}(?:NeurIPS|NIPS|Neural Information Processing)")
_BOOK = re.compile(r"Advances in Neural Information Processing Systems \d{1,3}")
_YEAR = re.compile(r"\((?:NIPS|NeurIPS) (\d{4})\)")


def recognises(page: Page) -> bool:
    return bool(_LINK.search(page.text) and _SITE.search(page.text))  # the quicker one first


def read(page: Page) -> Iterator[Record | Fragment | Facts]:
    tree = tree_of(page, "li")
    torn = torn_in(tree, page, "li", "ul")
    links = (link for link in tree.select("li a[href]") if _PAPER.search(str(link["href"])))
    cards = ((link.find_parent("li") or link, link) for link in links)
    heading = _heading(tree)
    yield from card_records((([card], _record(card, link, page, heading)) for card, link in cards), torn)
    yield facts(torn=torn)


def _heading(tree: "BeautifulSoup") -> str:
    """What the page says of its volume: "Advances in Neural ... Systems 32 (NIPS 2019)"."""
    return next((text for tag in tree.select("h1, h2, h3, h4, title") if _BOOK.search(text := said(tag))), "")


def _record(card: "Tag", link: "Tag", page: Page, heading: str) -> Record | None:
    title = said(link)
    if not title:
        return None
    book, year = _BOOK.search(heading), _YEAR.search(heading)
    in_link = _PAPER.search(str(link["href"]))
    of_link = in_link[1] if in_link else None
    printed = year[1] if year else None
    return Record(
        title,
        authors=_authors(card),
        date=of_link or printed,
        date_text=printed,
        url=address(link, page, _HOME if of_link else _OLD_HOME),
        venue=book[0] if book else None,
    )


def _authors(card: "Tag") -> tuple[str, ...]:
    linked = [said(author) for author in card.select("a.author")]
    printed = said(first(card, ".paper-authors", "i:not([class])"))
    return tuple(name for name in linked or map(str.strip, printed.split(",")) if name)


READER = Reader(name="neurips-proceedings", recognises=recognises, read=read)
