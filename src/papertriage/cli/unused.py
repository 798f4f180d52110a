"""What is said of options of ``ingest`` that were of no use, since the page was read before."""

from collections.abc import Sequence

from papertriage.query import Test
from papertriage.store import Library
from papertriage.text import some

_SHOWN = 3  # pages
_LOOKED_AT = 100  # papers, for other pages may be called much the same


def unused(options: Sequence[str], pages: Sequence[str], library: Library) -> str:
    """One line: which pages were read before and as what, and what to do to have these options count."""
    names = some([_page(name, library) for name in pages], _SHOWN)
    were = "was" if len(options) == 1 else "were"
    number = _ingest(pages, library)
    undo = f"papertriage undo {number}" if number else "papertriage undo NUMBER (of undo --list)"
    return (
        f"read before, so {' and '.join(options)} {were} not used: {names};"
        f" to read anew: {undo} takes that ingest back"
    )


def _page(name: str, library: Library) -> str:
    """The name of the page, and the format that it was read as, where a paper is there to tell."""
    for entry in library.entries(library.matching(Test("source", name))[:_LOOKED_AT]):
        for sighting in entry.sightings:
            if sighting.page == name:
                return f"{name} as {sighting.reader}"
    return name


def _ingest(pages: Sequence[str], library: Library) -> int | None:
    """The number of the one ingest that read the one page, where that is certain."""
    wanted = {f"ingest {name}" for name in pages}
    ingests = [
        step.number for step in library.journal.operations() if step.what in wanted and not step.undone
    ]
    return ingests[0] if len(pages) == len(ingests) == 1 else None
