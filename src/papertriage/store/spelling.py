"""Spelling help: for a word that no paper holds, the nearest one that some paper does."""

import sqlite3
from collections.abc import Iterable

from papertriage.query.tokens import tokens
from papertriage.store.compile import phrase
from papertriage.store.conditions import LAST
from papertriage.text import plain

_LETTERS_AN_ERROR = 4  # a word of four letters may have one wrong, of eight two
_MOST_ERRORS = 3


def suggestions(db: sqlite3.Connection, words: Iterable[str]) -> dict[str, str]:
    """Each word that no paper holds, also in no other form -> the nearest word that one does, in lower case.

    What stands between words is passed over, and words to which none is near are left out.
    """
    typed = dict.fromkeys(token for word in words for token in tokens(word))
    unknown = [word for word in typed if not _held(db, word)]
    nearest = [(word, _nearest(db, plain(word))) for word in unknown]
    return {word: near for word, near in nearest if near}


def _held(db: sqlite3.Connection, word: str) -> bool:
    query = "SELECT 1 FROM paper_text WHERE paper_text MATCH ? LIMIT 1"
    return db.execute(query, (phrase(word),)).fetchone() is not None


def _nearest(db: sqlite3.Connection, word: str) -> str | None:
    """The word of the library with the fewest letters changed, the most common of several.

    The first two letters are taken to be right, then only the first: at a million papers, all words with
    one initial are read in about a second, and those with two in a tenth of it.
    """
    errors = min(len(word) // _LETTERS_AN_ERROR, _MOST_ERRORS)
    for right in (2, 1) if errors else ():
        papers = _vocabulary(db, word[:right], len(word) - errors, len(word) + errors)
        near = _near(word, papers, errors) if papers else {}
        if near:
            return min(near, key=lambda found: (near[found], -papers[found], found))
    return None


def _near(word: str, known: Iterable[str], errors: int) -> dict[str, int]:
    """Each known word with at most so many letters changed, missing, added or swapped -> how many."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    near = process.extract(word, list(known), scorer=OSA.distance, score_cutoff=errors, limit=None)
    return {found: round(distance) for found, distance, _ in near}


def _vocabulary(db: sqlite3.Connection, start: str, shortest: int, longest: int) -> dict[str, int]:
    """Words with this start and a length in these bounds -> in how many papers they stand."""
    db.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab (main, paper_word, row)")
    query = (
        "SELECT term, doc FROM temp.vocabulary WHERE term BETWEEN ? AND ? AND length(term) BETWEEN ? AND ?"
    )
    return dict(db.execute(query, (start, start + LAST, shortest, longest)).fetchall())
