"""Volumes of the Proceedings of Machine Learning Research, before 2016 JMLR W&CP: a ``div.paper`` a paper.

There are no abstracts. https://proceedings.mlr.press
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from papertriage.model import Facts, Fragment, Page, Record
from papertriage.plugins import Reader
from papertriage.readers._cards import address, card_records, first, said, torn_in, tree_of
from papertriage.readers._facts import facts

if TYPE_CHECKING:
    from bs4 import Tag

_HOME = "https://proceedings.mlr.press/"
_PAPER = re.compile(r"""<div\s[^<>]{0,100}\bclass\s*=\s*["']?paper["'\s>]""")
_DASHES = re.compile(r"(?<=\d)\s?[–—]\s?(?=\d)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_VOLUME = re.compile(r"Volume (\d{1,5})\b")
_LABEL = re.compile(r"[^\W_](?:.*[^\W_])?")


def recognises(page: Page) -> bool:
    text = page.text
    return bool(_PAPER.search(text)) and ("mlr.press" in text or "jmlr.org" in text or "PMLR" in text)


def read(page: Page) -> Iterator[Record | Fragment | Facts]:
    tree = tree_of(page, "p")
    torn = torn_in(tree, page, "div")
    heading = next((text for tag in tree.select("h1, h2") if _VOLUME.match(text := said(tag))), "")
    yield from card_records(
        (([card], _record(card, page, heading)) for card in tree.select("div.paper")), torn
    )
    yield facts(torn=torn)


def _record(card: "Tag", page: Page, heading: str) -> Record | None:
    """What a card prints in the volume of this heading: "Volume 202: Conference, 23-29 July 2023, Place"."""
    title = said(card.select_one(".title"))
    if not title:
        return None
    info = _DASHES.sub("-", said(card.select_one(".info")).strip(" ;."))
    volume, year = _VOLUME.match(heading), _YEAR.search(heading) or _YEAR.search(info)
    home = f"{_HOME}v{volume[1]}/" if volume else _HOME
    links = {_label(link): link for link in card.select(".links a")}
    names = (name.strip() for name in said(card.select_one(".authors")).split(","))
    return Record(
        title,
        authors=tuple(name for name in names if name),
        date=year[0] if year else None,
        date_text=year[0] if year else None,
        url=address(links.get("abs") or first(card, ".title a", ".links a"), page, home),
        venue=info or None,
    )


def _label(link: "Tag") -> str:
    """ "download pdf" of a link that says "[Download PDF]"."""
    label = _LABEL.search(said(link))
    return label[0].lower() if label else ""


READER = Reader(name="pmlr-proceedings", recognises=recognises, read=read)
