"""Hugging Face Papers as Markdown, or as text that keeps addresses: search results, days, trending papers.

Each part of a card is a link that names the paper or stands between such links, so cards need no
guessing: what leads to /login is votes, what leads to #community is comments.
"""

import re
from collections.abc import Iterator

from papertriage.dates import iso_date, with_year
from papertriage.model import AbstractKind, Facts, Fragment, Page, Record
from papertriage.plugins import Reader
from papertriage.readers._hf_lines import Line
from papertriage.readers._hf_page import page_date, page_parts
from papertriage.readers._hf_pieces import VOTES, Piece, is_linked, pieces
from papertriage.readers._hf_record import identified, is_summary, number_in, organization
from papertriage.readers._hf_words import Kind, words
from papertriage.readers._reading_list import is_reading_list
from papertriage.readers.hf_paper_text import is_paper_page

_AUTHORS = re.compile(r"([\d.,]{1,12}k?) authors?$")
_DAY = re.compile(r"([A-Z][a-z]{2}) ?(\d{1,2})(?!\d)")
_ALTERNATIVE = re.compile(r"\[[^\[\]]{0,80}\]\s?")
_DOT = "·"  # between who and when
_SHORTEST_ABSTRACT = 80
_LONGEST_NAME = 120  # characters of an organisation's name


def recognises(page: Page) -> bool:
    is_other = is_reading_list(page.text) or is_paper_page(page.text)
    return is_linked(page.text) and not is_other


def read(page: Page) -> Iterator[Record | Fragment | Facts]:
    cards = list(_cards(pieces(page.text)))
    head = cards.pop(0)
    day = page_date(page, _printed_day(head))
    made = page.saved or day
    trending = any(piece.is_votes and piece.text.startswith("Upvote") for card in cards for piece in card)
    return page_parts((_part(card, made, trending) for card in cards), day)


READER = Reader(name="hf-papers-markdown", recognises=recognises, read=read)


def _cards(found: Iterator[Piece]) -> Iterator[list[Piece]]:
    """The head of the page, then the pieces of each paper: a link to another paper begins the next."""
    card: list[Piece] = []
    paper: str | None = None
    for piece in found:
        if piece.paper and piece.paper != paper:
            votes = [card.pop()._replace(target=VOTES)] if card and _is_number(card[-1]) else []
            yield card
            card, paper = votes, piece.paper
        card.append(piece)
    yield card


def _is_number(piece: Piece) -> bool:
    """Whether it is a number that leads nowhere: votes for the next paper, as who is logged in sees them."""
    return not piece.target and (piece.text == "-" or number_in(piece.text) is not None)


def _printed_day(head: list[Piece]) -> str | None:
    """The day of the page, as its head prints it."""
    days = (found for piece in head if (found := _DAY.fullmatch(piece.text)))
    return next((day for found in days if (day := iso_date(f"{found[1]} {found[2]}"))), None)


def _part(card: list[Piece], made: str | None, trending: bool) -> Record | Fragment:
    """The paper of a card: the first text that leads to it, or is a heading, is its title."""
    texts = [piece for piece in card if _is_of_paper(piece) or piece.is_heading]
    if not texts:
        return Fragment(card[0].line, " ".join(piece.text for piece in card))
    title = texts[0].text.rstrip("- ")  # some glue the bullet of an avatar to it
    others = [piece.text for piece in [*texts[1:], *filter(_is_long, card)]]
    abstract = next((text for text in others if text.rstrip("- ") != title), "")
    is_short = trending and is_summary(abstract)
    kind = AbstractKind.SUMMARY if is_short else AbstractKind.FULL
    record = Record(title, abstract, kind if abstract else AbstractKind.NONE, line=texts[0].line)
    paper = next(piece.paper for piece in card if piece.paper)
    return identified(_with_tail(record, card, made), paper)


def _is_of_paper(piece: Piece) -> bool:
    """Whether the text is a title or an abstract that leads to the paper's page."""
    is_number = piece.is_votes or piece.is_comments or bool(_AUTHORS.search(piece.text))
    return bool(piece.paper and piece.text) and not is_number and not _DAY.fullmatch(piece.text)


def _is_long(piece: Piece) -> bool:
    """Whether the paragraph can be an abstract that leads nowhere, as trending papers have it."""
    return _is_text(piece) and len(piece.text) >= _SHORTEST_ABSTRACT


def _is_text(piece: Piece) -> bool:
    return not piece.target and not piece.is_heading


def _with_tail(record: Record, card: list[Piece], made: str | None) -> Record:
    """The record with who, when and how many."""
    before = ""
    for piece in card:
        authors = _AUTHORS.search(piece.text)
        number = number_in(piece.text.rpartition(" ")[2])
        if piece.is_votes:
            record = record._replace(votes=number or 0)  # "-" is no vote yet
        elif piece.is_comments:
            record = record._replace(comments=number)
        elif authors:
            record = record._replace(authors_count=number_in(authors[1]))
        if _is_text(piece):
            record = _with_date(record, piece.text, before, made)
        before = before if piece.text == _DOT else piece.text
    return record


def _with_date(record: Record, text: str, before: str, made: str | None) -> Record:
    """The record with the date in "· May 29", and with the organisation that stands before the dot."""
    found = list(words([Line(text)]))
    when = next((word for word in found if word.kind is Kind.DATE), None)
    if not when:
        return record
    who = found[0].text if found[0].kind is Kind.TEXT else before
    date = iso_date(when.text)
    record = record._replace(date=date and with_year(date, made), date_text=when.text)
    if when.number is not None and record.comments is None:
        record = record._replace(comments=when.number)
    name = organization(_ALTERNATIVE.sub("", who, count=1))
    is_name = 0 < len(name) <= _LONGEST_NAME and who not in (record.title, record.abstract)
    return record._replace(organization=name) if is_name and not _AUTHORS.search(who) else record
