"""Entries on an HTML page that nobody knows: titles that stand in the same place of repeated parts."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from papertriage.dates import iso_date
from papertriage.model import AbstractKind, Page, Record
from papertriage.readers._addresses import identified
from papertriage.readers._generic_evidence import NOTHING, Evidence, Guess, weighed
from papertriage.readers._names import are_names, names
from papertriage.readers._paper_links import is_label, leads_to_paper
from papertriage.readers._soup import parsed
from papertriage.text import squeeze

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

_TITLES = "a[href], h2, h3, h4, h5, dt, b, strong, em, i, [class*=title], [class*=Title]"
_ELSEWHERE = ["nav", "header", "footer", "aside", "form", "select", "button", "script", "style", "noscript"]
_REFERENCES = re.compile(r"\b(?:references|reflist|bibliography-cited|citation)\b")
_INLINE = frozenset(
    ["a", "abbr", "b", "bdi", "cite", "code", "em", "font", "i", "mark", "small", "span", "strong", "sub", "sup", "u"]
)
_FEWEST = 5  # entries
_MOST_CANDIDATES = 30_000
_TITLE_WORDS = range(2, 45)
_LONGEST_TITLE = 350
_SHORTEST_ABSTRACT = 200
_LONG = 600
_ABSTRACT_WORDS = re.compile(
    r"\b(?:we|our|this (?:paper|work|article|study)|results?|propos\w+|present\w*|show\w*|stud(?:y|ies)|method\w*)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?:authors?|by|abstract)\s?:?\s", re.IGNORECASE)
_FIRST_PART = re.compile(r"(?<=[a-z]{2})\.\s|\s[-–—|]\s|\s\(")
_LONGEST_NAMES = 2000


def guess(page: Page) -> Guess:
    """The most likely list of papers on the page."""
    tree = parsed(page)
    for tag in tree.find_all(_ELSEWHERE):
        tag.decompose()
    whole = len(squeeze(tree.get_text(" "))) or 1
    guesses = (
        weighed([_entry(title, card, page) for title, card in cards], _length(cards) / whole)
        for cards in _repeated(tree)
    )
    return max(guesses, key=lambda one: (one.sure, len(one.records)), default=NOTHING)


def _repeated(tree: "BeautifulSoup") -> Iterator[list[tuple["Tag", "Tag"]]]:
    """Groups of (title, its card), the titles of each in the same place; most groups are no lists of papers."""
    groups: dict[str, list[Tag]] = defaultdict(list)
    for tag in tree.select(_TITLES, limit=_MOST_CANDIDATES):
        if _can_be_title(tag):
            groups[_place(tag)].append(tag)
    for titles in groups.values():
        different = {squeeze(title.get_text()) for title in titles}
        if len(different) >= _FEWEST and len(different) * 5 >= len(titles) * 4:
            yield list(zip(titles, _cards(titles), strict=True))


def _can_be_title(tag: "Tag") -> bool:
    text = squeeze(tag.get_text(" "))
    href = str(tag.get("href") or "")
    if len(text) > _LONGEST_TITLE or len(text.split()) not in _TITLE_WORDS or is_label(text):
        return False
    return not href.startswith(("#", "javascript:", "mailto:"))


def _place(tag: "Tag") -> str:
    """Where in the page a tag stands: the names and classes of it and what is around it."""
    around = [tag, *tag.parents]
    return "<".join(f"{part.name}.{'.'.join(part.get_attribute_list('class', []))}" for part in around[:-1])


def _cards(titles: list["Tag"]) -> list["Tag"]:
    """For each title the largest part around it in which no other title of the group stands."""
    around: dict[int, int] = defaultdict(int)  # id of a tag -> titles in it
    for title in titles:
        for tag in (title, *title.parents):
            around[id(tag)] += 1
    return [_largest(title, around) for title in titles]


def _largest(title: "Tag", around: dict[int, int]) -> "Tag":
    card = title
    for tag in title.parents:
        if around[id(tag)] > 1:
            break
        card = tag
    return card
