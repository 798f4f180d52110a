"""Entries in a text that nobody knows: titles and abstracts that take turns, perhaps with names between."""

from collections.abc import Iterator

from papertriage.model import AbstractKind, Page, Record
from papertriage.readers._generic_card import is_abstract
from papertriage.readers._generic_evidence import NOTHING, Evidence, Guess, weighed
from papertriage.readers._names import are_names, names
from papertriage.text import squeeze

_FEWEST = 5  # entries
_LONGEST_TITLE, _SHORTEST_ABSTRACT = 250, 250  # characters
_TITLE_WORDS = range(3, 41)

Text = tuple[int, str]  # the line from 1, and the text squeezed


def guess(page: Page) -> Guess:
    """The list of papers that the page's paragraphs make, or its lines where no empty ones part them."""
    lines = [(number, squeeze(line)) for number, line in enumerate(page.text.split("\n"), 1)]
    texts = (list(_paragraphs(lines)), [line for line in lines if line[1]])
    return max((_weighed(some) for some in texts), key=lambda one: (one.sure, len(one.records)))


def _paragraphs(lines: list[Text]) -> Iterator[Text]:
    """The lines that no empty line parts, made one."""
    begun: list[Text] = []
    for line in [*lines, (0, "")]:
        if line[1]:
            begun.append(line)
        elif begun:
            yield begun[0][0], " ".join(text for _, text in begun)
            begun = []


def _weighed(texts: list[Text]) -> Guess:
    entries = list(_entries(texts))
    if len(entries) < _FEWEST:
        return NOTHING
    return weighed(entries, sum(entry.length for entry in entries) / sum(len(text) for _, text in texts))


def _entries(texts: list[Text]) -> Iterator[Evidence]:
    """Each title with the abstract behind it, or behind the names behind it."""
    padded = [*texts, (0, ""), (0, "")]
    between = ""
    for (line, title), (_, second), (_, third) in zip(padded, padded[1:], padded[2:], strict=False):
        if title == between or not _can_be_title(title):
            continue
        between = second if len(third) >= _SHORTEST_ABSTRACT and are_names(second) else ""
        abstract = third if between else second
        if len(abstract) >= _SHORTEST_ABSTRACT:
            authors = names(between)
            record = Record(title, abstract, AbstractKind.FULL, authors=authors, line=line)
            length = len(title) + len(between) + len(abstract)
            yield Evidence(record, False, len(authors), is_abstract(abstract), False, length)


def _can_be_title(text: str) -> bool:
    return (
        len(text) <= _LONGEST_TITLE
        and len(text.split()) in _TITLE_WORDS
        and not text.endswith((".", ":", ","))
    )
