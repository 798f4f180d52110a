"""Searching: papers with all the words typed, or like another one, and help where there are few or none."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from papertriage.errors import QueryError
from papertriage.model import Hit
from papertriage.query import Node, Test, Text, parse
from papertriage.query.relaxing import any_word
from papertriage.query.tree import leaves, wanted_texts
from papertriage.store import Library

_FEW = 10  # fewer papers than this are joined by others that have some of the words


class Advice(NamedTuple):
    """What may be meant by a query that finds nothing.

    ``called`` are the words of it where papers are called so, and all others are: then nothing else is said.
    ``words`` gives the nearest known word for each unknown one, ``tags`` the same for tags.
    """

    called: tuple[str, ...] = ()
    words: Mapping[str, str] = MappingProxyType({})
    tags: Mapping[str, str] = MappingProxyType({})


class SearchReport(NamedTuple):
    """What a search found. ``total`` papers mean the query; ``hits`` begins with the best of them.

    With ``any_word``, further hits have only some of the words, best first. ``advice`` is empty where the
    query found something.
    """

    hits: list[Hit]
    total: int
    any_word: bool
    advice: Advice = Advice()


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
    advice = Advice() if total else advise(node, library)
    more: list[Hit] = []
    if not advice.called and (not total or (limit and sort in (None, "relevance"))):
        more = _with_any_word(node, library, min(limit or _FEW, _FEW), hits, sightings)
    return SearchReport([*hits, *more], total, bool(more), advice)


def advise(node: Node, library: Library) -> Advice:
    """What may be meant by a query that finds nothing."""
    if called := _called(node, library):
        return Advice(called=called)
    unknown = [text.words for text in wanted_texts(node) if not text.prefix]
    return Advice(words=library.suggestions(unknown) if unknown else {}, tags=_near_tags(node, library))


def _called(node: Node, library: Library) -> tuple[str, ...]:
    """The words of the query, where each of them is what a paper is called."""
    asked = list(leaves(node))
    names = [leaf.words for leaf in asked if isinstance(leaf, Text) and not leaf.field]
    return tuple(names) if len(names) == len(asked) and all(_names(name, library) for name in names) else ()


def _names(name: str, library: Library) -> bool:
    """Whether a paper is called so."""
    try:
        library.resolve(name)
    except QueryError:
        return False
    return True


def _near_tags(node: Node, library: Library) -> dict[str, str]:
    """Each tag that the query speaks of and no paper has -> the nearest that one has."""
    asked = [leaf.value for leaf in leaves(node) if isinstance(leaf, Test) and leaf.field in ("tag", "rule")]
    if not asked:
        return {}
    from difflib import get_close_matches

    known = library.figures.counts().by_tag
    near = {tag: get_close_matches(tag, known, n=1) for tag in asked if tag not in known}
    return {tag: close[0] for tag, close in near.items() if close}


def like(name: str, words: str, library: Library, limit: int | None) -> SearchReport:
    """The papers like the one called ``name`` among those that the words mean (none: all), likest first.

    None as ``limit`` is every paper that has one of its telling words. Raises QueryError where no paper, or
    more than one, is called so, and for a broken query.
    """
    hits = library.related(library.resolve(name), limit, parse(words))
    return SearchReport(hits, len(hits), any_word=False)


def _with_any_word(node: Node, library: Library, most: int, hits: list[Hit], sightings: bool) -> list[Hit]:
    """The best papers with some of the words, as many as bring the hits up to ``most``."""
    some = any_word(node)
    if some is None or len(hits) >= most:
        return []
    known = {hit.entry.number for hit in hits}
    candidates = library.ranked(some, None, most, sightings=sightings)
    return [hit for hit in candidates if hit.entry.number not in known][: most - len(hits)]
