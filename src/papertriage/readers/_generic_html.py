"""Entries on an HTML page that nobody knows: titles that stand in the same place of repeated parts."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from papertriage.model import Page
from papertriage.readers._cards import tree_of
from papertriage.readers._generic_card import Card, read_card
from papertriage.readers._generic_evidence import ENOUGH, NOTHING, Guess, weighed
from papertriage.readers._paper_links import is_label
from papertriage.text import squeeze

if TYPE_CHECKING:
    from bs4 import BeautifulSoup
    from bs4.element import PageElement, Tag

# What sets a title off, and where nothing does any box that holds nothing but text
_TITLES = "a[href], h2, h3, h4, h5, dt, b, strong, em, i, [class*=title], [class*=Title]"
_BOXES = ":is(div, span, td, p, li):not(:has(div, p, ul, ol, table))"
_ELSEWHERE = ["nav", "header", "footer", "aside", "form", "select", "button", "script", "style", "noscript"]
_FEWEST = 5  # entries
_MOST_CANDIDATES = 30_000
_MOST_GROUPS = 12
_DEEPEST = 60  # tags around a title that are looked at
_MOST_NODES = 60  # in a title
_TITLE_WORDS = range(2, 45)
_LONGEST_TITLE = 350
_LONG_PARAGRAPH = 250  # characters
_PROSE_COUNTS = 3  # times; an article has its references in a list too
_MOST_PARTS = 12  # behind a title that stands beside its authors, not in one box with them


def guess(page: Page) -> Guess:
    """The most likely list of papers on the page."""
    omits_ends = page.text.count("</li") + _FEWEST <= page.text.count("<li")
    tree = tree_of(page, "p", "dt dd", *(["li"] if omits_ends else []))
    for tag in tree.find_all(_ELSEWHERE):
        tag.decompose()
    whole = len(squeeze(tree.get_text(" "))) or 1
    prose = [
        (tag, length) for tag in tree.find_all("p") if (length := len(tag.get_text())) >= _LONG_PARAGRAPH
    ]
    best = NOTHING
    for selector in (_TITLES, _BOXES):
        guesses = [_weighed(cards, page, whole, prose) for cards in _repeated(tree, selector)]
        best = max([best, *guesses], key=lambda one: (one.sure, len(one.records)))
        if best.sure >= ENOUGH:
            break
    return best


def _weighed(cards: list[Card], page: Page, whole: int, prose: "list[tuple[Tag, int]]") -> Guess:
    """What the cards are worth; paragraphs outside them count more than other text against them."""
    entries = [read_card(card, page) for card in cards]
    inside = {id(part) for card in cards for part in card.parts}
    outside = sum(
        length for tag, length in prose if not any(id(part) in inside for part in (tag, *tag.parents))
    )
    return weighed(entries, sum(entry.length for entry in entries) / (whole + _PROSE_COUNTS * outside))


def _repeated(tree: "BeautifulSoup", selector: str) -> Iterator[list[Card]]:
    """Groups of cards whose titles have the same place; most groups are no lists of papers."""
    groups: dict[str, list[Tag]] = defaultdict(list)
    for tag in tree.select(selector, limit=_MOST_CANDIDATES):
        if _can_be_title(tag):
            groups[_place(tag)].append(tag)
    for titles in sorted(groups.values(), key=_promise, reverse=True)[:_MOST_GROUPS]:
        different = {squeeze(title.get_text()) for title in titles}
        if len(different) >= _FEWEST and len(different) * 5 >= len(titles) * 4:
            yield _cards(titles)


def _promise(titles: list["Tag"]) -> int:
    """What makes a group worth a closer look: many titles with many words."""
    return sum(len(title.get_text().split()) for title in titles)


def _can_be_title(tag: "Tag") -> bool:
    if len(list(islice(tag.descendants, _MOST_NODES + 1))) > _MOST_NODES:
        return False
    text = squeeze(tag.get_text(" "))
    href = str(tag.get("href") or "")
    if len(text) > _LONGEST_TITLE or len(text.split()) not in _TITLE_WORDS or is_label(text):
        return False
    return not href.startswith(("#", "javascript:", "mailto:"))


def _place(tag: "Tag") -> str:
    """Where in the page a tag stands: the names and classes of it and what is around it."""
    around = [tag, *islice(tag.parents, _DEEPEST)]
    return "<".join(f"{part.name}.{part.get('class', '')}" for part in around)


def _cards(titles: list["Tag"]) -> list[Card]:
    """For each title the largest part around it in which no other stands, and what follows up to the next."""
    around: dict[int, int] = defaultdict(int)  # id of a tag -> titles in it
    for title in titles:
        for tag in (title, *islice(title.parents, _DEEPEST)):
            around[id(tag)] += 1
    cards = [Card(title, _parts(title, around)) for title in titles]
    most = max(len(card.parts) for card in cards[:-1])
    return [*cards[:-1], cards[-1]._replace(parts=cards[-1].parts[:most])]  # behind the last is the foot


def _parts(title: "Tag", around: dict[int, int]) -> "list[PageElement]":
    card = title
    for tag in islice(title.parents, _DEEPEST):
        if around[id(tag)] > 1:
            break
        card = tag
    return [card, *takewhile(lambda part: not around[id(part)], islice(card.next_siblings, _MOST_PARTS))]
