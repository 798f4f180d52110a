"""An entry as JSON, for ``search``, ``show`` and ``export`` alike. Keys are only ever added."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from papertriage.model import AbstractKind, Entry, Identifiers, Record, Sighting
from papertriage.text import one_line

_KINDS = list(AbstractKind)


def entry_json(entry: Entry) -> dict[str, Any]:
    """The entry in values that ``json`` knows; "versions" only where it has more than one."""
    paper = entry.paper
    values = {
        "id": entry.id,
        "title": paper.title,
        "abstract": paper.abstract,
        "abstract_kind": paper.abstract_kind.value,
        "authors": list(paper.authors),
        "authors_count": paper.authors_count,
        "organization": paper.organization,
        "date": paper.date,
        "venue": paper.venue,
        "identifiers": paper.identifiers._asdict(),
        "url": paper.url,
        "categories": list(paper.categories),
        "status": entry.status.value,
        "priority": entry.priority,
        "rating": entry.rating,
        "note": entry.note,
        "tags": [tag._asdict() for tag in entry.tags],
        "added": entry.added,
        "seen": entry.seen,
        "sightings": _sightings(entry.sightings),
        "score": entry.score,
    }
    versions = _versions(entry)
    return values | {"versions": versions} if len(versions) > 1 else values


def _sightings(sightings: Iterable[Sighting]) -> list[dict[str, Any]]:
    return [
        {"page": one.page, "reader": one.reader, "position": one.position, "date": one.date}
        for one in sightings
    ]


def _versions(entry: Entry) -> list[dict[str, Any]]:
    ordered = sorted(entry.sightings, key=lambda sighting: sighting.version)
    return [
        _version(f"{entry.id}v{number}", list(sightings))
        for number, sightings in groupby(ordered, key=lambda sighting: sighting.version)
    ]


def _version(name: str, sightings: list[Sighting]) -> dict[str, Any]:
    """What pages printed of one version: the texts of the fullest record, the rest from any that has it."""
    records = sorted((sighting.record for sighting in sightings), key=_fullness)
    return {
        "id": name,
        "title": one_line(records[0].title),
        "abstract": one_line(records[0].abstract),
        "venue": _first(records, "venue"),
        "date": _first(records, "date"),
        "identifiers": {
            scheme: _first([record.identifiers for record in records], scheme)
            for scheme in Identifiers._fields
        },
        "sightings": _sightings(sightings),
    }


def _fullness(record: Record) -> int:
    return _KINDS.index(record.abstract_kind)


def _first(records: Iterable[Record | Identifiers], field: str) -> str | None:
    return next((value for record in records if (value := getattr(record, field))), None)
