"""The tree that a query means; search and topics are both answered from it.

These are tuples, so two parts of different kinds may compare equal: ask ``isinstance``, never ``==``.
"""

from collections.abc import Iterator
from typing import NamedTuple, TypeAlias


class Text(NamedTuple):
    """Words that stand side by side: one word, or a phrase. ``field`` None means every text field."""

    words: str
    field: str | None = None  # "title", "abstract", "author", "note"
    prefix: bool = False  # the last word may go on; the letters then count as typed, unstemmed


class Test(NamedTuple):
    """A field that has a value: tag, rule, status, source, venue, id, has."""

    field: str
    value: str
    prefix: bool = False  # the value may go on


class Range(NamedTuple):
    """A field between two values, both included; None leaves that end open.

    For year, seen, rating and priority they are whole numbers; for added an ISO 8601 date shortened at
    will ("2024-09"), or how long ago: a number of days, weeks, months or years ("7d", "2w", "3m", "1y").
    """

    field: str
    low: str | None
    high: str | None


class And(NamedTuple):
    """All parts hold; no parts: everything does."""

    parts: tuple["Node", ...] = ()


class Or(NamedTuple):
    """At least one part holds."""

    parts: tuple["Node", ...]


class Not(NamedTuple):
    """The part does not hold."""

    part: "Node"


Node: TypeAlias = Text | Test | Range | And | Or | Not


def wanted_texts(node: Node) -> Iterator[Text]:
    """The words that can earn a paper its place, in the order typed: all but those under a Not."""
    if isinstance(node, Text):
        yield node
    elif isinstance(node, And | Or):
        for part in node.parts:
            yield from wanted_texts(part)


def leaves(node: Node) -> Iterator[Text | Test | Range]:
    """All that is asked for or refused, in the order typed."""
    if isinstance(node, And | Or):
        for part in node.parts:
            yield from leaves(part)
    elif isinstance(node, Not):
        yield from leaves(node.part)
    else:
        yield node


def asked_fields(node: Node) -> set[str]:
    """The names of the fields that the query speaks of, wanted or not; none for words."""
    return {leaf.field for leaf in leaves(node) if leaf.field}


def levels(node: Node) -> int:
    """How many And and Or stand within each other."""
    if isinstance(node, And | Or):
        return 1 + max(map(levels, node.parts), default=0)
    return levels(node.part) if isinstance(node, Not) else 0
