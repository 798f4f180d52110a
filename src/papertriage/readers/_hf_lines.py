"""The lines of a Hugging Face Papers text, with undone what some programs do to them."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from papertriage.readers._hf_record import NUMBER
from papertriage.text import squeeze

# Reference links "[text][12]" whose addresses the program lost
_REFERENCES = re.compile(r"^#{1,6} [^\n]{0,500}\]\[\d{1,4}\]$|^\[LINK: ", re.MULTILINE)
_LINK = re.compile(r"\[([^\[\]\n]*)\]\[\d{1,4}\]")
_END = re.compile(r"\]\[\d{1,4}\]")  # of a link that began on a line before
_BEGINNING = re.compile(r"^([-*#\s]*)\[(?!-\])(?:\[[^\[\]]{0,80}\] )?")  # "[[alternative text] Name"
_NOTHING = re.compile(r"[-*\s]*\[\[?[^\[\]]*\]\]?\s*|\s*<a\b[^>]*></a>\s*")  # "[alternative text]", an anchor
_HEADING = re.compile(r"^# ")
_ESCAPED = re.compile(r"\\([\[\]_*#])")
_PICTURE = re.compile(r"!\[[^\[\]\n]{0,200}\]\([^()\s]{0,2000}\)")
_BULLETS = re.compile(r"\A\s*(?:[*•◦▪+](?:\s+|$))+")  # of avatars; "-" can be no vote
_GLUED_DAY = re.compile(r"\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(\d{1,2})\b", re.ASCII)
# Trafilatura writes each card of a day on one line, get_text(" ") the whole page
ONE_LINE_CARD = re.compile(
    rf"Submitted by (\S{{1,60}}) ({NUMBER}|-) (\S[^·]{{4,400}}?) · ((?:{NUMBER}) authors?)"
    r"(?: (\d{1,4}))?(?=\s|$)"
)
_SUBMITTED = "Submitted by"
_FEWEST = 20  # lines; of fewer it can't be told that they are broken
_MOST_WORDS = 3  # that were searched for, and stand on a line of their own
_BROKEN_SHARE = 0.1  # of lines are a few words in the midst of a sentence; last lines of paragraphs are fewer


class Line(NamedTuple):
    """A line as a reader of the page sees it; ``number`` counts from 1, 0 says it is simply the next."""

    text: str
    number: int = 0


def lines(text: str) -> Iterator[Line]:
    """The lines without pictures and empty bullets, and with cards and sentences put together."""
    has_references = bool(_REFERENCES.search(text))
    printed = (_without_marks(line) if has_references else line for line in text.split("\n"))
    clean = [part for number, line in enumerate(printed, 1) for part in _parts(Line(line, number))]
    said = [line for line in clean if line.text and not line.text.isspace()]
    broken = sum(_goes_on(a, b) and len(b.text.split()) <= _MOST_WORDS for a, b in pairwise(said))
    if len(said) >= _FEWEST and broken > _BROKEN_SHARE * len(said):
        return _mended(clean)
    return iter(clean)


def _without_marks(line: str) -> str:
    """The line with each link replaced by its text."""
    seen = _END.sub(" ", _LINK.sub(r" \1 ", line))
    seen = "" if _NOTHING.fullmatch(seen) else _BEGINNING.sub(r"\1", seen)
    return _ESCAPED.sub(r"\1", _HEADING.sub("", seen))


def _parts(line: Line) -> Iterator[Line]:
    """The line, or the lines of the cards that it holds."""
    cards = list(ONE_LINE_CARD.finditer(squeeze(line.text))) if _SUBMITTED in line.text else []
    for card in cards:
        for text in (f"{_SUBMITTED} {card[1]}", card[2], card[3], "·", card[4], card[5] or ""):
            yield line._replace(text=text)
    if not cards:
        text = _GLUED_DAY.sub(r"\1 \2", _PICTURE.sub("", line.text))
        yield line._replace(text=_BULLETS.sub("", text))


def _goes_on(before: Line, line: Line) -> bool:
    """Whether the line goes on with a sentence, and is no submitter's name, which begins small too."""
    text = line.text.lstrip()
    if before.text.strip() == _SUBMITTED or not any(map(str.isalpha, before.text)):
        return False
    return text[:1].islower() or text.startswith((", ", "; ", ". "))


def _mended(broken: Iterable[Line]) -> Iterator[Line]:
    """The lines, those put together that get_text("\\n") broke at the words that were searched for."""
    begun: list[Line] = []
    for line in broken:
        if begun and _goes_on(begun[-1], line):
            begun.append(line)
        else:
            yield from _as_one(begun)
            begun = [line]
    yield from _as_one(begun)


def _as_one(begun: list[Line]) -> Iterator[Line]:
    if begun:
        text = " ".join(line.text.strip() for line in begun)
        yield begun[0]._replace(text=text.replace(" ,", ","))
