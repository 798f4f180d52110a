"""Lists of bioRxiv, medRxiv and other journals at HighWire: an ``a.highwire-cite-linked-title`` a paper.

Search results, subject collections, and the newest papers under the day they appeared; without abstracts.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from papertriage.dates import iso_date
from papertriage.model import Facts, Fragment, Page, Record
from papertriage.plugins import Reader
from papertriage.readers._addresses import identified
from papertriage.readers._cards import address, card_records, said, torn_in, tree_of
from papertriage.readers._facts import facts

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

_HOMES = {"medrxiv": "https://www.medrxiv.org/"}
_HOME = "https://www.biorxiv.org/"
_LINK = re.compile(r"""<a\s[^<>]{0,1000}?\bclass\s*=\s*["']?[^"'<>]{0,100}\bhighwire-cite-linked-title\b""")
_FOUND = re.compile(r"(\d[\d,]{0,11}) Results?\b")
_EARLY = re.compile(r"/early/(\d{4}/\d\d/\d\d)/", re.ASCII)


def recognises(page: Page) -> bool:
    return "highwire-cite-linked-title" in page.text and bool(_LINK.search(page.text))


def read(page: Page) -> Iterator[Record | Fragment | Facts]:
    tree = tree_of(page, "li")
    torn = torn_in(tree, page, "div")
    cards = list(_cards(tree))
    yield from card_records((([card], _record(card, day, page)) for card, day in cards), torn)
    found = _FOUND.match(said(tree.select_one("#page-title")))
    total = int(found[1].replace(",", "")) if found else None
    yield facts(len(cards), total, torn=torn)


def _cards(tree: "BeautifulSoup") -> "Iterator[tuple[Tag, str]]":
    """Each paper's card, with the day that it stands under, "" where there is none."""
    day = ""
    for tag in tree.select(".highwire-list-title, a.highwire-cite-linked-title"):
        if tag.name == "a":
            classes = ("highwire-article-citation", "highwire-cite")
            parents = (tag.find_parent(class_=name) for name in classes)
            yield next(filter(None, parents), tag), day
        else:
            day = said(tag)


def _record(card: "Tag", day: str, page: Page) -> Record | None:
    link = card if card.name == "a" else card.select_one("a.highwire-cite-linked-title")
    title = said(link)
    if not title:
        return None
    printed = {part: _printed(card, part) for part in ("journal", "volume", "issue", "pages", "date", "doi")}
    url = address(link, page, _HOMES.get(printed["journal"].lower(), _HOME))
    early = _EARLY.search(f"{card.get('data-apath')} {url}")
    date_text = printed["date"] or day or (early[1] if early else None)
    return Record(
        title,
        authors=tuple(said(author) for author in card.select(".highwire-citation-author")),
        date=iso_date((date_text or "").replace("/", "-")),
        date_text=date_text,
        identifiers=identified([printed["doi"], url]),
        url=url,
        venue=_venue(printed) or None,
    )


def _printed(card: "Tag", part: str) -> str:
    return said(card.select_one(f".highwire-cite-metadata-{part}")).strip(" ,;:()")


def _venue(printed: dict[str, str]) -> str:
    """The journal and where in it; a preprint has a number in place of pages."""
    if not printed["volume"]:
        return printed["journal"]
    issue = f"({printed['issue']})" if printed["issue"] else ""
    pages = f":{printed['pages']}" if printed["pages"] else ""
    return f"{printed['journal']} {printed['volume']}{issue}{pages}"


READER = Reader(name="biorxiv-list", recognises=recognises, read=read)
