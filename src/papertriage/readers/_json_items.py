"""The items of a JSON array one by one, also of an array that breaks off, and what their fields hold."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

from papertriage.model import Fragment, Record
from papertriage.text import squeeze

_BETWEEN = re.compile(r"[\s,]*")
_OPENS = re.compile(r"\s*[\[{]")
_LONGEST_FRAGMENT = 200  # characters; what is longer need not be squeezed

ReadItem = Callable[[dict[str, Any]], Record | list[Record] | None]


def is_json(text: str) -> bool:
    """Whether the text begins as a JSON array or object does."""
    return bool(_OPENS.match(text))


def json_records(text: str, keys: str, read: ReadItem) -> Iterator[Record | Fragment]:
    """The records that ``read`` makes of each item; what is no object, or None to ``read``, is a fragment.

    The items are those of the array that the text is, or has under the first of the ``keys`` (as in a
    regular expression), else the text's objects: one or, as in JSON Lines, many. Null is no item.
    """
    return records_from(text, _start(text, keys), read)


def records_from(text: str, start: int, read: ReadItem, on_line: int = 0) -> Iterator[Record | Fragment]:
    """The same of the items from ``start`` on, behind the "[" of an array, up to its end.

    ``on_line`` is that of a text that stands in one line of a page; 0 says that the lines are the text's own.
    """
    count, last = 1, 0
    for at, end, item in _items(text, start):
        found = read(item) if isinstance(item, dict) else None
        if isinstance(found, Record):
            yield found
        elif found is not None:
            yield from found
        elif item is not None:
            count, last = count + text.count("\n", last, at), at
            yield Fragment(on_line or count, squeeze(text[at : min(end, at + _LONGEST_FRAGMENT)]))


def _start(text: str, keys: str) -> int:
    at = len(text) - len(text.lstrip())
    if text.startswith("[", at):
        return at + 1
    found = re.search(rf'"(?:{keys})"\s*:\s*(?=[\[{{])', text)
    return found.end() + (text[found.end()] == "[") if found else at


def _items(text: str, start: int) -> Iterator[tuple[int, int, Any]]:
    """(where it begins, where it ends, item); the one that breaks off is its text."""
    decoder = json.JSONDecoder()
    at = _after_blanks(text, start)
    while at < len(text) and text[at] not in "]}":
        try:
            item, end = decoder.raw_decode(text, at)
        except ValueError:  # also for a number of thousands of digits
            item, end = "", len(text)
        yield at, end, item
        at = _after_blanks(text, end)


def _after_blanks(text: str, at: int) -> int:
    found = _BETWEEN.match(text, at)
    return found.end() if found else at


def line(value: Any) -> str:
    """The text, squeezed, without the halves of a letter that JSON may escape alone; "" of anything else."""
    return squeeze(value.encode("utf-8", "ignore").decode()) if isinstance(value, str) else ""


def number(value: Any) -> int | None:
    """The whole number, also one written as a text ("60568"); None of anything else."""
    if isinstance(value, str):
        return int(value) if re.fullmatch(r"\d{1,9}", value, re.ASCII) else None
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def each(value: Any) -> list[Any]:
    """The items of a list, a lone value as the only one, nothing of null: XML made JSON leaves out lists."""
    return value if isinstance(value, list) else [] if value is None else [value]


def fields(value: Any) -> dict[str, Any]:
    """The object, empty of anything else."""
    return value if isinstance(value, dict) else {}
