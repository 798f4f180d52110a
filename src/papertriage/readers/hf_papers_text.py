"""Hugging Face Papers saved as text, by whatever program: search results, trending papers, days.

Programs put the parts of a card on lines of their own or on few, with empty lines or without, and lose
some; what they leave is read by one grammar (``_hf_grammar``).
"""

import re
from collections.abc import Iterator

from papertriage.dates import iso_date
from papertriage.errors import PageError
from papertriage.model import Facts, Fragment, Page, Record
from papertriage.plugins import Reader
from papertriage.readers._hf_collection import is_collection, papers
from papertriage.readers._hf_grammar import fragment, parts
from papertriage.readers._hf_lines import ONE_LINE_CARD, lines
from papertriage.readers._hf_page import page_date, page_parts
from papertriage.readers._hf_pieces import is_linked
from papertriage.readers._hf_words import NO_PAPERS, Kind, Word, words
from papertriage.readers.hf_paper_text import is_paper_page

_MARKUP = re.compile(r"\s{0,99}[<{]")
_BANNER = re.compile(
    r"^(?:new ?)?Get trending papers in your email inbox(?: once a day)?!"
    r"|^[# ]{0,9}by ?AK and the research community$",
    re.MULTILINE,
)
_OF_BANNER = ("in your email inbox", "AK and the research community")
_COUNTED = re.compile(r" author(?<=\d author)")  # a plain word in front, for such are found quickly
_TAIL = re.compile(
    r"\d authors?[^\S\n]{0,9}\n?[^\S\n]{0,9}·|·[^\S\n]{0,9}\n?[^\S\n]{0,9}\d{1,5} authors?$", re.MULTILINE
)
_DAY_ON_TWO_LINES = re.compile(
    r"^[ \t]{0,99}(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r"((?:[ \t]{0,99}\n){1,20})[ \t]{0,99}(\d{1,2})$",
    re.MULTILINE | re.ASCII,
)
_MOST_LINES = 500_000  # a guard for memory
_LONG = 200  # characters: longer than any title


def recognises(page: Page) -> bool:
    """Whether the text has the page's banner, or two cards that end as its cards do."""
    if _MARKUP.match(page.text) or is_linked(page.text) or is_paper_page(page.text):
        return False
    text = page.text
    if any(words in text for words in _OF_BANNER) and _BANNER.search(text):
        return True
    if ONE_LINE_CARD.search(text) or is_collection(text):
        return True
    return "·" in text and bool(_COUNTED.search(text)) and len(_TAIL.findall(text)) > 1


def read(page: Page) -> Iterator[Record | Fragment | Facts]:
    """The page's cards, and every text that is no part of one."""
    if page.text.count("\n") > _MOST_LINES:
        raise PageError(page.name, f"more than {_MOST_LINES:,} lines, which no listing has; split it")
    if is_collection(page.text):
        return page_parts(papers(page.text, page.saved), page.saved)
    text = _DAY_ON_TWO_LINES.sub(_on_one_line, page.text)
    head, body = _divided(list(words(lines(text))))
    day = page_date(page, next((iso_date(word.text) for word in head if word.kind is Kind.DATE), None))
    found = list(parts(body, page.saved or day))
    is_empty = not found and any(NO_PAPERS.fullmatch(word.text) for word in [*head, *body])
    above = [fragment(word) for word in head if word.kind is Kind.TEXT]
    return page_parts([*above, *found], day, is_empty=is_empty)


READER = Reader(name="hf-papers-text", recognises=recognises, read=read)


def _on_one_line(day: re.Match[str]) -> str:
    """The day on its first line; as many lines as before."""
    before = day[0][: day[0].index(day[1])]
    return f"{before}{day[1]} {day[3]}" + "\n" * day[2].count("\n")


def _divided(found: list[Word]) -> tuple[list[Word], list[Word]]:
    """(head of the page with its date, cards): the last furniture before a card ends the head."""
    first = next((at for at, word in enumerate(found) if _is_of_a_card(word)), len(found))
    end = max((at + 1 for at, word in enumerate(found[:first]) if word.kind is Kind.FURNITURE), default=0)
    if _echoes_query(found[end : end + 2]):
        end += 1
    while end < len(found) and found[end].kind in (Kind.DATE, Kind.LINK):
        end += 1
    return found[:end], found[end:]


def _echoes_query(before: list[Word]) -> bool:
    """Whether what was searched for stands before the page's day: before that of a card stands who."""
    kinds = [word.kind for word in before]
    return kinds == [Kind.TEXT, Kind.DATE] and len(before[0].text) <= _LONG and before[1].number is None


def _is_of_a_card(word: Word) -> bool:
    """Whether the word can't stand in the head of a page."""
    return word.kind in (Kind.AUTHORS, Kind.DOT, Kind.SUBMITTED, Kind.UPVOTE) or len(word.text) > _LONG
