"""What ``dupes --rerun`` shows: a line for each change, with the papers it concerns."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from papertriage.cli.output import say_fields, say_json
from papertriage.cli.progress import bar, counted
from papertriage.model import Entry
from papertriage.rejudging import NewDoubt, Part, Rejudged, Versions
from papertriage.store import Library
from papertriage.store.regrouping import Placed
from papertriage.store.rows import chunks

_CHUNK = 500  # changes


class _Change(NamedTuple):
    """One change: what happens, to which papers (numbers), and what more there is to say."""

    what: str
    papers: tuple[int, ...]
    more: str = ""


def with_progress(records: Iterable[list[Placed]], total: int) -> Iterator[list[Placed]]:
    """The records, with a progress bar where somebody looks at stderr."""
    with bar("judging", "records") as hear:
        yield from counted(records, hear, total, len)


def print_changes(library: Library, rejudged: Rejudged, *, as_json: bool) -> None:
    """Every change: apart, joined, versions, doubtful or settled; the ids and titles of its papers."""
    changes = _with_papers(library, _changes(library, rejudged))
    if as_json:
        say_json([_json(change, papers) for change, papers in changes])
        return
    for change, papers in changes:
        ids = library.short_ids(paper.id for paper in papers)
        say_fields(change.what, " ".join(ids.values()), change.more, *(paper.paper.title for paper in papers))


def _with_papers(library: Library, changes: Iterable[_Change]) -> Iterator[tuple[_Change, list[Entry]]]:
    """Each change and its papers, of which few are held at a time."""
    for some in chunks(changes, _CHUNK):
        numbers = {number for change in some for number in change.papers}
        known = {entry.number: entry for entry in library.entries(numbers, sightings=False)}
        for change in some:
            yield change, [known[number] for number in change.papers]


def _json(change: _Change, papers: Iterable[Entry]) -> dict[str, Any]:
    return {"change": change.what, "papers": [paper.id for paper in papers], "about": change.more}


def _changes(library: Library, rejudged: Rejudged) -> Iterator[_Change]:
    for part in rejudged.apart:
        yield _Change("apart", (part.number,), f"without sighting {_numbered(library, part)}")
    for parts in rejudged.joined:
        yield _Change("joined", tuple(dict.fromkeys(part.number for part in parts)))
    for versions in rejudged.renumbered:
        yield _Change("versions", (versions.number,), _counted(versions))
    for doubt in rejudged.doubts:
        yield _Change("doubtful", _papers(library, doubt), doubt.reason)
    for settled in rejudged.settled:
        yield _Change("settled", (settled.one, settled.other), settled.reason)


def _numbered(library: Library, part: Part) -> str:
    """The numbers of the sightings that leave, as ``show`` counts them."""
    places = [placed.place for placed in library.regrouping.placed(part.number)]
    return ", ".join(str(places.index(place) + 1) for place in part.places)


def _counted(versions: Versions) -> str:
    """How many there would be, and how many there are."""
    return f"{len({place.version for place in versions.places})} instead of {versions.before}"


def _papers(library: Library, doubt: NewDoubt) -> tuple[int, ...]:
    return tuple(dict.fromkeys(library.anew.paper_at(place) for place in (doubt.one, doubt.other)))
