"""Pairs that may be one paper: listed, explained, and what a person says of them."""

import contextlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from papertriage.clean import clean
from papertriage.config import Config, Thresholds
from papertriage.dedup import Explanation, Folded, explain, keys, together
from papertriage.errors import PapertriageError
from papertriage.model import Entry, Outcome, Paper
from papertriage.query import parse
from papertriage.store import Library
from papertriage.store.pairs import Doubt, Ruling
from papertriage.store.regrouping import Alias, Place, Placed
from papertriage.tagging import tag_papers
from papertriage.uniting import places_of, split, unite


class Pair(NamedTuple):
    """Two papers that may be one, the one that came first first, and why the rule could not say."""

    one: Entry
    other: Entry
    reason: str


class Explained(NamedTuple):
    """Why two papers are one or not, by the rules; and all that was said of them, a person's word first."""

    by_rule: Explanation
    rulings: list[Ruling]


def doubts(library: Library, words: Sequence[str] = ()) -> list[Doubt]:
    """The pairs that nobody has judged yet, the newest first; with words, those with a paper that they mean.

    Raises QueryError for a broken query.
    """
    everything = list(library.pairs.doubts())
    if not words:
        return everything
    papers = sorted({number for doubt in everything for number in doubt[:2]})
    meant = set(library.matching(parse(" ".join(words)), papers))
    return [doubt for doubt in everything if meant.intersection(doubt[:2])]


def shown(library: Library, in_doubt: Iterable[Doubt]) -> Iterator[Pair]:
    """The pairs with all that is known of their papers."""
    for one, other, reason in in_doubt:
        first, second = library.entries([one, other])
        yield Pair(first, second, reason)


def year(paper: Paper) -> str:
    """The year of the paper's date; empty where it is not known."""
    return "" if not paper.date or paper.date.startswith("-") else paper.date[:4]


def explained(library: Library, one: str, other: str, limits: Thresholds) -> Explained:
    """Why the papers of these names are one or not.

    Of two names of one paper, one must be the id of a paper that was merged into it: then that is compared
    with the rest. Raises PapertriageError where neither is, QueryError where there is no such paper.
    """
    a, b = library.resolve(one), library.resolve(other)
    if a == b:
        first, second = _parts(library, a, _merged(library, a, one) or _merged(library, a, other))
    else:
        (_, first), (_, second) = library.papers([a, b])
    folded = Folded(first)
    near = library.candidates(first.identifiers, keys(folded))
    recurs = sum(Folded(paper).compact == folded.compact for number, paper in near if number != a)
    return Explained(
        explain(folded, Folded(second), recurs=recurs, limits=limits), library.pairs.between(a, b)
    )


def say_same(library: Library, one: int, other: int, config: Config) -> int:
    """A person says that two papers are one: they are merged for good; the number of that one."""
    if one == other:
        raise PapertriageError("these are names of one paper already")
    with _changing(library, "merge", one, other):
        library.pairs.say(one, other, Outcome.SAME, "merged")
        number = unite(library, one, other, config.dedup)
        tag_papers(library, config.topics, [number])
    return number


def say_different(library: Library, one: int, other: int) -> None:
    """A person says that two papers are not the same: nothing will put them together by itself."""
    if one == other:
        raise PapertriageError("these are names of one paper; `papertriage dupes --split` makes it two")
    with _changing(library, "not the same:", one, other):
        library.pairs.say(one, other, Outcome.DIFFERENT, "not the same")


def take_apart(library: Library, name: str, numbers: Collection[int], config: Config) -> tuple[int, int]:
    """A person says that a paper is two: the numbers of what stays and of what leaves.

    What leaves: the sightings of these numbers, counted from 1 as ``show`` does; else, where ``name`` is the
    id of a paper that was merged in, that one; else the second of two texts that are all that was printed.
    Raises PapertriageError where none of these says what is meant.
    """
    number = library.resolve(name)
    with _changing(library, "split", number):
        alias = None if numbers else _merged(library, number, name)
        if alias:
            leaving = places_of(library, number, alias)
        else:
            leaving = _leaving(name, library.regrouping.placed(number), numbers)
        new = split(library, number, leaving, alias)
        library.pairs.say(number, new, Outcome.DIFFERENT, "split")
        tag_papers(library, config.topics, [number, new])
    return number, new


@contextlib.contextmanager
def _changing(library: Library, what: str, *numbers: int) -> Iterator[None]:
    """An operation on papers that are still there, as nobody else can change now."""
    with library.transaction():
        library.check_there(numbers)
        titles = " / ".join(repr(paper.short_title) for _, paper in library.papers(numbers))
        with library.operation(f"{what} {titles}"):
            yield


def _leaving(name: str, placed: Sequence[Placed], numbers: Collection[int]) -> set[Place]:
    """The places of the sightings with these numbers, or of the second text where there are just two."""
    if unknown := [at for at in numbers if not 1 <= at <= len(placed)]:
        raise PapertriageError(
            f"{name} has no sighting {unknown[0]}; `papertriage show {name}` numbers them, 1 to {len(placed)}"
        )
    if numbers:
        return {placed[at - 1].place for at in numbers}
    if len(placed) < 2:
        raise PapertriageError(f"{name} was printed once only; there is nothing to split")
    texts = [_text(sighting) for sighting in placed]
    if len(set(texts)) == 2:
        return {sighting.place for sighting, text in zip(placed, texts, strict=True) if text != texts[0]}
    raise PapertriageError(
        f"{name} was printed {len(texts)} times, in {len(set(texts))} texts; say which of these leave, as"
        f" `papertriage show {name}` numbers them: `papertriage dupes --split {name} 2 3`"
    )


def _text(sighting: Placed) -> tuple[str, str]:
    """Title and abstract as comparing sees them."""
    folded = Folded(clean(sighting.record))
    return folded.compact, folded.abstract


def _merged(library: Library, number: int, name: str) -> Alias | None:
    """The paper of this name that was merged into that one."""
    start = name.strip().lower()
    return next((alias for alias in library.regrouping.aliases(number) if alias.hash.startswith(start)), None)


def _parts(library: Library, number: int, alias: Alias | None) -> tuple[Paper, Paper]:
    """A paper without what was merged in, and what was merged in."""
    leaving = places_of(library, number, alias) if alias else set()
    printed = [
        (placed.place in leaving, clean(placed.record)) for placed in library.regrouping.placed(number)
    ]
    stays, leaves = ([paper for left, paper in printed if left is half] for half in (False, True))
    if not stays or not leaves:
        raise PapertriageError(
            "these are names of one paper; `papertriage show` tells what its pages printed"
        )
    return together(stays), together(leaves)
