"""Lines for a whole terminal, and the window of a text that there is room for."""

import io
import os
from collections.abc import Sequence
from typing import NamedTuple

from rich.console import Console, RenderableType


class Window(NamedTuple):
    """The lines of a text from the ``first`` on, empty ones where it ends; ``below`` are left out."""

    lines: list[str]
    first: int
    below: int


def window(text: Sequence[str], first: int, room: int) -> Window:
    """``room`` lines of the text, from ``first`` on, or as near to it as the text reaches."""
    first = max(0, min(first, len(text) - room))
    shown = text[first : first + room]
    return Window([*shown, *[""] * (room - len(shown))], first, max(0, len(text) - first - room))


def printed(drawn: RenderableType, size: os.terminal_size) -> list[str]:
    """The lines of it on a terminal of this size, with their colours."""
    console = Console(
        file=io.StringIO(), force_terminal=True, width=size.columns, height=size.lines, highlight=False
    )
    with console.capture() as captured:
        console.print(drawn)
    return captured.get().removesuffix("\n").split("\n")
