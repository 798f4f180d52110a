"""The tree that a query means; search and topics are both answered from it."""

from typing import NamedTuple, TypeAlias


class Text(NamedTuple):
    """Words that stand side by side: one word, or a phrase. ``field`` None means every text field."""

    words: str
    field: str | None = None  # "title", "abstract", "author", "note"
    prefix: bool = False  # the last word may go on


class Test(NamedTuple):
    """A field that equals a value: tag, status, source, venue, rule, id, has."""

    field: str
    value: str


class Range(NamedTuple):
    """A field between two values, both included; None leaves that end open. year, added, seen."""

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
