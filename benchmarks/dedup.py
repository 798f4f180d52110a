"""How well repeats are folded: labelled records, and damaged copies of papers that nobody wrote.

usage: python benchmarks/dedup.py [FOLDER...] [--papers N] [--copies N]

A FOLDER holds records.csv, as reference managers export them (title, author, year, journal, booktitle,
volume, number, pages, doi, abstract), and clusters.csv (row, cluster: rows of one cluster are one paper). The
records are folded one after the other, as `ingest` folds them but without a file. Versions and maybes count
as apart. Without a folder, copies of synthetic papers are looked for among N of them, by kind of damage, and
then as many papers that are not among them.
"""

import argparse
import csv
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from damage import DAMAGES
from synthetic import paper, papers

from papertriage import identifiers
from papertriage.dedup import Folded, best, keys, merge
from papertriage.model import AbstractKind, Identifiers, Outcome, Paper, Verdict

CROWD = 20  # a key that more papers carry is passed over
MOST = 30  # candidates
COLUMNS = ("found", "same", "version", "maybe", "another", "looked at", "ms")


class Shelf:
    """Papers in memory, found by their keys as the library finds them."""

    def __init__(self) -> None:
        self.papers: list[Paper] = []
        self._by_key: defaultdict[int, list[int]] = defaultdict(list)
        self._by_identifier: defaultdict[tuple[str, str], list[int]] = defaultdict(list)

    def add(self, paper: Folded) -> int:
        self.papers.append(paper.paper)
        self._index(len(self.papers) - 1, paper)
        return len(self.papers) - 1

    def change(self, number: int, record: Folded) -> None:
        """Merge what a record says into a paper; the keys of both find it from now on."""
        self.papers[number] = merge(self.papers[number], record.paper)
        self._index(number, record)

    def candidates(self, record: Folded) -> list[int]:
        """Numbers of the papers that may be the record's, the likeliest first."""
        weights: Counter[int] = Counter()
        for name in record.paper.identifiers.pairs():
            weights.update(dict.fromkeys(self._by_identifier[name], 10))
        for position, key in enumerate(keys(record)):
            if len(self._by_key[key]) <= CROWD:
                weights.update(dict.fromkeys(self._by_key[key], 1 if position else 3))
        return sorted(weights, key=lambda number: (-weights[number], number))[:MOST]

    def nearest(self, record: Folded) -> tuple[int, Verdict] | None:
        """The paper that is nearest to the record, and what it is to it."""
        numbers = self.candidates(record)
        others = [Folded(self.papers[number]) for number in numbers]
        found = best(record, others, recurs=sum(other.compact == record.compact for other in others))
        return (numbers[found[0]], found[1]) if found else None

    def _index(self, number: int, paper: Folded) -> None:
        for key in keys(paper):
            if number not in self._by_key[key]:
                self._by_key[key].append(number)
        for name in paper.paper.identifiers.pairs():
            self._by_identifier[name].append(number)


def fold_in(records: Iterable[Paper]) -> list[int]:
    """For each record the number of the paper it was folded into."""
    shelf = Shelf()
    numbers = []
    for record in map(Folded, records):
        found = shelf.nearest(record)
        if found and found[1].outcome is Outcome.SAME:
            shelf.change(found[0], record)
            numbers.append(found[0])
        else:
            numbers.append(shelf.add(record))
    return numbers


class Score(NamedTuple):
    """Pairs of records: rightly folded, wrongly folded, not folded."""

    right: int
    wrong: int
    missed: int

    @property
    def f1(self) -> float:
        return 2 * self.right / (2 * self.right + self.wrong + self.missed)


def score(numbers: Sequence[int], clusters: Sequence[str]) -> Score:
    found, true = pairs(numbers), pairs(clusters)
    return Score(len(found & true), len(found - true), len(true - found))


def pairs(groups: Sequence[object]) -> set[tuple[int, int]]:
    """The pairs of rows that are in one group."""
    rows = defaultdict(list)
    for row, group in enumerate(groups):
        rows[group].append(row)
    return {pair for together in rows.values() for pair in combinations(together, 2)}


