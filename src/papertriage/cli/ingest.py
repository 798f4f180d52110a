"""``ingest``: saved pages in, a ledger out."""

import sys
from collections.abc import Iterable, Iterator
from typing import Annotated

import typer

from papertriage.cli import ledger
from papertriage.cli.output import say_json
from papertriage.cli.session import Session
from papertriage.model import PageReport

Pages = Annotated[
    list[str],
    typer.Argument(
        metavar="PAGE...", help="Saved pages, folders of them, addresses, or - for stdin.", show_default=False
    ),
]
DryRun = Annotated[bool, typer.Option("--dry-run", "-n", help="Read and compare, but keep nothing.")]
Format = Annotated[
    str | None, typer.Option("--format", metavar="NAME", help="Read every page as this format.")
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
) -> int:
    """Read saved pages, fold repeats together, tag, and print a ledger."""
    from papertriage import ingest as verb

    session: Session = context.obj
    options = verb.Options(format_name, page_date)
    verb.check(session.config, options)
    names = verb.find_pages(pages)
    with session.library_to_fill(rehearse=dry_run) as library:
        reports = verb.ingest(names, library, session.config, options)
        if as_json:
            return _print_json(list(reports))
        return ledger.print_account(_with_progress(reports, verb.expected(names)), names, rehearsed=dry_run)


def _print_json(reports: list[PageReport]) -> int:
    from papertriage.cli.report_json import ingest_json

    say_json(ingest_json(reports))
    return ledger.exit_code(reports)


def _with_progress(reports: Iterable[PageReport], pages: int | None) -> Iterator[PageReport]:
    """The reports, with a progress bar where somebody looks at stderr; ``pages`` None: nobody knows yet."""
    if (pages is not None and pages < 2) or not sys.stderr.isatty():
        yield from reports
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("pages"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        yield from bar.track(reports, total=pages)
