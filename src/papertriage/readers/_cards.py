"""What the readers of HTML cards share: trees, texts, addresses, and what becomes of a card that is torn."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from papertriage.model import AbstractKind, Fragment, Page, Record
from papertriage.readers._soup import parsed
from papertriage.text import squeeze

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag


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


def said(tag: "Tag | None", label: str = "") -> str:
    """The text of the tag after its label ("Title:"), squeezed; "" of none.

    A <br> is a blank, a word cut by another tag is whole.
    """
    if tag is None:
        return ""
    for line_break in tag.find_all("br"):
        line_break.replace_with(" ")
    return squeeze(tag.get_text()).removeprefix(label).lstrip()


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


def is_torn(page: Page, name: str, *holders: str) -> bool:
    """Whether the page ends inside an element of this name, by the last tags of it and of what holds it."""
    text = page.text
    end = len(text) if text.rfind(">") > text.rfind("<") else text.rfind("<")  # half a tag does not count
    opening = max(text.rfind(f"<{name}{sign}", 0, end) for sign in "> \n\t")
    closings = (name, *holders, "footer", "body", "html")
    return opening > max(text.rfind(f"</{closing}", 0, end) for closing in closings)


def torn_in(tree: "BeautifulSoup", page: Page, name: str, *holders: str) -> "list[Tag]":
    """The elements of the tree that the page ends inside of; none where it is whole: see ``is_torn``."""
    from bs4 import Tag

    last: Tag = tree
    while last.contents and isinstance(child := last.contents[-1], Tag):
        last = child
    return [last, *last.parents] if is_torn(page, name, *holders) else []


def card_records(
    cards: "Iterable[tuple[Sequence[Tag], Record | None]]", torn: "Sequence[Tag]" = ()
) -> Iterator[Record | Fragment]:
    """What was read of each card, with its line; a card of which nothing could be read is a fragment.

    A card may have several parts, one behind the other. One with a part that is ``torn``, for the page ends
    inside of it, is a record only where its abstract has begun.
    """
    torn_tags = set(map(id, torn))
    for parts, whole in cards:
        record = _begun(whole) if whole and torn_tags.intersection(map(id, parts)) else whole
        line = parts[0].sourceline or 0
        yield record._replace(line=line) if record else Fragment(line, _printed(parts))


def _printed(parts: "Sequence[Tag]") -> str:
    """The text of the parts; where they have none, their markup."""
    texts = (part.get_text(" ") for part in parts)
    return squeeze(" ".join(texts)) or squeeze("".join(map(str, parts)))


def _begun(record: Record) -> Record | None:
    if not record.abstract:
        return None
    kind = record.abstract_kind
    return record._replace(abstract_kind=AbstractKind.TRUNCATED if kind is AbstractKind.FULL else kind)
