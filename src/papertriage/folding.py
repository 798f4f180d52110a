"""Folding: a record joins the paper that the library has already, or becomes a new one."""

from collections.abc import Sequence
from typing import NamedTuple

from papertriage.clean import clean
from papertriage.config import Config, Thresholds
from papertriage.dedup import Folded, compare, merge, nearest
from papertriage.model import Outcome, Paper, Record, Verdict
from papertriage.store import Library
from papertriage.uniting import unite

_ONE_PAPER = (Outcome.SAME, Outcome.VERSION)


class Place(NamedTuple):
    """Where a record was printed: the page's number in the library, and its position there, from 0."""

    page: int
    position: int


class Match(NamedTuple):
    """A paper of the library that is near to a record, and what it is to the record."""

    number: int
    known: Folded
    verdict: Verdict


class Folding(NamedTuple):
    """The number of a record's paper, the line of the ledger that counts it, whether its version is new."""

    paper: int
    line: str
    new_version: bool = False


def fold_in(
    place: Place, record: Record, paper: Paper, keys: Sequence[int], library: Library, config: Config
) -> Folding:
    """Keep one record."""
    printed = Folded(paper)
    limits = config.dedup
    matches = _matches(printed, keys, library, limits)
    if config.ingest.maybe == "join":
        matches = [_without_doubt(match) for match in matches]
    agreeing = [match for match in matches if match.verdict.outcome in _ONE_PAPER]
    if agreeing:
        match = _united(agreeing, library, limits)
        return _join(match, place, record, printed, keys, library)
    number = library.add_paper(paper, keys)
    library.add_sighting(*place, number, 1, record, paper)
    if matches and matches[0].verdict.outcome is Outcome.MAYBE:
        _doubt(number, matches[0], library)
        return Folding(number, "maybe")
    return Folding(number, "new")


def _matches(printed: Folded, keys: Sequence[int], library: Library, limits: Thresholds) -> list[Match]:
    """What the library has near to the record, the nearest first, without what a person said is another."""
    found = library.candidates(printed.paper.identifiers, keys)
    said = library.pairs.of_record(printed.paper, [number for number, _ in found])
    found = [(number, paper) for number, paper in found if said.get(number) is not Outcome.DIFFERENT]
    known = [Folded(paper) for _, paper in found]
    recurs = sum(other.compact == printed.compact for other in known)
    judged = nearest(printed, known, recurs=recurs, limits=limits)
    matches = [Match(found[at][0], known[at], verdict) for at, verdict in judged]
    by_person = [match for match in matches if said.get(match.number) is Outcome.SAME]
    return [match._replace(verdict=Verdict(Outcome.SAME, "you said so")) for match in by_person] or matches


def _without_doubt(match: Match) -> Match:
    outcome, reason = match.verdict
    return match._replace(verdict=Verdict(Outcome.SAME, reason)) if outcome is Outcome.MAYBE else match


def _united(agreeing: Sequence[Match], library: Library, limits: Thresholds) -> Match:
    """The nearest match, with the others united that agree with the record and not differ from each other."""
    first, *others = agreeing
    for other in others:
        if first.verdict.outcome is not Outcome.SAME or other.verdict.outcome is not Outcome.SAME:
            continue
        if compare(first.known, other.known, limits=limits).outcome is Outcome.DIFFERENT:
            continue
        if library.pairs.by_person(first.number, other.number) is Outcome.DIFFERENT:
            continue
        number = unite(library, first.number, other.number, limits)
        first = Match(number, Folded(library.papers([number])[0][1]), first.verdict)
    return first


def _doubt(number: int, match: Match, library: Library) -> None:
    one, other = (library.pairs.names(paper)[0] for paper in (number, match.number))
    library.pairs.rule(one, other, Outcome.MAYBE, "rule", match.verdict.reason)


def _join(
    match: Match, place: Place, record: Record, printed: Folded, keys: Sequence[int], library: Library
) -> Folding:
    """Make the record a sighting of the paper it matches."""
    version, like = _version(printed, match, library)
    paper = merge(match.known.paper, printed.paper)
    library.change_paper(match.number, match.known.paper, paper)
    library.add_names(match.number, printed.paper.identifiers, keys)
    library.add_sighting(*place, match.number, version, record, paper)
    line = "seen_again" if like and _repeats(printed, like) else "merged"
    return Folding(match.number, line, new_version=like is None)


def _version(printed: Folded, match: Match, library: Library) -> tuple[int, Folded | None]:
    """Which version of the paper is printed, from 1, and what is known of that one (None: it is new)."""
    before = library.regrouping.placed(match.number, match.known.paper)
    newest = max((placed.version for placed in before), default=1)
    if newest == 1 and match.verdict.outcome is Outcome.SAME:
        return 1, match.known
    for placed in before:
        like = Folded(clean(placed.record))
        if compare(printed, like).outcome is Outcome.SAME:
            return placed.version, like
    return (newest + 1, None) if match.verdict.outcome is Outcome.VERSION else (1, match.known)


def _repeats(record: Folded, known: Folded) -> bool:
    """Whether a record tells nothing of a paper but what identifier, or title and abstract, said before."""
    shared = set(record.paper.identifiers.pairs()) & set(known.paper.identifiers.pairs())
    return bool(shared) or (record.title, record.abstract) == (known.title, known.abstract)
