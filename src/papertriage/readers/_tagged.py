"""Exports in tagged lines: RIS, MEDLINE, ISI and refer differ in their tags, and in what ends an entry."""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import NamedTuple

from papertriage.model import Fragment, Record
from papertriage.readers._reference import part, reference_of
from papertriage.text import squeeze

_LOOSE = ""  # the tag of lines that stand outside of entries


class Dialect(NamedTuple):
    """How one format writes its entries.

    ``line`` finds tag and value of a tagged line; any other line goes on with the value before it. The tag
    ``opens`` begins an entry and ``closes`` ends one. Where entries are ``parted`` by empty lines that must
    lead to a tagged line, and ``opens`` may stand anywhere in its entry, but once.
    """

    line: re.Pattern[str]
    opens: str
    closes: str | None = None
    parted: bool = False
    lists: frozenset[str] = frozenset()  # tags whose further lines are further values
    furniture: re.Pattern[str] = re.compile(r"(?!)")  # lines outside of entries that are about no paper


class Item:
    """The tagged values of one entry, and the line, from 1, on which it begins."""

    def __init__(self, line: int) -> None:
        self.line = line
        self._pieces: list[tuple[str, list[str]]] = []

    def begin(self, tag: str, text: str) -> None:
        self._pieces.append((tag, [text]))

    def go_on(self, text: str) -> None:
        if not self._pieces:
            self.begin(_LOOSE, text)
        else:
            self._pieces[-1][1].append(text)

    @property
    def is_loose(self) -> bool:
        return self._pieces[0][0] == _LOOSE

    def has(self, tag: str) -> bool:
        return any(tag == known for known, _ in self._pieces)

    def values(self, lists: Container[str] = ()) -> dict[str, list[str]]:
        """Tag -> its values that are not empty, in order."""
        values: dict[str, list[str]] = {}
        for tag, pieces in self._pieces:
            texts = pieces if tag in lists else [" ".join(pieces)]
            values.setdefault(tag, []).extend(filter(None, map(squeeze, texts)))
        return values

    def __str__(self) -> str:
        return " ".join(word for tag, pieces in self._pieces for word in (tag, *pieces) if word)


def parts(text: str, dialect: Dialect, tags: Mapping[str, Sequence[str]]) -> Iterator[Record | Fragment]:
    """The records of the entries; ``tags`` names the tags of each field, best first."""
    for entry in entries(text, dialect):
        yield part(reference_of(entry.values(dialect.lists), tags), entry.line, str(entry))


def entries(text: str, dialect: Dialect) -> Iterator[Item]:
    """The entries in order; what stands outside of them is one, too, unless it is furniture."""
    entry: Item | None = None
    after_gap = False
    for number, line in enumerate(text.split("\n"), 1):
        if entry is None and (not line.strip() or dialect.furniture.match(line)):
            continue
        found = dialect.line.match(line)
        if found and entry and _ends(entry, found[1], after_gap, dialect):
            yield entry
            entry = None
        if found and found[1] != dialect.closes:
            entry = entry or Item(number)
            entry.begin(found[1], found[2])
        elif not found and line.strip():
            entry = entry or Item(number)
            entry.go_on(line)
        after_gap = not line.strip()
    if entry:
        yield entry


def _ends(entry: Item, tag: str, after_gap: bool, dialect: Dialect) -> bool:
    """Whether the entry ends before a line with this tag."""
    if tag == dialect.closes or entry.is_loose or (dialect.parted and after_gap):
        return True
    return tag == dialect.opens and (not dialect.parted or entry.has(tag))
