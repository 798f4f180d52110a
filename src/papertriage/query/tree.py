"""The tree that a query means; search and topics are both answered from it."""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Text:
    """Words that stand side by side: one word, or a phrase. ``field`` None means every text field."""

    words: str
    field: str | None = None  # "title", "abstract", "author", "note"
    prefix: bool = False  # the last word may go on


@dataclass(frozen=True, slots=True)
class Test:
    """A field that equals a value: tag, status, source, venue, rule, id, has."""

    field: str
    value: str


@dataclass(frozen=True, slots=True)
class Range:
    """A field between two values, both included; None leaves that end open. year, added, seen."""

    field: str
    low: str | None
    high: str | None


@dataclass(frozen=True, slots=True)
class And:
    """All parts hold; no parts: everything does."""

    parts: tuple["Node", ...] = ()


@dataclass(frozen=True, slots=True)
class Or:
    """At least one part holds."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: "Node"


Node: TypeAlias = Text | Test | Range | And | Or | Not
