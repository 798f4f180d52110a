"""Where the time of an ingest goes: what each stage takes of a record, on one core, as a Markdown table.

usage: python benchmarks/stages.py PAPERS [--records N] [--library PATH] [--seed S]

A library of so many synthetic papers is filled by the real program (or that at PATH is copied), then N more
records, one in twenty a damaged copy, are ingested in this process with a clock round each stage. Exits with
1 where a stage never ran, for then its clock stands in the wrong place, or where records were lost.
"""

import argparse
import contextlib
import json
import random
import shutil
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from processes import on, use_cores
from stream import COPIES, write_lines
from synthetic import paper

import papertriage.folding
import papertriage.ingest
import papertriage.reading
from papertriage.config import Config
from papertriage.store import Library, database, indexing
from papertriage.store.keys import Keys

# (what it does, where it stands, what it is called there)
FUNCTIONS: tuple[tuple[str, object, str], ...] = (
    ("reading: parsing", papertriage.ingest, "read_saved"),
    ("reading: cleaning", papertriage.reading, "clean"),
    ("reading: making keys", papertriage.reading, "keys"),
    ("finding: candidates", Library, "candidates"),
    ("finding: comparing", papertriage.folding, "nearest"),
    ("finding: comparing", papertriage.folding, "joining"),
    ("writing: papers and keys", Library, "add_paper"),
    ("writing: what joins papers", papertriage.folding, "_join"),
    ("writing: sightings", Library, "add_sighting"),
    ("writing: tags", papertriage.ingest, "tag_papers"),
)
ENTERED = ("finding: keys of a page", Keys, "expected")
LEFT = (
    ("writing: text indexes", indexing, "together"),
    ("writing: to disk", database, "transaction"),
)


class Stages:
    """How many seconds each stage took, without those that it called."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self._running = ["else"]
        self._since = time.perf_counter()

    @contextlib.contextmanager
    def stage(self, name: str) -> Iterator[None]:
        self._turn()
        self._running.append(name)
        try:
            yield
        finally:
            self._turn()
            self._running.pop()

    def _turn(self) -> None:
        now = time.perf_counter()
        self.seconds[self._running[-1]] += now - self._since
        self._since = now

    def function(self, name: str, owner: object, attribute: str) -> None:
        """Count what a function takes."""
        timed: Callable[..., Any] = getattr(owner, attribute)

        def counted(*given: Any, **named: Any) -> Any:
            with self.stage(name):
                return timed(*given, **named)

        setattr(owner, attribute, counted)

    def context(self, name: str, owner: object, attribute: str, *, left: bool) -> None:
        """Count what entering a context takes, or leaving it."""
        made: Callable[..., AbstractContextManager[None]] = getattr(owner, attribute)

        @contextlib.contextmanager
        def counted(*given: Any) -> Iterator[None]:
            with contextlib.ExitStack() as stack:
                if left:
                    stack.enter_context(made(*given))
                    yield
                    with self.stage(name):
                        stack.close()
                else:
                    with self.stage(name):
                        stack.enter_context(made(*given))
                    yield

        setattr(owner, attribute, counted)


def write_more(lines: Path, papers: int, count: int, seed: int) -> None:
    """Save records that a library of so many papers lacks, one in twenty a copy of one of its own."""
    chance = random.Random(f"{seed}/more")
    with lines.open("w", encoding="utf-8") as file:
        for number in range(papers, papers + count):
            copied = chance.random() < 0.05
            known = chance.choice(COPIES)(chance, paper(chance.randrange(papers), seed)) if copied else None
            title, abstract = (known or paper(number, seed))[:2]
            file.write(json.dumps({"paperId": None, "title": title, "abstract": abstract}) + "\n")


def measure(library: Path, lines: Path) -> tuple[Stages, int]:
    """The stages of an ingest, and how many records it found."""
    with Library(library) as opened:
        stages = Stages()
        for name, owner, attribute in FUNCTIONS:
            stages.function(name, owner, attribute)
        stages.context(*ENTERED, left=False)
        for name, owner, attribute in LEFT:
            stages.context(name, owner, attribute, left=True)
        with stages.stage("else"):
            found = sum(
                report.ledger.found for report in papertriage.ingest.ingest([str(lines)], opened, Config())
            )
    return stages, found


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("papers", type=int)
    parser.add_argument("--records", type=int, default=20_000)
    parser.add_argument("--library", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        library, lines = Path(folder, "library.db"), Path(folder, "papers.jsonl")
        if options.library:
            shutil.copy(options.library, library)
        else:
            write_lines(lines, options.papers, options.seed)
            on(library, "ingest", str(lines))
        write_more(lines, options.papers, options.records, options.seed)
        use_cores(1)
        stages, found = measure(library, lines)
    names = {name for name, _, _ in (*FUNCTIONS, ENTERED, *LEFT)}
    if idle := sorted(names - stages.seconds.keys()):
        raise SystemExit(f"never ran: {', '.join(idle)}")
    if found != options.records:
        raise SystemExit(f"{found} records of {options.records} were found")
    whole = sum(stages.seconds.values())
    print(f"{found / whole:,.0f} records a second on one core", end="\n\n")
    print("| stage | microseconds a record | share |", "|---|--:|--:|", sep="\n")
    for name, seconds in sorted(stages.seconds.items()):
        print(f"| {name} | {1e6 * seconds / found:.0f} | {seconds / whole:.1%} |")


if __name__ == "__main__":
    main()
