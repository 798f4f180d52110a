"""An entry as JSON, for ``search``, ``show`` and ``export`` alike. Keys are only ever added."""

from collections.abc import Iterable
from typing import Any

from papertriage.model import Entry, Sighting
from papertriage.versions import Version, versions


def entry_json(entry: Entry) -> dict[str, Any]:
    """The entry in values that ``json`` knows; "versions", newest first, only where it has more than one."""
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
    known = versions(entry)
    return values | {"versions": [_version(version) for version in known]} if len(known) > 1 else values


def _sightings(sightings: Iterable[Sighting]) -> list[dict[str, Any]]:
    return [
        {"page": one.page, "reader": one.reader, "position": one.position, "date": one.date}
        for one in sightings
    ]


def _version(version: Version) -> dict[str, Any]:
    return version._asdict() | {
        "identifiers": version.identifiers._asdict(),
        "sightings": _sightings(version.sightings),
    }
