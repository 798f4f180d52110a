"""``stats``: how much there is, by status, tag and page."""

from collections.abc import Iterator, Mapping
from typing import Annotated

import typer

from papertriage.cli.output import plural, say, say_json
from papertriage.cli.session import Session
from papertriage.model import Counts

_BAR = 24  # characters of the longest bar
_PAGES = 10  # the newest pages that are listed

Json = Annotated[bool, typer.Option("--json", help="Print the counts as one JSON object.")]


def stats(context: typer.Context, as_json: Json = False) -> int:
    """Count the papers by status, tag and page."""
    from papertriage.stats import stats as verb

    session: Session = context.obj
    with session.library() as library:
        counts = verb(library)
    if as_json:
        say_json(counts._asdict())
    else:
        for line in _lines(counts):
            say(line)
    return 0


def _lines(counts: Counts) -> Iterator[str]:
    seen = f"seen {plural(counts.sightings, 'time')} on {plural(len(counts.by_page), 'page')}"
    yield f"{plural(counts.papers, 'paper')}, {seen}"
    yield from _bars("status", {name: number for name, number in counts.by_status.items() if number})
    yield from _bars("tag", counts.by_tag)
    yield from _bars("page", dict(list(counts.by_page.items())[:_PAGES]))
    if len(counts.by_page) > _PAGES:
        yield f"and {plural(len(counts.by_page) - _PAGES, 'earlier page')}"


def _bars(heading: str, numbers: Mapping[str, int]) -> Iterator[str]:
    """A line for each name: its number, a bar, the name."""
    if not numbers:
        return
    yield ""
    yield f"by {heading}"
    most = max(numbers.values())
    for name, number in numbers.items():
        bar = "█" * max(1, round(_BAR * number / most)) if number else ""
        yield f"{number:>9,}  {bar:<{_BAR}}  {name}"
