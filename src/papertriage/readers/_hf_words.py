"""The words of a Hugging Face Papers page saved as text: each line is one or a few of them."""

import re
from collections.abc import Iterable, Iterator
from enum import Enum, auto
from typing import NamedTuple

from papertriage.dates import iso_date
from papertriage.readers._hf_lines import Line
from papertriage.readers._hf_record import NUMBER, number_in
from papertriage.text import squeeze


class Kind(Enum):
    """What a piece of a page is."""

    TEXT = auto()  # a title, an abstract, an organisation: its place tells which
    ORGANIZATION = auto()  # a text before a dot or a date
    COUNT = auto()  # a number alone, or "-": votes before a title, comments after a date
    UPVOTE = auto()  # "Upvote", perhaps with the number
    STARS = auto()  # "GitHub", perhaps with the number of its stars
    AUTHORS = auto()  # "15 authors"
    DOT = auto()  # "·", between who and when
    DATE = auto()  # perhaps with the number of comments
    SUBMITTED = auto()  # "Submitted by NAME" opens a card of a date page
    FURNITURE = auto()
    LINK = auto()  # an address of the site, alone on its line


class Word(NamedTuple):
    """A piece of a line: ``text`` as printed, ``number`` None where none, or "-", is printed."""

    kind: Kind
    line: int  # from 1
    text: str = ""
    number: int | None = None
    spaced: bool = False  # whether an empty line stands before


_BANNER = re.compile(r"(?:new\s?)?get trending papers in your email inbox(?: once a day)?!\s?", re.IGNORECASE)
_BY = re.compile(r"(?:by)?\s?(?:\[+[^\[\]]{1,40}\]\s?)?(?:AK)?\s?and the research community", re.IGNORECASE)
# The button's label, glued to the first title: cut off once, and not where it is a word of the title
_GLUED_BUTTON = re.compile(r"Subscribe(?=\S)(?!(?:rs?|d)\b)")

# The head of the page; its cards; the site. As printed: "models" alone on a line is the end of an abstract
_FURNITURE = """
new / Subscribe / by / by AK / AK / Daily Papers / Trending Papers / Trending / Daily / Weekly / Monthly
Search by arxiv id or title / Submit / Submit paper / Submit a paper / Previous / Next / Load more
Daily Papers - Hugging Face / Trending Papers - Hugging Face
arXiv Page / View PDF / Video / Author / AI-generated summary
Hugging Face / Hugging Face's logo / Models / Datasets / Spaces / Buckets / Buckets new / Docs / Enterprise
Pricing / Log In / Sign Up / Website / Tasks / HuggingChat / Collections / Languages / Organizations
Community / Blog / Posts / Learn / Discord / Forum / Solutions / Hub / Team & Enterprise
Hugging Face PRO / Enterprise Support / Inference Providers / Inference Endpoints / Storage Buckets
System theme / Company / TOS / Privacy / About / Careers / Jobs
"""
_NAMES = frozenset(re.split(r" / |\n", _FURNITURE))
LONGEST_WRAPPED = 130  # characters in a line that a program wrapped
_LONGEST_NAME = 60  # of furniture, counts and dates; only text is longer
_WRAPPED = range(40, LONGEST_WRAPPED + 1)
_LONGEST_LINE = 20_000  # characters that are looked at; no title and no abstract has so many
_LONGEST_TAIL = 200  # of "Organisation · Sep 23, 2024 8"

# The foot of the page on one line, as some programs put it
_FOOT = re.compile(
    r"(?:(?:Previous|Next|©|Hugging Face|TOS|Privacy|About|Careers|Jobs|Models|Datasets|Spaces|Pricing|Docs"
    r"|Website|Company|System theme)(?:\s|$)){2,20}"
)
_RULE = re.compile(r"[-=*_]{3,}|`{3,}\w*")
_HEADING = re.compile(r"^#{2,6} ")
_BULLET = re.compile(r"^[•◦▪*#-] (?:[•◦▪*-] )?")
_SHAPES = [
    (kind, re.compile(shape, re.ASCII | re.IGNORECASE))
    for kind, shape in (
        (Kind.COUNT, rf"(?:(?:\[-\]|[▲⏶⬆]) ?)?({NUMBER}|-|–|—)"),
        (Kind.DOT, "(·)"),
        (Kind.AUTHORS, rf"({NUMBER}) authors?"),
        (Kind.UPVOTE, rf"upvotes?(?: ({NUMBER}|-))?"),
        (Kind.STARS, rf"(?:link: )?github(?: ({NUMBER}))?(?: arxiv page)?"),
        (Kind.SUBMITTED, r"(submitted by)(?: .*)?"),
        (Kind.LINK, r"(https?://(?:huggingface\.co|hf-mirror\.com)/?\S*)(?: \d{1,3}/\d{1,3})?"),
    )
]
_DATE = re.compile(
    r"(?:published on )?([A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)(?: (\d{1,4}))?", re.ASCII | re.IGNORECASE
)
_AUTHORS_AND_COUNT = re.compile(r"(.{0,160}·.{0,160}\d authors?) (\d{1,4})", re.ASCII)
# At the top of each sheet that a browser prints
_SHEET = re.compile(r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},? \d{1,2}:\d\d.{0,30} Papers - Hugging Face", re.ASCII)
_PERIOD = re.compile(  # the heading of a week or a month
    r"week \d{1,2}(?:,? \d{4})?|\d{4}-W\d\d|[A-Z][a-z]{2,8} (?:\d{4}|\d{1,2}(?:, \d{4})? ?[-–] ?"
    r"(?:[A-Z][a-z]{2,8} )?\d{1,2}(?:, \d{4})?)",
    re.ASCII | re.IGNORECASE,
)
NO_PAPERS = re.compile(
    r"no (?:papers?|results?|matching papers)(?: (?:were )?found| yet)?\b.{0,30}", re.IGNORECASE
)
_SUBMITTED = "submitted by"


