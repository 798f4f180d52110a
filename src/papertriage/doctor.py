"""Examining: what is wrong with the library or the configuration, what was never read, what was forgotten."""

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from papertriage import clock
from papertriage.config import Config, Topic
from papertriage.dedup import keys
from papertriage.errors import ConfigError
from papertriage.model import Identifiers
from papertriage.query import And, parse
from papertriage.store import Library
from papertriage.store.health import Fault
from papertriage.store.rows import chunks
from papertriage.topics import check, tree
from papertriage.uniting import keys_of

_CHUNK = 500  # papers in memory at a time
_NO_ABSTRACT = "not has:abstract"
_FIX = "papertriage doctor --fix mends it"
_RESTORE = "restore a backup: docs/backup.md"
_NEXT = {
    "index": _FIX,
    "row": f"{_FIX}, but for what you decided on papers that are gone; for those {_RESTORE}",
    "seen": _FIX,
    "key": _FIX,
    "ruling": _FIX,
    "operation": _FIX,
    "setting": "papertriage config --edit",
    "topic": "papertriage config --edit, then papertriage topics --apply",
    "reading": "papertriage mark ID -s done, or -s later",
    "abstract": f"papertriage search {_NO_ABSTRACT!r} lists them",
    "unseen": "papertriage show ID tells what is known of it; ingest the page again that printed it",
    "fragment": "nothing, if it is no paper; else save the page again, or report its format",
}


class Finding(NamedTuple):
    """What was found where, and what to do about it.

    ``kind`` is file, index, row, seen, key, ruling or operation, which are faults of the library; or setting,
    topic, reading, abstract, unseen or fragment.
    """

    kind: str
    place: str
    text: str
    next: str


def examine(
    library: Library, config: Config, faults_of_settings: Iterable[ConfigError] = ()
) -> Iterator[Finding]:
    """Faults of the library first; of a damaged file nothing else is told, for it could not be trusted.

    Settings that only the command line understands are judged by it: ``faults_of_settings``.
    """
    faults = list(library.health.faults(clock.ago(days=1)))
    yield from (_of_fault(fault, library) for fault in faults)
    if any(fault.kind == "file" for fault in faults):
        return
    if without := sum(1 for _ in _without_keys(library)):
        yield _finding("key", "key", f"papers without the keys that folding looks for: {without:,}")
    for wrong in faults_of_settings:
        yield _finding("setting", _file_of(config), str(wrong))
    yield from _of_topics(library, config)
    yield from _of_papers(library, config.doctor.reading_days)
    for page, line, text in library.health.fragments():
        yield _finding("fragment", f"{page}:{line}", text)


def mend(library: Library, findings: Collection[Finding]) -> None:
    """Mend of these what can be: indexes, keys and counts are made anew, what belongs to nothing is dropped.

    What a person decided stays. A change that undo could take back is an operation of the journal. Nothing is
    done to a damaged file.
    """
    kinds = {finding.kind for finding in findings}
    if "file" in kinds:
        return
    mending = library.mending
    if "index" in kinds:
        mending.indexes()
        mending.text_indexes()
    if kinds & {"row", "key"}:
        mending.strays()
        _give_keys(library)
    if kinds & {"row", "seen"}:
        with library.operation("doctor --fix: on how many pages papers are"):
            mending.seen()
    if "ruling" in kinds:
        with library.operation("doctor --fix: what rules said of papers that are gone"):
            mending.rulings()
    if "operation" in kinds:
        mending.operations(clock.ago(days=1))


def _finding(kind: str, place: str, text: str) -> Finding:
    return Finding(kind, place, text, _NEXT[kind])


def _of_fault(fault: Fault, library: Library) -> Finding:
    if fault.kind == "file":
        return Finding("file", str(library.path), fault.text, _RESTORE)
    return _finding(*fault)


def _of_topics(library: Library, config: Config) -> Iterator[Finding]:
    """Doubts about the text of topics, then the topics that no paper has."""
    for doubt in check(config):
        yield _finding("topic", _file_of(config), doubt)
    if library.count(And()):
        for topic in config.topics:
            if _matches_nothing(topic, library):
                yield _finding("topic", _file_of(config), str(topic.error("", "no paper has it")))


def _file_of(config: Config) -> str:
    return str(config.source.path) if config.source else ""


def _matches_nothing(topic: Topic, library: Library) -> bool:
    try:
        return not library.count(tree(topic))
    except ConfigError:  # a doubt already
        return False


def _of_papers(library: Library, reading_days: int) -> Iterator[Finding]:
    for paper, title, last in library.health.reading_since(clock.ago(days=reading_days)):
        yield _finding("reading", paper, f"being read since {last[:10]}: {title}")
    if count := library.count(parse(_NO_ABSTRACT)):
        yield _finding("abstract", _NO_ABSTRACT, f"papers without an abstract: {count:,}")
    for paper, title in library.health.unseen():
        yield _finding("unseen", paper, f"no page prints this paper: {title}")


def _without_keys(library: Library) -> Iterator[tuple[int, set[int]]]:
    """The papers that have no keys but should have, and these."""
    for numbers in chunks(library.health.without_keys(), _CHUNK):
        for number, paper in library.papers(numbers):
            if wanted := keys_of(library.regrouping.placed(number)) or set(keys(paper)):
                yield number, wanted


def _give_keys(library: Library) -> None:
    with library.transaction():
        for number, wanted in _without_keys(library):
            library.add_names(number, Identifiers(), wanted)
