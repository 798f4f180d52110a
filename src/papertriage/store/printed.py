"""Records as printed, kept small: a sighting stores only what differs from its paper.

A page mostly prints what the paper already says, so the fields that are equal are left out, and an abstract
that differs a little is compressed with the paper's as the dictionary, to some fifty bytes. When the paper
changes, ``rebase`` tells its sightings anew, and nothing is lost.
"""

import zlib
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from papertriage.model import AbstractKind, Identifiers, Paper, Record
from papertriage.text import escape_harmful

if TYPE_CHECKING:
    from json import JSONEncoder

# Not the identifiers: a paper may have several of a scheme, and shows one of them.
_SHARED = tuple(name for name in Record._fields if name in Paper._fields and name != "identifiers")
_SHARED_OF = attrgetter(*_SHARED)
_DEFAULTS = Record("")._asdict()
_UTF8 = ("utf-8", "surrogatepass")  # a page may hold half a letter
_WINDOW = 32_768  # as far as zlib looks back


class Printed(NamedTuple):
    """A record by its difference from its paper: JSON, and the abstract where that differs."""

    fields: str
    abstract: bytes | None


def shrink(record: Record, paper: Paper) -> Printed:
    """The record by what it does not share with its paper."""
    of_paper = _DEFAULTS | _shared(paper)
    differing = {name: value for name, value in record._asdict().items() if value != of_paper[name]}
    abstract = differing.pop("abstract", None)
    fields = escape_harmful(_encoder().encode(differing))
    return Printed(fields, None if abstract is None else _squeezed(abstract, paper.abstract))


def expand(printed: Printed, paper: Paper) -> Record:
    """The record that ``shrink`` was given, when its paper is still the same."""
    import json

    fields = _shared(paper) | json.loads(printed.fields)
    fields["abstract_kind"] = AbstractKind(fields["abstract_kind"])
    fields["authors"] = tuple(fields["authors"])
    fields["categories"] = tuple(fields["categories"])
    fields["identifiers"] = Identifiers(*fields.get("identifiers", ()))
    if printed.abstract is not None:
        fields["abstract"] = _restored(printed.abstract, paper.abstract)
    return Record(**fields)


def rebase(printed: Printed, old: Paper, new: Paper) -> Printed:
    """The same record, told by its difference from ``new`` instead of ``old``."""
    return shrink(expand(printed, old), new)


@cache
def _encoder() -> "JSONEncoder":
    import json  # loaded late, because a list of hits does without

    return json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def _shared(paper: Paper) -> dict[str, Any]:
    return dict(zip(_SHARED, _SHARED_OF(paper), strict=True))


def _squeezed(text: str, like: str) -> bytes:
    press = zlib.compressobj(zdict=_dictionary(like))
    return press.compress(text.encode(*_UTF8)) + press.flush()


def _restored(data: bytes, like: str) -> str:
    return zlib.decompressobj(zdict=_dictionary(like)).decompress(data).decode(*_UTF8)


def _dictionary(text: str) -> bytes:
    return text.encode(*_UTF8)[:_WINDOW]
