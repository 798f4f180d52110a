"""The ledger after ``ingest``: what was found on each page and in all, and what to do next."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator

from papertriage.cli.output import hint, plural
from papertriage.model import Ledger, PageReport

_SOME_SKIPPED = 3
_BRIEF_FROM = 30  # pages: from here on, pages that went well are only counted
_SHOWN_FRAGMENTS = 3


def watched() -> bool:
    """Whether somebody looks at stderr."""
    return sys.stderr.isatty()


def exit_code(reports: Iterable[PageReport]) -> int:
    """3 where a page was skipped, else 0."""
    return _SOME_SKIPPED if any(report.skipped for report in reports) else 0


def spelled(account: Ledger) -> str:
    """The account in words: "567 found = 447 new + 120 seen again + 0 merged + 0 maybe + 0 unreadable"."""
    parts = " + ".join(f"{number:,} {name.replace('_', ' ')}" for name, number in account._asdict().items())
    return f"{account.found:,} found = {parts}"


def print_account(reports: Iterable[PageReport], pages: int, *, rehearsed: bool) -> int:
    """Print what became of each page and of all; the exit code. The reports are used up, not kept."""
    totals: Counter[str] = Counter()
    outcomes: Counter[str] = Counter()
    for report in reports:
        totals.update(report.ledger._asdict())
        outcomes[_outcome(report)] += 1
        for line in _about(report, brief=pages > _BRIEF_FROM):
            hint(line)
    hint(f"{_pages(outcomes)}: {spelled(Ledger(**totals))}" if totals else f"{_pages(outcomes)}: nothing new")
    for line in _next_steps(totals, outcomes, rehearsed):
        hint(line)
    return _SOME_SKIPPED if outcomes["skipped"] else 0


def _outcome(report: PageReport) -> str:
    return "skipped" if report.skipped else "known" if report.known else "read"


def _about(report: PageReport, *, brief: bool) -> Iterator[str]:
    """What there is to say of one page; where ``brief``, only what is out of the ordinary."""
    if report.skipped:
        yield f"skipped {report.name}: {report.skipped}"
    elif report.known and not brief:
        yield f"{report.name}: read before, nothing to add"
    elif report.reading:
        if not brief or report.ledger.unreadable or report.notes:
            yield f"{report.name} ({report.reading.reader}): {spelled(report.ledger)}"
        yield from (f"  {note}" for note in report.notes)
        yield from _shortfall(report)
        yield from _unread(report)


def _shortfall(report: PageReport) -> Iterator[str]:
    assert report.reading
    stated = report.reading.facts.stated_total
    if stated is not None and report.ledger.found < stated:
        found = f"{report.ledger.found:,} were found"
        yield f"  the page states {stated:,} and {found}; save the whole page to get the rest"


def _unread(report: PageReport) -> Iterator[str]:
    assert report.reading
    fragments = report.reading.fragments
    yield from (
        f"  line {part.line} not understood: {part.text[:80]!r}" for part in fragments[:_SHOWN_FRAGMENTS]
    )
    if len(fragments) > _SHOWN_FRAGMENTS:
        yield f"  and {len(fragments) - _SHOWN_FRAGMENTS:,} more; `papertriage ingest --dry-run --json` shows all"


def _pages(outcomes: Counter[str]) -> str:
    """ "3 pages read, 1 known before, 2 skipped"."""
    parts = [f"{plural(outcomes['read'], 'page')} read"]
    if outcomes["known"]:
        parts.append(f"{outcomes['known']:,} read before")
    if outcomes["skipped"]:
        parts.append(f"{outcomes['skipped']:,} skipped")
    return ", ".join(parts)


def _next_steps(totals: Counter[str], outcomes: Counter[str], rehearsed: bool) -> Iterator[str]:
    if rehearsed:
        yield "dry run: nothing was kept"
    elif not sum(outcomes.values()):
        yield "no pages there; save some listing pages from a browser and name their folder"
    elif totals["new"]:
        yield "next: papertriage search WORDS to find, papertriage mark ID -s later to keep, papertriage export to read"
