"""What all forms of a Hugging Face Papers page share: how they print numbers and names, and print twice."""

import re
from collections.abc import Iterable, Iterator

from papertriage import dates
from papertriage.identifiers import arxiv
from papertriage.model import Identifiers, Page, Record
from papertriage.text import plain

NUMBER = r"\d{1,3}(?:,\d{3})+|\d{1,9}(?:\.\d{1,3})?k?"  # 12 / 1,234 / 11.3k

_NUMBER = re.compile(NUMBER, re.ASCII)
_PAPER = re.compile(r"[\w.-]{1,40}", re.ASCII)
_DAY = re.compile(r"/papers(?:/date/|\?date=)(\d{4}-\d\d-\d\d)\b", re.ASCII)
_SENTENCE_ENDS = re.compile(r"[.!?] +(?=[A-Z])")
_LONGEST_SUMMARY = 350  # characters; a machine's summaries have up to 300, abstracts mostly more than 600
_SAME_HANDLE = 3  # letters that a handle and the name behind it begin with


def identified(record: Record, paper: str | None) -> Record:
    """The record with the address of the paper's page, and with its arXiv identifier where it is one."""
    if not paper or not _PAPER.fullmatch(paper):
        return record
    known = arxiv(paper)
    identifiers = Identifiers(arxiv=known[0]) if known else Identifiers()
    return record._replace(identifiers=identifiers, url=f"https://huggingface.co/papers/{paper}")


def number_in(text: str | None) -> int | None:
    """12 of "12", 1234 of "1,234", 11300 of "11.3k"; None of "-" and of whatever else is no number."""
    if not text or not _NUMBER.fullmatch(text):
        return None
    if text.endswith("k"):
        return round(float(text[:-1]) * 1000)
    return round(float(text.replace(",", "")))


def organization(printed: str) -> str:
    """The organisation's name, without the handle that some print before it ("PatronusAI Patronus AI")."""
    handle, _, name = printed.partition(" ")
    begins, same = ("".join(filter(str.isalnum, plain(text))) for text in (name, handle))
    return name if begins and same.startswith(begins[:_SAME_HANDLE]) else printed


def is_summary(text: str) -> bool:
    """Whether the text has the length of the one or two sentences that a machine makes of an abstract."""
    return len(text) < _LONGEST_SUMMARY and len(_SENTENCE_ENDS.findall(text)) < 2


def page_date(page: Page, printed: str | None) -> str | None:
    """The day of the page that prints the ISO date ``printed``, shortened to what is known.

    The year stands in the page's address, or in the links to the days beside it; see ``dates.page_day``.
    """
    if own := _DAY.search(page.url or ""):
        return own[1]
    beside = _DAY.search(page.text)
    if beside and printed and printed.startswith("--"):
        printed = dates.nearest(printed, beside[1], within=7)
    return dates.page_day(printed, page.saved, page.modified)


def undated(records: Iterable[Record], day: str | None) -> tuple[str, ...]:
    """A note on the dates that were left without a year, where there are such; ``day`` is the page's own."""
    count = sum((record.date or "").startswith("--") for record in records)
    known = day and not day.startswith("--")
    reason = f"they would lie after the page's own, {day}" if known else "the page does not tell its own"
    return (f"dates without a year: {count}; {reason}",) if count else ()


def folded(records: Iterable[Record]) -> Iterator[Record]:
    """The records, neighbours that are one paper made one: trending pages print each card twice."""
    last: Record | None = None
    for record in records:
        if last and _are_one(last, record):
            last = _filled(last, record)
        else:
            if last:
                yield last
            last = record
    if last:
        yield last


def _are_one(a: Record, b: Record) -> bool:
    if a.url and b.url:
        return a.url == b.url
    return plain(a.title) == plain(b.title) and (a.abstract == b.abstract or not (a.abstract and b.abstract))


def _filled(first: Record, second: Record) -> Record:
    """The first record, with what only the second has."""
    empty = Record("")._asdict()
    missing = {
        name: value for name, value in second._asdict().items() if first._asdict()[name] == empty[name]
    }
    return first._replace(**missing)
