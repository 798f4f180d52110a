"""Words and pairs of words that tell kept papers from skipped ones.

By Monroe, Colaresi and Quinn 2008, "Fightin' Words" (Political Analysis 16:4, equations 15 to 22): the
log-odds of a word in one group against the other, with an informative Dirichlet prior, in units of its
standard deviation. Papers that have a word are counted, and not how often they do: so does a topic.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from papertriage.query.relaxing import SMALL_WORDS
from papertriage.query.tokens import tokens

CLEAR = 1.64  # standard deviations: of words that tell nothing, one in ten looks clearer

_PRIOR_PAPERS = 10.0  # as many papers of each group, with the words of both together, are added to it
_FEWEST = 3  # papers that have a word which is worth counting

Fields = tuple[str, ...]  # the texts of a paper, such as title and abstract


class Word(NamedTuple):
    """A word, or two that stand side by side; how many kept and skipped papers have it.

    ``clearness`` is in standard deviations: above 0 it speaks for keeping, below 0 for skipping.
    """

    text: str
    kept: int
    skipped: int
    clearness: float


def telling(kept: Sequence[Fields], skipped: Sequence[Fields], most: int) -> list[Word]:
    """The clearest words of these papers' texts, ``most`` for keeping and ``most`` for skipping."""
    words = _papers_with(kept, _words), _papers_with(skipped, _words)
    frequent = {text for text, papers in (words[0] + words[1]).items() if papers >= _FEWEST}

    def pairs(text: str) -> Iterator[str]:
        # A pair has no more papers than the rarer of its words, so the many with a rare one need not be
        # counted (Agrawal and Srikant 1994, "Fast algorithms for mining association rules").
        neighbours = pairwise(tokens(text.lower()))
        return (f"{one} {other}" for one, other in neighbours if one in frequent and other in frequent)

    has_kept = words[0] + _papers_with(kept, pairs)
    has_skipped = words[1] + _papers_with(skipped, pairs)
    found = [
        word(text, has_kept[text], has_skipped[text], len(kept), len(skipped))
        for text, papers in (has_kept + has_skipped).items()
        if papers >= _FEWEST
    ]
    found.sort(key=lambda word: (-word.clearness, word.text))
    return found if len(found) <= 2 * most else found[:most] + found[-most:]


def word(text: str, kept: int, skipped: int, all_kept: int, all_skipped: int) -> Word:
    """A word that so many of all kept and all skipped papers have; one that none has tells nothing."""
    if kept == skipped == 0:
        return Word(text, 0, 0, 0.0)
    prior = _PRIOR_PAPERS * (kept + skipped) / (all_kept + all_skipped)

    def log_odds(papers: int, total: int) -> float:
        without = total + _PRIOR_PAPERS - papers - prior
        return math.log((papers + prior) / without) if without > 0 else 0.0

    difference = log_odds(kept, all_kept) - log_odds(skipped, all_skipped)
    return Word(text, kept, skipped, difference / math.sqrt(1 / (kept + prior) + 1 / (skipped + prior)))


def _papers_with(papers: Iterable[Fields], parts: Callable[[str], Iterable[str]]) -> Counter[str]:
    """Each part of a text -> in how many papers it stands."""
    return Counter(part for fields in papers for part in {part for text in fields for part in parts(text)})


def _words(text: str) -> Iterator[str]:
    words = tokens(text.lower())
    return (word for word in words if len(word) > 1 and not word.isdigit() and word not in SMALL_WORDS)
