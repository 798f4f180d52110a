"""``search``: find papers; in a pipe one line a paper, on a terminal for people."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from papertriage.cli.exitcodes import ExitCode
from papertriage.cli.flags import at_most, only_one
from papertriage.cli.formats import Format
from papertriage.cli.nothing import tell_advice, tell_nothing_matched
from papertriage.cli.output import hint, on_terminal, say, say_fields, say_json, write
from papertriage.cli.session import Session
from papertriage.errors import PapertriageError
from papertriage.model import Hit
from papertriage.query import parse
from papertriage.store import Library
from papertriage.store.search import SORTS
from papertriage.text import either, plural

if TYPE_CHECKING:
    from papertriage.search import SearchReport

_UNDECIDED = "status:new"

Words = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[QUERY]...",
        help='Words, "phrases", prefix*, field:value, ranges, or, not.',
        show_default=False,
    ),
]
Limit = Annotated[int | None, at_most("Show at most this many, 0 for all; in a pipe all are shown.")]
Sort = Annotated[
    str | None, typer.Option(metavar="FIELD", help=f"{either(list(SORTS))}.", show_default=False)
]
Like = Annotated[
    str | None,
    typer.Option(metavar="ID", help="Find papers like this one, the likest first.", show_default=False),
]
Json = Annotated[bool, typer.Option("--json", help="Print a JSON array of entries.")]
Count = Annotated[bool, typer.Option("--count", help="Only say how many there are.")]


def search(
    context: typer.Context,
    query: Words = None,
    limit: Limit = None,
    sort: Sort = None,
    like: Like = None,
    format_name: Format = None,
    as_json: Json = False,
    count: Count = False,
) -> ExitCode:
    """Find papers. Without a query: the newest that are still undecided."""
    from papertriage.search import search as verb

    only_one({"--json": as_json, "-f": format_name, "--count": count})
    if like is not None and (count or sort):
        raise PapertriageError("--like finds the likest papers, likest first; leave out --count and --sort")
    if count and sort:
        raise PapertriageError("--count only says how many there are; leave out --sort")
    session: Session = context.obj
    words = " ".join(query or ())
    if like is not None:
        return _like(session, like, words, limit, format_name, as_json)
    words = words or _UNDECIDED
    with session.library() as library:
        if count:
            return _print_count(library.count(parse(words)))
        if format_name:
            return _print_in_format(library.ranked(parse(words), sort, limit or None), format_name)
        most = session.most_rows(limit, as_json=as_json)
        report = verb(words, library, sort=sort, limit=most, sightings=as_json)
        return _print(report, library, as_json)


def _like(
    session: Session, name: str, words: str, limit: int | None, format_name: str | None, as_json: bool
) -> ExitCode:
    """The papers like one: in a pipe too only so many, for hardly any paper is not a little like it."""
    from papertriage.search import like

    most = session.config.search.limit if limit is None else limit or None
    with session.library() as library:
        report = like(name, words, library, most)
        return _print_in_format(report.hits, format_name) if format_name else _print(report, library, as_json)


def _print_count(papers: int) -> ExitCode:
    say(str(papers))
    return ExitCode.DONE if papers else ExitCode.NOTHING


def _print_in_format(hits: Sequence[Hit], name: str) -> ExitCode:
    """The hits for another command. A selection: it never falls back to papers with some of the words."""
    from papertriage.exporters import exporter

    write(exporter(name).render((hit.entry for hit in hits), None))
    return ExitCode.DONE if hits else ExitCode.NOTHING


def _print(report: "SearchReport", library: Library, as_json: bool) -> ExitCode:
    """The answer as it fits whoever reads it, and what it is not; the exit code."""
    if as_json:
        _print_json(report.hits)
    elif on_terminal():
        _print_for_people(report, library)
    else:
        _print_lines(report.hits, library)
    return _explain(report)


def _print_json(hits: Sequence[Hit]) -> None:
    from papertriage.exporters import entry_json

    say_json([entry_json(hit.entry) for hit in hits])


def _print_for_people(report: "SearchReport", library: Library) -> None:
    from papertriage.cli.render import print_hits

    print_hits(report.hits, library.short_ids(hit.entry.id for hit in report.hits))
    if report.total > len(report.hits):
        hint(f"{len(report.hits):,} of {report.total:,}; -n 0 shows all")


def _print_lines(hits: Sequence[Hit], library: Library) -> None:
    """One line a paper, divided by tabs: id, status, date, title."""
    ids = library.short_ids(hit.entry.id for hit in hits)
    for hit in hits:
        paper = hit.entry.paper
        say_fields(ids[hit.entry.id], hit.entry.status, paper.date or "", paper.title)


def _explain(report: "SearchReport") -> ExitCode:
    """Say beside the answer what it is not; the exit code."""
    if report.any_word and report.total:
        hint(f"{plural(report.total, 'paper')} with all of these words, then papers with some of them")
    elif report.any_word:
        hint("no paper has all of these words; these have some of them")
    if report.hits:
        tell_advice(report.advice)
        return ExitCode.DONE
    tell_nothing_matched(report.advice)
    return ExitCode.NOTHING
