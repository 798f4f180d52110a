"""Which lines of a run are titles and which abstracts: alternation is the rule, length holds it to the truth.

A line that was lost breaks the alternation. So of all ways to call the lines titles and abstracts the
cheapest is taken, where a missing line costs, and so does a title or abstract of an unlikely length.
Titles of the pages seen have 13 to 178 characters, abstracts 321 to 1,920, but short abstracts exist.
"""

from typing import NamedTuple

from papertriage.readers._hf_words import Word

_SURE_ABSTRACT = 300
_SHORTEST_ABSTRACT = 30
_LOST_LINE = 3.0
_END = (".", "!", "…", ")")


class Card(NamedTuple):
    """A title with its abstract, or one of them without the other."""

    title: Word | None
    abstract: Word | None


def cards(run: list[Word]) -> list[Card]:
    """The cards that a run of texts makes up, in order."""
    found: list[Card] = []
    for word, title in zip(run, _are_titles([word.text for word in run]), strict=True):
        if title:
            found.append(Card(word, None))
        elif found and found[-1].abstract is None:
            found[-1] = found[-1]._replace(abstract=word)
        else:
            found.append(Card(None, word))
    return found


def _are_titles(texts: list[str]) -> list[bool]:
    """For each text whether it is a title, by the cheapest path through the two states (Viterbi)."""
    title_cost, abstract_cost = 0.0, 0.0  # of the best way that ends in a title, in an abstract
    came: list[
        tuple[bool, bool]
    ] = []  # for each text: whether a title stood before it, were it a title, an abstract
    for first, text in zip([True] + [False] * len(texts), texts, strict=False):
        to_title = (title_cost + _LOST_LINE * (not first), abstract_cost)
        to_abstract = (title_cost + _LOST_LINE * first, abstract_cost + _LOST_LINE)
        came.append((to_title[0] < to_title[1], to_abstract[0] <= to_abstract[1]))
        title_cost = min(to_title) + _as_title(text)
        abstract_cost = min(to_abstract) + _as_abstract(text)
    title = title_cost + 1 < abstract_cost  # a title at the very end has lost its abstract, or never had one
    path: list[bool] = []
    for before in reversed(came):
        path.append(title)
        title = before[0] if title else before[1]
    return path[::-1]


def _as_title(text: str) -> float:
    """What it costs to call the text a title."""
    if len(text) > 250:
        return 20.0
    return (2.0 if len(text) > 200 else 0.0) + (1.0 if text.endswith(".") else 0.0)


def _as_abstract(text: str) -> float:
    """What it costs to call the text an abstract."""
    if len(text) >= _SURE_ABSTRACT:
        return 0.0
    sentences = text.endswith(_END) or ". " in text
    return 0.5 if sentences and len(text) >= _SHORTEST_ABSTRACT else 5.0
