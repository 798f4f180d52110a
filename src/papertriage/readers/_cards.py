"""What the readers of HTML cards share: a tag's text and address, and what becomes of a card that is cut."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from papertriage.model import AbstractKind, Fragment, Page, Record
from papertriage.text import squeeze

if TYPE_CHECKING:
    from bs4 import Tag

CUT_OFF = "the page ends in the middle of its list"
_LONGEST_FRAGMENT = 2000  # characters


def said(tag: "Tag | None") -> str:
    """The text of the tag, squeezed: a <br> is a blank, and words cut by another tag are whole. "" of none."""
    if tag is None:
        return ""
    for line_break in tag.find_all("br"):
        line_break.insert_after(" ")
    return squeeze(tag.get_text())


def first(card: "Tag", *selectors: str) -> "Tag | None":
    """The first tag of the card by the first selector that finds one: the newer layout before the older."""
    return next((found for selector in selectors if (found := card.select_one(selector))), None)


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


def is_cut_off(page: Page, *names: str) -> bool:
    """Whether the page ends inside an element of one of these names."""
    return any(_last_opening(page.text, name) > page.text.rfind(f"</{name}") for name in names)


def _last_opening(text: str, name: str) -> int:
    return max(text.rfind(f"<{name}{end}") for end in "> \n\t")


def told(
    cards: Iterable["Tag"], read: Callable[["Tag"], Record | None], cut_off: bool = False
) -> Iterator[Record | Fragment]:
    """The record of each card with its line, or a fragment where ``read`` makes none of it.

    The last card of a page that is ``cut_off`` is a record only where its abstract has begun.
    """
    found = list(cards)
    for card in found:
        record = read(card)
        if record and cut_off and card is found[-1]:
            record = _begun(record)
        line = card.sourceline or 0
        yield record._replace(line=line) if record else Fragment(line, said(card)[:_LONGEST_FRAGMENT])


def _begun(record: Record) -> Record | None:
    if not record.abstract:
        return None
    kind = record.abstract_kind
    return record._replace(abstract_kind=AbstractKind.TRUNCATED if kind is AbstractKind.FULL else kind)
