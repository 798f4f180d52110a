"""A paper's own page on Hugging Face as text or Markdown: copied, or made by whatever program."""

import re
from collections.abc import Iterator

from papertriage.dates import iso_date, with_year
from papertriage.model import Fragment, Page, Record
from papertriage.plugins import Reader
from papertriage.readers._feed_text import below
from papertriage.readers._hf_page import page_date
from papertriage.readers._hf_record import NUMBER, identified, number_in
from papertriage.readers._markdown import plain
from papertriage.readers._names import names
from papertriage.text import squeeze

_MARKUP = re.compile(r"\s{0,99}[<{]")
_NUMBER = re.compile(r"\barxiv:(\d{4}\.\d{4,5})[ \t]*$", re.ASCII | re.IGNORECASE | re.MULTILINE)
_PUBLISHED = re.compile(r"^[ \t]*Published on ([A-Z][a-z]{2} \d{1,2}(?:, \d{4})?)\b", re.ASCII | re.MULTILINE)
_ENDS = "View arXiv page"
_BUTTON = re.compile(r"^[ \t]*Copy markdown[ \t]*$", re.MULTILINE)
_VOTES = re.compile(rf"\bUpvote\s+({NUMBER})\b", re.ASCII)
_AUTHORS = re.compile(r"\bAuthors:")
_MORE = re.compile(r"\+\s?\d{1,5} authors?")  # who are there all the same
_ABSTRACT = re.compile(r"^[ \t#]*Abstract[ \t]*$", re.MULTILINE)


def recognises(page: Page) -> bool:
    return is_paper_page(page.text)


def is_paper_page(text: str) -> bool:
    """Whether the text, which is no HTML, has the paper's number, its day and the link to arXiv."""
    if _ENDS not in text or _MARKUP.match(text):
        return False
    number = _NUMBER.search(text)
    return number is not None and bool(_PUBLISHED.search(text, number.end()))


def read(page: Page) -> Iterator[Record | Fragment]:
    """The one paper; what people say of it is left out."""
    text = page.text.partition(_ENDS)[0]
    number = _NUMBER.search(text)
    published = _PUBLISHED.search(text, number.end()) if number else None
    if number and published:
        title = _said(text[number.end() : published.start()])
        line = page.text.count("\n", 0, number.end()) + 1
        yield _record(page, title, published[1], text[published.end() :], number[1])._replace(line=line)
    else:
        yield Fragment(1, squeeze(text))


READER = Reader(name="hf-paper-text", recognises=recognises, read=read)


def _record(page: Page, title: str, day: str, rest: str, paper: str) -> Record:
    """What stands below the title: votes, authors, the abstract, perhaps behind a machine's summary."""
    heading, label = _ABSTRACT.search(rest), _AUTHORS.search(rest)
    above = rest[: heading.start()] if heading else rest
    votes = _VOTES.search(above)
    found = below(_said(rest[heading.end() :]), by_arxiv=True) if heading else below("", by_arxiv=True)
    record = Record(
        title,
        found.abstract,
        found.kind,
        authors=names(_MORE.sub("", _said(above[label.end() :]))) if label else (),
        date=with_year(iso_date(day) or "", page_date(page, None)) or None,
        date_text=day,
        votes=number_in(votes[1]) if votes else None,
    )
    return identified(record, paper)


def _said(text: str) -> str:
    return squeeze(plain(_BUTTON.sub("", text))).lstrip("# ").rstrip("[ ")
