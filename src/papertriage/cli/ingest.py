"""``ingest``: saved pages in, a ledger out."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated

import typer

from papertriage.cli.exitcodes import ExitCode
from papertriage.cli.output import hint, say, say_json
from papertriage.cli.session import Session
from papertriage.model import PageReport
from papertriage.store import Library

_ALL_FORMATS = "list"  # a question mark would be a pattern to the shell

Pages = Annotated[
    list[str],
    typer.Argument(
        metavar="PAGE...", help="Saved pages, folders of them, addresses, or - for stdin.", show_default=False
    ),
]
DryRun = Annotated[bool, typer.Option("--dry-run", "-n", help="Read and compare, but keep nothing.")]


def _list_formats(name: str | None) -> str | None:
    """Print the names of all page formats where they are asked for, and end."""
    if name != _ALL_FORMATS:
        return name
    from papertriage.readers import known_formats

    for known in known_formats():
        say(known)
    raise typer.Exit


Format = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="NAME",
        help=f"Read every page as this format; {_ALL_FORMATS!r} prints the names of all.",
        callback=_list_formats,
        is_eager=True,  # so that it is answered where no page is named
    ),
]
PageDate = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="The day the pages were saved; dates without a year want it."),
]
Json = Annotated[bool, typer.Option("--json", help="Print all that was read as one JSON object.")]


def ingest(
    context: typer.Context,
    pages: Pages,
    dry_run: DryRun = False,
    format_name: Format = None,
    page_date: PageDate = None,
    as_json: Json = False,
) -> ExitCode:
    """Read saved pages, fold repeats together, tag, and print a ledger."""
    from papertriage import ingest as verb
    from papertriage.cli.ledger import print_account

    session: Session = context.obj
    options = verb.Options(format_name, page_date)
    verb.check(session.config, options)
    names = verb.find_pages(pages)
    with session.library_to_fill(rehearse=dry_run) as library:
        known: list[str] = []
        reports = _noting(verb.ingest(names, library, session.config, options), known)
        if as_json:
            code = _print_json(list(reports))
        else:
            code = print_account(_watched(reports, verb.expected(names)), names, rehearsed=dry_run)
        _tell_unused({"--format": format_name, "--page-date": page_date}, known, library)
    return code


def _noting(reports: Iterable[PageReport], known: list[str]) -> Iterator[PageReport]:
    """The reports, while the names of pages that were read before are added to ``known``."""
    for report in reports:
        if report.known:
            known.append(report.name)
        yield report


def _tell_unused(options: Mapping[str, str | None], known: list[str], library: Library) -> None:
    if (given := [name for name, value in options.items() if value]) and known:
        from papertriage.cli.unused import unused

        hint(unused(given, known, library))


def _watched(reports: Iterable[PageReport], pages: int | None) -> Iterator[PageReport]:
    """The reports, with a progress bar while they come; ``pages`` None: nobody knows yet how many."""
    from papertriage.cli.progress import bar, counted

    with bar("reading", "pages", wanted=pages is None or pages > 1) as hear:
        yield from counted(reports, hear, pages)


def _print_json(reports: list[PageReport]) -> ExitCode:
    from papertriage.cli.ledger import exit_code
    from papertriage.cli.report_json import ingest_json

    say_json(ingest_json(reports))
    return exit_code(reports)
