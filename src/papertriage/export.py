"""Exporting: what a query finds, as the lines of a reading list or of a file for programs."""

from collections.abc import Iterable, Iterator, Sequence
from typing import get_args

from papertriage.config import Topic, keys
from papertriage.config.schema import ExportSettings
from papertriage.errors import PapertriageError
from papertriage.exporters import exporter
from papertriage.model import Entry
from papertriage.query import Node
from papertriage.store import Library

_GROUPINGS = get_args(keys(ExportSettings)["group_by"].kind)


def export(
    node: Node, library: Library, format_name: str, group_by: str | None = None, topics: Sequence[Topic] = ()
) -> Iterator[str]:
    """The lines of the papers that the query means, the longest in the library first; memory stays bounded.

    ``group_by`` is what the setting ``export.group_by`` can be; None is no groups, too. Under headings by
    topic a paper stands once, under the one of ``topics`` that has the highest score, the first among
    equals. PapertriageError where there is no such format or grouping.
    """
    if group_by not in (None, *_GROUPINGS):
        raise PapertriageError(f"can't group by {group_by!r}; known: {', '.join(_GROUPINGS)}")
    grouping = None if group_by == "none" else group_by
    render = exporter(format_name).render
    entries = library.entries(library.matching(node))
    return render(_best_topic_first(entries, topics) if grouping == "topic" else entries, grouping)


def _best_topic_first(entries: Iterable[Entry], topics: Iterable[Topic]) -> Iterator[Entry]:
    """The entries with their tags in the order of the topics' scores; those of no topic by name, last."""
    ordered = sorted(topics, key=lambda topic: (topic.mute, -topic.score))
    ranks = {topic.name: rank for rank, topic in enumerate(ordered)}
    for entry in entries:
        tags = sorted(entry.tags, key=lambda tag: (ranks.get(tag.name, len(ranks)), tag.name))
        yield entry._replace(tags=tuple(tags))
