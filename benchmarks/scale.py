"""What a library of N papers costs: to fill, to keep, to add a page to, to search; as Markdown tables.

usage: python benchmarks/scale.py N... [--seed S] [--cores C] [--interrupt] [--copies K]

For each N, JSON Lines with N synthetic records, one in twenty a damaged copy of an earlier one, are
ingested by the real program; with --interrupt it is killed half-way and run again. Then pages of 100 (30
copies, 70 new papers) are added and words are looked for, each time by a fresh process. Of these the medians
of five are told; for the page also of five more, before which the file was dropped from the cache of the
system, as far as it obeys. The second table looks for K damaged copies of each kind: the share for which the
keys find the right paper, and how many papers they find.
"""

import argparse
import random
import sqlite3
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from statistics import mean

from damage import DAMAGES
from holding import Places, key_index_bytes, sightings
from processes import PROGRAM, Cost, interrupt, median_ms, on, peak_megabytes, run, use_cores
from stream import PAGE, fresh_page, records, write_lines, write_page
from synthetic import paper

from papertriage.dedup import keys
from papertriage.store import Library

RUNS = 5
ASKED = 10_000  # copies are made of the first papers, so that they ask the same at every size
COLUMNS = (
    "records", "ingested a second", "peak MB", "page of 100, ms", "file not cached, ms", "peak MB",
    "file : raw text", "keys : raw text", "search a rare word, ms (times pass)", "two words", "a common word",
    "python -c pass, ms", "repeats found",
)  # fmt: skip


def fill(library: Path, lines: Path, count: int, *, interrupted: bool) -> Cost:
    """Ingest the lines; with ``interrupted`` the program is killed half-way and run again."""
    command = (*PROGRAM, "--library", str(library), "ingest", str(lines))
    before = interrupt(lambda: sightings(library) > count // 2, *command) if interrupted else 0.0
    if interrupted and sightings(library) == count:
        raise SystemExit("all was taken in before the program could be interrupted; take more records")
    cost = run(*command)
    if sightings(library) != count:
        raise SystemExit(f"{sightings(library)} records of {count} are in the library")
    return cost._replace(seconds=before + cost.seconds)


def share_found(library: Path, repeats: Sequence[int]) -> float:
    """The share of the repeats, each number before that of its original, that were folded into it."""
    with closing(sqlite3.connect(library)) as db:
        paper_of = Places(db)
        return mean(
            paper_of[copy] == paper_of[original]
            for copy, original in zip(repeats[::2], repeats[1::2], strict=True)
        )


def queries(seed: int) -> tuple[str, str, str]:
    """A rare word, two words and a common word that stand in the first papers."""
    titles = (paper(number, seed).title for number in range(PAGE))
    name, _, rest = next(title for title in titles if ": " in title).partition(": ")
    return name, " ".join(rest.split()[:2]), "analysis"


def row(library: Path, lines: Path, count: int, options: argparse.Namespace) -> str:
    """Fill the library and measure it: a row of the first table."""
    written = write_lines(lines, count, options.seed)
    filled = fill(library, lines, count, interrupted=options.interrupt)
    lines.unlink()
    found = share_found(library, written.repeats)
    size, index = library.stat().st_size, key_index_bytes(library)
    warm = [add_page(library, count, options.seed, number) for number in range(RUNS)]
    cold = [add_page(library, count, options.seed, RUNS + number, forget=True) for number in range(RUNS)]
    bare = median_ms([run(sys.executable, "-c", "pass") for _ in range(RUNS)])
    searched = [
        median_ms([on(library, "search", "-n", "20", words) for _ in range(RUNS)])
        for words in queries(options.seed)
    ]
    cells = (
        f"{count:,}",
        f"{count / filled.seconds:,.0f}",
        f"{filled.megabytes:.0f}",
        f"{median_ms(warm):.0f}",
        f"{median_ms(cold):.0f}",
        f"{peak_megabytes([*warm, *cold]):.0f}",
        f"{size / written.raw_bytes:.2f}",
        f"{index / written.raw_bytes:.1%}",
        *(f"{time_ms:.0f} ({time_ms / bare:.1f})" for time_ms in searched),
        f"{bare:.0f}",
        f"{found:.3f}",
    )
    return f"| {' | '.join(cells)} |"


def add_page(library: Path, count: int, seed: int, number: int, *, forget: bool = False) -> Cost:
    """Ingest a page of 100 that the library lacks."""
    page, before = library.with_name(f"new{number}.txt"), sightings(library)
    write_page(page, fresh_page(count, seed, number))
    cost = on(library, "ingest", str(page), forget=forget)
    if (added := sightings(library) - before) != PAGE:
        raise SystemExit(f"{added} records of a page of {PAGE} are in the library")
    return cost


def recall(path: Path, count: int, seed: int, copies: int) -> Iterator[str]:
    """For each kind of damage a row: the share of copies whose paper is found, and how many papers are."""
    originals = [
        number for number, known in enumerate(records(min(count, ASKED), seed)) if known.copy_of is None
    ]
    shares = []
    with Library(path) as library, closing(sqlite3.connect(path)) as db:
        paper_of = Places(db)
        for damage in DAMAGES:
            chance = random.Random(damage.__name__)
            asked = [
                (number, damage(chance, paper(number, seed))) for number in chance.sample(originals, copies)
            ]
            found = [
                (number, [known for known, _ in library.candidates(copy.identifiers, keys(copy))])
                for number, copy in asked
            ]
            shares.append(mean(paper_of[number] in candidates for number, candidates in found))
            looked_at = mean(len(candidates) for _, candidates in found)
            yield f"| {damage.__name__.replace('_', ' ')} | {shares[-1]:.3f} | {looked_at:.1f} |"
    yield f"| all | {mean(shares):.3f} | |"


def table(columns: Sequence[str]) -> str:
    return f"| {' | '.join(columns)} |\n|{'--:|' * len(columns)}"


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("counts", nargs="+", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cores", type=int)
    parser.add_argument("--interrupt", action="store_true")
    parser.add_argument("--copies", type=int, default=200)
    options = parser.parse_args()
    if options.cores:
        use_cores(options.cores)
    for count in options.counts:
        with tempfile.TemporaryDirectory() as folder:
            library = Path(folder, "library.db")
            print(
                table(COLUMNS),
                row(library, Path(folder, "papers.jsonl"), count, options),
                sep="\n",
                flush=True,
            )
            print(
                table(("damage", "found", "candidates")),
                *recall(library, count, options.seed, options.copies),
                sep="\n",
                flush=True,
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
