"""``show``: all that is known of a paper."""

from typing import Annotated

import typer

from papertriage.cli.output import note, say_json
from papertriage.cli.session import Session

Ids = Annotated[list[str], typer.Argument(metavar="ID...", help="The start of an id, an arXiv id or a DOI.")]
Json = Annotated[bool, typer.Option("--json", help="Print a JSON array of entries.")]
Open = Annotated[bool, typer.Option("--open", help="Open the paper's page in the browser.")]


def show(context: typer.Context, ids: Ids, as_json: Json = False, browse: Open = False) -> int:
    """Show all that is known of a paper: every sighting, every tag and who gave it."""
    session: Session = context.obj
    with session.library() as library:
        numbers = [library.resolve(name) for name in ids]
        entries = list(library.entries(dict.fromkeys(numbers)))
        short = library.short_ids(entry.id for entry in entries)
    if as_json:
        from papertriage.exporters import entry_json

        say_json([entry_json(entry) for entry in entries])
    else:
        from papertriage.cli.render import print_entry

        for entry in entries:
            print_entry(entry, short[entry.id])
    if browse:
        for entry in entries:
            _open(entry.paper.url, entry.id)
    return 0


def _open(url: str | None, name: str) -> None:
    import webbrowser

    if not url or not webbrowser.open(url):
        note(f"{name}: {url or 'no link is known'}; can't be opened from here")
