"""Ingesting: saved pages in, papers folded together, a ledger out."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain

from papertriage.config import Config
from papertriage.download import download, is_address
from papertriage.errors import PageError
from papertriage.folding import fold_in
from papertriage.model import Ledger, PageReport, Record
from papertriage.pool import in_processes
from papertriage.reading import Options, ReadPage, check_options, read_saved
from papertriage.sources import Saved, expected, find_pages, load
from papertriage.store import Library
from papertriage.store.regrouping import Place
from papertriage.tagging import tag_papers
from papertriage.text import some
from papertriage.topics import tree

__all__ = ["Options", "check", "expected", "find_pages", "ingest"]

_AS_THEY_COME = Options()
_NOTHING = Record("")  # such as an empty row of a table, whose place counts, but which is no paper
_KEYS_WAITING = 500_000  # they take 10 MB, and moving them rewrites most of the other keys, however many
_Result = ReadPage | PageError | PageReport


def check(config: Config, options: Options) -> None:
    """Raise PapertriageError for options and topics that make no sense, before anything is opened."""
    check_options(options)
    for topic in config.topics:
        tree(topic)


def ingest(
    names: Iterable[str], library: Library, config: Config, options: Options = _AS_THEY_COME
) -> Iterator[PageReport]:
    """Read each page into the library and say what became of it, in the order of the names.

    A page is taken in whole or not at all. What can't be read is reported as skipped; a fault of the
    library ends it all, and what was read before stays.
    """
    names = list(names)
    work: Callable[[Saved], Sequence[_Result]]
    work = partial(read_saved, options=options, most_megabytes=config.ingest.max_page_megabytes)
    with library.operation(f"ingest {some(names, 1)}"):
        for pages in in_processes(work, _unread(names, library, config)):
            for page in pages:
                yield page if isinstance(page, PageReport) else _kept(page, library, config)
            library.keys.settle(_KEYS_WAITING)


def _unread(names: Iterable[str], library: Library, config: Config) -> Iterator[Saved | Sequence[_Result]]:
    """What is to be read; for what is known already, or can't be loaded, the report that says so."""
    most_megabytes = config.ingest.max_page_megabytes
    kept_in = library.path.parent / "pages" if library.path else None
    for name in names:
        try:
            pages = (
                [download(name, kept_in, most_megabytes)] if is_address(name) else load(name, most_megabytes)
            )
            for saved in pages:
                yield [PageReport(saved.name, known=True)] if library.knows_page(saved.digest) else saved
        except PageError as error:
            yield [error]


def _kept(page: ReadPage | PageError, library: Library, config: Config) -> PageReport:
    """Take the page in, unless it can't be read or is known."""
    if isinstance(page, PageError):
        return PageReport(page.name, skipped=page.reason)
    name, notes = page.page.name, (*page.page.notes, *page.reading.facts.notes)
    with library.filling(chain.from_iterable(page.keys)):
        if library.knows_page(page.digest):
            return PageReport(name, known=True)
        ledger, revised = _take_in(page, library, config)
        return PageReport(name, page.reading, ledger, notes=(*notes, *_noted(revised)))


def _take_in(page: ReadPage, library: Library, config: Config) -> tuple[Ledger, list[str]]:
    """Keep a page and all that is on it; the account, and the titles of papers that came in a new version."""
    number = library.add_page(page.page, page.digest, page.reading)
    counts = Counter(unreadable=len(page.reading.fragments))
    touched, revised = set(), []
    for position, (record, paper, keys) in enumerate(
        zip(page.reading.records, page.papers, page.keys, strict=True)
    ):
        if record._replace(line=0) == _NOTHING:
            continue
        folding = fold_in(Place(number, position), record, paper, keys, library, config)
        touched.add(folding.paper)
        counts[folding.line] += 1
        if folding.new_version:
            revised.append(paper.title)
    tag_papers(library, config.topics, sorted(touched))
    return Ledger(**counts), revised


def _noted(revised: Sequence[str]) -> list[str]:
    """A note that names the papers of which a page brought a new version; none where it brought none."""
    return [f"new version of {some([repr(title) for title in revised], 3, '; ')}"] if revised else []
