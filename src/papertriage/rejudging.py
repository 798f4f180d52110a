"""Rejudging: what the rules of today would make of all that was ever read, and the library brought to that.

Every record is folded anew, in the order of reading, into a second file that is thrown away afterwards; the
papers there are compared with those of the library. So the time is that of an ingest, and the memory grows
with nothing but what would change.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain
from typing import NamedTuple

from papertriage.clean import clean
from papertriage.config import Config
from papertriage.dedup import keys
from papertriage.errors import PapertriageError
from papertriage.files import folder_beside
from papertriage.folding import fold_in
from papertriage.model import Outcome
from papertriage.store import Library
from papertriage.store.pairs import Doubt
from papertriage.store.regrouping import Place, Placed, PlacedVersion
from papertriage.tagging import tag_papers
from papertriage.uniting import split, unite


class Part(NamedTuple):
    """Sightings of a paper, by page and position, that belong together; and whether they would leave it."""

    number: int
    places: tuple[Place, ...]
    leaves: bool


class NewDoubt(NamedTuple):
    """Two papers that may be one by today's rules, each by the place of its first sighting."""

    one: Place
    other: Place
    reason: str


class Versions(NamedTuple):
    """Which version each sighting of a paper prints by today's rules."""

    number: int
    places: tuple[PlacedVersion, ...]
    before: int  # how many versions it has
    alone: bool  # whether nothing else would change of it


class Rejudged(NamedTuple):
    """What would change; ``as_of`` is the state of the library that was judged."""

    as_of: tuple[int, ...]
    apart: list[Part]  # sightings that would leave their paper
    joined: list[list[Part]]  # papers, or what leaves one, that would become one paper
    doubts: list[NewDoubt]
    settled: list[Doubt]  # pairs that would be in doubt no more
    versions: list[Versions]

    @property
    def renumbered(self) -> list[Versions]:
        """The papers that would have other versions, and stay as they are otherwise."""
        return [versions for versions in self.versions if versions.alone]

    @property
    def changes(self) -> int:
        """How many there are."""
        papers = len(self.apart) + len(self.joined) + len(self.renumbered)
        return papers + len(self.doubts) + len(self.settled)


Progress = Callable[[Iterable[list[Placed]], int], Iterable[list[Placed]]]


def _unseen(records: Iterable[list[Placed]], _: int) -> Iterable[list[Placed]]:
    return records


def rejudge(library: Library, config: Config, progress: Progress = _unseen) -> Rejudged:
    """Judge all records again; nothing is changed. What a person said of papers holds.

    ``progress`` is wrapped round the records, some hundreds at a time, and told how many there are. Raises
    PapertriageError where the library is changed meanwhile.
    """
    as_of = library.journal.state()
    with folder_beside(library.path) as folder:
        path = folder / "anew.db"
        with Library(path, create=True) as second:
            library.anew.prepare(path)
            for placed in progress(library.anew.records(), library.anew.count()):
                refuse_if_changed(library, as_of)
                _fold_in(placed, second, config)
            doubts = list(second.pairs.doubts())
        with library.anew.paired(path):
            refuse_if_changed(library, as_of)
            return _compared(library, doubts, as_of)


def refuse_if_changed(library: Library, as_of: tuple[int, ...]) -> None:
    """Raise PapertriageError where the library is no more in the state of ``as_of``."""
    if library.journal.state() != as_of:
        raise PapertriageError(
            "the library was changed while it was judged; run `papertriage dupes --rerun` again"
        )


def _fold_in(some: Iterable[Placed], second: Library, config: Config) -> None:
    papers = [(placed.place, placed.record, clean(placed.record)) for placed in some]
    found_by = [keys(paper) for *_, paper in papers]
    with second.transaction(), second.keys.expected(chain.from_iterable(found_by)):
        for printed, its_keys in zip(papers, found_by, strict=True):
            fold_in(*printed, its_keys, second, config)


def apply(library: Library, rejudged: Rejudged, config: Config) -> None:
    """Bring the library to what the rules of today make of it, in one operation.

    Raises PapertriageError where the library was changed meanwhile.
    """
    with library.transaction():
        refuse_if_changed(library, rejudged.as_of)
        with library.operation(f"dupes --rerun: {rejudged.changes:,} changes"):
            for settled in rejudged.settled:
                library.pairs.forget_doubt(settled)
            touched = set(_take_apart(library, rejudged.apart))
            touched |= {_join(library, parts, config) for parts in rejudged.joined}
            for versions in rejudged.versions:
                _number_versions(library, versions)
            for doubt in rejudged.doubts:
                one, other = map(library.anew.paper_at, (doubt.one, doubt.other))
                if one != other:  # unless they have become one by now
                    library.pairs.doubt(one, other, doubt.reason)
            tag_papers(library, config.topics, sorted(touched))


