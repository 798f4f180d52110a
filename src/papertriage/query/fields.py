"""The fields of a query, and what ``field:value`` means for each."""

import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from papertriage.errors import QueryError
from papertriage.model import Status
from papertriage.query.tree import Node, Range, Test, Text

SHORTEST_ID = 4  # digits, as git does
_STATUSES = tuple(Status)
_HAS = ("abstract", "arxiv", "doi", "note", "rating", "tag", "url")

_YEAR = re.compile(r"\d{4}", re.ASCII)
_NUMBER = re.compile(r"-?\d{1,9}", re.ASCII)
_DAY = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?", re.ASCII)
_AGO = re.compile(r"\d{1,4}[dwmy]", re.ASCII)


class Field(NamedTuple):
    """A field: what it means with a value (and whether a star followed it), and how it is used."""

    meaning: Callable[[str, str, bool], Node]
    example: str


def meaning(name: str, value: str, prefix: bool) -> Node:
    """What ``name:value`` means; ``prefix`` says that a star followed the value.

    Raises QueryError where there is no such field, or the field has no such value.
    """
    field = FIELDS.get(name.lower())
    if field is None:
        raise QueryError(f"{_unknown('field', name, sorted(FIELDS))}; to find the words, quote them")
    if not value.strip():
        raise QueryError(
            f"{name}: has no value; write it as in {field.example}, or quote the word to find it"
        )
    return field.meaning(name.lower(), value, prefix)


def _unknown(kind: str, name: str, known: Sequence[str]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(name.lower(), known, n=2)
    guess = f"did you mean {' or '.join(close)}? " if close else ""
    return f"no {kind} is called {name!r}; {guess}known: {', '.join(known)}"


def _text(name: str, value: str, prefix: bool) -> Node:
    return Text(value, name, prefix)


def _test(name: str, value: str, prefix: bool) -> Node:
    return Test(name, value, prefix)


def _anywhere(name: str, value: str, _: bool) -> Node:
    return Test(name, value)  # found wherever it stands, so a star changes nothing


def _one_of(name: str, value: str, prefix: bool, known: Sequence[str]) -> Node:
    chosen = value.lower() + "*" * prefix
    if chosen not in known:
        raise QueryError(_unknown(f"value of {name}:", chosen, known))
    return Test(name, chosen)


def _id(name: str, value: str, _: bool) -> Node:
    if len(value) < SHORTEST_ID:
        raise QueryError(f"{name}:{value} is too short; type at least {SHORTEST_ID} digits")
    return Test(name, value)  # known by its start, so a star changes nothing


def _range(name: str, value: str, prefix: bool, form: re.Pattern[str]) -> Node:
    value += "*" * prefix
    low, dots, high = value.partition("..")
    ends = [end for end in (low, high) if end]
    if not ends or not all(form.fullmatch(end) or _is_ago(name, end) for end in ends):
        raise QueryError(f"{name}:{value} is no range; write it as in {FIELDS[name].example}")
    if len(ends) == 2 and _later(low, high):
        raise QueryError(f"{name}:{value} runs backwards; write {name}:{high}..{low}")
    if not dots and not _is_ago(name, low):
        high = low
    return Range(name, low or None, high or None)


def _is_ago(name: str, end: str) -> bool:
    return name == "added" and _AGO.fullmatch(end) is not None


def _later(low: str, high: str) -> bool:
    """Whether ``low`` is past ``high``: two numbers, or two dates shortened at will."""
    if _NUMBER.fullmatch(low) and _NUMBER.fullmatch(high):
        return int(low) > int(high)
    return bool(_DAY.fullmatch(low) and _DAY.fullmatch(high)) and low[: len(high)] > high


FIELDS = {
    "title": Field(_text, "title:robot"),
    "abstract": Field(_text, 'abstract:"diffusion policy"'),
    "author": Field(_text, 'author:"Y. Kim"'),
    "note": Field(_text, "note:idea"),
    "tag": Field(_test, "tag:survey"),
    "rule": Field(_test, "rule:kv-cache"),
    "status": Field(partial(_one_of, known=_STATUSES), "status:later"),
    "has": Field(partial(_one_of, known=_HAS), "has:doi"),
    "source": Field(_anywhere, "source:arxiv"),
    "venue": Field(_anywhere, "venue:ACL"),
    "id": Field(_id, "id:2408.03961"),
    "year": Field(partial(_range, form=_YEAR), "year:2024, year:2020..2023 or year:2024.."),
    "added": Field(partial(_range, form=_DAY), "added:7d.. (or 2w, 3m, 1y) or added:2024-09..2024-10"),
    "seen": Field(partial(_range, form=_NUMBER), "seen:2 or seen:2.."),
    "rating": Field(partial(_range, form=_NUMBER), "rating:4.."),
    "priority": Field(partial(_range, form=_NUMBER), "priority:1.."),
}
