"""The cards of Hugging Face Papers in HTML: one ``article`` each, whose lines are those of the text forms."""

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from papertriage.model import Fragment, Page, Record
from papertriage.readers._hf_grammar import parts
from papertriage.readers._hf_lines import Line
from papertriage.readers._hf_record import identified, number_in
from papertriage.readers._hf_words import words
from papertriage.readers._soup import parsed
from papertriage.text import squeeze

if TYPE_CHECKING:
    from bs4 import Tag

_HEADING = "h3 a[href*='/papers/']"
# They cut no line: the marks round the words that were searched for, and what sets letters off
_INLINE = ["b", "code", "em", "font", "i", "mark", "small", "span", "strong", "sub", "sup", "u"]


def cards(page: Page, made: str | None) -> Iterator[Record | Fragment]:
    """The cards in order; one that the end of the page cuts off is a fragment.

    ``made`` is the day on which the page was, whose year the dates without one have.
    """
    articles = parsed(page).select("article")
    whole = len(articles) - _is_torn(page.text)
    for article in articles[:whole]:
        if heading := article.select_one(_HEADING):
            yield _card(article, heading, made)
    for article in articles[whole:]:
        yield Fragment(article.sourceline or 1, squeeze(article.get_text(" ")))


def _is_torn(text: str) -> bool:
    """Whether the text ends within an article, behind its opening tag."""
    opened = text.rfind("<article")
    return opened > text.rfind("</article") and ">" in text[opened:]


def _card(article: "Tag", heading: "Tag", made: str | None) -> Record:
    """The paper of a card: name and address by its heading, numbers by their links, the rest by its lines."""
    title = squeeze(heading.get_text())
    read = [part for part in parts(words(_lines(article)), made) if isinstance(part, Record)]
    record = next((part for part in read if part.title == title), Record(title))
    votes = _linked_number(article, "a[href*='/login?next=']")
    comments = _linked_number(article, "a[href$='#community']")
    record = record._replace(
        votes=record.votes if votes is None else votes,
        comments=record.comments if comments is None else comments,
        line=article.sourceline or 0,
    )
    return identified(record, str(heading["href"]).rpartition("/papers/")[2].partition("?")[0])


def _lines(article: "Tag") -> Iterator[Line]:
    """The card's lines as people see them, each the text of one block."""
    for _, strings in groupby(article.strings, key=lambda string: id(string.find_parent(_is_block))):
        yield Line("".join(strings))


def _is_block(tag: "Tag") -> bool:
    return tag.name not in _INLINE


def _linked_number(article: "Tag", selector: str) -> int | None:
    """The number in the link, perhaps behind a word ("Upvote 12")."""
    link = article.select_one(selector)
    return number_in(squeeze(link.get_text(" ")).rpartition(" ")[2]) if link else None
