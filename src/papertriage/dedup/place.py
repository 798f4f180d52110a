"""Where a paper was printed, read off the line that says it: "J. Inform. 38(2): 849-71"."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from papertriage.dedup.folding import fold

# Years and ordinals are no volumes: "2021 Conf.", "Blood 2010;116(21):17", "23rd Congress". What stands
# behind a volume's colon is a page: "Cancer 127:1923-1930".
_NO_VOLUME = re.compile(
    r"(?<![\d)]:)(?<![\d)]:\s)(?<!\d[-\u2013])\b(?:19|20)\d\d\b|\b\d{1,3}(?:st|nd|rd|th)\b",
    re.IGNORECASE | re.ASCII,
)
_NUMBERS = re.compile(
    r"(?P<volume>\d{1,9})\s?(?:\((?P<issue>[^()]{0,40})\))?"
    r"|\((?P<issue_alone>[^()]{0,40}\d)\)(?=\s?:|\s?$)"  # "Cochrane Database (1425): CD8173"
    r"|\b(?=pp?\.?\s?\d)",  # "Chest, pp. 12-34"
    re.IGNORECASE | re.ASCII,
)
_PAGES = re.compile(
    r"(?:\s?[:,]\s?|(?<=\))\s)?(?:pp?\.?\s?)?[a-z]{0,3}(?P<first>\d{1,9})"
    r"(?!\d|-[a-z]{3}\b)"  # a spreadsheet has made a date of the pages in "27(9):1-Jun"
    r"(?:\s?[-\u2013\u2014]\s?[a-z]{0,3}(?P<last>\d{1,9}))?",
    re.IGNORECASE | re.ASCII,
)
# Behind these begins a subtitle, the name in another language, or that of the conference. A full stop
# within an abbreviated name has a blank behind it, or few letters before it.
_PART = re.compile(r"[:=(;\[\]/\u2013\u2014]|(?<=[a-z]{4})\.(?=[A-Z][a-z]{3})")
_CONTRACTED = 4  # letters, at least
_LONGEST = 300  # letters of such a line; what is longer is none
_LITTLE_WORDS = {
    "the",
    "of",
    "and",
    "for",
    "in",
    "on",
    "de",
    "der",
    "la",
    "le",
    "et",
    "und",
    "fur",
    "a",
    "an",
}
_SILENT = _LITTLE_WORDS | {"acm", "ieee", "proceedings", "proc", "conference", "conf", "annual"}


class Place(NamedTuple):
    """A journal or conference and where in it. What is not known is empty; numbers have no leading zeros."""

    name: tuple[str, ...] = ()  # its words, folded
    short_names: tuple[tuple[str, ...], ...] = ()  # names it goes by, without silent words
    volume: str = ""
    issue: str = ""
    is_supplement: bool = False
    page: str = ""  # the first
    pages: int = 0  # how many; 0 where the last is not known


@lru_cache(maxsize=1024)
def place(printed: str) -> Place:
    """What such a line says; any text gives some place."""
    bare = _NO_VOLUME.sub(" ", printed[:_LONGEST])
    numbers = _NUMBERS.search(bare)
    name = bare[: numbers.start()] if numbers else bare
    words, short = tuple(fold(name).split()), tuple(_short_names(name))
    if not numbers:
        return Place(words, short)
    issue = numbers["issue"] or numbers["issue_alone"] or ""
    pages = _PAGES.match(bare, numbers.end())
    return Place(
        words,
        short,
        volume=(numbers["volume"] or "").lstrip("0"),
        issue=_issue(issue),
        is_supplement="sup" in issue.lower(),
        page=pages["first"].lstrip("0") if pages else "",
        pages=_pages(pages["first"], pages["last"]) if pages else 0,
    )


def _short_names(name: str) -> Iterator[tuple[str, ...]]:
    """The first part of the name, up to a comma and beyond it, the whole, and the parts of several words."""
    first, *others = _PART.split(name)
    for part in dict.fromkeys((first.partition(",")[0], first, name, *others)):
        words = tuple(word for word in fold(part).split() if word not in _SILENT)
        if words and (part not in others or len(words) > 1):
            yield words


def _issue(printed: str) -> str:
    """The issue's number. What has more than two digits is the number of a record in some database."""
    number = re.search(r"[0-9]+", printed)
    return number[0].lstrip("0") if number and len(number[0]) <= 2 else ""


def _pages(first: str, last: str | None) -> int:
    """How many pages a range has: 849-71 is short for 849-871."""
    return max(0, int(first[: -len(last)] + last) - int(first) + 1) if last else 0


def same_venue(a: Place, b: Place) -> bool | None:
    """Whether two places name one journal or conference; None where one names none.

    Names are shortened at will: "Nat Rev Nephrol" is "Nature Reviews Nephrology", and "NeurIPS" is the
    conference on "Neural Information Processing Systems".
    """
    if not a.short_names or not b.short_names:
        return None
    return (
        any(_is_short_for(one, other) for one in a.short_names for other in b.short_names)
        or any(_stands_for(word, b.name) for word in a.short_names[0])
        or any(_stands_for(word, a.name) for word in b.short_names[0])
    )


def _is_short_for(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names, or their abbreviations, agree word for word; one in four may be missing."""
    shorter, longer = sorted((one, other), key=lambda words: (len(words), words))
    return _begun_in_order(shorter, longer) >= 0.75 * len(longer)


def _begun_in_order(shorter: tuple[str, ...], longer: tuple[str, ...]) -> int:
    """How many words of ``shorter`` stand for words of ``longer``, or these for them, in the same order."""
    found, start = 0, 0
    for word in shorter:
        for at in range(start, len(longer)):
            if _abbreviates(word, longer[at]) or _abbreviates(longer[at], word):
                found, start = found + 1, at + 1
                break
    return found


def _abbreviates(short: str, word: str) -> bool:
    """Whether ``short`` is the word's beginning, or like "natl" its beginning and end with gaps between."""
    if word.startswith(short):
        return True
    if len(short) < _CONTRACTED or short[:2] != word[:2] or short[-1] != word[-1]:
        return False
    letters = iter(word)
    return all(letter in letters for letter in short)


def _stands_for(word: str, name: tuple[str, ...]) -> bool:
    """Whether a word is an acronym of three or more words of the name; "sig" is "special interest group"."""
    acronym = word.removeprefix("sig")
    if not 3 <= len(acronym) <= 10:  # longer ones are words, and would take time
        return False
    starts = (start for start, begun in enumerate(name) if begun[0] == acronym[:1])
    return any(_is_made_of(acronym, name[start:], 3) for start in starts)


def _is_made_of(acronym: str, words: tuple[str, ...], least: int) -> bool:
    """Whether the acronym is the beginnings of at least so many words; little ones may be left out."""
    if not acronym or not words:
        return not acronym and least <= 0
    word, *_ = words
    begun = (length for length in range(1, len(word) + 1) if acronym.startswith(word[:length]))
    return any(
        # "CACM" and "MISQ" hold an acronym whole: that stands for two words at least.
        _is_made_of(acronym[length:], words[1:], least - (2 if 3 <= length == len(word) else 1))
        for length in begun
    ) or (word in _LITTLE_WORDS and _is_made_of(acronym, words[1:], least))
