"""What a query means, said a second time and without SQL: to hold the SQL against."""

import re
from collections.abc import Iterator

from papertriage.query import And, Node, Not, Or, Range, Test, Text
from tests.store.shelf import Book

_COLUMNS = {"title": "title", "abstract": "abstract", "author": "authors", "note": "note"}


def means(node: Node, book: Book, number: int) -> bool:
    """Whether the query means this paper. Words are compared as they are, so use such as have one form."""
    known = _telling(node)
    return known is not None and _holds(known, book, number)


def _telling(node: Node) -> Node | None:
    """The tree without words that hold no letter or digit."""
    match node:
        case Text(words):
            return node if _words(words) else None
        case Not(part):
            inner = _telling(part)
            return None if inner is None else Not(inner)
        case And(parts) | Or(parts) if parts:
            kept = tuple(inner for part in parts if (inner := _telling(part)) is not None)
            return type(node)(kept) if kept else None
        case _:
            return node


def _holds(node: Node, book: Book, number: int) -> bool:
    match node:
        case Text(words, field, prefix):
            columns = [_COLUMNS[field]] if field else _COLUMNS.values()
            return any(_stand_in(_words(words), _words(getattr(book, column)), prefix) for column in columns)
        case Test(field, value, prefix):
            return any(_equal(field, value, held, prefix) for held in _values(field, book, number))
        case Range(field, low, high):
            return _between(field, low, high, book)
        case And(parts):
            return all(_holds(part, book, number) for part in parts)
        case Or(parts):
            return any(_holds(part, book, number) for part in parts)
        case Not(part):
            return not _holds(part, book, number)


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


def _stand_in(words: list[str], text: list[str], prefix: bool) -> bool:
    """Whether the words stand side by side in the text, where the last may go on."""
    runs = (text[place : place + len(words)] for place in range(len(text) - len(words) + 1))
    return any(
        run[:-1] == words[:-1] and (run[-1].startswith(words[-1]) if prefix else run == words) for run in runs
    )


def _values(field: str, book: Book, number: int) -> Iterator[str]:
    """What a query may compare with the field's value."""
    match field:
        case "tag":
            yield from (name for name, _ in book.tags)
        case "rule":
            yield from (name for name, by in book.tags if by == "topic")
        case "status":
            yield book.status
        case "venue":
            yield book.venue or ""
        case "source":
            yield from book.page or ()
        case "id":
            yield f"{number:012x}"
            yield from (value for _, value in book.identifiers)
        case "has":
            yield from (name for name in ("abstract", "note", "rating", "url") if getattr(book, name))
            yield from (scheme for scheme, _ in book.identifiers)
            yield from ["tag"] * bool(book.tags)


def _equal(field: str, value: str, held: str, prefix: bool) -> bool:
    match field:
        case "venue" | "source":
            return value.lower() in held.lower()
        case "id":
            return held.startswith(value) or held == {"2408.03961v2": "2408.03961"}.get(value, value.lower())
        case _:
            return held.startswith(value) if prefix else held == value


def _between(field: str, low: str | None, high: str | None, book: Book) -> bool:
    if field == "added":
        return (low or "") <= book.added_at and (not high or book.added_at[: len(high)] <= high)
    if field == "year":
        return bool(re.match(r"\d{4}", book.date or "")) and (low or "0000") <= str(book.date)[:4] <= (
            high or "9999"
        )
    held = getattr(book, field)
    return held is not None and (not low or int(low) <= held) and (not high or held <= int(high))
