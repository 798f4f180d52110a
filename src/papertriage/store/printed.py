"""Records as printed, kept small: a sighting stores only what differs from its paper.

A page mostly prints what the paper already says, so the fields that are equal are left out. When
the paper changes, ``rebase`` writes out what its sightings had left to it, and nothing is lost.
"""

import json
from typing import Any

from papertriage.model import AbstractKind, Identifiers, Paper, Record
from papertriage.text import escape_harmful

# Not the identifiers: a paper may have several of a scheme, and shows one of them.
_SHARED = tuple(name for name in Record._fields if name in Paper._fields and name != "identifiers")
_DEFAULTS = Record("")._asdict()


def shrink(record: Record, paper: Paper) -> str:
    """The record as JSON without the fields that it shares with its paper."""
    of_paper = {**_DEFAULTS, **{name: getattr(paper, name) for name in _SHARED}}
    differing = {name: value for name, value in record._asdict().items() if value != of_paper[name]}
    return _dump(differing)


def expand(printed: str, paper: Paper) -> Record:
    """The record that ``shrink`` was given, when its paper is still the same."""
    fields = {name: getattr(paper, name) for name in _SHARED} | json.loads(printed)
    fields["abstract_kind"] = AbstractKind(fields["abstract_kind"])
    fields["authors"] = tuple(fields["authors"])
    fields["categories"] = tuple(fields["categories"])
    fields["identifiers"] = Identifiers(*fields.get("identifiers", ()))
    return Record(**fields)


def rebase(printed: str, old: Paper, new: Paper) -> str:
    """The same record, told by its difference from ``new`` instead of ``old``."""
    return shrink(expand(printed, old), new)


def _dump(fields: dict[str, Any]) -> str:
    # A page may hold half a letter (a lone surrogate), which SQLite takes only escaped.
    return escape_harmful(json.dumps(fields, ensure_ascii=False, separators=(",", ":")))
