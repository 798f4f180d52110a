"""A collection at Hugging Face as text: below a title "Paper • 2407.01001 • Published Jul 2 • 94"."""

import re
from collections.abc import Iterator

from papertriage.dates import iso_date, with_year
from papertriage.model import Record
from papertriage.readers._hf_record import NUMBER, identified, number_in
from papertriage.text import squeeze

_DOT = r"\s{0,3}[•·]\s{0,3}"
_NUMBER = rf"Paper{_DOT}(?P<number>\d{{4}}\.\d{{4,5}})"
_NUMBERED = re.compile(_NUMBER, re.ASCII)
_PAPER = re.compile(
    r"^[ \t#*]{0,9}(?P<title>\S[^\n]{2,400})\n(?:[ \t]{0,9}\n){0,3}"
    rf"[ \t]{{0,9}}{_NUMBER}"
    rf"(?:{_DOT}Published (?P<day>[A-Z][a-z]{{2,8}} \d{{1,2}}(?:, \d{{4}})?))?"
    rf"(?:{_DOT}(?P<votes>{NUMBER}|-)$)?",
    re.MULTILINE | re.ASCII,
)


def is_collection(text: str) -> bool:
    return bool(_NUMBERED.search(text) and _PAPER.search(text))  # the quicker one first


def papers(text: str, made: str | None) -> Iterator[Record]:
    """The papers in order; dates without a year have that of ``made``, the day on which the page was."""
    line, seen = 1, 0
    for found in _PAPER.finditer(text):
        line, seen = line + text.count("\n", seen, found.start()), found.start()
        date = iso_date(found["day"] or "")
        record = Record(
            squeeze(found["title"]).strip("*"),
            date=date and with_year(date, made),
            date_text=found["day"],
            votes=number_in(found["votes"]),
            line=line,
        )
        yield identified(record, found["number"])
