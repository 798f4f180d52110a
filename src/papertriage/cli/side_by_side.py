"""Two papers drawn side by side, or below each other, with the words marked that only one of them has."""

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from papertriage.cli import facts
from papertriage.cli.render import safe
from papertriage.dupes import Pair, year
from papertriage.model import Entry
from papertriage.text import harmless, plural

_WIDE = 100  # columns from which on there is room for two papers
_DIFFERS = "bold underline yellow"  # the underline stays where there are no colours
_MOST_WORDS = 1_500  # of a text that are compared: the time grows with their square
_WORD = re.compile(r"\S+\s*")


def print_pairs(pairs: Sequence[Pair], ids: Mapping[str, str]) -> None:
    """A list of pairs, three lines each: both papers, and why they may be one."""
    table = Table.grid(padding=(0, 2))
    table.add_column(style="cyan", no_wrap=True)
    table.add_column(ratio=1)
    for one, other, reason in pairs:
        for entry, text in zip((one, other), marked(_titled(one), _titled(other)), strict=True):
            table.add_row(ids[entry.id], text)
        table.add_row("", safe(reason, "dim"))
    Console(highlight=False).print(table)


def _titled(entry: Entry) -> str:
    when = year(entry.paper)
    return (entry.paper.title or "(no title)") + (f" ({when})" if when else "")


def drawn(pair: Pair, ids: Mapping[str, str], columns: int) -> RenderableType:
    """The two papers, field by field, for so many columns."""
    rows = [(name, *marked(one, other)) for name, one, other in _fields(pair, ids)]
    if columns >= _WIDE:
        return _table(rows)
    first = _table([(name, one) for name, one, _ in rows if one])
    return Group(first, "", _table([(name, other) for name, _, other in rows if other]))


def _table(rows: Sequence[tuple[str, *tuple[Text, ...]]]) -> Table:
    table = Table.grid(padding=(0, 2), expand=True)
    table.add_column(style="dim", no_wrap=True)
    for _ in rows[0][1:]:
        table.add_column(ratio=1)
    for row in rows:
        table.add_row(*row)
    return table


def _fields(pair: Pair, ids: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """(name, what the one says, what the other says) of each field that one of them has."""
    both = [dict(_texts(entry, ids)) for entry in (pair.one, pair.other)]
    for name, one in both[0].items():
        if one or both[1][name]:
            yield name, one, both[1][name]


def _texts(entry: Entry, ids: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    paper = entry.paper
    yield "id", ids[entry.id]
    yield "title", paper.title or "(no title)"
    yield "authors", facts.all_authors(paper)
    yield "date", paper.date or ""
    yield "venue", paper.venue or ""
    yield "ids", " ".join(f"{scheme}:{value}" for scheme, value in paper.identifiers.pairs())
    pages = list(dict.fromkeys(sighting.page for sighting in entry.sightings))
    yield "seen", f"on {plural(entry.seen, 'page')}: {', '.join(pages)}"
    yield "yours", " ".join([entry.status, *(f"#{tag.name}" for tag in entry.tags if tag.by == "person")])
    yield "note", entry.note
    yield "abstract", paper.abstract


def marked(one: str, other: str) -> tuple[Text, Text]:
    """Both texts, with the words marked that the other one does not have at that place.

    A text beside none has nothing to differ from.
    """
    words = [_WORD.findall(harmless(text)) for text in (one, other)]
    if not all(words) or max(map(len, words)) > _MOST_WORDS:
        return safe(one), safe(other)
    bare = [[word.strip() for word in text] for text in words]
    texts = Text(), Text()
    for kind, *ends in SequenceMatcher(None, bare[0], bare[1], autojunk=False).get_opcodes():
        for text, found, start, end in zip(texts, words, ends[::2], ends[1::2], strict=True):
            _append(text, "".join(found[start:end]), marked=kind != "equal")
    return texts


def _append(text: Text, part: str, *, marked: bool) -> None:
    """Add a part, the blank behind it never marked."""
    bare = part.rstrip()
    text.append(bare, _DIFFERS if marked else None)
    text.append(part[len(bare) :])
