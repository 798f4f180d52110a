"""In which words two close titles say different things: another drug, the opposite, another analysis."""

import math
import re
from itertools import chain, pairwise

from rapidfuzz.distance import Indel

from papertriage.dedup.common import common_words
from papertriage.dedup.folded import Folded

_LITTLE = "a an and are as at by for from in into is its of on or s the to through using via"
_LITTLE_WORDS = set(_LITTLE.split())
# Turns a word's meaning round, or makes another drug of it. Longer ones first: "in" would stand for "inter".
_TURNING = re.compile(
    r"^(?:hyper|inter|intra|macro|micro|multi|under|anti|hypo|levo|mono|over|peri|post|des|dex|dis|non|peg|pre"
    r"|de|es|fe|im|in|ir|un|wo|a(?!e))"
)
_ALIKE = 0.75  # of the letters of a word and what it is misspelt as
_FEW_LETTERS = 3  # added or lost by a typo: "sitagliptin" and "saxagliptin" are four apart
# What reports of one study put behind its title, each of them a paper of its own.
_ANOTHER_REPORT = re.compile(
    r"\b(?:(?:secondary|sub ?group|post ?hoc|interim|pooled|exploratory|economic) (?:sub)?analys[ei]s"
    r"|cost effectiveness|follow ?up|sub ?study|pilot (?:study|trial)|(?:rationale|study design)"
    r"|(?:results|outcomes?) (?:at|after) \w+ (?:days|weeks|months?|years?))\b"
)


def replaced_words(a: Folded, b: Folded, *, in_one_issue: bool) -> tuple[str, str] | None:
    """A word of each title in whose place the other has quite another one, or its opposite.

    ``in_one_issue`` a like word is a misprint rather than another drug.
    """
    ours, theirs = _words_apart(a, b), _words_apart(b, a)
    opposites = ((word, other) for word in ours for other in theirs if _are_opposites(word, other))
    most = math.inf if in_one_issue else _FEW_LETTERS
    replaced = zip(_without_like(ours, theirs, b, most), _without_like(theirs, ours, a, most), strict=False)
    return next(opposites, None) or next(replaced, None)


def other_report(a: Folded, b: Folded) -> str:
    """What one title alone calls the paper: "subgroup analysis", "follow up"; mostly nothing."""
    ours, theirs = (_ANOTHER_REPORT.search(title.bare) for title in (a, b))
    found = ours or theirs
    return found[0] if found and not (ours and theirs) else ""


def _words_apart(title: Folded, other: Folded) -> list[str]:
    """The words, bare numbers and little words aside, that only the first title has, be they split or not."""
    words = set(title.words).difference(other.words, _LITTLE_WORDS, map("".join, pairwise(other.words)))
    split = (halves for halves in pairwise(title.words) if "".join(halves) in other.words)
    return sorted(word for word in words.difference(chain.from_iterable(split)) if not word.isdecimal())


def _without_like(words: list[str], others: list[str], other: Folded, most: float) -> list[str]:
    """Those words of a title that the other title neither holds, be it as a part, nor misspells."""
    return [
        word
        for word in words
        if word not in other.bare_compact and not any(_is_misspelt(word, seen, most) for seen in others)
    ]


def _is_misspelt(word: str, other: str, most: float) -> bool:
    """Whether so few letters are lost and gained; at most ``most``, unless just one word is a common one."""
    common = common_words()
    letters = (1 - _ALIKE) * (len(word) + len(other))
    if (word in common) == (other in common):
        letters = min(most, letters)
    return Indel.distance(word, other) <= letters


def _are_opposites(word: str, other: str) -> bool:
    """Whether two words differ in what turns the meaning round: hyper-, hypo-; un-; fe-male; with(out).

    Or whether they are two letters, as in hepatitis B and C.
    """
    if len(word) == len(other) == 1 or {word, other} == {"with", "without"}:
        return True
    return _TURNING.sub("", word) == _TURNING.sub("", other)
