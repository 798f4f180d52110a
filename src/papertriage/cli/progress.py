"""How far a long step has come: a bar, where somebody looks at stderr."""

import contextlib
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Part = TypeVar("Part")


@contextlib.contextmanager
def bar(doing: str, names: str, *, wanted: bool = True) -> Iterator[Callable[[int, int | None], None]]:
    """What hears how many are done, of how many (None: nobody knows): "reading ━━━ 3/8 pages"."""
    if not (wanted and sys.stderr.isatty()):
        yield lambda *_: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn(doing),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn(names),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as drawn:
        task = drawn.add_task("", total=None)
        yield lambda done, every: drawn.update(task, completed=done, total=every)


def counted(
    parts: Iterable[Part],
    hear: Callable[[int, int | None], None],
    total: int | None,
    size: Callable[[Part], int] = lambda _: 1,
) -> Iterator[Part]:
    """The parts as they come, while what hears is told how many of the total they were."""
    done = 0
    hear(done, total)
    for part in parts:
        yield part
        done += size(part)
        hear(done, total)
