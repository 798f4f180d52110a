"""Searching: papers with all the words typed, or like another one, and help where there are few or none."""

from typing import NamedTuple

from papertriage.model import Hit
from papertriage.query import Node, parse
from papertriage.query.relaxing import any_word
from papertriage.query.tree import wanted_texts
from papertriage.store import Library

_FEW = 10  # fewer papers than this are joined by others that have some of the words


class SearchReport(NamedTuple):
    """What a search found. ``total`` papers mean the query; ``hits`` begins with the best of them.

    With ``any_word``, further hits have only some of the words, best first. ``suggestions`` gives the
    nearest known word for each unknown one, where the query found nothing.
    """

    hits: list[Hit]
    total: int
    any_word: bool
    suggestions: dict[str, str]


def search(
    words: str,
    library: Library,
    *,
    sort: str | None = None,
    limit: int | None = None,
    sightings: bool = True,
) -> SearchReport:
    """The papers that the words mean, best first, at most ``limit``; None: all.

    Where a plain list of words finds fewer than ten papers, those with some of the words fill the ten up.
    That is for people: a search without a limit, or in an order of its own, is only helped where it finds
    nothing. Raises QueryError for a broken query or an unknown order.
    """
    node = parse(words)
    hits = library.ranked(node, sort, limit, sightings=sightings)
    total = library.count(node) if len(hits) == limit else len(hits)
    more: list[Hit] = []
    if not total or (limit and sort in (None, "relevance")):
        more = _with_any_word(node, library, min(limit or _FEW, _FEW), hits, sightings)
    unknown = [] if total else [text.words for text in wanted_texts(node) if not text.prefix]
    return SearchReport([*hits, *more], total, bool(more), library.suggestions(unknown) if unknown else {})


def like(name: str, words: str, library: Library, limit: int | None) -> SearchReport:
    """The papers like the one called ``name`` among those that the words mean (none: all), likest first.

    None as ``limit`` is every paper that has one of its telling words. Raises QueryError where no paper, or
    more than one, is called so, and for a broken query.
    """
    hits = library.related(library.resolve(name), limit, parse(words))
    return SearchReport(hits, len(hits), any_word=False, suggestions={})


def _with_any_word(node: Node, library: Library, most: int, hits: list[Hit], sightings: bool) -> list[Hit]:
    """The best papers with some of the words, as many as bring the hits up to ``most``."""
    some = any_word(node)
    if some is None or len(hits) >= most:
        return []
    found = {hit.entry.number for hit in hits}
    candidates = library.ranked(some, None, most, sightings=sightings)
    return [hit for hit in candidates if hit.entry.number not in found][: most - len(hits)]
