"""``show``: all that is known of a paper."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from papertriage.cli.exitcodes import ExitCode
from papertriage.cli.output import note, say_json
from papertriage.cli.session import Session
from papertriage.model import Entry
from papertriage.store import Library

if TYPE_CHECKING:
    from papertriage.explaining import Why

Ids = Annotated[list[str], typer.Argument(metavar="ID...", help="The start of an id, an arXiv id or a DOI.")]
Json = Annotated[bool, typer.Option("--json", help="Print a JSON array of entries.")]
ShowWhy = Annotated[bool, typer.Option("--why", help="Tell what its score in triage is the sum of.")]
Open = Annotated[bool, typer.Option("--open", help="Open the paper's page in the browser.")]


def show(
    context: typer.Context, ids: Ids, as_json: Json = False, why: ShowWhy = False, browse: Open = False
) -> ExitCode:
    """Show all that is known of a paper.

    Every sighting, every version, every tag and who gave it.
    """
    session: Session = context.obj
    with session.library_to_change() if browse else session.library() as library:
        numbers = [library.resolve(name) for name in ids]
        entries = list(library.entries(dict.fromkeys(numbers)))
        reasons = _explained(entries, library, session) if why else {}
        if as_json:
            _print_json(entries, reasons, library)
        else:
            _print(entries, reasons, library)
        opened = not browse or _open(entries, library)
    return ExitCode.DONE if opened else ExitCode.NOTHING


def _explained(entries: Iterable[Entry], library: Library, session: Session) -> dict[int, "Why"]:
    from papertriage.explaining import explain

    return {entry.number: explain(library, entry.number, session.config.triage) for entry in entries}


def _former_ids(entry: Entry, library: Library) -> list[str]:
    """Those of papers that were merged into this one; ``dupes --split`` takes them."""
    return library.pairs.names(entry.number)[1:]


def _print_json(entries: Iterable[Entry], reasons: dict[int, "Why"], library: Library) -> None:
    from papertriage.exporters import entry_json

    say_json(
        [
            entry_json(entry)
            | {"former_ids": _former_ids(entry, library)}
            | _why_json(reasons.get(entry.number))
            for entry in entries
        ]
    )


def _why_json(why: "Why | None") -> dict[str, Any]:
    """What is added to an entry; nothing where nobody asked why."""
    if why is None:
        return {}
    words = [{"words": words, "part": part} for words, part in why.words]
    return {"why": {"terms": [term._asdict() for term in why.terms], "words": words}}


def _print(entries: Iterable[Entry], reasons: dict[int, "Why"], library: Library) -> None:
    from papertriage.cli.render import print_entry, print_pairs

    short = library.short_ids(entry.id for entry in entries)
    for entry in entries:
        print_entry(entry, short[entry.id], _former_ids(entry, library))
        if why := reasons.get(entry.number):
            from papertriage.cli import phrases

            print_pairs(phrases.reasons(why))


def _open(entries: Iterable[Entry], library: Library) -> bool:
    """Open their pages; whether that worked for all."""
    from papertriage.cli.outside import browse
    from papertriage.mark import opened

    worked = True
    for entry in entries:
        if browse(entry.paper.url):
            opened(library, entry)
        else:
            worked = False
            note(f"{entry.id}: {entry.paper.url or 'no link is known'}; can't be opened from here")
    return worked
