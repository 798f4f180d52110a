"""What people call a paper: the start of its id, an arXiv id, a DOI or a PubMed id."""

import sqlite3
from collections.abc import Iterable

from papertriage.errors import QueryError, UnknownPaperError
from papertriage.query.fields import SHORTEST_ID
from papertriage.text import one_line

# Papers by all their ids: those of papers that were merged away stay valid.
_CALLED = "SELECT id, hash FROM paper UNION ALL SELECT paper, hash FROM alias"


def resolve(db: sqlite3.Connection, name: str) -> int:
    """The number of the one paper called ``name``.

    Raises UnknownPaperError where there is none, another QueryError where there are several.
    """
    papers = _named(db, name.strip())
    if not papers:
        raise UnknownPaperError(
            f"no paper is called {one_line(name)!r}; ids are printed by `papertriage search`"
        )
    if len(papers) > 1:
        twins = ", ".join(digest for _, digest in papers[:5])
        if not all(digest.startswith(name.strip().lower()) for _, digest in papers):
            raise QueryError(f"several papers have {one_line(name)!r}; use one of their ids: {twins}")
        raise QueryError(f"{one_line(name)!r} is the start of several ids ({twins}); type more of it")
    return papers[0][0]


def _named(db: sqlite3.Connection, name: str) -> list[tuple[int, str]]:
    """(number, id) of the papers called so, a few at most."""
    from papertriage import identifiers  # its patterns take a millisecond to compile

    if arxiv := identifiers.arxiv(name):
        return _identified(db, "arxiv", arxiv[0])
    if doi := identifiers.doi(name):
        return _identified(db, "doi", doi)
    if pmid := identifiers.pmid(name):
        return _starting(db, name) or _identified(db, "pmid", pmid)
    return _starting(db, name)


def _starting(db: sqlite3.Connection, name: str) -> list[tuple[int, str]]:
    start = name.lower()
    if len(start) < SHORTEST_ID or not start.isascii() or not start.isalnum():
        return []
    # "g" comes after the last hex digit, so this range is all that starts so, straight from the index.
    query = f"""
        SELECT id, hash FROM ({_CALLED}) WHERE hash >= ?1 AND hash < ?2 ORDER BY hash LIMIT 6
        """
    return db.execute(query, (start, start + "g")).fetchall()


def _identified(db: sqlite3.Connection, scheme: str, value: str) -> list[tuple[int, str]]:
    query = """
        SELECT paper.id, paper.hash FROM identifier JOIN paper ON paper.id = identifier.paper
        WHERE scheme = ? AND value = ? ORDER BY paper.id LIMIT 6
        """
    return db.execute(query, (scheme, value)).fetchall()


def short(db: sqlite3.Connection, full: Iterable[str]) -> dict[str, str]:
    """Each full id -> its shortest start, of four digits or more, that no other paper's id has."""
    return {digest: digest[: max(SHORTEST_ID, _shared(db, digest) + 1)] for digest in full}


def _shared(db: sqlite3.Connection, digest: str) -> int:
    """How many digits the id has in common with its nearest neighbours in the library."""
    row = db.execute(
        """
        SELECT
            (SELECT max(hash) FROM paper WHERE hash < ?1), (SELECT min(hash) FROM paper WHERE hash > ?1),
            (SELECT max(hash) FROM alias WHERE hash < ?1), (SELECT min(hash) FROM alias WHERE hash > ?1)
        """,
        (digest,),
    ).fetchone()
    return max((_prefix(digest, other) for other in row if other), default=0)


def _prefix(one: str, other: str) -> int:
    """How many digits two different ids begin with in common."""
    return next(at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b)
