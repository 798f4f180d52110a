"""Labelled records, and how well they are folded into papers.

A set is a folder with records.csv, as reference managers export it (title, author, year, journal, booktitle,
volume, number, pages, doi, abstract), and clusters.csv (row, cluster: rows of one cluster are one paper).
Each row has a cluster.
"""

import csv
import random
import tomllib
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from papertriage.config import Config
from papertriage.ingest import ingest
from papertriage.model import Page, Record
from papertriage.query import And
from papertriage.readers import read_page
from papertriage.store import Library

Row = dict[str, str]
Pairs = set[tuple[int, int]]

FLOORS = Path(__file__).with_name("floors.toml")


class Labelled(NamedTuple):
    """A labelled set: its rows, as they are and as they are read, and for each row the paper that it is."""

    name: str
    rows: list[Row]
    records: list[Record]
    clusters: list[str]


class Score(NamedTuple):
    """Pairs of records: rightly folded, wrongly folded, not folded."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)


def read_labelled(folder: Path) -> Labelled:
    with (folder / "records.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    with (folder / "clusters.csv").open(newline="", encoding="utf-8") as file:
        clusters = {int(row["row"]): row["cluster"] for row in csv.DictReader(file)}
    records = records_of(folder)
    if len(records) != len(rows):
        raise ValueError(f"{folder}: {len(records)} of {len(rows)} rows are read as records")
    return Labelled(folder.name, rows, records, [clusters[row] for row in range(len(rows))])


def records_of(folder: Path) -> list[Record]:
    """The records of a labelled set as a page of them is read."""
    page = Page("records.csv", (folder / "records.csv").read_text("utf-8"))
    return list(read_page(page).records)


def fold(rows: Sequence[Row]) -> list[tuple[int, int]]:
    """For each row the number of its paper and of the paper's version, as a fresh library folds them.

    An empty row is no paper, and alone.
    """
    numbers: dict[int, tuple[int, int]] = {}
    with TemporaryDirectory() as folder, Library(Path(folder, "library.db"), create=True) as library:
        page = Path(folder, "records.csv")
        with page.open("w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, fieldnames=list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
        for report in ingest([str(page)], library, Config()):
            if report.skipped:
                raise ValueError(f"{page}: {report.skipped}")
        for entry in library.entries(library.matching(And())):
            for sighting in entry.sightings:
                numbers[sighting.position] = (entry.number, sighting.version)
    return [numbers[at] if any(row.values()) else (-1 - at, 1) for at, row in enumerate(rows)]


def fold_shuffled(rows: Sequence[Row], seed: int) -> list[tuple[int, int]]:
    """The same with the rows in another order; the numbers are in the order of the rows all the same."""
    order = random.Random(seed).sample(range(len(rows)), len(rows))
    found = dict(zip(order, fold([rows[at] for at in order]), strict=True))
    return [found[at] for at in range(len(rows))]


def pairs(groups: Iterable[Hashable]) -> Pairs:
    """The pairs of rows that are in one group."""
    rows = defaultdict(list)
    for row, group in enumerate(groups):
        rows[group].append(row)
    return {pair for together in rows.values() for pair in combinations(together, 2)}


def score(found: Pairs, true: Pairs) -> Score:
    return Score(len(found & true), len(found - true), len(true - found))


class Floor(NamedTuple):
    """What a set must not fall below: its F1, and how many pairs may be folded wrongly."""

    f1: float
    wrong: int

    def holds(self, result: Score) -> bool:
        return result.f1 >= self.f1 and result.wrong <= self.wrong


def floors() -> dict[str, Floor]:
    """Those that are pinned, by the name of the set."""
    if not FLOORS.exists():
        return {}
    return {name: Floor(**floor) for name, floor in tomllib.loads(FLOORS.read_text("utf-8")).items()}


def pin(results: Mapping[str, Score], *, lower: bool) -> list[str]:
    """Make the results the new floors; the names of those sets that would fall and so were left.

    With ``lower`` all are written.
    """
    known = floors()
    fallen = [name for name, result in results.items() if name in known and not known[name].holds(result)]
    left = [] if lower else fallen
    new = {
        name: Floor(int(10_000 * result.f1) / 10_000, result.wrong)
        for name, result in results.items()
        if name not in left
    }
    lines = ["# Pinned by benchmarks/dedup.py --pin; it lowers none unless told to."]
    for name, floor in sorted({**known, **new}.items()):
        lines += ["", f"[{name}]", f"f1 = {floor.f1:.4f}", f"wrong = {floor.wrong}"]
    FLOORS.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return left