def _compared(library: Library, doubts: Iterable[Doubt], as_of: tuple[int, ...]) -> Rejudged:
    """What is otherwise in the second file, of which these are the doubts."""
    groups = _groups(library)
    joined = (_allowed(library, group) for group in groups)
    return Rejudged(
        as_of,
        [part for group in groups for part in group if part.leaves],
        [group for group in joined if len(group) > 1],
        *_doubts(library, doubts),
        list(_versions(library, {part.number for group in groups for part in group})),
    )


def _groups(library: Library) -> list[list[Part]]:
    """What would be one paper each, of all papers that would not be just what they are."""
    places: defaultdict[int, defaultdict[int, list[Place]]] = defaultdict(lambda: defaultdict(list))
    for page, position, number, anew in library.anew.moved():
        places[number][anew].append(Place(page, position))
    groups: defaultdict[int, list[Part]] = defaultdict(list)
    for number, by_paper in places.items():
        first, *rest = by_paper
        groups[first].append(Part(number, tuple(by_paper[first]), leaves=False))
        # What a person put together stays together, and goes where its first sighting goes.
        for anew in [] if library.pairs.put_together(number) else rest:
            groups[anew].append(Part(number, tuple(by_paper[anew]), leaves=True))
    return list(groups.values())


def _allowed(library: Library, group: Sequence[Part]) -> list[Part]:
    """The parts that may become one paper: none that a person said to be another than one of them."""
    allowed: list[Part] = []
    for part in group:
        ruled = (library.pairs.by_person(part.number, other.number) for other in allowed)
        if Outcome.DIFFERENT not in ruled:
            allowed.append(part)
    return allowed


def _doubts(library: Library, then: Iterable[Doubt]) -> tuple[list[NewDoubt], list[Doubt]]:
    """The pairs that come to be in doubt, and those that cease to be, but for those that are joined."""
    anew = library.anew
    now = {
        doubt: frozenset((anew.paper_anew(doubt.one), anew.paper_anew(doubt.other)))
        for doubt in library.pairs.doubts()
    }
    pairs = {frozenset((doubt.one, doubt.other)): doubt.reason for doubt in then}
    known = set(now.values())
    come = [_new_doubt(library, pair, reason) for pair, reason in pairs.items() if pair not in known]
    return come, [doubt for doubt, pair in now.items() if len(pair) == 2 and pair not in pairs]


def _new_doubt(library: Library, pair: Iterable[int], reason: str) -> NewDoubt:
    one, other = sorted(map(library.anew.first_place, pair))
    return NewDoubt(one, other, reason)


def _versions(library: Library, regrouped: AbstractSet[int]) -> Iterator[Versions]:
    """The papers whose sightings print other versions by today's rules, and all that are ``regrouped``."""
    for sightings in library.anew.versioned():
        number = sightings[0].number
        before = [seen.version for seen in sightings]
        now = [seen.version_anew for seen in sightings]
        alone = regrouped.isdisjoint(seen.number for seen in sightings)
        if alone and (_partition(before) == _partition(now) or library.pairs.put_together(number)):
            continue
        places = tuple(PlacedVersion(seen.page, seen.position, seen.version_anew) for seen in sightings)
        yield Versions(number, places, len(set(before)), alone)


def _partition(versions: Sequence[int]) -> list[int]:
    """For each version the index of the first that equals it: the grouping alone, whatever the numbers."""
    return [versions.index(version) for version in versions]


def _number_versions(library: Library, versions: Versions) -> None:
    """Bring a paper's versions to what was found, unless a person made it of others."""
    places = [known.place for known in versions.places]
    number = library.anew.paper_at(places[0])
    its_own = {placed.place for placed in library.regrouping.placed(number)}
    if its_own == set(places) and not library.pairs.put_together(number):
        library.regrouping.number_versions(versions.places)


def _take_apart(library: Library, parts: Iterable[Part]) -> Iterable[int]:
    """Split off each part; the numbers of the papers that it concerned."""
    for part in parts:
        yield part.number
        yield split(library, part.number, set(part.places))


def _join(library: Library, parts: Iterable[Part], config: Config) -> int:
    """Unite the papers that hold the parts; the number of the one."""
    first, *others = dict.fromkeys(library.anew.paper_at(part.places[0]) for part in parts)
    for other in others:
        first = unite(library, first, other, config.dedup)
    return first
