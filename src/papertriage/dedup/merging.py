"""What two copies of one paper say together: of each field the better copy.

Each choice is the first in an order of the values alone, so any number of copies gives one and the same
paper, in whatever order and however often they come.
"""

import re
from collections.abc import Callable
from typing import Any, TypeVar

from papertriage.dedup.folded import folded
from papertriage.dedup.folding import compact, fold
from papertriage.model import AbstractKind, Identifiers, Paper

_KINDS = list(AbstractKind)
_LANDING_PAGES = ("//arxiv.org/abs/", "//doi.org/", "//openreview.net/", "//huggingface.co/papers/")
_FULL_NAME = re.compile(r"[^\W\d_]{2,}")

Value = TypeVar("Value")


def merge(a: Paper, b: Paper) -> Paper:
    """One paper of two copies: the fullest abstract, the longest list of authors, every identifier.

    Where the copies differ in an identifier of one scheme, the one that sorts first is kept.
    """
    if a == b:
        return a
    abstract, kind = _first(
        (a.abstract, a.abstract_kind),
        (b.abstract, b.abstract_kind),
        key=lambda told: (_KINDS.index(told[1]), _fullness(told[0])),
    )
    return Paper(
        title=_first(a.title, b.title, key=title_order),
        abstract=abstract,
        abstract_kind=kind,
        authors=_first(a.authors, b.authors, key=_namelessness),
        authors_count=_first(a.authors_count, b.authors_count, key=lambda count: -count),
        organization=_first(a.organization, b.organization, key=_fullness),
        date=_first(a.date, b.date, key=_vagueness),
        venue=_first(a.venue, b.venue, key=_fullness),
        identifiers=_united(a.identifiers, b.identifiers),
        url=_first(a.url, b.url, key=_remoteness),
        categories=_first(a.categories, b.categories, key=lambda names: (-len(names), names)),
    )


def title_order(title: str) -> tuple[bool, bool, bool, tuple[int, int, int, str]]:
    """Sorts the fuller title first, and before all that which says that the paper was retracted.

    Those with another note, such as "(extended abstract)", and those in capitals come last.
    """
    printed = folded(Paper(title))
    return not printed.is_retracted, title.isupper(), printed.bare != fold(title), _fullness(title)


def _first(a: Value, b: Value, key: Callable[[Any], Any]) -> Value:
    """Of what is known, that which comes first."""
    if a is None or b is None or a == b:
        return b if a is None else a
    return min(a, b, key=key)


def _fullness(text: str) -> tuple[int, int, int, str]:
    """Sorts the fuller text first; of two spellings of one text that with signs: "54×" before "54times"."""
    signs = len(text) - len(text.encode("ascii", "ignore"))
    return -len(compact(text)), -signs, -len(text), text


def _namelessness(authors: tuple[str, ...]) -> tuple[int, int, int, tuple[str, ...]]:
    """Sorts longer lists first, then those with more names written out: "Yoon Kim" before "Y. Kim"."""
    written_out = sum(len(_FULL_NAME.findall(name)) for name in authors)
    return -len(authors), -written_out, -sum(map(len, authors)), authors


def _vagueness(date: str) -> tuple[int, str]:
    """Sorts precise dates first, then earlier ones; a date without a year is the vaguest."""
    return (0 if date.startswith("-") else -len(date)), date


def _remoteness(url: str) -> tuple[int, int, str]:
    """Sorts the pages that are the paper's own first, then short addresses."""
    rank = next((rank for rank, page in enumerate(_LANDING_PAGES) if page in url), len(_LANDING_PAGES))
    return rank, len(url), url


def _united(a: Identifiers, b: Identifiers) -> Identifiers:
    """Every identifier of both; of two DOIs rather the publisher's than arXiv's."""
    doi = _first(a.doi, b.doi, key=lambda doi: (doi.startswith("10.48550/"), doi))
    arxiv, pmid = _first(a.arxiv, b.arxiv, key=str), _first(a.pmid, b.pmid, key=str)
    return Identifiers(arxiv, doi, pmid)
