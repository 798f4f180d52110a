"""``triage``: one paper on the screen, one key, the next one."""

import contextlib
import os
import sys
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from papertriage.cli.exitcodes import ExitCode
from papertriage.cli.flags import at_most
from papertriage.cli.output import asks_on_terminal, hint, on_terminal
from papertriage.cli.session import Session
from papertriage.errors import PapertriageError

if TYPE_CHECKING:
    from papertriage.cli.actions import Action
    from papertriage.triage import Sitting


Words = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[QUERY]...", help="Which papers; without: all that are undecided.", show_default=False
    ),
]
Most = Annotated[int | None, at_most("Show at most this many.", least=1)]
Ordered = Annotated[Literal["score", "new", "random"], typer.Option("--order", help="What comes first.")]
Sampled = Annotated[
    Literal["muted", "skip"] | None,
    typer.Option(
        "--sample", help="Mix in hidden papers, blind, to see what hiding costs.", show_default=False
    ),
]
Plain = Annotated[bool, typer.Option("--plain", help="Print papers as text and read a line for each answer.")]


def triage(
    context: typer.Context,
    query: Words = None,
    most: Most = None,
    order: Ordered = "score",
    sample: Sampled = None,
    plain: Plain = False,
) -> ExitCode:
    """Decide on papers, one after the other, the best first."""
    from papertriage.cli import phrases
    from papertriage.cli.actions import keymap
    from papertriage.drawing import TriageOptions
    from papertriage.model import Status
    from papertriage.queueing import Order
    from papertriage.triage import Sitting

    if sys.stdin is None:
        raise PapertriageError("triage reads its answers from stdin, and that is closed; leave it open")
    session: Session = context.obj
    keys = keymap(session.config)
    options = TriageOptions(" ".join(query or ()), Order(order), Status(sample) if sample else None, most)
    with session.library_to_change() as library, Sitting(library, session.config, options) as sitting:
        if sitting.card is None:
            hint("no paper waits for a decision")
            return ExitCode.NOTHING
        _sitter(plain)(sitting, keys)
        summary = phrases.summary(sitting.progress, sitting.estimate())
    with contextlib.suppress(OSError):  # the terminal may be gone
        hint(summary)
    return ExitCode.DONE


def _sitter(plain: bool) -> Callable[["Sitting", Mapping[str, "Action"]], None]:
    """What shows the papers: the screen, or lines where one is wanted or nothing can be drawn."""
    drawable = asks_on_terminal() and on_terminal() and os.environ.get("TERM", "dumb") != "dumb"
    if plain or not drawable:
        from papertriage.cli.plain import sit
    else:
        from papertriage.cli.interactive import sit
    return sit
