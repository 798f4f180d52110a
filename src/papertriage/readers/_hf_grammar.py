"""From words to records: one grammar for every text of Hugging Face Papers.

A card is [votes] title [abstract] who · date [comments], and each part may be missing.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from papertriage.dates import iso_date, with_year
from papertriage.model import AbstractKind, Fragment, Record
from papertriage.readers._hf_pairs import Card, cards
from papertriage.readers._hf_record import is_summary, organization
from papertriage.readers._hf_stretches import Stretch, stretches
from papertriage.readers._hf_words import Kind, Word

_LONGEST_ABSTRACT = 10_000  # characters; arXiv takes 1,920


def parts(words: Iterable[Word], made: str | None) -> Iterator[Record | Fragment]:
    """The records that the words make up, and what is no part of one.

    ``made`` is the day on which the page was, whose year the dates without one have.
    """
    found = list(stretches(words))
    votes_stand_first = any(_shows_votes(stretch) for stretch in found)
    trending = any(stretch.printed(Kind.UPVOTE, Kind.STARS) for stretch in found)
    votes: int | None = None
    for stretch, following in pairwise([*found, Stretch([], [], follows_submitter=True)]):
        comments, next_votes = _comments_and_votes(stretch, following, votes_stand_first)
        texts = [word for word in stretch.texts if len(word.text) <= _LONGEST_ABSTRACT]
        read = [_part(card, trending) for card in cards(texts)]
        if read and isinstance(read[0], Record):
            read[0] = read[0]._replace(votes=votes)
        if read and isinstance(read[-1], Record):
            read[-1] = _with_tail(read[-1], stretch, comments, made)
        yield from (fragment(word) for word in stretch.texts if len(word.text) > _LONGEST_ABSTRACT)
        yield from read or _orphans(stretch)
        votes = next_votes


def fragment(word: Word) -> Fragment:
    """The word as a part of the page that is no record."""
    return Fragment(word.line, word.text)


def _shows_votes(stretch: Stretch) -> bool:
    """Whether the page prints votes before titles: before its first, or "-" between two cards."""
    counts = stretch.counts()
    return (bool(counts) and not stretch.texts) or any(count.number is None for count in counts)


def _comments_and_votes(
    stretch: Stretch, following: Stretch, votes_stand_first: bool
) -> tuple[int | None, int | None]:
    """The comments on the stretch's last card, and the votes for the card that follows.

    A number behind who and when is comments unless it must be votes: the page prints those before each
    title, or the comments stand with the date, or another number stands before.
    """
    when = stretch.printed(Kind.DATE)
    comments = when[0].number if when else None
    numbers = [count.number or 0 for count in stretch.counts()]  # "-" is no vote yet
    ends_card = bool(stretch.printed(Kind.AUTHORS, Kind.DATE, Kind.DOT))
    votes_next = votes_stand_first or comments is not None or not ends_card or len(numbers) > 1
    votes = numbers.pop() if numbers and votes_next and not following.follows_submitter else None
    if ends_card and numbers and comments is None:
        comments = numbers[-1]  # the stars of its code stand before
    return comments, votes


def _part(card: Card, trending: bool) -> Record | Fragment:
    """The card as a record, or its abstract as a fragment where the title is lost."""
    if not card.title:
        assert card.abstract
        return fragment(card.abstract)
    record = Record(card.title.text, line=card.title.line)
    if card.abstract:
        kind = AbstractKind.SUMMARY if trending and is_summary(card.abstract.text) else AbstractKind.FULL
        record = record._replace(abstract=card.abstract.text, abstract_kind=kind)
    return record


def _with_tail(record: Record, stretch: Stretch, comments: int | None, made: str | None) -> Record:
    """The record with what its tail says: who, when and how many."""
    if names := stretch.printed(Kind.ORGANIZATION):
        record = record._replace(organization=organization(names[0].text))
    if authors := stretch.printed(Kind.AUTHORS):
        record = record._replace(authors_count=authors[0].number)
    if when := stretch.printed(Kind.DATE):
        date = iso_date(when[0].text)
        record = record._replace(date=date and with_year(date, made), date_text=when[0].text)
    if upvotes := stretch.printed(Kind.UPVOTE):
        record = record._replace(votes=upvotes[0].number)
    return record._replace(comments=comments)


def _orphans(stretch: Stretch) -> Iterator[Fragment]:
    """Who and when of a card that is lost, as one fragment."""
    said = stretch.printed(Kind.AUTHORS, Kind.ORGANIZATION, Kind.DATE)
    if said:
        yield Fragment(said[0].line, " · ".join(word.text for word in said))