def words(lines: Iterable[Line]) -> Iterator[Word]:
    """The words of the page's lines, in order."""
    button_due = spaced = submitted = wrapped = False
    for count, line in enumerate(lines, 1):
        number = line.number or count
        text = squeeze(line.text[:_LONGEST_LINE])
        if not text:
            spaced = True
        elif submitted and len(text) <= _LONGEST_NAME:  # the name, on a line of its own
            submitted = False
        else:
            found = list(_of_line(text, button_due))
            if wrapped and not spaced and (text in _NAMES or found[0].kind is Kind.LINK):
                found = [Word(Kind.TEXT, 0, text)]  # the last line of an abstract
            yield found[0]._replace(line=number, spaced=spaced)
            yield from (word._replace(line=number) for word in found[1:])
            button_due = _button_due(found, button_due)
            submitted = text.lower() == _SUBMITTED
            wrapped = found[0].kind is Kind.TEXT and len(text) in _WRAPPED
            spaced = False


def _of_line(text: str, button_due: bool) -> Iterator[Word]:
    """The words of one line; their line is not set yet."""
    banner = _BANNER.match(text)
    if banner:
        yield Word(Kind.FURNITURE, 0, banner[0])
        text = text[banner.end() :]
    if (banner or button_due) and _GLUED_BUTTON.match(text):
        yield Word(Kind.FURNITURE, 0, "Subscribe")
        text = text.removeprefix("Subscribe")
    yield from _between_dots(text)


def _between_dots(text: str) -> Iterator[Word]:
    """The words of "15 authors · Sep 23, 2024 8", or the one that the text is."""
    counted = _AUTHORS_AND_COUNT.fullmatch(text)
    if counted:
        text = counted[1]
    parts = [part.strip() for part in text.split("·")] if len(text) <= _LONGEST_TAIL else [text]
    found = [_word(part) for part in parts]
    if len(parts) > 1 and any(word.kind in (Kind.AUTHORS, Kind.DATE) for word in found):
        for word in found:
            if word.text:
                yield word
            yield Word(Kind.DOT, 0)
        if counted:
            yield _word(counted[2])
    elif text:
        yield _word(text)


def _word(text: str) -> Word:
    """The word that a whole line, or a part of one between dots, is."""
    text = _HEADING.sub("", text)
    if _FOOT.fullmatch(text):
        return Word(Kind.FURNITURE, 0, text)
    if len(text) > _LONGEST_NAME:
        return Word(Kind.TEXT, 0, text)
    bare = _BULLET.sub("", text)
    if bare in _NAMES or any(shape.fullmatch(bare) for shape in (_BY, _RULE, _SHEET, _PERIOD, NO_PAPERS)):
        return Word(Kind.FURNITURE, 0, text)
    for kind, shape in _SHAPES:
        if found := shape.fullmatch(bare):
            return Word(kind, 0, text, number_in(found[1]))
    return _date(bare) or Word(Kind.TEXT, 0, text)


def _date(text: str) -> Word | None:
    """A date and the comments after it."""
    found = _DATE.fullmatch(text)
    return Word(Kind.DATE, 0, found[1], number_in(found[2])) if found and iso_date(found[1]) else None


def _button_due(found: list[Word], due: bool) -> bool:
    """Whether the label of the button that follows the banner is still to come."""
    if any(_BANNER.fullmatch(word.text) for word in found):
        return len(found) == 1
    return due and all(word.kind is Kind.FURNITURE and word.text != "Subscribe" for word in found)
