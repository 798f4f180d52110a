"""``undo``: operations taken back and done again, and the list of them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from papertriage.cli.exitcodes import ExitCode
from papertriage.cli.flags import at_most
from papertriage.cli.numbers import whole
from papertriage.cli.output import hint, on_terminal, say, say_fields, say_json
from papertriage.cli.session import Session
from papertriage.errors import PapertriageError
from papertriage.text import plural

if TYPE_CHECKING:
    from papertriage.store.journal import Operation

Number = Annotated[
    int | None,
    typer.Argument(
        metavar="[OP]",
        parser=whole("OP", 1),
        help="The number of an operation; without: the last.",
        show_default=False,
    ),
]
Limit = Annotated[int | None, at_most("With --list: at most this many, 0 for all; in a pipe all are listed.")]
List = Annotated[bool, typer.Option("--list", help="List the operations, the newest first.")]
Redo = Annotated[bool, typer.Option("--redo", help="Do again what was taken back.")]
Json = Annotated[bool, typer.Option("--json", help="With --list: print a JSON array.")]


def undo(
    context: typer.Context,
    number: Number = None,
    listing: List = False,
    redo: Redo = False,
    limit: Limit = None,
    as_json: Json = False,
) -> ExitCode:
    """Take back what was done, or do it again.

    The last operation, or any that no later one builds on.
    """
    if listing and (redo or number is not None):
        raise PapertriageError("--list goes alone")
    if not listing and (as_json or limit is not None):
        raise PapertriageError("--json and -n go with --list")
    session: Session = context.obj
    return _list(session, limit, as_json=as_json) if listing else _undo(session, number, redo=redo)


def _undo(session: Session, number: int | None, *, redo: bool) -> ExitCode:
    from papertriage import undo as verb

    with session.library_to_change() as library:
        operation = (verb.redo if redo else verb.undo)(library, number)
        papers = library.journal.count_papers(operation.number)
    done, reverse = ("did again", "undo") if redo else ("took back", "undo --redo")
    touched = f" ({plural(papers, 'paper')})" if papers else ""
    hint(
        f"{done} {operation.number}: {operation.what}{touched};"
        f" papertriage {reverse} {operation.number} reverses that"
    )
    return ExitCode.DONE


def _list(session: Session, limit: int | None, *, as_json: bool) -> ExitCode:
    most = session.most_rows(limit, as_json=as_json)
    with session.library() as library:
        operations = library.journal.operations()
        papers = [library.journal.count_papers(operation.number) for operation in operations[:most]]
    shown = list(zip(operations, papers, strict=False))
    if as_json:
        say_json([_json(operation, count) for operation, count in shown])
    else:
        _print(shown)
    if not operations:
        hint("nothing to undo")
        return ExitCode.NOTHING
    if len(shown) < len(operations):
        hint(f"{len(shown):,} of {len(operations):,}; -n 0 lists all")
    return ExitCode.DONE


def _print(shown: Sequence[tuple["Operation", int]]) -> None:
    """A line an operation: number, when, how many papers, whether it is undone, what it was."""
    for operation, papers in shown:
        fields = (str(operation.number), operation.began_at, plural(papers, "paper"))
        undone = "undone" if operation.undone else ""
        if on_terminal():
            say(f"{fields[0]:>5}  {fields[1]}  {fields[2]:>13}  {undone:<6}  {operation.what}")
        else:
            say_fields(*fields, undone, operation.what)


def _json(operation: "Operation", papers: int) -> dict[str, object]:
    number, began_at, what, undone, _ = operation
    return {"number": number, "at": began_at, "what": what, "papers": papers, "undone": undone}
