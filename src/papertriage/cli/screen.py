"""One paper drawn for the whole terminal: as lines, the width of the terminal at most, with their colours."""

import os
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from papertriage.cli import phrases
from papertriage.cli.actions import RATINGS, Action, keys_of
from papertriage.cli.prompt import Prompt
from papertriage.cli.render import lit, pairs_table, safe
from papertriage.cli.window import printed, window
from papertriage.drawing import Card
from papertriage.text import plural, unbroken
from papertriage.triage import Progress

_WIDE = 120  # columns from which on what is known of a paper stands beside its abstract
_READABLE = 96  # columns of an abstract at most
_FOOT = 3  # lines
_HINTS = {
    Action.LATER: "later", Action.SKIP: "skip", Action.READING: "reading", Action.DONE: "done",
    Action.RATE_1: "rate", Action.OPEN: "open", Action.UNDO: "undo", Action.HELP: "help", Action.QUIT: "quit",
    Action.TAG: "tag", Action.NOTE: "note", Action.WHY: "why", Action.SIMILAR: "similar",
    Action.NARROW: "narrow", Action.NEXT: "not now",
}  # fmt: skip


class View(NamedTuple):
    """What there is to draw. ``pairs`` (name, text) take the place of the abstract where there are any.

    ``first`` is the first line of it that is shown; ``notice`` is what the last key did.
    """

    card: Card
    progress: Progress
    pairs: Sequence[tuple[str, str]] = ()
    first: int = 0
    notice: str = ""
    prompt: Prompt | None = None


class Frame(NamedTuple):
    """The lines to show; of the abstract the first line that is shown, and how many are."""

    lines: list[str]
    first: int
    room: int


def frame(view: View, keys: Mapping[str, Action], size: os.terminal_size) -> Frame:
    """The view for a terminal of this size, every line of it used."""
    wide = size.columns >= _WIDE
    head = printed(_head(view.card, wide=wide), size)
    body = printed(pairs_table(view.pairs) if view.pairs else _body(view.card, wide=wide), size)
    room = max(1, size.lines - len(head) - _FOOT)
    shown = window(body, view.first, room)
    foot = printed(_foot(view, keys, shown.below, size.columns), size)
    above = [*head, *shown.lines][: max(0, size.lines - len(foot))]
    return Frame([*above, *foot][: size.lines], shown.first, room)


def _head(card: Card, *, wide: bool) -> RenderableType:
    """What stands above the abstract; what stands beside it where there is room is left out."""
    entry = card.entry
    title = Text(f"{card.short_id}  ", style="cyan") + lit(card.marked_title or "(no title)", "bold")
    beside = [] if wide else [_line(phrases.whereabouts(entry), "dim"), _line(phrases.tags(entry), "green")]
    lines = [_line(phrases.authors(entry)), *beside]
    return Group(title, *filter(None, lines), "")


def _line(text: str, style: str = "") -> Text:
    return safe(text, style, no_wrap=True, overflow="ellipsis")


def _body(card: Card, *, wide: bool) -> RenderableType:
    abstract = lit(card.marked_abstract or "(no abstract)")
    if not wide:
        return abstract
    table = Table.grid(padding=(0, 4))
    table.add_column(width=_READABLE)
    table.add_column(ratio=1)
    table.add_row(abstract, pairs_table(phrases.known(card)))
    return table


def _foot(view: View, keys: Mapping[str, Action], below: int, width: int) -> RenderableType:
    more = f" {plural(below, 'more line')}: space ──" if below else ""
    room = width - len(more)
    progress, notice = f"── {phrases.progress(view.progress)} ", unbroken(view.notice)
    left = f"{progress}· {notice} " if notice else progress
    second = " · ".join(filter(None, (phrases.score(view.card.why), phrases.words(view.card.why))))
    if notice and (view.prompt or len(left) > room):  # then it has a line of its own
        left, second = progress, notice
    rule = safe(left[:room].ljust(room, "─") + more, "dim", no_wrap=True)
    last = _typed(view.prompt) if view.prompt else _hints(keys, width)
    return Group(rule, _line(second), last)


def _typed(prompt: Prompt) -> Text:
    text = Text(f"{prompt.label}: ", style="bold", no_wrap=True, overflow="ellipsis")
    text.append_text(safe(prompt.text)).append(" ", "reverse")
    return text.append_text(safe(f"  {' '.join(prompt.offered)}", "dim"))


def _hints(keys: Mapping[str, Action], width: int) -> Text:
    """As many keys as there is room for, the most wanted first."""
    text = Text(no_wrap=True, overflow="ellipsis")
    for action, name in _HINTS.items():
        key = "1-5" if action in RATINGS else next(iter(keys_of(action, keys)), "")
        hint = Text("  " if text else "") + Text(key, "bold") + Text(f" {name}", "dim")
        if key and len(text) + len(hint) <= width:
            text += hint
    return text
