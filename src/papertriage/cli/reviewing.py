"""``dupes --review``: pair by pair on the whole terminal, one key a decision."""

import os
from typing import NamedTuple

from rich.console import Group
from rich.text import Text

from papertriage.cli.keys import GONE, RESIZED, Terminal
from papertriage.cli.render import safe
from papertriage.cli.side_by_side import drawn
from papertriage.cli.window import printed, window
from papertriage.dupes import Pair
from papertriage.errors import PapertriageError
from papertriage.reviewing import Review
from papertriage.store import Library
from papertriage.text import plural

_KEYS = {"s": "same paper", "n": "not the same", "k": "not now", "u": "undo", "?": "help", "q": "quit"}
_HELP = (
    "s        they are one paper: both are merged, with all that hangs on them",
    "n        they are not the same: nothing will put them together by itself",
    "k space  not now: the pair comes again another time",
    "u        back to the pair before, and its answer is taken back",
    "↑ ↓      what does not fit on the screen",
    "q        quit; every answer is kept already",
    "Words that only one of the two has are underlined.",
)
_SCROLLS = {"up": -1, "down": 1, "page-up": -10, "page-down": 10}
_FOOT = 2  # lines
_SETTLED = "another command has changed that pair"


class _View(NamedTuple):
    """What is shown of a pair: from which line on, with which notice, or the help in its place."""

    first: int = 0
    notice: str = ""
    help: bool = False


def go_through(library: Library, review: Review) -> None:
    """Show the pairs and do what the keys mean, until there are no more or nobody is there."""
    view = _View()
    with Terminal() as terminal:
        while pair := review.pair():
            body = _body(pair, library, view, terminal.size)
            shown = window(body, view.first, max(1, terminal.size.lines - _FOOT))
            foot = _foot(review, view.notice, shown.below, terminal.size)
            terminal.show([*shown.lines, *foot][: terminal.size.lines])
            key = terminal.key()
            if key in (GONE, "q"):
                return
            view = _after(key, view._replace(first=shown.first), review, pair)


def _after(key: str, view: _View, review: Review, pair: Pair) -> _View:
    """Do what a key means; what to show then."""
    if key == RESIZED:
        return view
    if key in _SCROLLS:
        return view._replace(first=view.first + _SCROLLS[key])
    match key:
        case "s":
            return _View(notice="merged; u takes it back" if review.same(pair) else _SETTLED)
        case "n":
            return _View(notice="kept apart; u takes it back" if review.different(pair) else _SETTLED)
        case "k" | "space":
            review.skip()
        case "u":
            return _View(notice=_undone(review))
        case "?":
            return _View(help=not view.help)
    return _View()


def _undone(review: Review) -> str:
    try:
        return "taken back" if review.undo() else "nothing to take back"
    except PapertriageError as error:
        return str(error)


def _body(pair: Pair, library: Library, view: _View, size: os.terminal_size) -> list[str]:
    """The lines above the foot, however many."""
    if view.help:
        return printed(Group(*_HELP), size)
    ids = library.short_ids([pair.one.id, pair.other.id])
    return printed(Group(safe(pair.reason, "bold"), "", drawn(pair, ids, size.columns)), size)


def _foot(review: Review, notice: str, below: int, size: os.terminal_size) -> list[str]:
    counts = f"{review.left:,} left, {review.merged:,} merged, {review.parted:,} kept apart"
    more = f"{plural(below, 'more line')}: ↓" if below else ""
    remarks = safe(" · ".join(filter(None, (notice, more, counts))), "dim", no_wrap=True, overflow="ellipsis")
    keys = Text(no_wrap=True, overflow="ellipsis")
    for key, name in _KEYS.items():
        keys.append(key, "bold").append(f" {name}  ", "dim")
    return printed(Group(remarks, keys), size)
