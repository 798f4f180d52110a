"""Uniting and splitting: two papers become one that keeps all of both, and one gives back what it took."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

from papertriage.clean import clean
from papertriage.config import Thresholds
from papertriage.dedup import Folded, compare, keys, together
from papertriage.errors import PapertriageError
from papertriage.model import Outcome, Paper
from papertriage.store import Library
from papertriage.store.pairs import fingerprint
from papertriage.store.regrouping import Alias, Own, Place, Placed, PlacedVersion

# A merge keeps the decision that is furthest along.
_FURTHEST = ("new", "muted", "skip", "later", "reading", "done")


def unite(library: Library, one: int, other: int, limits: Thresholds) -> int:
    """Make two papers one; the number of that one, which is the older of the two.

    Every sighting, id, tag, note and decision of both is kept.
    """
    kept, gone = sorted((one, other))
    regrouping = library.regrouping
    moved, stays = regrouping.placed(gone), regrouping.placed(kept)
    had = regrouping.own(gone), regrouping.own(kept)
    both = [*stays, *_as_versions(moved, stays, limits)]
    regrouping.settle(kept, both, _together(both))
    regrouping.set_own(kept, _united(*had))
    regrouping.retire(gone, kept, had, (moved, stays))
    brought = keys_of(moved)
    library.keys.change(gone, brought, ())
    library.keys.change(kept, (), brought)
    return kept


def split(library: Library, number: int, leaving: AbstractSet[Place], alias: Alias | None = None) -> int:
    """Make the sightings at these places a paper of their own; its number.

    Where all of a paper leaves that had been merged in (``alias``, or the largest there is), it comes back
    with its id and what it had; and what the other one had before comes back to that, as far as nothing was
    decided since. Where nothing but such papers would be left, these are what leaves. Raises PapertriageError
    where nothing would leave or be left.
    """
    placed = library.regrouping.placed(number)
    part, rest = _parted(placed, leaving)
    if not part or not rest:
        raise PapertriageError("a paper is split in two: some of its sightings must leave, and some stay")
    if not alias and _is_of_others(library, number, rest):
        part, rest = rest, part
    moving = _aliases_of(library, number, part, rest)
    alias = alias or max(moving, key=lambda known: len(known.places), default=None)
    new = _settled_apart(library, number, _as_before(part, alias) if alias else part, rest)
    for known in moving:
        if known != alias:
            library.regrouping.move_alias(known, new)
    if alias:
        library.regrouping.revive(new, alias)
        _give_back(library, number, alias)
    library.keys.change(number, keys_of(placed), keys_of(rest))
    library.keys.change(new, (), keys_of(part))
    return new


def _settled_apart(library: Library, number: int, part: Sequence[Placed], rest: Sequence[Placed]) -> int:
    """Move ``part`` to a new paper and leave the rest; the new one's number."""
    alone = _together(part)
    new = library.add_paper(alone, ())
    library.regrouping.settle(new, _numbered(part), alone)
    library.regrouping.settle(number, _numbered(rest), _together(rest))
    return new


def places_of(library: Library, number: int, alias: Alias) -> set[Place]:
    """Which sightings of a paper are those of one that was merged into it.

    Of those that came after the merge, what prints just what that one printed.
    """
    placed = library.regrouping.placed(number)
    part, others = _parted(placed, _where(alias.places))
    stayed, came_later = _parted(others, _where(alias.other_places))
    printed = _fingerprints(part) - _fingerprints(stayed)
    return _where(part) | _where(late for late in came_later if fingerprint(late.record) in printed)


def _where(placed: Iterable[Placed | PlacedVersion]) -> set[Place]:
    return {sighting.place for sighting in placed}


def _is_of_others(library: Library, number: int, sightings: Iterable[Placed]) -> bool:
    """Whether all of these sightings are of papers that were merged into this one."""
    others = (places_of(library, number, alias) for alias in library.regrouping.aliases(number))
    return _where(sightings) <= set().union(*others)


def _fingerprints(sightings: Iterable[Placed]) -> set[str]:
    return {fingerprint(placed.record) for placed in sightings}


def _parted(placed: Iterable[Placed], leaving: AbstractSet[Place]) -> tuple[list[Placed], list[Placed]]:
    """Those sightings that leave, and those that stay."""
    part, rest = list[Placed](), list[Placed]()
    for sighting in placed:
        (part if sighting.place in leaving else rest).append(sighting)
    return part, rest


def _aliases_of(library: Library, number: int, part: Iterable[Placed], rest: Iterable[Placed]) -> list[Alias]:
    """The papers that were merged into this one and leave it as a whole."""
    leaving, staying = _where(part), _where(rest)
    return [
        alias
        for alias in library.regrouping.aliases(number)
        if leaving & (places := _where(alias.places)) and not staying & places
    ]


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


def _as_before(part: Sequence[Placed], alias: Alias) -> list[Placed]:
    """The sightings of a paper that was merged in, each under the version it had; later ones as these."""
    had = {known.place: known.version for known in alias.places}
    printed = {fingerprint(placed.record): had[placed.place] for placed in part if placed.place in had}
    return [
        placed._replace(version=had.get(placed.place, printed.get(fingerprint(placed.record), 1)))
        for placed in part
    ]


def _same(one: Folded, other: Folded, limits: Thresholds) -> bool:
    return compare(one, other, limits=limits).outcome is Outcome.SAME


def _numbered(sightings: Sequence[Placed]) -> list[Placed]:
    """The sightings with their versions counted from 1 without a gap."""
    versions = sorted({placed.version for placed in sightings})
    return [placed._replace(version=versions.index(placed.version) + 1) for placed in sightings]


def _together(sightings: Iterable[Placed]) -> Paper:
    return together([clean(placed.record) for placed in sightings])


def keys_of(sightings: Iterable[Placed]) -> set[int]:
    """The keys of all that was printed."""
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


def _give_back(library: Library, number: int, gone: Alias) -> None:
    """Give a paper back what it would have had without one that was merged into it and has left it again.

    What was merged later saw the paper as it was then, or had taken that one in itself: there, too, it is
    taken out. The values that somebody has given since stay.
    """
    before, after = _united(gone.own, gone.other), gone.other
    for alias in sorted(library.regrouping.aliases(number), key=_merged_at):
        if without := _without(alias, _where(gone.places), before, after):
            before, after = _united(alias.own, alias.other), _united(without.own, without.other)
            library.regrouping.change_alias(without)
    library.regrouping.set_own(number, _changed(library.regrouping.own(number), before, after))


def _without(alias: Alias, places: AbstractSet[Place], before: Own, after: Own) -> Alias | None:
    """The merge as it would have been without what these places print; None where it had no part in it."""
    if places <= _where(alias.other_places):
        return alias._replace(other=_changed(alias.other, before, after))
    if places <= _where(alias.places):
        return alias._replace(own=_changed(alias.own, before, after))
    return None


def _merged_at(alias: Alias) -> int:
    """Sorts the papers that were merged into one as they came: each found more of it there."""
    return len(alias.places) + len(alias.other_places)


def _changed(own: Own, before: Own, after: Own) -> Own:
    """What follows from ``after`` where it followed from ``before``; what is neither's stays."""
    values = {
        name: value for name, value in after._asdict().items() if getattr(own, name) == getattr(before, name)
    }
    brought = set(before.tags) - set(after.tags)
    return own._replace(**values)._replace(tags=tuple(name for name in own.tags if name not in brought))
