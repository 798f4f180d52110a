"""Folding: a record joins the paper that the library has already, or becomes a new one."""

from collections import defaultdict
from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from papertriage.clean import clean
from papertriage.config import Config, Thresholds
from papertriage.dedup import Folded, best, folded, is_part, joining, merge, nearest, together
from papertriage.model import Outcome, Paper, Record, Verdict
from papertriage.store import Library
from papertriage.store.regrouping import Place
from papertriage.uniting import unite


class Arrival(NamedTuple):
    """A record that comes into the library: from where, as printed, made clean, and with its keys."""

    place: Place
    record: Record
    printed: Folded
    keys: Sequence[int]


class Near(NamedTuple):
    """What the library has near to a record: papers and their numbers, and what each is to the record."""

    numbers: list[int]
    known: list[Folded]
    judged: list[tuple[int, Verdict]]  # by index, the nearest first
    recurs: int  # how many of them have the record's title


class Match(NamedTuple):
    """The paper of the library that a record joins, and what it is to the record."""

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
    new = Arrival(place, record, Folded(paper), keys)
    near = _near(new, library, config)
    apart = partial(_ruled_apart, library, near.numbers)
    joined = joining(
        new.printed, near.known, near.judged, recurs=near.recurs, limits=config.dedup, ruled_apart=apart
    )
    if joined.together:
        match = _united(near, joined.together, library, config.dedup)
        folding = _join(match, new, library, config.dedup)
    else:
        folding = Folding(library.add_paper(paper, keys), "maybe" if joined.doubts else "new")
        library.add_sighting(*place, folding.paper, 1, record, paper)
    for at, verdict in joined.doubts:
        library.pairs.doubt(folding.paper, near.numbers[at], verdict.reason)
    return folding


def _near(new: Arrival, library: Library, config: Config) -> Near:
    """What the library has near to the record, without what a person said is another paper."""
    paper = new.printed.paper
    papers = dict(library.candidates(paper.identifiers, new.keys))
    said = library.pairs.of_record(new.record, paper, papers)
    numbers = [number for number in papers if said.get(number) is not Outcome.DIFFERENT]
    known = [folded(papers[number]) for number in numbers]
    recurs = sum(other.compact == new.printed.compact for other in known)
    same = [at for at, number in enumerate(numbers) if said.get(number) is Outcome.SAME]
    by_person = [(at, Verdict(Outcome.SAME, "you said so")) for at in same]
    near = Near(numbers, known, by_person, recurs)
    return near if same else near._replace(judged=_judged(new.printed, near, library, config))


def _judged(printed: Folded, near: Near, library: Library, config: Config) -> list[tuple[int, Verdict]]:
    """What each paper that is near is to the record, the nearest first."""
    judged = nearest(printed, near.known, recurs=near.recurs, limits=config.dedup)
    best = judged[0][1].outcome if judged else Outcome.DIFFERENT
    if best not in (Outcome.SAME, Outcome.VERSION):
        suspects = [judged[0][0]] if best is Outcome.MAYBE else []
        suspects += _otherwise_named(printed, near, library)
        for at in dict.fromkeys(suspects):
            if verdict := _by_prints(printed, near, at, library, config):
                return [(at, verdict), *(other for other in judged if other[0] != at)]
    return list(map(_joined, judged)) if config.ingest.maybe == "join" else judged


def _otherwise_named(printed: Folded, near: Near, library: Library) -> list[int]:
    """Which of the papers have an identifier of the record, but show another one."""
    named = library.named(printed.paper.identifiers) if near.numbers else ()
    return [
        at
        for at, number in enumerate(near.numbers)
        if number in named and printed.named.isdisjoint(near.known[at].named)
    ]


def _by_prints(printed: Folded, near: Near, at: int, library: Library, config: Config) -> Verdict | None:
    """That the record is the same as one that printed a paper before.

    A paper shows one title, and of several DOIs one: neither keeps away a copy of its other prints. But what
    has no author of it is no copy, though one of the prints may name none.
    """
    prints = library.regrouping.placed(near.numbers[at])
    copies = [folded(clean(placed.record)) for placed in prints]
    authors = frozenset[str]().union(*(copy.surnames for copy in copies))
    if printed.surnames and authors and printed.surnames.isdisjoint(authors):
        return None
    found = best(printed, copies, recurs=near.recurs, limits=config.dedup)
    return found[1] if found and found[1].outcome is Outcome.SAME else None


def _joined(judged: tuple[int, Verdict]) -> tuple[int, Verdict]:
    """The verdict with "maybe" made "same", as ``ingest.maybe = "join"`` wants it."""
    at, verdict = judged
    return (at, verdict._replace(outcome=Outcome.SAME)) if verdict.outcome is Outcome.MAYBE else judged


def _ruled_apart(library: Library, numbers: Sequence[int], one: int, other: int) -> bool:
    return library.pairs.by_person(numbers[one], numbers[other]) is Outcome.DIFFERENT


def _united(near: Near, together: Sequence[int], library: Library, limits: Thresholds) -> Match:
    """The one paper that these candidates are from now on."""
    first, *others = together
    number, known = near.numbers[first], near.known[first]
    for other in others:
        number = unite(library, number, near.numbers[other], limits)
        known = folded(library.papers([number])[0][1])
    return Match(number, known, dict(near.judged)[first])


def _join(match: Match, new: Arrival, library: Library, limits: Thresholds) -> Folding:
    """Make the record a sighting of the paper it matches."""
    version, like = _version(new.printed, match, library, limits)
    paper = _known(match, new.printed, library)
    library.change_paper(match.number, match.known.paper, paper)
    library.add_names(match.number, new.printed.paper.identifiers, new.keys)
    library.add_sighting(*new.place, match.number, version, new.record, paper)
    line = "seen_again" if like and _repeats(new.printed, like) else "merged"
    return Folding(match.number, line, new_version=like is None)


def _known(match: Match, printed: Folded, library: Library) -> Paper:
    """What the library knows of a paper from now on; no print is asked where that can't change its title."""
    known = match.known
    both = merge(known.paper, printed.paper)
    if printed.bare == known.bare:
        return both
    if is_part(printed.bare, known.bare):
        return both._replace(title=known.paper.title)
    prints = library.regrouping.placed(match.number)
    return together([*(clean(placed.record) for placed in prints), printed.paper])


def _version(
    printed: Folded, match: Match, library: Library, limits: Thresholds
) -> tuple[int, Folded | None]:
    """Which version of the paper is printed, from 1, and what is known of that one (None: it is new)."""
    newest = library.regrouping.newest_version(match.number)
    if newest == 1 and match.verdict.outcome is Outcome.SAME:
        return 1, match.known
    prints: defaultdict[int, list[Paper]] = defaultdict(list)
    for placed in library.regrouping.placed(match.number):
        prints[placed.version].append(clean(placed.record))
    known = [folded(together(copies)) for copies in prints.values()]
    found = best(printed, known, limits=limits)
    if not found or found[1].outcome is not Outcome.SAME:
        return newest + 1, None
    return list(prints)[found[0]], known[found[0]]


def _repeats(record: Folded, known: Folded) -> bool:
    """Whether a record tells nothing of a paper but what identifier, or title and abstract, said before."""
    shared = set(record.paper.identifiers.pairs()) & set(known.paper.identifiers.pairs())
    return bool(shared) or (record.title, record.abstract) == (known.title, known.abstract)
