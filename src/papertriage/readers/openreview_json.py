"""OpenReview's notes as JSON: the submissions of a venue or of a search; reviews and comments are left out.

In version 2 of the API each field of ``content`` is an object with a ``value``, in version 1 the value.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from papertriage.model import Facts, Fragment, Page, Record
from papertriage.plugins import Reader
from papertriage.readers._abstracts import abstract_or_summary
from papertriage.readers._addresses import identified
from papertriage.readers._facts import facts
from papertriage.readers._json_items import each, fields, is_json, json_records, line, number

_NOTE = re.compile(r'"forum"\s*:')
_CONTENT = re.compile(r'"content"\s*:\s*\{')
_COUNT = re.compile(r'\]\s{0,99},\s{0,99}"count"\s{0,99}:\s{0,99}(\d{1,9})\b', re.ASCII)
_TAIL = 500  # characters at the end of an answer, where its count is
_SUMMARIES = ("TLDR", "TL;DR", "one-sentence_summary")  # of their authors
_FORUM = "https://openreview.net/forum?id="


def recognises(page: Page) -> bool:
    return is_json(page.text) and bool(_NOTE.search(page.text) and _CONTENT.search(page.text))


def read(page: Page) -> Iterator[Record | Fragment | Facts]:
    yield from json_records(page.text, "notes", _record)
    shown = len(_NOTE.findall(page.text))
    count = _COUNT.search(page.text, max(0, len(page.text) - _TAIL))
    yield facts(shown, int(count[1]) if count else shown)


def _record(note: dict[str, Any]) -> Record | list[Record] | None:
    """The paper of a note, none of a review or comment; None where it tells neither title nor abstract."""
    content = {key: _value(field) for key, field in fields(note.get("content")).items()}
    if note.get("replyto") or note.get("forum") != note.get("id", note.get("forum")):
        return []
    title = line(content.get("title"))
    summaries = (line(content.get(key)) for key in _SUMMARIES)
    abstract, kind = abstract_or_summary([line(content.get("abstract"))], summaries)
    if not title and not abstract:
        return None
    return Record(
        title,
        abstract,
        kind,
        authors=tuple(filter(None, map(_name, each(content.get("authors"))))),
        date=_day(note),
        identifiers=identified(line(content.get(key)) for key in ("ee", "html", "pdf")),
        url=_FORUM + line(note.get("forum")) if note.get("forum") else None,
        venue=line(content.get("venue")) or None,
    )


def _value(field: Any) -> Any:
    return field["value"] if isinstance(field, dict) and "value" in field else field


def _name(author: Any) -> str:
    return line(fields(author).get("fullname")) or line(author)


def _day(note: dict[str, Any]) -> str | None:
    """The day in UTC on which the paper was published, else submitted; dates are milliseconds since 1970."""
    since = next(filter(None, (number(note.get(key)) for key in ("pdate", "cdate", "tcdate"))), None)
    if since is None or not 0 < since < 10**13:
        return None
    return datetime.fromtimestamp(since / 1000, UTC).date().isoformat()


READER = Reader(name="openreview-json", recognises=recognises, read=read)