def read_labelled(folder: Path) -> tuple[list[Paper], list[str]]:
    """The records of a labelled set, and the cluster of each."""
    with (folder / "records.csv").open(newline="", encoding="utf-8") as file:
        records = [paper_of(row) for row in csv.DictReader(file)]
    clusters = [""] * len(records)
    with (folder / "clusters.csv").open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            clusters[int(row["row"])] = row["cluster"]
    return records, clusters


def paper_of(row: dict[str, str]) -> Paper:
    issue = f"({row['number']})" if row["number"] else ""
    pages = f": {row['pages']}" if row["pages"] else ""
    numbers = f"{row['volume'] or 0}{issue}{pages}" if row["volume"] or issue or pages else ""
    return Paper(
        title=row["title"],
        abstract=row["abstract"],
        abstract_kind=AbstractKind.FULL if row["abstract"] else AbstractKind.NONE,
        authors=tuple(name.strip() for name in row["author"].split(" and ") if name.strip()),
        date=row["year"].strip() or None,
        venue=f"{row['journal'] or row['booktitle']} {numbers}".strip() or None,
        identifiers=Identifiers(doi=identifiers.doi(row["doi"])),
    )


def measure_labelled(folders: Sequence[Path]) -> None:
    print(f"{'set':24} {'rows':>6} {'right':>6} {'wrong':>6} {'missed':>6} {'F1':>7} {'rows/s':>7}")
    for folder in folders:
        records, clusters = read_labelled(folder)
        began = time.perf_counter()
        numbers = fold_in(records)
        speed = len(records) / (time.perf_counter() - began)
        result = score(numbers, clusters)
        counts = f"{result.right:6} {result.wrong:6} {result.missed:6} {result.f1:7.4f}"
        print(f"{folder.name:24} {len(records):6} {counts} {speed:7.0f}")


def measure_damage(count: int, copies: int) -> None:
    """Look for damaged copies of the first papers: as good a question at every size."""
    shelf = Shelf()
    for made in papers(count):
        shelf.add(Folded(made))
    print(f"{f'{copies} copies, {count:,} papers':32}", *(f"{column:>9}" for column in COLUMNS))
    for damage in DAMAGES:
        chance = random.Random(damage.__name__)
        numbers = chance.sample(range(min(count, 10_000)), copies)
        records = ((number, Folded(damage(chance, shelf.papers[number]))) for number in numbers)
        print(f"{damage.__name__:32}", *look_for(records, shelf, copies))
    unknown = ((-1, Folded(paper(number))) for number in range(count, count + copies))
    print(f"{'not among them':32}", *look_for(unknown, shelf, copies))


def look_for(records: Iterable[tuple[int, Folded]], shelf: Shelf, count: int) -> Iterator[str]:
    """The figures of COLUMNS for ``count`` records, each with the number of its paper."""
    tally, seconds = Counter[str](), 0.0
    for number, record in records:
        began = time.perf_counter()
        found = shelf.nearest(record)
        seconds += time.perf_counter() - began
        tally.update(told(found, number, shelf.candidates(record)))
    tally["looked at"] //= count
    yield from (f"{tally[column]:9}" for column in COLUMNS[:-1])
    yield f"{1000 * seconds / count:9.2f}"


def told(found: tuple[int, Verdict] | None, true: int, candidates: Sequence[int]) -> Counter[str]:
    """What came of one search for a copy of the paper ``true``."""
    tally = Counter({"found": int(true in candidates), "looked at": len(candidates)})
    if found and found[1].outcome is not Outcome.DIFFERENT:
        tally[found[1].outcome if found[0] == true else "another"] += 1
    return tally


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--papers", type=int, default=10_000)
    parser.add_argument("--copies", type=int, default=200)
    options = parser.parse_args()
    if options.folders:
        measure_labelled(options.folders)
    else:
        measure_damage(options.papers, options.copies)
    return 0


if __name__ == "__main__":
    sys.exit(main())
