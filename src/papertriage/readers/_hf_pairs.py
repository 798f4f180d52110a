"""Which lines of a run are titles and which abstracts: alternation is the rule, length holds it to the truth.

A line that was lost breaks the alternation. So of all ways to call the lines titles and abstracts the
cheapest is taken, where a missing line costs, and so does a title or abstract of an unlikely length.
Titles of the pages seen have 13 to 178 characters, abstracts 321 to 1,920, but short abstracts exist.
"""

from typing import NamedTuple

from papertriage.readers._hf_words import Word

# In characters
_LONGEST_TITLE = 250
_LONG_TITLE = 200
_SURE_ABSTRACT = 300
_SHORTEST_ABSTRACT = 30
# Only how the costs compare matters: what is unlikely but seen costs less than a lost line
_LOST_LINE = 3.0
_LOST_LAST_ABSTRACT = 1.0  # or never printed: the cards of a day have none
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
    # of the best way that ends in a title, in an abstract; a run begins as if behind an abstract
    title_cost, abstract_cost = float("inf"), 0.0
    came_from_title: list[tuple[bool, bool]] = []  # for each text: were it a title, were it an abstract
    for text in texts:
        after_title = (title_cost + _LOST_LINE, title_cost)
        after_abstract = (abstract_cost, abstract_cost + _LOST_LINE)
        came_from_title.append((after_title[0] < after_abstract[0], after_title[1] <= after_abstract[1]))
        title_cost = min(after_title[0], after_abstract[0]) + _as_title(text)
        abstract_cost = min(after_title[1], after_abstract[1]) + _as_abstract(text)
    title = title_cost + _LOST_LAST_ABSTRACT < abstract_cost
    path: list[bool] = []
    for if_title, if_abstract in reversed(came_from_title):
        path.append(title)
        title = if_title if title else if_abstract
    return path[::-1]


def _as_title(text: str) -> float:
    """What it costs to call the text a title."""
    if len(text) > _LONGEST_TITLE:
        return 20.0
    return (2.0 if len(text) > _LONG_TITLE else 0.0) + (1.0 if text.endswith(".") else 0.0)


def _as_abstract(text: str) -> float:
    """What it costs to call the text an abstract."""
    if len(text) >= _SURE_ABSTRACT:
        return 0.0
    sentences = text.endswith(_END) or ". " in text
    return 0.5 if sentences and len(text) >= _SHORTEST_ABSTRACT else 5.0
