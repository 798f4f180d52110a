"""Examining: what is wrong with the library or the configuration, and what was never read."""

from collections.abc import Iterator
from typing import NamedTuple

from papertriage.config import Config
from papertriage.store import Library
from papertriage.topics import check


class Finding(NamedTuple):
    """``kind`` is "file", "topic" or "fragment"; ``place`` is where it is, ``text`` what it is."""

    kind: str
    place: str
    text: str


def examine(library: Library, config: Config) -> Iterator[Finding]:
    """Faults of the file first, then doubts about topics, then the fragments of pages, the newest first."""
    for fault in library.faults():
        yield Finding("file", str(library.path), fault)
    for doubt in check(config):
        yield Finding("topic", str(config.source.path if config.source else ""), doubt)
    for page, line, text in library.fragments():
        yield Finding("fragment", f"{page}:{line}", text)
