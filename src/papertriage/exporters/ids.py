"""Ids: one full id a line, to pipe into ``mark -`` or to keep."""

from collections.abc import Iterable, Iterator

from papertriage.model import Entry
from papertriage.plugins import Exporter


def render(entries: Iterable[Entry], _group_by: str | None) -> Iterator[str]:
    for entry in entries:
        yield f"{entry.id}\n"


EXPORTER = Exporter(name="ids", render=render)
