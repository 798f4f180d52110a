"""``stats``: how much there is, how far triage has come and how fast, what hiding papers costs."""

import math
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from papertriage.cli.exitcodes import ExitCode
from papertriage.cli.nothing import tell_nothing_matched
from papertriage.cli.output import on_terminal, say, say_json
from papertriage.cli.session import Session
from papertriage.query import parse
from papertriage.text import plural

if TYPE_CHECKING:
    from papertriage.cli.bars import Chart
    from papertriage.stats import Sample, Stats

_MOST_ROWS = 12  # of a chart; the counts of every tag and source are in --json

Words = Annotated[
    list[str] | None,
    typer.Argument(metavar="[QUERY]...", help="Which papers; none: all.", show_default=False),
]
Json = Annotated[bool, typer.Option("--json", help="Print the counts as one JSON object.")]


def stats(context: typer.Context, query: Words = None, as_json: Json = False) -> ExitCode:
    """Count the papers; tell the pace of triage.

    By status, tag, source and week; and what hiding papers costs.
    """
    from papertriage.search import advise
    from papertriage.stats import stats as verb

    session: Session = context.obj
    node = parse(" ".join(query)) if query else None
    with session.library() as library:
        figures = verb(library, node)
        advice = None if figures.counts.papers or node is None else advise(node, library)
    if as_json:
        say_json(_json(figures))
    elif on_terminal():
        from papertriage.cli.bars import draw

        draw(_headline(figures), list(_charts(figures)), list(_remarks(figures)))
    else:
        _print(figures)
    if advice is None:
        return ExitCode.DONE
    tell_nothing_matched(advice)
    return ExitCode.NOTHING


def _print(figures: "Stats") -> None:
    from papertriage.cli.bars import lines

    say(_headline(figures))
    for chart in _charts(figures):
        say("")
        for line in lines(chart):
            say(line)
    if remarks := list(_remarks(figures)):
        say("")
        for remark in remarks:
            say(remark)


def _headline(figures: "Stats") -> str:
    counts = figures.counts
    pages = sum(1 for papers in counts.by_page.values() if papers)
    return (
        f"{plural(counts.papers, 'paper')}, "
        f"seen {plural(counts.sightings, 'time')} on {plural(pages, 'page')}"
    )


def _charts(figures: "Stats") -> Iterator["Chart"]:
    from papertriage.cli.bars import Chart

    counts = figures.counts
    by_source = {
        f"{source.reader}, {source.place}".removesuffix(", "): source.papers for source in counts.by_source
    }
    if counts.papers:
        yield Chart("from seen to done", _funnel(figures))
        yield Chart("by status", {name: number for name, number in counts.by_status.items() if number})
    for heading, numbers in (("by tag", counts.by_tag), ("by source", by_source)):
        if numbers:
            shown = dict(list(numbers.items())[:_MOST_ROWS])
            yield Chart(heading, shown, more=len(numbers) - len(shown))
    if any(counts.by_week.values()):
        yield Chart("by week added", counts.by_week)


def _funnel(figures: "Stats") -> Mapping[str, int]:
    """Each step with its share of the one before."""
    funnel = figures.funnel._asdict()
    steps = zip(funnel, [None, *funnel.values()], funnel.values(), strict=False)
    return {
        name + (f", {number / before:.0%} of these" if before and name != "papers" else ""): number
        for name, before, number in steps
    }


def _remarks(figures: "Stats") -> Iterator[str]:
    """The pace of triage, and what hiding papers costs, in sentences."""
    pace = figures.pace
    if last := pace.last_session:
        each = pace.minutes_per_decision
        speed = f"; {each * 60:.0f} s a decision" if each is not None else ""
        yield (
            f"triage: {plural(pace.decisions, 'decision')}; in the last four weeks "
            f"{pace.per_week:,.0f} a week, {pace.per_day:,.0f} on a day of triage{speed}"
        )
        yield (
            f"last session: {last.began[:16].replace('T', ' ')} UTC, {plural(last.decisions, 'decision')}, "
            f"{last.kept:,} kept, {last.minutes:.0f} min"
        )
    for sample in figures.hidden_samples:
        yield _cost(sample)


def _cost(sample: "Sample") -> str:
    """ "0 of 30 muted papers were worth keeping: at most 10 %"; the share is rounded up."""
    hidden = "muted" if sample.status == "muted" else "skipped"
    share = math.ceil(100 * sample.at_most)
    return (
        f"{sample.kept:,} of {plural(sample.shown, f'{hidden} paper')} "
        f"{'was' if sample.shown == 1 else 'were'} worth keeping: at most {share} % (with 95 % certainty)"
    )


def _json(figures: "Stats") -> dict[str, object]:
    counts, pace = figures.counts._asdict(), figures.pace._asdict()
    last = figures.pace.last_session
    return {
        **counts,
        "by_source": [source._asdict() for source in figures.counts.by_source],
        "funnel": figures.funnel._asdict(),
        "pace": {**pace, "last_session": last._asdict() if last else None},
        "hidden_samples": [sample._asdict() for sample in figures.hidden_samples],
    }
