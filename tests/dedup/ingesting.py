"""Folding whole lists of papers as a person does: they are saved as pages, and the pages are ingested."""

import csv
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from papertriage.config import Config
from papertriage.ingest import ingest
from papertriage.model import Entry, Paper
from papertriage.query import And
from papertriage.store import Library

_COLUMNS = ("title", "abstract", "author", "year", "journal", "doi", "url")


def folded(papers: Sequence[Paper], batch: int = 10_000) -> list[list[int]]:
    """The positions of the records that make each paper, printed on pages of ``batch`` records."""
    found = [[_position(at.record.url) for at in entry.sightings] for entry in _ingested(papers, batch)]
    return sorted(map(sorted, found))


def shown(papers: Sequence[Paper]) -> list[str]:
    """The titles of the papers that a library shows, each record printed on a page of its own."""
    return [entry.paper.title for entry in _ingested(papers, 1)]


def _ingested(papers: Sequence[Paper], batch: int) -> list[Entry]:
    with TemporaryDirectory() as folder, Library(None) as library:
        pages = [
            _write_page(Path(folder, f"{start:06}.csv"), start, papers[start : start + batch])
            for start in range(0, len(papers), batch)
        ]
        assert not any(report.skipped for report in ingest(pages, library, Config()))
        return list(library.entries(library.matching(And())))


def _write_page(path: Path, start: int, papers: Sequence[Paper]) -> str:
    """Each record has an address of its own, by which it is known again."""
    with path.open("w", newline="", encoding="utf-8") as file:
        page = csv.writer(file)
        page.writerow(_COLUMNS)
        for at, paper in enumerate(papers, start):
            authors, address = "; ".join(paper.authors), f"https://lamps.example/{at}"
            page.writerow(
                (
                    paper.title,
                    paper.abstract,
                    authors,
                    paper.date,
                    paper.venue,
                    paper.identifiers.doi,
                    address,
                )
            )
    return str(path)


def _position(address: str | None) -> int:
    return int((address or "").rpartition("/")[2])
