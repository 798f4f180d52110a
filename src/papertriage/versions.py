"""The versions of a paper: preprint and article, first and second posting, each as its pages printed it."""

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from papertriage.model import AbstractKind, Entry, Identifiers, Record, Sighting
from papertriage.text import one_line

_KINDS = list(AbstractKind)


class Version(NamedTuple):
    """What pages printed of one version: the texts of the fullest record, the rest from any that has it."""

    id: str
    title: str
    abstract: str
    venue: str | None
    date: str | None
    identifiers: Identifiers
    sightings: tuple[Sighting, ...]


def versions(entry: Entry) -> list[Version]:
    """The versions of an entry with its sightings, the newest first."""
    ordered = sorted(entry.sightings, key=lambda sighting: sighting.version)
    by_version = groupby(ordered, key=lambda sighting: sighting.version)
    known = [_version(f"{entry.id}v{number}", tuple(sightings)) for number, sightings in by_version]
    return sorted(known, key=_newness, reverse=True)


def _newness(version: Version) -> tuple[str, int]:
    return version.date or "", version.sightings[0].version


def _version(name: str, sightings: tuple[Sighting, ...]) -> Version:
    records = sorted((sighting.record for sighting in sightings), key=_fullness)
    identifiers = [record.identifiers for record in records]
    return Version(
        id=name,
        title=one_line(records[0].title),
        abstract=one_line(records[0].abstract),
        venue=_first(records, "venue"),
        date=_first(records, "date"),
        identifiers=Identifiers(*(_first(identifiers, scheme) for scheme in Identifiers._fields)),
        sightings=sightings,
    )


def _fullness(record: Record) -> int:
    return _KINDS.index(record.abstract_kind)


def _first(records: Iterable[Record | Identifiers], field: str) -> str | None:
    return next((value for record in records if (value := getattr(record, field))), None)
