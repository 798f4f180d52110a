"""The words that a query found, marked in titles and abstracts."""

import re
import sqlite3
from collections.abc import Iterable, Iterator

from papertriage.model import MARK_OFF, MARK_ON
from papertriage.query import Node, Text
from papertriage.query.tokens import tokens
from papertriage.query.tree import wanted_texts
from papertriage.store.compile import match_text, searchable
from papertriage.store.rows import texts

_MARKED = re.compile(f"({MARK_ON}[^{MARK_OFF}]*{MARK_OFF})")


def marked(db: sqlite3.Connection, node: Node, numbers: Iterable[int]) -> Iterator[tuple[str, str]]:
    """Title and abstract of each paper, with MARK_ON and MARK_OFF round the words that the query asks for."""
    known = searchable(node)
    leaves = list(wanted_texts(known)) if known is not None else []
    match = " OR ".join(dict.fromkeys(match_text(leaf) for leaf in leaves if not leaf.prefix))
    prefixes = [leaf for leaf in leaves if leaf.prefix]
    in_title, in_abstract = _pattern(prefixes, "title"), _pattern(prefixes, "abstract")
    for number in numbers:
        title, abstract = _by_stems(db, match, number)
        yield _mark(in_title, title), _mark(in_abstract, abstract)


def unmarked(db: sqlite3.Connection, _: Node, numbers: Iterable[int]) -> Iterator[tuple[str, str]]:
    """Title and abstract of each paper as they are."""
    return ((text.title, text.abstract) for text in texts(db, numbers))


def _by_stems(db: sqlite3.Connection, match: str, number: int) -> tuple[str, str]:
    """Title and abstract of a paper, marked where the text index finds the expression in them."""
    query = """
        SELECT highlight(paper_text, 0, ?1, ?2), highlight(paper_text, 1, ?1, ?2) FROM paper_text
        WHERE paper_text MATCH ?3 AND rowid = ?4
        """
    rows = db.execute(query, (MARK_ON, MARK_OFF, match, number)).fetchall() if match else []
    [(title, abstract)] = rows or db.execute("SELECT title, abstract FROM paper WHERE id = ?", (number,))
    return title, abstract


def _pattern(prefixes: Iterable[Text], column: str) -> re.Pattern[str] | None:
    """What the prefixes look like in a column; None where they aren't looked for there."""
    starts = [
        "[\\W_]+".join(map(re.escape, tokens(leaf.words)))
        for leaf in prefixes
        if leaf.field in (None, column)
    ]
    return re.compile(f"(?<![^\\W_])(?:{'|'.join(starts)})[^\\W_]*", re.IGNORECASE) if starts else None


def _mark(pattern: re.Pattern[str] | None, text: str) -> str:
    """The text with marks round what the pattern finds outside of marks."""
    if pattern is None:
        return text
    pieces = _MARKED.split(text)  # every second one is marked already
    pieces[::2] = [pattern.sub(f"{MARK_ON}\\g<0>{MARK_OFF}", piece) for piece in pieces[::2]]
    return "".join(pieces)
