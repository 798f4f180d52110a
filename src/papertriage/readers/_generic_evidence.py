"""How sure it is that repeated entries of an unknown page are papers, and what says so."""

from collections.abc import Sequence
from typing import NamedTuple

from papertriage.model import Record
from papertriage.readers._names import are_names

# What each kind of evidence is worth where every entry has it; together they leave less doubt than alone
_ADDRESS, _NAMES, _ABSTRACT, _LONG_TITLE = 0.9, 0.7, 0.55, 0.2
_SEVERAL_NAMES = 0.4  # of entries must have; where fewer do, a name is that of a blogger or a reporter
_LONG_WORDS = 5  # in a title
_SHORT_WORDS = 4.0  # in the median title; in menus and lists of people it has fewer
_MOST_OF_IT = 0.5  # of a page's text; an article with a list of references has less of it in the list
ENOUGH = 0.55


class Guess(NamedTuple):
    """Entries that may be papers, how sure that is (0 to 1), and why, in words."""

    records: tuple[Record, ...]
    sure: float
    reason: str


NOTHING = Guess((), 0.0, "nothing on it repeats as the entries of a list do")


class Evidence(NamedTuple):
    """What was found in each entry beside its title."""

    record: Record
    has_address: bool  # of a paper
    names: int
    has_abstract: bool
    is_result: bool  # of a search engine
    length: int  # characters of text


def weighed(entries: Sequence[Evidence], share_of_text: float) -> Guess:
    """The guess that the entries make, which are that share of the page's text."""
    if reason := _no_papers(entries):
        return Guess((), 0.0, reason)
    count = len(entries)
    share_of_text = min(share_of_text, 1.0)
    named, several = (sum(entry.names >= least for entry in entries) for least in (1, 2))
    shares = {
        "a paper's address": sum(entry.has_address for entry in entries) / count,
        "authors": (named if several >= _SEVERAL_NAMES * count else several) / count,
        "an abstract": sum(entry.has_abstract for entry in entries) / count,
        "a long title": sum(len(entry.record.title.split()) >= _LONG_WORDS for entry in entries) / count,
    }
    doubt = 1.0
    for share, worth in zip(shares.values(), (_ADDRESS, _NAMES, _ABSTRACT, _LONG_TITLE), strict=True):
        doubt *= 1 - worth * share
    words = sorted(len(entry.record.title.split()) for entry in entries)[count // 2]
    sure = (1 - doubt) * min(1.0, words / _SHORT_WORDS) * min(1.0, share_of_text / _MOST_OF_IT)
    reasons = ", ".join(f"{share:.0%} have {what}" for what, share in shares.items())
    reason = f"of {count} entries {reasons}; they are {share_of_text:.0%} of the text"
    return Guess(tuple(entry.record for entry in entries), sure, reason)


def _no_papers(entries: Sequence[Evidence]) -> str | None:
    """What the entries are for the most part, where it is no papers."""
    half = len(entries) / 2
    if sum(entry.is_result for entry in entries) > half:
        return "its entries are results of a search engine"
    if sum(are_names(entry.record.title) for entry in entries) > half:
        return "its entries are people"
    return None
