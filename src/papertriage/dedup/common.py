"""What many titles have in common: the words and the headings in the lists beside this module."""

from functools import cache
from pathlib import Path

from papertriage.dedup.folding import fold


@cache
def common_words() -> dict[str, int]:
    """Some 2,000 words of titles, folded, each with its place in the list; the most common has 0.

    Keys are made by this order, so a changed list means making the keys of every library anew.
    """
    words = _shipped("common_words.txt").split()
    return {word: place for place, word in enumerate(words)}


@cache
def heading_words() -> frozenset[str]:
    """The words, folded, of titles that say nothing of a paper, such as "Editorial" or "Call for papers"."""
    return frozenset(word for title in _shipped("headings.txt").splitlines() for word in fold(title).split())


def _shipped(name: str) -> str:
    return Path(__file__).with_name(name).read_text("ascii")
