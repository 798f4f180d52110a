"""What people see on a terminal: hits, and one paper in full. Only here is rich drawn with."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from papertriage.cli import facts
from papertriage.model import MARK_OFF, MARK_ON, Entry, Hit, Sighting
from papertriage.text import harmless
from papertriage.versions import versions

_MATCH = "bold yellow"
_ID = "cyan"
_QUIET = "dim"
_BEFORE_MATCH = 50  # characters of an abstract shown before its first matched word


def print_hits(hits: Sequence[Hit], ids: Mapping[str, str]) -> None:
    """The hits, two or three lines each: id and title, what is known of it, where the abstract matched."""
    table = Table.grid(padding=(0, 2))
    table.add_column(style=_ID, no_wrap=True)
    table.add_column(ratio=1)
    for hit in hits:
        table.add_row(ids[hit.entry.id], Group(*_about(hit)))
    Console(highlight=False).print(table)


def _about(hit: Hit) -> Iterator[RenderableType]:
    yield lit(hit.marked_title or "(no title)", "bold")
    yield safe(" · ".join(_facts(hit.entry)), style=_QUIET, no_wrap=True, overflow="ellipsis")
    if MARK_ON in hit.marked_abstract:
        yield _excerpt(hit.marked_abstract)


def safe(text: str, style: str = "", **layout: Any) -> Text:
    """Text from strangers: no control character, and no markup of rich's either."""
    return Text("\n".join(harmless(text).splitlines()), style=style, **layout)


def lit(marked: str, style: str = "") -> Text:
    """The text with what stands between the marks lit."""
    text = Text(style=style)
    for at, part in enumerate(marked.replace(MARK_OFF, MARK_ON).split(MARK_ON)):
        text.append(harmless(part), style=_MATCH if at % 2 else None)
    return text


def _excerpt(marked: str) -> Text:
    """One line of the abstract round its first matched word."""
    start = marked.index(MARK_ON)
    cut = marked.rfind(" ", 0, max(0, start - _BEFORE_MATCH)) + 1
    text = Text("…" if cut else "", no_wrap=True, overflow="ellipsis")
    return text.append_text(lit(marked[cut:]))


def _facts(entry: Entry) -> Iterator[str]:
    """What is known of the paper in a few words, as far as it is known."""
    paper = entry.paper
    yield from filter(None, (facts.authors(paper, 1), paper.date, paper.venue))
    yield entry.status
    yield from facts.tags(entry)
    if entry.seen > 1:
        yield f"seen on {entry.seen} pages"


def print_entry(entry: Entry, short_id: str, former_ids: Sequence[str] = ()) -> None:
    """All that is known of one paper; ``former_ids`` are those of papers that were merged into it."""
    console = Console(highlight=False, soft_wrap=False)
    console.print(Text(f"{short_id}  ", style=_ID) + safe(entry.paper.title or "(no title)", style="bold"))
    console.print(pairs_table(_fields(entry, former_ids)))
    for heading, abstract in _abstracts(entry):
        console.print()
        if heading:
            console.print(safe(heading, style=_QUIET))
        console.print(safe(abstract))


def _abstracts(entry: Entry) -> Iterator[tuple[str, str]]:
    """(heading, abstract) of each version, the newest first; of a paper in one version without a heading."""
    known = versions(entry)
    if len(known) < 2:
        yield from [("", entry.paper.abstract)] if entry.paper.abstract else []
        return
    for version in known:
        about = [f"version {version.sightings[0].version}", version.date, version.venue]
        about += [value for _, value in version.identifiers.pairs()]
        title = f": {version.title}" if version.title != entry.paper.title else ""
        yield " · ".join(filter(None, about)) + title, version.abstract or "(no abstract printed)"


def print_pairs(pairs: Iterable[tuple[str, str]]) -> None:
    """An empty line, then names and what they stand for."""
    console = Console(highlight=False)
    console.print()
    console.print(pairs_table(pairs))


def pairs_table(pairs: Iterable[tuple[str, str]]) -> Table:
    """Names in one column, what they stand for in the other."""
    table = Table.grid(padding=(0, 2))
    table.add_column(style=_QUIET, no_wrap=True)
    table.add_column(ratio=1)
    for name, value in pairs:
        table.add_row(safe(name), safe(value))
    return table


def _fields(entry: Entry, former_ids: Sequence[str]) -> Iterator[tuple[str, str]]:
    """(name, value) of each field that has one."""
    paper = entry.paper
    yield "id", entry.id
    for name, value in (
        ("merged in", " ".join(former_ids)),
        ("authors", facts.all_authors(paper)),
        ("organization", paper.organization),
    ):
        if value:
            yield name, value
    yield from facts.published(paper)
    yield from _decisions(entry)
    if paper.abstract and paper.abstract_kind != "full":
        yield "abstract", f"{paper.abstract_kind} only"
    for number, sighting in enumerate(entry.sightings, 1):  # as `dupes --split` counts them
        yield f"seen {number}", _seen(sighting)


def _decisions(entry: Entry) -> Iterator[tuple[str, str]]:
    yield "status", entry.status
    for tag in entry.tags:
        yield "tag", tag.name + (f" (topic: {tag.because})" if tag.by == "topic" else "")
    if entry.score:
        yield "topics", f"{entry.score:g}, the sum of their scores"
    if entry.priority:
        yield "priority", str(entry.priority)
    if entry.rating:
        yield "rating", "★" * entry.rating
    if entry.note:
        yield "note", entry.note


def _seen(sighting: Sighting) -> str:
    """Where a paper was seen: page, position, and what only this page printed."""
    record = sighting.record
    extra = (
        sighting.date,
        f"{record.votes:,} votes" if record.votes else "",
        f"{record.comments:,} comments" if record.comments else "",
        record.announced,
        record.remark,
        f"version {sighting.version}" if sighting.version > 1 else "",
    )
    return f"{sighting.page} #{sighting.position} ({', '.join(filter(None, extra))})"
