"""How well repeats are folded, and how fast: labelled records, and copies of papers that nobody wrote.

usage: python benchmarks/dedup.py FOLDER... [--check | --pin [--lower]] [--orders N] [--peers]
       python benchmarks/dedup.py [--papers N] [--copies N]
       python benchmarks/dedup.py --speed N...

With FOLDERs, labelled sets (see labelled.py) are ingested into fresh libraries. Versions of one paper and
doubtful pairs count as apart. --check exits with 1 where a set falls below its floor in floors.toml, or has
none; of floors whose sets were not given it tells on stderr. --pin makes the results the floors, and lowers
one only with --lower. --orders folds each set in so many other orders, too, and counts the pairs that come
out otherwise. --peers runs bib-dedupe and datasketch beside, and folding in memory, all on one core.

Without a FOLDER, damaged copies of synthetic papers are looked for among N of them, by kind of damage, and
then as many papers that are not among them. --speed ingests N synthetic records, one in twenty a copy.
"""

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from damage import DAMAGES
from labelled import Floor, Labelled, Score, floors, fold_shuffled, pairs, pin, read_labelled, score
from peers import Peer, peers, whole_program
from processes import in_turn, on, use_cores
from stream import write_pages
from synthetic import paper, papers

from papertriage.dedup import Folded, best, keys
from papertriage.model import Outcome, Paper, Verdict
from papertriage.store import Library

COLUMNS = ("found", "same", "version", "maybe", "another", "looked at", "ms")
_RUNS = 3  # where peers are compared
HEADER = (
    f"{'set':20} {'by':12} {'rows':>6} {'right':>6} {'wrong':>6} {'missed':>6} {'precision':>9} {'recall':>7}"
    f" {'F1':>7} {'rows/s':>7}"
)


# labelled sets


def measure_labelled(sets: Sequence[Labelled], orders: int, others: dict[str, Peer]) -> dict[str, Score]:
    """A line a set, and under it one a peer; the scores of papertriage by set."""
    print(HEADER)
    results = {}
    for labelled in sets:
        true = pairs(labelled.clusters)
        runs = in_turn({"papertriage": whole_program, **others}, labelled, _RUNS if others else 1)
        groups, seconds = runs.pop("papertriage")
        found = pairs(groups)
        results[labelled.name] = score(found, true)
        print(line(labelled, "papertriage", results[labelled.name], seconds))
        for seed in range(1, orders + 1):
            shuffled = pairs(fold_shuffled(labelled.rows, seed))
            f1 = score(shuffled, true).f1
            print(f"{'':20} order {seed}: F1 {f1:.4f}, {len(found ^ shuffled)} of {len(found)} pairs differ")
        for name, (groups, taken) in runs.items():
            result = score(pairs(groups), true)
            ratios = f"{taken / seconds:.1f} times papertriage, {taken / runs['in memory'][1]:.1f} in memory"
            of_f1 = f"{result.f1 / results[labelled.name].f1:.3f} of the F1"
            print(line(labelled, name, result, taken), f" {ratios}; {of_f1}", flush=True)
    return results


def line(labelled: Labelled, by: str, result: Score, seconds: float) -> str:
    rows = len(labelled.rows)
    counts = f"{rows:6} {result.right:6} {result.wrong:6} {result.missed:6}"
    shares = f"{result.precision:9.4f} {result.recall:7.4f} {result.f1:7.4f}"
    return f"{labelled.name:20} {by:12} {counts} {shares} {rows / seconds:7.0f}"


def installed() -> dict[str, Peer]:
    """The peers that are there; of the others a line says that they are not."""
    for name, peer in peers().items():
        if not peer:
            print(f"{name} is left out: pip install '.[benchmark]'", file=sys.stderr)
    return {name: peer for name, peer in peers().items() if peer}


def floors_hold(results: dict[str, Score]) -> bool:
    """Whether each set has a floor and kept it; stderr says which did not, and what was not measured."""
    known = floors()
    complaints = {name: _complaint(result, known.get(name)) for name, result in results.items()}
    for name, complaint in complaints.items():
        if complaint:
            print(f"{name}: {complaint}", file=sys.stderr)
    for name in sorted(known.keys() - results.keys()):
        print(f"{name}: not measured, though it has a floor", file=sys.stderr)
    return not any(complaints.values())


