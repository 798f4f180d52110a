"""The words of a Hugging Face Papers text put into stretches: texts in a row, and what stands behind them."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from papertriage.readers._hf_words import LONGEST_WRAPPED, Kind, Word

_LONGEST_ORGANIZATION = 120
_SURE_ABSTRACT = 300  # characters; no title has so many
_TITLE_AND_SUMMARY = 2  # lines; Chrome copies them so from a page that has empty lines elsewhere
_WHO_OR_WHEN = (Kind.AUTHORS, Kind.DATE, Kind.DOT)


class Stretch(NamedTuple):
    """Titles and abstracts in a row, and the tail behind them, which is about the last of them.

    ``follows_submitter`` says whether "Submitted by NAME" stands before.
    """

    texts: list[Word]
    tail: list[Word]
    follows_submitter: bool = False

    def printed(self, *kinds: Kind) -> list[Word]:
        """The words of these kinds in the tail."""
        return [word for word in self.tail if word.kind in kinds]

    def counts(self) -> list[Word]:
        """The numbers behind who and when: those before are the empty bullets of avatars."""
        at = max((at for at, word in enumerate(self.tail) if word.kind in _WHO_OR_WHEN), default=-1)
        return [word for word in self.tail[at + 1 :] if word.kind is Kind.COUNT]


def stretches(words: Iterable[Word]) -> Iterator[Stretch]:
    """The stretches in order; one without texts has the votes of what follows as its tail."""
    stretch = Stretch([], [])
    for word in _unwrapped(_named(_joined(words))):
        if word.kind is Kind.SUBMITTED:
            yield stretch
            stretch = Stretch([], [], follows_submitter=True)
        elif word.kind is not Kind.TEXT:
            stretch.tail.append(word)
        elif stretch.tail:
            yield stretch
            stretch = Stretch([word], [])
        else:
            stretch.texts.append(word)
    yield stretch


def _joined(words: Iterable[Word]) -> list[Word]:
    """The words without furniture and addresses, a number put to its "Upvote" or "GitHub".

    A text that stands twice in a row counts once.
    """
    joined: list[Word] = []
    for word in words:
        last = joined[-1] if joined else Word(Kind.FURNITURE, 0)
        if word.kind is Kind.COUNT and last.kind in (Kind.UPVOTE, Kind.STARS) and last.number is None:
            joined[-1] = last._replace(number=word.number or 0)  # "-" is no vote yet
        elif word.kind not in (Kind.LINK, Kind.FURNITURE) and not _repeats(last, word):
            joined.append(word)
    return joined


def _repeats(last: Word, word: Word) -> bool:
    return word.kind is last.kind is Kind.TEXT and word.text == last.text


def _named(words: list[Word]) -> list[Word]:
    """The words with each organisation called one: a short text before who or when, behind another text."""
    beside = zip([None, *words], words, [*words[1:], None], strict=False)
    return [
        word._replace(kind=Kind.ORGANIZATION) if _is_organization(before, word, after) else word
        for before, word, after in beside
    ]


def _is_organization(before: Word | None, word: Word, after: Word | None) -> bool:
    if not before or not after or before.kind is not Kind.TEXT or after.kind not in (Kind.DOT, Kind.DATE):
        return False
    is_sentence = word.text.endswith(".") and len(before.text) < _SURE_ABSTRACT  # "Tea Inc." is none
    return word.kind is Kind.TEXT and len(word.text) <= _LONGEST_ORGANIZATION and not is_sentence


def _unwrapped(words: list[Word]) -> Iterator[Word]:
    """The words, several wrapped lines made one text.

    Where empty lines part the texts of a page, lines without one between them are one text. On a page
    without empty lines a text ends at a line that had room for the next word, and so does the first of two.
    """
    parted = any(word.spaced for word in words)
    for lines in _paragraphs(words):
        if any(len(line.text) > LONGEST_WRAPPED for line in lines):
            yield from lines
        elif parted and len(lines) != _TITLE_AND_SUMMARY:
            yield _as_one(lines)
        else:
            yield from map(_as_one, _filled(lines))


def _as_one(lines: list[Word]) -> Word:
    """The lines as one word, at the place of the first."""
    return lines[0]._replace(text=" ".join(line.text for line in lines))


def _filled(lines: list[Word]) -> Iterator[list[Word]]:
    """The lines parted where one has room for the first word of the next."""
    width = max(len(line.text) for line in lines)
    text = [lines[0]]
    for before, line in pairwise(lines):
        if len(f"{before.text} {line.text.split()[0]}") <= width:
            yield text
            text = []
        text.append(line)
    yield text


def _paragraphs(words: list[Word]) -> Iterator[list[Word]]:
    """Texts without an empty line between them, together; every other word alone."""
    lines: list[Word] = []
    for word in words:
        if lines and (word.spaced or word.kind is not Kind.TEXT or lines[-1].kind is not Kind.TEXT):
            yield lines
            lines = []
        lines.append(word)
    if lines:
        yield lines
