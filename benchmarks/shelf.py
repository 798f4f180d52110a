"""Papers in memory, folded as a library folds them: what folding costs without pages and files."""

from collections import defaultdict
from collections.abc import Sequence
from functools import reduce

from papertriage.dedup import Folded, folded, joining, keys, merge, nearest
from papertriage.model import Outcome, Paper

_CROWD = 20  # a key that more papers carry is passed over
_MOST = 30  # candidates


class Shelf:
    """Papers by their numbers. Versions of a paper are papers of their own here."""

    def __init__(self) -> None:
        self.papers: dict[int, Folded] = {}
        self._by_key: dict[int, tuple[int, ...]] = {}
        self._by_identifier: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
        self._became: dict[int, int] = {}

    def put(self, number: int, record: Paper) -> int:
        """Fold a record in; the number of its paper, which is ``number`` where it makes a new one."""
        printed = Folded(record)
        names = keys(printed)
        numbers = self._candidates(printed, names)
        known = [self.papers[candidate] for candidate in numbers]
        recurs = [other.compact for other in known].count(printed.compact)
        judged = nearest(printed, known, recurs=recurs)
        same = [(at, verdict) for at, verdict in judged if verdict.outcome is Outcome.SAME]
        together = [numbers[at] for at in joining(printed, known, same, recurs=recurs).together]
        number, *others = together or [number]
        for other in others:
            self._became[other] = number
        copies = [self.papers.pop(paper).paper for paper in together]
        self.papers[number] = folded(reduce(merge, copies, record)) if copies else printed
        for name in names:
            carriers = self._by_key.get(name, ())
            if len(carriers) <= _CROWD and number not in carriers:
                self._by_key[name] = (*carriers, number)
        for identifier in record.identifiers.pairs():
            self._by_identifier[identifier].add(number)
        return number

    def _candidates(self, record: Folded, names: Sequence[int]) -> list[int]:
        """Numbers of the papers that may be the record's, the likeliest first."""
        weights: defaultdict[int, float] = defaultdict(float)
        for identifier in record.paper.identifiers.pairs():
            for number in self._by_identifier[identifier]:
                weights[number] += 10
        for carriers in filter(None, map(self._by_key.get, names)):
            if len(carriers) <= _CROWD:
                for number in carriers:
                    weights[number] += 1 / len(carriers)
        for number in weights.keys() & self._became.keys():
            weights[self.paper_of(number)] += weights.pop(number)
        return sorted(weights, key=lambda number: (-weights[number], number))[:_MOST]

    def paper_of(self, number: int) -> int:
        """The number of the paper that the record with this number is in now."""
        while number in self._became:
            number = self._became[number]
        return number


def fold_in_memory(records: Sequence[Paper]) -> list[int]:
    """For each record the number of its paper."""
    shelf = Shelf()
    numbers = [shelf.put(number, record) for number, record in enumerate(records)]
    return [shelf.paper_of(number) for number in numbers]
