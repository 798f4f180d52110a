"""``mark``: a person's decision on papers chosen by id, by query, or by ids from another command."""

import sys
from typing import Annotated

import typer

from papertriage.cli import numbers
from papertriage.cli.exitcodes import ExitCode
from papertriage.cli.nothing import tell_nothing_matched
from papertriage.cli.output import hint, say_fields
from papertriage.cli.session import Session
from papertriage.model import Status
from papertriage.query import Test, parse
from papertriage.store import Changes, Library
from papertriage.text import harmless, plural

Words = Annotated[
    list[str],
    typer.Argument(
        metavar="QUERY|ID...|-", help="A query, ids, or - to read ids from stdin.", show_default=False
    ),
]
NewStatus = Annotated[
    Status | None,
    typer.Option(
        "-s",
        "--status",
        metavar="STATUS",
        parser=numbers.status,
        help="later, reading, done, skip, or new again.",
        show_default=False,
    ),
]
Tags = Annotated[
    list[str] | None,
    typer.Option("-t", "--tag", metavar="TAG", help="Give this tag.", show_default=False),
]
Untags = Annotated[
    list[str] | None,
    typer.Option("-T", "--untag", metavar="TAG", help="Take away this tag of yours.", show_default=False),
]
Priority = Annotated[
    int | None,
    typer.Option(
        "-p",
        "--priority",
        metavar="N",
        parser=numbers.whole("-p", -numbers.GREATEST),
        help="A number; greater is sooner.",
        show_default=False,
    ),
]
Rating = Annotated[
    int | None,
    typer.Option(
        "-r",
        "--rating",
        metavar="N",
        parser=numbers.whole("-r", 0, 5),
        help="1 to 5; 0 takes it away.",
        show_default=False,
    ),
]
Note = Annotated[
    str | None,
    typer.Option("-m", "--note", metavar="TEXT", help="A note; empty takes it away.", show_default=False),
]
Rehearse = Annotated[bool, typer.Option("-n", "--dry-run", help="Only list what would be marked.")]


def mark(
    context: typer.Context,
    words: Words,
    status: NewStatus = None,
    tag: Tags = None,
    untag: Untags = None,
    priority: Priority = None,
    rating: Rating = None,
    note: Note = None,
    dry_run: Rehearse = False,
) -> ExitCode:
    """Set the status, tags, priority, rating or note of papers."""
    from papertriage import mark as verb

    changes = Changes(
        status,
        tuple(tag or ()),
        tuple(untag or ()),
        priority,
        rating,
        note if note is None else harmless(note),
    )
    verb.check(changes)
    session: Session = context.obj
    with session.library() if dry_run else session.library_to_change() as library:
        chosen = verb.ids_in(sys.stdin or (), library) if words == ["-"] else verb.choose(words, library)
        if not chosen:
            return _nothing(words, library)
        if dry_run:
            for entry in library.entries(chosen, sightings=False):
                say_fields(entry.id, entry.status, entry.paper.title)
        changed = verb.mark(chosen, changes, library, rehearse=dry_run)
        given = [name for name in changes.untags if library.matching(Test("rule", name), chosen)]
    outcome = "would change" if dry_run else "changed"
    hint(f"{plural(len(chosen), 'paper')} matched, {changed:,} {outcome}")
    for name in given:
        hint(f"a topic gave the tag {name!r}: papertriage config --edit, then papertriage topics --apply")
    return ExitCode.DONE


def _nothing(words: list[str], library: Library) -> ExitCode:
    from papertriage.search import Advice, advise

    tell_nothing_matched(Advice() if words == ["-"] else advise(parse(" ".join(words)), library))
    return ExitCode.NOTHING
