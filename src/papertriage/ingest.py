"""Ingesting: saved pages in, papers folded together, a ledger out."""

import hashlib
import os
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from papertriage import containers, readers
from papertriage.clean import clean
from papertriage.config import Config
from papertriage.dates import iso_date
from papertriage.dedup import Folded, best, compare, keys, merge
from papertriage.errors import PageError, PapertriageError
from papertriage.model import Ledger, Outcome, Page, PageReport, Reading, Record, Verdict
from papertriage.store import Library
from papertriage.tagging import tag_papers
from papertriage.topics import tree

STDIN = "-"


class Options(NamedTuple):
    """What the user knows of the pages better than they say: their format, and the day they were saved."""

    format: str | None = None
    page_date: str | None = None


_AS_THEY_COME = Options()


def find_pages(names: Sequence[str]) -> list[str]:
    """The files that the names mean, folders walked in order of their names.

    Left out of folders: hidden files, and the ``X_files`` folders that browsers put beside a page.
    """
    return [page for name in names for page in (_walk(name) if Path(name).is_dir() else [name])]


def _walk(folder: str) -> Iterator[str]:
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and not name.endswith("_files")
        )
        yield from (str(Path(root) / name) for name in sorted(files) if not name.startswith("."))


def ingest(
    names: Iterable[str], library: Library, config: Config, options: Options = _AS_THEY_COME
) -> Iterator[PageReport]:
    """Read each page into the library and say what became of it, one after the other.

    A page is taken in whole or not at all. What can't be read is reported as skipped; a fault of the
    library ends it all, and what was read before stays. PapertriageError: options or topics make no sense.
    """
    _check(config, options)
    for name in names:
        try:
            yield _ingest_page(name, library, config, options)
        except PageError as error:
            yield PageReport(name=name, skipped=error.reason)


def _check(config: Config, options: Options) -> None:
    """Raise PapertriageError for what makes no sense, before the first page is read."""
    for topic in config.topics:
        tree(topic)
    if options.format:
        readers.named(options.format)
    if options.page_date and not iso_date(options.page_date):
        raise PapertriageError(f"--page-date {options.page_date!r} is no date; write it as 2026-05-28")


def _ingest_page(name: str, library: Library, config: Config, options: Options) -> PageReport:
    data, modified = _load(name, config.ingest.max_page_megabytes)
    digest = hashlib.sha256(data).hexdigest()
    if library.knows_page(digest):
        return PageReport(name=name, known=True)
    page = containers.open_page(name, data, modified)
    if options.page_date:
        page = page._replace(saved=iso_date(options.page_date))
    reading = readers.read_page(page, options.format)
    with library.transaction():
        ledger = _take_in(page, digest, reading, library, config)
    return PageReport(name, reading, ledger, notes=(*page.notes, *reading.facts.notes))


def _load(name: str, most_megabytes: int) -> tuple[bytes, str | None]:
    """The bytes of a file, or of standard input, and the day the file was last changed."""
    most = most_megabytes * 1_000_000
    try:
        if name == STDIN:
            data, modified = sys.stdin.buffer.read(most + 1), None
        else:
            with Path(name).open("rb") as file:
                data = file.read(most + 1)
                modified = time.strftime("%Y-%m-%d", time.localtime(os.fstat(file.fileno()).st_mtime))
    except OSError as error:
        raise PageError(name, f"can't be read: {error.strerror}") from error
    if len(data) > most:
        raise PageError(
            name, f"larger than {most_megabytes} MB; see `papertriage config ingest.max_page_megabytes`"
        )
    return data, modified


def _take_in(page: Page, digest: str, reading: Reading, library: Library, config: Config) -> Ledger:
    """Keep a page and all that is on it."""
    number = library.add_page(page, digest, reading)
    counts = Counter(unreadable=len(reading.fragments))
    touched = set()
    for position, record in enumerate(reading.records):
        paper, line = _fold_in(number, position, record, library)
        touched.add(paper)
        counts[line] += 1
    tag_papers(library, config.topics, sorted(touched))
    return Ledger(**counts)


def _fold_in(page: int, position: int, record: Record, library: Library) -> tuple[int, str]:
    """Keep one record: the number of its paper, and the line of the ledger that counts it."""
    folded = Folded(clean(record))
    hashed = keys(folded)
    known = [
        (number, Folded(paper)) for number, paper in library.candidates(folded.paper.identifiers, hashed)
    ]
    others = [other for _, other in known]
    found = best(folded, others, recurs=sum(other.compact == folded.compact for other in others))
    if found and found[1].outcome in (Outcome.SAME, Outcome.VERSION):
        (number, other), verdict = known[found[0]], found[1]
        version, like = _version(folded, other, number, verdict, library)
        paper = merge(other.paper, folded.paper)
        library.change_paper(number, other.paper, paper, hashed)
        library.add_sighting(page, position, number, version, record, paper)
        return number, "seen_again" if like and _repeats(folded, like) else "merged"
    number = library.add_paper(folded.paper, hashed)
    library.add_sighting(page, position, number, 1, record, folded.paper)
    if found and found[1].outcome is Outcome.MAYBE:
        library.rule(number, known[found[0]][0], Outcome.MAYBE, found[1].reason)
        return number, "maybe"
    return number, "new"


def _repeats(record: Folded, known: Folded) -> bool:
    """Whether a record tells nothing of a paper but what identifier, or title and abstract, said before."""
    shared = set(record.paper.identifiers.pairs()) & set(known.paper.identifiers.pairs())
    return bool(shared) or (record.title, record.abstract) == (known.title, known.abstract)


def _version(
    record: Folded, paper: Folded, number: int, verdict: Verdict, library: Library
) -> tuple[int, Folded | None]:
    """Which version of its paper a record prints, from 1, and what is known of that one (None: it is new)."""
    printed = library.printed(number)
    newest = max((version for version, _ in printed), default=1)
    if newest == 1 and verdict.outcome is Outcome.SAME:
        return 1, paper
    for version, other in printed:
        like = Folded(clean(other))
        if compare(record, like).outcome is Outcome.SAME:
            return version, like
    return (newest + 1, None) if verdict.outcome is Outcome.VERSION else (1, paper)
