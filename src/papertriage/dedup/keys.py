"""Where to look for a paper that was seen before: some twenty 32-bit numbers a paper.

Papers that share a number are worth comparing. Each kind of key survives what kills the others: title keys
a missing abstract, abstract keys a new title. What is hashed depends on nothing but the paper, so that it has
the same keys in every library and every year: changing any of it means making the keys of every library anew.

====  =======  ================================================================================
kind  number   what is hashed
====  =======  ================================================================================
t     1        the compact title
p, s  2        its first and its last 12 letters
r     6        the pairs of its 4 rarest words, by the list of common words in common_words.txt
f     8        the smallest hashes of phrases, which are 5 words of the abstract in a row
o     4        the smallest hashes of phrases in the abstract's first 30 words. They are hashed as
               f is, so that the f of an alert that prints an opening meets the o of the whole
====  =======  ================================================================================
"""

from collections.abc import Sequence
from itertools import combinations
from zlib import crc32

from papertriage.dedup.common import common_words
from papertriage.dedup.folded import PHRASE_WORDS, Folded
from papertriage.model import Paper

_END_LETTERS = 12
_RAREST = 4
_SMALLEST = 8
_OPENING_SMALLEST = 4
_OPENING_PHRASES = 30 - PHRASE_WORDS + 1


def keys(paper: Paper | Folded) -> list[int]:
    """The keys of a paper, each once, in the order of the table: the first is the title's, if it has one.

    They are signed, since SQLite stores numbers of 32 bits in four bytes only then.
    """
    folded = paper if isinstance(paper, Folded) else Folded(paper)
    unsigned = dict.fromkeys(_title_keys(folded) + _abstract_keys(folded))
    return [key - 2**32 if key >= 2**31 else key for key in unsigned]


def _title_keys(paper: Folded) -> list[int]:
    if not paper.compact:
        return []
    rarest = sorted(_rarest({*paper.title.split()}))
    hashed = ["t" + paper.compact, "p" + paper.compact[:_END_LETTERS], "s" + paper.compact[-_END_LETTERS:]]
    hashed += [f"r{first} {second}" for first, second in combinations(rarest, 2)]
    return [crc32(text.encode()) for text in hashed]


def _abstract_keys(paper: Folded) -> list[int]:
    if not paper.paper.abstract:
        return []
    opening = paper.phrases[:_OPENING_PHRASES]
    return _smallest(paper.phrases, _SMALLEST) + _smallest(opening, _OPENING_SMALLEST)


def _smallest(hashes: Sequence[int], count: int) -> list[int]:
    """That many of the smallest hashes, each once, in order.

    Of 32-bit hashes one in ``len(hashes)`` is the smallest of all: what is four times as large as the last
    one wanted should be is looked at only where that does not do.
    """
    likely = 4 * count * 2**32 // max(1, len(hashes))
    found = sorted({value for value in hashes if value < likely})
    return found[:count] if len(found) >= count else sorted(set(hashes))[:count]


def _rarest(words: set[str]) -> list[str]:
    """The rarest words. Of those that are not in the list the longer is the rarer."""
    common = common_words()
    rare = sorted(sorted(words.difference(common)), key=len, reverse=True)
    known = sorted(words.difference(rare), key=common.__getitem__, reverse=True)
    return (rare + known)[:_RAREST]
