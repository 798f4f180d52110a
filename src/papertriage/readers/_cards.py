"""What the readers of HTML cards share: trees, texts, addresses, and what becomes of a card that is cut."""

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from papertriage.model import AbstractKind, Fragment, Page, Record
from papertriage.readers._soup import parsed
from papertriage.text import squeeze

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

CUT_OFF = "the page ends in the middle of its list"
_LONGEST_FRAGMENT = 2000  # characters


def tree_of(page: Page, *omitted: str) -> "BeautifulSoup":
    """The page's tree, in which elements of the names in one text ("dt dd") end where the next begins.

    HTML lets the end tags of these be ``omitted``, as SingleFile does, and html.parser would put one into
    the other.
    """
    text = page.text
    for names in map(str.split, omitted):
        ends = "".join(f"</{name}>" for name in names)
        text = re.sub(rf"(?=<(?:{'|'.join(names)})[\s>])", ends, text)
    return parsed(page._replace(text=text))


def said(tag: "Tag | None") -> str:
    """The text of the tag, squeezed, "" of none: a <br> is a blank, a word cut by another tag is whole."""
    if tag is None:
        return ""
    for line_break in tag.find_all("br"):
        line_break.replace_with(" ")
    return squeeze(tag.get_text())


def first(card: "Tag", *selectors: str) -> "Tag | None":
    """The first tag of the card by the first selector that finds one: the newer layout before the older."""
    return next((found for selector in selectors if (found := card.select_one(selector))), None)


def following(tag: "Tag") -> "Iterator[Tag]":
    """The siblings behind the tag, up to the next of its own name."""
    from bs4 import Tag

    for sibling in tag.next_siblings:
        if isinstance(sibling, Tag):
            if sibling.name == tag.name:
                return
            yield sibling


def address(link: "Tag | None", page: Page, home: str) -> str | None:
    """Where the link leads, in full; ``home`` is the site of a page that does not tell its own address."""
    href = str(link.get("data-href") or link.get("href") or "").strip() if link else ""
    if not href or href.startswith("#"):
        return None
    base = page.url if page.url and page.url.startswith("http") else home
    try:
        target = urljoin(base, href)
    except ValueError:  # "http://[" is no address
        return None
    return target if target.startswith("http") else None


def is_cut_off(page: Page, name: str, *holders: str) -> bool:
    """Whether the page ends inside an element of this name, by the last tags of it and of what holds it."""
    opening = max(page.text.rfind(f"<{name}{end}") for end in "> \n\t")
    closing = max(page.text.rfind(f"</{end}") for end in (name, *holders, "footer", "body", "html"))
    return opening > closing


def told(cards: "Iterable[tuple[Tag, Record | None]]", cut_off: bool) -> Iterator[Record | Fragment]:
    """What was read of each card, with its line; a card of which nothing could be read is a fragment.

    The last card of a page that is ``cut_off`` is a record only where its abstract has begun.
    """
    read = list(cards)
    for number, (card, whole) in enumerate(read, 1):
        record = _begun(whole) if whole and cut_off and number == len(read) else whole
        line = card.sourceline or 0
        yield record._replace(line=line) if record else Fragment(line, _printed(card)[:_LONGEST_FRAGMENT])


def _printed(card: "Tag") -> str:
    """The text of the card, its parts apart; of a card without any, its markup."""
    return squeeze(card.get_text(" ")) or squeeze(str(card))


def _begun(record: Record) -> Record | None:
    if not record.abstract:
        return None
    kind = record.abstract_kind
    return record._replace(abstract_kind=AbstractKind.TRUNCATED if kind is AbstractKind.FULL else kind)
