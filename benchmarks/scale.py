"""What a library of N papers costs: to fill, to keep, to add a page to, to search; as a Markdown table.

usage: python benchmarks/scale.py N... [--seed S]

For each N, saved pages with N synthetic records in all, one in twenty a damaged copy of an earlier one, are
ingested by the real program. Then pages of 100 (30 copies, 70 new papers) are added and words are looked for,
each time by a fresh process. Of these the medians of five are told; for the page also of five more, before
which the file was dropped from the cache of the system, as far as it obeys.
"""

import argparse
import os
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from damage import cut_abstract, misspelt_title, renamed
from synthetic import paper

from papertriage.model import Paper

PAGE = 100  # records
RUNS = 5
COPIES = (misspelt_title, cut_abstract, renamed)
BANNER = (
    "Get trending papers in your email inbox once a day!\nGet trending papers in your email inbox!\nSubscribe"
)
PROGRAM = (sys.executable, "-m", "papertriage")


class Record(NamedTuple):
    """What a page prints; ``copy_of`` is the number of the record that it repeats."""

    paper: Paper
    copy_of: int | None = None


class Cost(NamedTuple):
    """What a process took."""

    seconds: float
    megabytes: float  # the most that it, or one process of its own, held


def records(count: int, seed: int) -> Iterator[Record]:
    """That many records, one in twenty a damaged copy of one of the earlier ones."""
    chance = random.Random(seed)
    copies: set[int] = set()
    for number in range(count):
        original = chance.randrange(number) if number and chance.random() < 0.05 else None
        if original is None or original in copies:
            yield Record(paper(number, seed))
        else:
            copies.add(number)
            yield Record(chance.choice(COPIES)(chance, paper(original, seed)), original)


def fresh_page(count: int, seed: int, number: int) -> list[Record]:
    """A page that the library lacks: 70 new papers, 30 copies of its own."""
    chance = random.Random(f"{seed}/page {number}")
    new = [Record(paper(count + 70 * number + at, seed)) for at in range(70)]
    old = (paper(chance.randrange(count), seed) for _ in range(30))
    page = [*new, *(Record(chance.choice(COPIES)(chance, known)) for known in old)]
    chance.shuffle(page)
    return page


def write_page(path: Path, page: Sequence[Record]) -> int:
    """Save a page as the text that copying a Hugging Face listing gives; the bytes of its papers."""
    text = "".join(f"{record.paper.title}\n{record.paper.abstract}\n" for record in page)
    path.write_text(BANNER + text, encoding="utf-8")
    return len(text.encode())


def write_pages(folder: Path, count: int, seed: int) -> tuple[int, dict[int, int]]:
    """Save all records; the bytes of their papers, and record -> the record that it repeats."""
    raw_bytes, repeats = 0, {}
    rest = records(count, seed)
    for start in range(0, count, PAGE):
        page = list(islice(rest, PAGE))
        raw_bytes += write_page(folder / f"page{start // PAGE:06}.txt", page)
        repeats.update(
            {start + at: record.copy_of for at, record in enumerate(page) if record.copy_of is not None}
        )
    return raw_bytes, repeats


def run(*command: str) -> Cost:
    """Run a command to its end. Raises CalledProcessError where it fails."""
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Cost(seconds, usage.ru_maxrss / 1024)  # Linux counts kilobytes


def on(library: Path, *command: str, forget: bool = False) -> Cost:
    """Run the program on a library; ``forget`` asks the system to drop the file from its cache first."""
    if forget and hasattr(os, "posix_fadvise"):
        with library.open("rb+") as file:
            os.fsync(file.fileno())
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    return run(*PROGRAM, "--library", str(library), *command)


def median_ms(costs: Sequence[Cost]) -> float:
    return 1000 * statistics.median(cost.seconds for cost in costs)


def share_found(library: Path, repeats: dict[int, int]) -> float:
    """The share of the repeats that were folded into the paper they repeat."""
    with sqlite3.connect(library) as db:
        sightings = db.execute("SELECT name, position, paper FROM sighting JOIN page ON page.id = page")
        folded: dict[int, int] = {
            int(Path(name).stem.removeprefix("page")) * PAGE + position: paper
            for name, position, paper in sightings
        }
    return sum(folded[copy] == folded[original] for copy, original in repeats.items()) / len(repeats)


def key_index_bytes(library: Path) -> int:
    """How much of the file the keys take; reckoned where SQLite lacks its dbstat table."""
    with sqlite3.connect(library) as db:
        try:
            return int(db.execute("SELECT sum(pgsize) FROM dbstat WHERE name = 'key'").fetchone()[0])
        except sqlite3.OperationalError:
            return 16 * int(db.execute("SELECT count(*) FROM key").fetchone()[0])


def queries(seed: int) -> tuple[str, str, str]:
    """A rare word, two words and a common word that stand in the first papers."""
    titles = (paper(number, seed).title for number in range(PAGE))
    name, _, rest = next(title for title in titles if ": " in title).partition(": ")
    return name, " ".join(rest.split()[:2]), "analysis"


def measure(count: int, seed: int, folder: Path) -> str:
    """A row of the table."""
    pages, library = folder / "pages", folder / "library.db"
    pages.mkdir()
    raw_bytes, repeats = write_pages(pages, count, seed)
    filled = run(*PROGRAM, "--library", str(library), "ingest", str(pages))
    found = share_found(library, repeats)
    size, index = library.stat().st_size, key_index_bytes(library)
    added: list[Cost] = []
    added_cold: list[Cost] = []
    for number in range(2 * RUNS):
        page = folder / f"new{number}.txt"
        write_page(page, fresh_page(count, seed, number))
        forget = number >= RUNS
        (added_cold if forget else added).append(on(library, "ingest", str(page), forget=forget))
    bare = median_ms([run(sys.executable, "-c", "pass") for _ in range(RUNS)])
    searched = [
        median_ms([on(library, "search", "-n", "20", words) for _ in range(RUNS)]) for words in queries(seed)
    ]
    cells = [
        f"{count:,}",
        f"{count / filled.seconds:,.0f}",
        f"{max(cost.megabytes for cost in (filled, *added)):.0f}",
        f"{median_ms(added):.0f}",
        f"{median_ms(added_cold):.0f}",
        f"{size / raw_bytes:.2f}",
        f"{index / raw_bytes:.1%}",
        *(f"{time_ms:.0f} ({time_ms / bare:.1f})" for time_ms in searched),
        f"{bare:.0f}",
        f"{found:.3f}",
    ]
    return f"| {' | '.join(cells)} |"


COLUMNS = (
    "records", "ingested a second", "peak MB", "page of 100, ms", "file not cached", "file : raw text",
    "keys : raw text", "search a rare word, ms (times pass)", "two words", "a common word",
    "python -c pass, ms", "repeats found",
)  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("counts", nargs="+", type=int)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    print(f"| {' | '.join(COLUMNS)} |\n|{'--:|' * len(COLUMNS)}")
    for count in options.counts:
        with tempfile.TemporaryDirectory() as folder:
            print(measure(count, options.seed, Path(folder)), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
