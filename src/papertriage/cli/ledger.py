"""The ledger after ``ingest``: an equation a page and one for all, what was skipped, and what to do next."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from papertriage.cli.exitcodes import ExitCode
from papertriage.cli.output import hint
from papertriage.model import Fragment, Ledger, PageReport, total
from papertriage.text import plural, some

_BRIEF_FROM = 30  # pages: from here on, pages that went well are only counted
_SHOWN_FRAGMENTS = 3
_SHOWN_SKIPPED = 3

_HEADING = "found =   new + again + merged + maybe + unreadable"
_WIDTHS = (5, 5, 5, 6, 5, 10)


def exit_code(reports: Iterable[PageReport]) -> ExitCode:
    """Whether a page was skipped."""
    return ExitCode.SKIPPED if any(report.skipped for report in reports) else ExitCode.DONE


def print_account(reports: Iterable[PageReport], names: Sequence[str], *, rehearsed: bool) -> ExitCode:
    """Print what became of each page and of all; the exit code. The reports are used up, not kept."""
    folder = _common_folder(names)
    account = Ledger()
    read = known = 0
    skipped: defaultdict[str, list[str]] = defaultdict(list)
    for report in reports:
        name = report.name.removeprefix(folder)
        if report.skipped:
            skipped[report.skipped].append(name)
        elif report.known:
            known += 1
        else:
            if not read and len(names) <= _BRIEF_FROM:
                hint(_HEADING)
            read += 1
            account = total((account, report.ledger))
            _print_page(report, name, brief=max(len(names), read) > _BRIEF_FROM)
    _print_skipped(skipped)
    hint(f"{_pages(read, known, sum(map(len, skipped.values())))}: {spelled(account)}")
    for line in _next_steps(account, bool(names), rehearsed):
        hint(line)
    return ExitCode.SKIPPED if skipped else ExitCode.DONE


def spelled(account: Ledger) -> str:
    """The account in words: "567 found = 447 new + 120 seen again + 0 merged + 0 maybe + 0 unreadable"."""
    parts = " + ".join(f"{number:,} {name.replace('_', ' ')}" for name, number in account._asdict().items())
    return f"{account.found:,} found = {parts}"


def _common_folder(names: Sequence[str]) -> str:
    """What all names begin with, up to a slash: it tells nothing, and takes the room of what does."""
    first, last = (min(names), max(names)) if len(names) > 1 else ("", "")
    same = next((at for at, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), len(first))
    return first[: first.rfind("/", 0, same) + 1]


def _print_page(report: PageReport, name: str, *, brief: bool) -> None:
    """What there is to say of a page that was read; where ``brief``, only what is out of the ordinary."""
    assert report.reading
    remarks = [*report.notes, *_shortfall(report), *_unread(report.reading.fragments)]
    if remarks or not brief:
        numbers = (report.ledger.found, *report.ledger)
        padded = [f"{number:>{width},}" for number, width in zip(numbers, _WIDTHS, strict=True)]
        hint(f"{padded[0]} = {' + '.join(padded[1:])}  {name}")
    for remark in remarks:
        hint(f"        {remark}")


def _shortfall(report: PageReport) -> Iterator[str]:
    stated = report.reading.facts.stated_total if report.reading else None
    if stated is not None and report.ledger.found < stated:
        yield f"the page states {stated:,}, here are {report.ledger.found:,}; save all of it to get the rest"


def _unread(fragments: Sequence[Fragment]) -> Iterator[str]:
    for fragment in fragments[:_SHOWN_FRAGMENTS]:
        yield f"line {fragment.line} not understood: {fragment.text[:60]!r}"
    if more := len(fragments[_SHOWN_FRAGMENTS:]):
        yield f"and {more:,} more; papertriage ingest --dry-run --json shows all"


def _print_skipped(skipped: dict[str, list[str]]) -> None:
    """A line for each reason, with the pages that it holds for."""
    for reason, names in skipped.items():
        more = " (--json names all)" if len(names) > _SHOWN_SKIPPED else ""
        hint(f"skipped {some(names, _SHOWN_SKIPPED)}{more}: {reason}")


def _pages(read: int, known: int, skipped: int) -> str:
    """ "3 pages read, 1 read before, 2 skipped"."""
    parts = [f"{plural(read, 'page')} read"]
    parts += [
        f"{number:,} {what}" for number, what in ((known, "read before"), (skipped, "skipped")) if number
    ]
    return ", ".join(parts)


def _next_steps(account: Ledger, named: bool, rehearsed: bool) -> Iterator[str]:
    if not named:
        yield "no pages there; save some listing pages from a browser and name their folder"
    elif rehearsed:
        yield "dry run: nothing was kept"
    else:
        if account.maybe:
            yield f"{account.maybe:,} may be repeats; papertriage dupes --review asks you"
        if account.new + account.maybe:
            yield "next: papertriage triage, papertriage search WORDS, papertriage export -o read.md"
