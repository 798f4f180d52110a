"""Ingesting: saved pages in, papers folded together, a ledger out."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from papertriage.clean import clean
from papertriage.config import Config
from papertriage.dedup import Folded, best, compare, merge
from papertriage.errors import PageError
from papertriage.model import Ledger, Outcome, PageReport, Paper, Record, Verdict
from papertriage.reading import Options, ReadPage, check, in_processes, read_saved
from papertriage.sources import Saved, find_pages, load
from papertriage.store import Library
from papertriage.tagging import tag_papers
from papertriage.topics import tree

__all__ = ["Options", "find_pages", "ingest"]

_AS_THEY_COME = Options()
_Outcome = ReadPage | PageError | PageReport


def ingest(
    names: Iterable[str], library: Library, config: Config, options: Options = _AS_THEY_COME
) -> Iterator[PageReport]:
    """Read each page into the library and say what became of it, in the order of the names.

    A page is taken in whole or not at all. What can't be read is reported as skipped; a fault of the
    library ends it all, and what was read before stays. PapertriageError: options or topics make no sense.
    """
    check(options)
    for topic in config.topics:
        tree(topic)
    work: Callable[[Saved], Sequence[_Outcome]]
    work = partial(read_saved, options=options, most_megabytes=config.ingest.max_page_megabytes)
    for pages in in_processes(work, _unread(names, library, config)):
        for page in pages:
            yield page if isinstance(page, PageReport) else _kept(page, library, config)


def _unread(names: Iterable[str], library: Library, config: Config) -> Iterator[Saved | Sequence[_Outcome]]:
    """What is to be read; for what is known already, or can't be loaded, the report that says so."""
    for name in names:
        try:
            for saved in load(name, config.ingest.max_page_megabytes):
                yield [PageReport(saved.name, known=True)] if library.knows_page(saved.digest) else saved
        except PageError as error:
            yield [error]


def _kept(page: ReadPage | PageError, library: Library, config: Config) -> PageReport:
    """Take the page in, unless it can't be read or is known."""
    if isinstance(page, PageError):
        return PageReport(page.name, skipped=page.reason)
    name, notes = page.page.name, (*page.page.notes, *page.reading.facts.notes)
    with library.transaction():
        if library.knows_page(page.digest):
            return PageReport(name, known=True)
        return PageReport(name, page.reading, _take_in(page, library, config), notes=notes)


def _take_in(page: ReadPage, library: Library, config: Config) -> Ledger:
    """Keep a page and all that is on it."""
    number = library.add_page(page.page, page.digest, page.reading)
    counts = Counter(unreadable=len(page.reading.fragments))
    touched = set()
    for position, record in enumerate(page.reading.records):
        paper, line = _fold_in(number, position, record, page.papers[position], page.keys[position], library)
        touched.add(paper)
        counts[line] += 1
    tag_papers(library, config.topics, sorted(touched))
    return Ledger(**counts)


def _fold_in(
    page: int, position: int, record: Record, paper: Paper, hashed: Sequence[int], library: Library
) -> tuple[int, str]:
    """Keep one record: the number of its paper, and the line of the ledger that counts it."""
    folded = Folded(paper)
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
