"""Papers like another one, by the words that tell it from the rest; from the text index alone."""

import math
import sqlite3
from collections import Counter
from collections.abc import Iterable

from papertriage.query import And, Node, Or, Text
from papertriage.query.relaxing import SMALL_WORDS
from papertriage.query.tokens import tokens
from papertriage.store.compile import alternatives, compiled, phrase
from papertriage.store.search import RANKED, MarkedPaper, by_relevance, count_ranked, with_marks

# Chosen by benchmarks/related.py --grid.
_WORDS = 40  # the most telling ones, that are looked for
_TITLE_TIMES = 2  # a word of the title counts as often
_MOST_TIMES = 5  # a word counts at most as often


def related(
    db: sqlite3.Connection, number: int, limit: int | None, node: Node | None = None
) -> list[MarkedPaper]:
    """The papers likest to that one among those that ``node`` means (None: all), at most ``limit``.

    Likest by bm25 over the most telling words of title and abstract; papers without any are left out.
    """
    words = _telling(db, number)
    alike = Or(tuple(Text(word) for word, times in words.items() for _ in range(times)))
    if not words:
        return []
    sql = compiled(And((alike, node)) if node else alike)
    wanted = None if limit is None else limit + 1
    papers = by_relevance(db, sql, wanted, alternatives(alike))
    return with_marks(db, alike, [other for other in papers if other != number][:limit], limit)


def _telling(db: sqlite3.Connection, number: int) -> dict[str, int]:
    """The most telling words of a paper, the best first -> how often each counts: tf-idf."""
    times = _words(db, number)
    [(papers,)] = db.execute("SELECT max(id) FROM paper")  # nearly; counting would read a whole index
    held = {word: count_ranked(db, phrase(word)) for word in times}

    def weight(word: str) -> float:
        rarity = math.log(1 + papers / held[word]) if held[word] <= RANKED else 0.0
        return (1 + math.log(times[word])) * rarity

    shared = sorted((word for word in times if held[word] > 1), key=lambda word: (-weight(word), word))
    return {word: min(times[word], _MOST_TIMES) for word in shared[:_WORDS]}


def _words(db: sqlite3.Connection, number: int) -> Counter[str]:
    """How often each word stands in the paper, without numbers and the small words of English."""
    [(title, abstract)] = db.execute("SELECT title, abstract FROM paper WHERE id = ?", (number,))
    words: Iterable[str] = [*tokens(title.lower()) * _TITLE_TIMES, *tokens(abstract.lower())]
    return Counter(word for word in words if not word.isdigit() and word not in SMALL_WORDS)
