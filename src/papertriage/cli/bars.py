"""Numbers as bars: plain lines for a pipe, and charts side by side for a terminal."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from papertriage.text import one_line

if TYPE_CHECKING:
    from rich.console import RenderableType

_BAR = 24  # characters of the longest bar in a pipe
_NARROWEST = 70  # columns that a chart takes where several stand side by side
_GAP = 4  # columns between two charts
_PADDING = 2  # columns behind a number, a bar, a name
_ROUND_ROWS = 3  # lines of a chart beside its rows: an empty one, the heading, what is left out
_EIGHTHS = " ▏▎▍▌▋▊▉"


class Chart(NamedTuple):
    """A bar for each name; ``more`` is how many names are left out."""

    heading: str
    numbers: Mapping[str, int]
    more: int = 0


def lines(chart: Chart) -> Iterator[str]:
    """A line for each name, below the heading: its number, a bar, the name."""
    yield chart.heading
    for name, number, drawn in _rows(chart, _BAR):
        yield f"{number:>9,}  {drawn:<{_BAR}}  {name}"
    if chart.more:
        yield _more(chart)


def draw(headline: str, charts: Sequence[Chart], remarks: Sequence[str]) -> None:
    """All of it on a terminal, in as many columns as there is room for."""
    from rich.console import Console, Group
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False)
    count = max(1, min(len(charts), (console.width + _GAP) // (_NARROWEST + _GAP)))
    width = (console.width + _GAP) // count - _GAP
    table = Table.grid(padding=(0, _GAP, 0, 0))
    for _ in range(count):
        table.add_column(width=width)
    table.add_row(
        *(Group(*(_drawn(chart, width) for chart in column)) for column in _shared_out(charts, count))
    )
    console.print(Text(one_line(headline), style="bold"))
    console.print(table)
    for remark in ["", *remarks]:
        console.print(Text(one_line(remark)))


def _shared_out(charts: Sequence[Chart], count: int) -> list[list[Chart]]:
    """The charts in that many columns of about one height, their order kept from top to bottom."""
    columns: list[list[Chart]] = [[] for _ in range(count)]
    for chart in charts:
        min(columns, key=lambda column: sum(len(other.numbers) + _ROUND_ROWS for other in column)).append(
            chart
        )
    return columns


def _drawn(chart: Chart, width: int) -> "RenderableType":
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    numbers = max(map(len, map("{:,}".format, chart.numbers.values())))
    names = min(max(map(len, chart.numbers)), width // 2)
    longest = width - numbers - names - 3 * _PADDING  # what the three columns of the table leave
    table = Table.grid(padding=(0, _PADDING, 0, 0))
    table.add_column(justify="right", style="bold", no_wrap=True)
    table.add_column(style="cyan", no_wrap=True, width=longest)
    table.add_column(no_wrap=True, overflow="ellipsis")
    for name, number, bar in _rows(chart, longest):
        table.add_row(f"{number:,}", bar, Text(name))
    more = [Text(_more(chart), style="dim")] if chart.more else []
    return Group(Text(""), Text(chart.heading, style="bold"), table, *more)


def _rows(chart: Chart, width: int) -> Iterator[tuple[str, int, str]]:
    """Each name with its number and its bar; ``width`` is that of the longest."""
    most = max(chart.numbers.values())
    blocks = _prints_blocks()
    for name, number in chart.numbers.items():
        yield one_line(name), number, _bar(number, most, width, blocks=blocks)


def _bar(number: int, most: int, width: int, *, blocks: bool) -> str:
    """A bar as long as the number's share of the most; what is not nothing can be seen."""
    if not number:
        return ""
    if not blocks:
        return "#" * max(1, round(width * number / most))
    whole, eighths = divmod(max(1, round(8 * width * number / most)), 8)
    return "█" * whole + _EIGHTHS[eighths].strip()


def _prints_blocks() -> bool:
    """Whether stdout has letters for bars."""
    try:
        ("█" + _EIGHTHS).encode(sys.stdout.encoding)
    except UnicodeEncodeError:
        return False
    return True


def _more(chart: Chart) -> str:
    return f"and {chart.more:,} more; --json tells all"
