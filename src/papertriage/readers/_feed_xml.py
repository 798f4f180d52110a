"""Feeds in XML, RSS 2.0, RSS 1.0 and Atom alike: their items, and what they say of themselves."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from papertriage.dates import iso_date
from papertriage.model import Facts, Fragment, Page, Record
from papertriage.readers._facts import facts
from papertriage.readers._feed import Item, record
from papertriage.readers._reference import Reference, venue
from papertriage.readers._xml import line_of, root_name, text_at, whole
from papertriage.text import squeeze

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

RSS = {"rss", "RDF"}
ATOM = {"feed"}

_ITEM = re.compile(r"<(?:item|entry)[\s>]")
_LONGEST_HEAD = 50_000  # characters; one has the contents of a whole archive as its table of items
_BY_ARXIV = re.compile(r"arxiv\.org/(?:schemas/atom|api/|rss/|atom/|a/)|updates on arXiv\.org", re.IGNORECASE)
_ENDS = re.compile(r"</(?:[\w.-]{1,60}:)?(?:rss|RDF|feed)\s*>")
_MAIL = re.compile(r"\S+@\S+ \((.*)\)")  # RSS 2.0 wants an author's address before the name


def is_feed(page: Page, roots: set[str], by_arxiv: bool) -> bool:
    """Whether the page is a feed with one of these root elements, and one of arXiv's own, or none."""
    return root_name(page) in roots and bool(_BY_ARXIV.search(_head(page))) is by_arxiv


def parts(page: Page, by_arxiv: bool) -> Iterator[Record | Fragment | Facts]:
    """The papers of the feed, and what it says of itself. A whole feed without any is one of a quiet day."""
    read = 0
    for item in items(page):
        yield item if isinstance(item, Fragment) else part(item, by_arxiv)
        read += 1
    torn = not is_whole(page)
    yield facts(torn=torn, stated_total=None if read or torn else 0, page_date=day(page))


def part(item: Item, by_arxiv: bool) -> Record | Fragment:
    found = record(item, by_arxiv)
    return found or Fragment(item.line, squeeze(f"{item.title} {item.text}"))


def is_whole(page: Page) -> bool:
    """Whether the feed's own end tag is there."""
    return bool(_ENDS.search(page.text, max(0, len(page.text) - 1000)))


def day(page: Page) -> str | None:
    """The day of the feed, in ISO 8601; that on which it was saved where it tells none."""
    names = ("pubDate", "date", "updated", "lastBuildDate")
    said = channel_facts(page, *names)
    days = (iso_date(said[name]) for name in names if name in said)
    return next(filter(None, days), page.saved)


def channel_facts(page: Page, *names: str) -> dict[str, str]:
    """What the feed says of itself, before its items, in elements of these names; the first of each."""
    found = whole(page._replace(text=_head(page)), *names)
    texts = [(one.tag, text_at(one)) for one in found if not isinstance(one, Fragment)]
    return dict(reversed(texts))


def items(page: Page) -> Iterator[Item | Fragment]:
    """The items in order; a broken one is a fragment."""
    for found in whole(page, "item", "entry"):
        yield found if isinstance(found, Fragment) else _item(found)


def _head(page: Page) -> str:
    first = _ITEM.search(page.text, 0, _LONGEST_HEAD)
    return page.text[: first.start() if first else _LONGEST_HEAD]


def _item(entry: "Element") -> Item:
    return Item(
        title=text_at(entry, "title"),
        addresses=tuple(filter(None, _addresses(entry))),
        text=max(_texts(entry, "summary", "description", "encoded", "content"), key=len, default=""),
        authors=tuple(_authors(entry)),
        day=_first(entry, "published", "pubDate", "date", "publicationDate", "updated"),
        categories=tuple(dict.fromkeys(filter(None, _categories(entry)))),
        venue=_first(entry, "journal_ref", "journal_reference") or _place(entry),
        remark=text_at(entry, "comment"),
        announced=text_at(entry, "announce_type"),
        line=line_of(entry),
    )


def _addresses(entry: "Element") -> Iterator[str]:
    """The addresses of the paper and its identifiers, the item's own name first."""
    yield from _texts(entry, "id", "guid")
    for link in entry.findall("link"):
        if link.get("rel", "alternate") in ("alternate", "related"):
            yield text_at(link) or link.get("href", "")
    yield from _texts(entry, "identifier", "doi", "DOI")


def _authors(entry: "Element") -> Iterator[str]:
    """The names as Atom has them, else as RSS has them."""
    for author in entry.findall("author"):
        printed = text_at(author, "name") or text_at(author)
        mail = _MAIL.fullmatch(printed)
        yield mail[1] if mail else printed
    if entry.find("author") is None:
        yield from _texts(entry, "creator")
        yield from filter(None, ";".join(_texts(entry, "authors")).split(";"))  # IEEE's


def _categories(entry: "Element") -> Iterator[str]:
    """The categories, the primary one first."""
    for category in (*entry.findall("primary_category"), *entry.findall("category")):
        yield category.get("term") or text_at(category)


def _place(entry: "Element") -> str:
    """The journal and the place in it, as publishers' feeds tell it (https://www.prismstandard.org)."""
    tags = ("publicationName", "volume", "number", "startingPage", "endingPage")
    journal, volume, number, first, last = (text_at(entry, tag) for tag in tags)
    found = Reference(journal=journal, volume=volume, number=number, pages=first, last_page=last)
    return (venue(found) or "") if journal else ""


def _texts(entry: "Element", *names: str) -> list[str]:
    return [text_at(found) for name in names for found in entry.findall(name)]


def _first(entry: "Element", *names: str) -> str:
    return next(filter(None, _texts(entry, *names)), "")
