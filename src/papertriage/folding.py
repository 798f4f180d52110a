"""Folding: a record joins the paper that the library has already, or becomes a new one."""

from collections.abc import Sequence
from typing import NamedTuple

from papertriage.clean import clean
from papertriage.config import Thresholds
from papertriage.dedup import Folded, best, compare, merge
from papertriage.model import Outcome, Paper, Record, Verdict
from papertriage.store import Library


class Place(NamedTuple):
    """Where a record was printed: the page's number in the library, and its position there, from 0."""

    page: int
    position: int


class Match(NamedTuple):
    """The paper of the library that is nearest to a record, and what it is to the record."""

    number: int
    known: Folded
    verdict: Verdict


def fold_in(
    place: Place, record: Record, paper: Paper, keys: Sequence[int], library: Library, limits: Thresholds
) -> tuple[int, str]:
    """Keep one record: the number of its paper, and the line of the ledger that counts it."""
    printed = Folded(paper)
    match = _nearest(printed, keys, library, limits)
    if match and match.verdict.outcome in (Outcome.SAME, Outcome.VERSION):
        return match.number, _join(match, place, record, printed, keys, library)
    number = library.add_paper(paper, keys)
    library.add_sighting(*place, number, 1, record, paper)
    if match and match.verdict.outcome is Outcome.MAYBE:
        library.rule(number, match.number, Outcome.MAYBE, match.verdict.reason)
        return number, "maybe"
    return number, "new"


def _nearest(printed: Folded, keys: Sequence[int], library: Library, limits: Thresholds) -> Match | None:
    found = library.candidates(printed.paper.identifiers, keys)
    known = [Folded(paper) for _, paper in found]
    recurs = sum(other.compact == printed.compact for other in known)
    chosen = best(printed, known, recurs=recurs, limits=limits)
    return Match(found[chosen[0]][0], known[chosen[0]], chosen[1]) if chosen else None


def _join(
    match: Match, place: Place, record: Record, printed: Folded, keys: Sequence[int], library: Library
) -> str:
    """Make the record a sighting of the paper it matches; the line of the ledger that counts it."""
    version, like = _version(printed, match, library)
    paper = merge(match.known.paper, printed.paper)
    library.change_paper(match.number, match.known.paper, paper)
    library.add_names(match.number, printed.paper.identifiers, keys)
    library.add_sighting(*place, match.number, version, record, paper)
    return "seen_again" if like and _repeats(printed, like) else "merged"


def _version(printed: Folded, match: Match, library: Library) -> tuple[int, Folded | None]:
    """Which version of the paper is printed, from 1, and what is known of that one (None: it is new)."""
    before = library.printed(match.number)
    newest = max((version for version, _ in before), default=1)
    if newest == 1 and match.verdict.outcome is Outcome.SAME:
        return 1, match.known
    for version, record in before:
        like = Folded(clean(record))
        if compare(printed, like).outcome is Outcome.SAME:
            return version, like
    return (newest + 1, None) if match.verdict.outcome is Outcome.VERSION else (1, match.known)


def _repeats(record: Folded, known: Folded) -> bool:
    """Whether a record tells nothing of a paper but what identifier, or title and abstract, said before."""
    shared = set(record.paper.identifiers.pairs()) & set(known.paper.identifiers.pairs())
    return bool(shared) or (record.title, record.abstract) == (known.title, known.abstract)
