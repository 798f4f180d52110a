"""Uniting and splitting: two papers become one that keeps all of both, and a paper gives back what it took."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from functools import reduce

from papertriage.clean import clean
from papertriage.config import Thresholds
from papertriage.dedup import Folded, compare, keys, merge
from papertriage.errors import PapertriageError
from papertriage.model import Outcome, Paper
from papertriage.store import Library
from papertriage.store.regrouping import Own, Placed

# A merge keeps the decision that is furthest along.
_FURTHEST = ("new", "muted", "skip", "later", "reading", "done")


def unite(library: Library, one: int, other: int, limits: Thresholds) -> int:
    """Make two papers one; the number of that one, which is the older of the two.

    Every sighting, id, tag, note and decision of both is kept.
    """
    kept, gone = sorted((one, other))
    regrouping = library.regrouping
    papers = dict(library.papers([kept, gone]))
    moved = regrouping.placed(gone, papers[gone])
    stays = regrouping.placed(kept, papers[kept])
    had = regrouping.own(gone), regrouping.own(kept)
    regrouping.settle(kept, [*stays, *_as_versions(moved, stays, limits)], merge(papers[kept], papers[gone]))
    regrouping.set_own(kept, _united(*had))
    regrouping.retire(gone, kept, had, moved)
    regrouping.change_keys(gone, _keys(moved), ())
    regrouping.change_keys(kept, (), _keys(moved))
    return kept


def split(library: Library, number: int, leaving: AbstractSet[tuple[int, int]]) -> int:
    """Make the sightings at these places a paper of their own; its number.

    A paper that had been merged in comes back with its id and what it had; what the other one had before it
    comes back, too, as far as nothing was decided since. Raises PapertriageError where nothing would be left.
    """
    regrouping = library.regrouping
    paper = dict(library.papers([number]))[number]
    placed = regrouping.placed(number, paper)
    part = [sighting for sighting in placed if (sighting.page, sighting.position) in leaving]
    rest = [sighting for sighting in placed if (sighting.page, sighting.position) not in leaving]
    if not part or not rest:
        raise PapertriageError("a paper is split in two: some of its sightings must leave, and some stay")
    alias = next((known for known in regrouping.aliases(number) if leaving & set(known.places)), None)
    alone, left = _together(part), _together(rest)
    new = regrouping.revive(alias.hash if alias else None, alone)
    regrouping.settle(number, _numbered(rest), left)
    regrouping.settle(new, _numbered(part), alone)
    if alias:
        now = regrouping.own(number)
        regrouping.set_own(new, alias.own)
        regrouping.set_own(number, _before(now, _united(alias.own, alias.other), alias.other))
    regrouping.change_keys(number, _keys(placed), _keys(rest))
    regrouping.change_keys(new, (), _keys(part))
    return new


def _as_versions(moved: Sequence[Placed], stays: Sequence[Placed], limits: Thresholds) -> list[Placed]:
    """The moved sightings, each under the version that printed the same, or under a new one."""
    known = {placed.version: Folded(clean(placed.record)) for placed in stays}
    numbers: dict[int, int] = {}
    for placed in moved:
        if placed.version not in numbers:
            printed = Folded(clean(placed.record))
            alike = (at for at, other in known.items() if _same(printed, other, limits))
            numbers[placed.version] = next(alike, max(known) + 1)
            known.setdefault(numbers[placed.version], printed)
    return [placed._replace(version=numbers[placed.version]) for placed in moved]


def _same(one: Folded, other: Folded, limits: Thresholds) -> bool:
    return compare(one, other, limits=limits).outcome is Outcome.SAME


def _numbered(sightings: Sequence[Placed]) -> list[Placed]:
    """The sightings with their versions counted from 1 without a gap."""
    versions = sorted({placed.version for placed in sightings})
    return [placed._replace(version=versions.index(placed.version) + 1) for placed in sightings]


def _together(sightings: Iterable[Placed]) -> Paper:
    return reduce(merge, (clean(placed.record) for placed in sightings))


def _keys(sightings: Iterable[Placed]) -> set[int]:
    return {key for placed in sightings for key in keys(clean(placed.record))}


def _united(one: Own, other: Own) -> Own:
    """What a person has said of either paper."""
    notes = dict.fromkeys(note for note in (other.note, one.note) if note)
    return Own(
        status=max(one.status, other.status, key=_FURTHEST.index),
        priority=max(one.priority, other.priority),
        rating=max(one.rating or 0, other.rating or 0) or None,
        note="\n\n".join(notes),
        added_at=min(one.added_at, other.added_at),
        tags=tuple(sorted({*one.tags, *other.tags})),
    )


def _before(now: Own, united: Own, had: Own) -> Own:
    """What a paper had before a merge, but for what was decided since."""
    undecided = {
        name: value
        for name, value in had._asdict().items()
        if getattr(now, name) == getattr(united, name)
    }
    return now._replace(**undecided)