def _complaint(result: Score, floor: Floor | None) -> str:
    if floor is None:
        return "has no floor in floors.toml; --pin sets it"
    below = f"below its floor of F1 {floor.f1:.4f} with {floor.wrong} wrong pairs"
    return "" if floor.holds(result) else below


# damaged copies


def measure_damage(count: int, copies: int) -> None:
    """Look for damaged copies of the first papers: as good a question at every size."""
    print(f"{f'{copies} copies, {count:,} papers':32}", *(f"{column:>9}" for column in COLUMNS))
    with Library(None) as library:
        made = list(papers(min(count, 10_000)))
        with library.transaction():
            for number in range(count):
                known = made[number] if number < len(made) else paper(number)
                library.add_paper(known, keys(known))
        for damage in DAMAGES:
            chance = random.Random(damage.__name__)
            numbers = chance.sample(range(len(made)), copies)
            records = ((number, damage(chance, made[number])) for number in numbers)
            print(f"{damage.__name__:32}", *look_for(records, library, copies))
        unknown = ((-1, paper(number)) for number in range(count, count + copies))
        print(f"{'not among them':32}", *look_for(unknown, library, copies))


def look_for(records: Iterable[tuple[int, Paper]], library: Library, count: int) -> Iterator[str]:
    """The figures of COLUMNS for ``count`` records, each with the number of its paper, from 0."""
    tally, seconds = Counter[str](), 0.0
    for true, record in records:
        began = time.perf_counter()
        folded = Folded(record)
        candidates = library.candidates(record.identifiers, keys(folded))
        others = [Folded(known) for _, known in candidates]
        found = best(folded, others, recurs=sum(other.compact == folded.compact for other in others))
        seconds += time.perf_counter() - began
        tally.update(told([number - 1 for number, _ in candidates], found, true))  # the library counts from 1
    tally["looked at"] //= count
    yield from (f"{tally[column]:9}" for column in COLUMNS[:-1])
    yield f"{1000 * seconds / count:9.2f}"


def told(candidates: Sequence[int], found: tuple[int, Verdict] | None, true: int) -> Counter[str]:
    """What came of one search for a copy of the paper ``true``."""
    tally = Counter({"found": int(true in candidates), "looked at": len(candidates)})
    if found and found[1].outcome is not Outcome.DIFFERENT:
        tally[found[1].outcome if candidates[found[0]] == true else "another"] += 1
    return tally


# speed


def measure_speed(counts: Sequence[int]) -> None:
    print(f"{'records':>10} {'seconds':>8} {'records/s':>10} {'peak MB':>8}")
    for count in counts:
        with tempfile.TemporaryDirectory() as folder:
            pages = Path(folder, "pages")
            pages.mkdir()
            write_pages(pages, count, seed=1)
            cost = on(Path(folder, "library.db"), "ingest", str(pages))
        rate = count / cost.seconds
        print(f"{count:10,} {cost.seconds:8.1f} {rate:10,.0f} {cost.megabytes:8.0f}", flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folders", nargs="*", type=Path)
    floored = parser.add_mutually_exclusive_group()
    floored.add_argument("--check", action="store_true")
    floored.add_argument("--pin", action="store_true")
    parser.add_argument("--lower", action="store_true")
    parser.add_argument("--orders", type=int, default=0)
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--papers", type=int, default=10_000)
    parser.add_argument("--copies", type=int, default=200)
    parser.add_argument("--speed", nargs="+", type=int)
    options = parser.parse_args()
    if (options.check or options.pin) and not options.folders:
        parser.error("name the folders of labelled sets that have floors")
    if options.speed:
        measure_speed(options.speed)
    if not options.folders:
        if not options.speed:
            measure_damage(options.papers, options.copies)
        return 0
    sets = [read_labelled(folder) for folder in options.folders]
    if options.peers:
        use_cores(1)
    results = measure_labelled(sets, options.orders, installed() if options.peers else {})
    if options.pin:
        left = pin(results, lower=options.lower)
        for name in left:
            print(f"{name}: its floor is higher; --lower lowers it", file=sys.stderr)
        return 1 if left else 0
    return 1 if options.check and not floors_hold(results) else 0


if __name__ == "__main__":
    sys.exit(main())
