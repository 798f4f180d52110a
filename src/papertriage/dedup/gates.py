"""The gates that two papers pass when they are compared: each knows one reason, and says it with its figures.

A gate gives a verdict, or None where it has nothing to say. GATES is the order in which they are asked: first
what forbids folding, then what demands it, and last what is in doubt.
"""

from typing import NamedTuple

from papertriage.config import Thresholds
from papertriage.dedup.elsewhere import elsewhere
from papertriage.dedup.pair import Pair
from papertriage.model import Outcome, Verdict


class Case(NamedTuple):
    """What a gate judges; ``heading`` is whether the title is one that many papers have."""

    pair: Pair
    limits: Thresholds
    heading: bool

    @property
    def titles(self) -> str:
        """The figure of the titles, for a reason."""
        return "same title" if self.pair.titles_equal else f"title {self.pair.title_ratio:.0f}"

    @property
    def figures(self) -> str:
        """The figures of titles and abstracts, for a reason."""
        shared = self.pair.shared_text
        return (
            self.titles if shared is None else f"{self.titles}, abstract shares {shared:.2f} of its phrases"
        )

    @property
    def close(self) -> bool:
        """Whether the titles differ by no more than typos, or by what stands before or behind one of them."""
        pair, limits = self.pair, self.limits
        return (
            pair.titles_equal
            or pair.title_ratio >= limits.close_title
            or pair.title_words_ratio >= limits.close_title_words
            or pair.title_extended
        )

    @property
    def other_words(self) -> str:
        """In what words close titles say different things; empty where they don't."""
        if self.pair.number_added:
            return "a number more"
        return " / ".join(sorted(self.pair.replaced_words or ()))

    @property
    def same_authors(self) -> bool:
        return (self.pair.shared_authors or 0.0) >= self.limits.same_authors

    @property
    def text_alone(self) -> bool:
        """Whether the abstracts agree so well that the titles don't matter."""
        shared = self.pair.shared_text or 0.0
        return (
            shared >= self.limits.any_title_text and self.pair.words_to_share >= self.limits.any_title_words
        )


def identical(case: Case) -> Verdict | None:
    """One title and one abstract, to the letter: so are nearly all repeats, hence this is asked first."""
    a, b = case.pair.a, case.pair.b
    if not a.compact or a.compact != b.compact or not a.abstract or a.abstract != b.abstract:
        return None
    return _agreed(case, "same title and abstract")


def strangers(case: Case) -> Verdict | None:
    """Another title and another abstract: so are most candidates."""
    if case.pair.shared_identifier or not case.pair.strangers:
        return None
    return Verdict(Outcome.DIFFERENT, f"{case.titles}, no phrase in common")


def untitled(case: Case) -> Verdict | None:
    """No title is no evidence; an empty one would be the beginning of any other."""
    if case.pair.a.compact and case.pair.b.compact:
        return None
    if case.text_alone:
        return _agreed(case, f"no title, abstract shares {case.pair.shared_text:.2f} of its phrases")
    if case.pair.shared_identifier:
        return Verdict(Outcome.MAYBE, f"same {case.pair.shared_identifier}, but no title")
    return Verdict(Outcome.DIFFERENT, "no title to compare")


def about_the_other(case: Case) -> Verdict | None:
    """An erratum of a paper, a reply to it, a protocol for it; unless it brings the paper's own abstract."""
    kinds = sorted(case.pair.a.kinds ^ case.pair.b.kinds)
    if not kinds or (case.pair.shared_text or 0.0) >= case.limits.any_title_text:
        return None
    return Verdict(Outcome.DIFFERENT, f"{case.titles}: one is called {', '.join(kinds)}")


def same_identifier(case: Case) -> Verdict | None:
    """One identifier is one paper; unless the title is quite another, for pages slip."""
    pair = case.pair
    if not pair.shared_identifier or pair.other_identifier:
        return None
    revised = pair.title_ratio >= case.limits.revised_title or pair.title_extended
    if revised or (pair.shared_text or 0.0) >= case.limits.close_title_text:
        return Verdict(Outcome.SAME, f"same {pair.shared_identifier}")
    return Verdict(Outcome.MAYBE, f"same {pair.shared_identifier}, but {case.figures}")


def other_numbers(case: Case) -> Verdict | None:
    """3D and 4D, part I and part II, 2023 and 2024: two papers, however alike the rest of the titles is."""
    ours, theirs = case.pair.other_numbers
    alike = case.pair.title_ratio >= case.limits.revised_title
    if not ours or not theirs or not alike or (case.pair.shared_text or 0.0) >= case.limits.any_title_text:
        return None
    return Verdict(Outcome.DIFFERENT, f"{case.figures}: numbers differ ({', '.join(ours + theirs)})")


def by_text(case: Case) -> Verdict | None:
    """Two abstracts decide, whatever else is known: copies share their phrases, different papers don't."""
    pair, limits = case.pair, case.limits
    if pair.shared_text is None:
        return None
    if case.text_alone or (pair.titles_equal and pair.shared_text >= limits.equal_title_text):
        return _agreed(case, case.figures)
    if case.close and pair.shared_text >= limits.close_title_text:
        if case.other_words:  # the next paper of a series shares sentences with the last
            return Verdict(Outcome.MAYBE, f"{case.figures}, but {case.other_words}")
        return _agreed(case, case.figures)
    stranger = pair.shared_text < limits.stranger_text and (case.heading or not pair.titles_equal)
    doubtful = case.close or pair.shared_text >= limits.close_title_text
    return Verdict(Outcome.MAYBE if doubtful and not stranger else Outcome.DIFFERENT, case.figures)


def same_place(case: Case) -> Verdict | None:
    """One page of one volume, where seldom more than one paper begins."""
    pair = case.pair
    if not pair.same_place:
        return None
    near = pair.title_ratio >= case.limits.near_title or pair.title_extended
    if not case.heading and (pair.titles_equal or (near and pair.shared_authors != 0)):
        return _agreed(case, f"{case.titles}, same volume and page")
    # Many abstracts in a supplement share a page; papers that share several are one, perhaps translated.
    if case.same_authors and min(pair.a.place.pages, pair.b.place.pages) > 2:
        return _agreed(case, f"{case.titles}, same authors, volume and pages")
    return None


def other_authors(case: Case) -> Verdict | None:
    """Not one author in common."""
    pair = case.pair
    if pair.shared_authors != 0:
        return None
    doubtful = pair.titles_equal and not case.heading and not pair.years_apart
    return Verdict(Outcome.MAYBE if doubtful else Outcome.DIFFERENT, f"{case.titles}, but other authors")


def same_heading(case: Case) -> Verdict | None:
    """A title that many papers have is no evidence, but in one issue it stands once."""
    pair = case.pair
    if not pair.titles_equal or not case.heading:
        return None
    if pair.same_volume and (pair.same_issue or (case.same_authors and pair.same_issue is None)):
        return _agreed(case, "same heading in one issue")
    if case.same_authors:
        return Verdict(Outcome.MAYBE, "same authors, but a title that many papers have")
    return Verdict(Outcome.DIFFERENT, "a title that many papers have")


def same_title(case: Case) -> Verdict | None:
    """One title, and no abstracts to compare."""
    pair = case.pair
    if not pair.titles_equal:
        return None
    reason = f"same title, {pair.shared_names} authors in common" if pair.shared_names else "same title"
    several_authors = pair.shared_names >= 2 and not pair.years_apart
    if pair.a.says_little and not pair.same_volume and not several_authors:
        return Verdict(Outcome.MAYBE, f"{reason}, but a short one")
    return _agreed(case, reason)


def close_title(case: Case) -> Verdict | None:
    """Titles that differ by typos or a subtitle, and no abstracts to compare."""
    pair = case.pair
    in_one_issue = pair.same_volume and pair.same_issue is not False
    if not case.close and not (in_one_issue and pair.title_ratio >= case.limits.near_title):
        return None
    if case.other_words:
        return Verdict(Outcome.MAYBE, f"{case.titles}, but {case.other_words}")
    if not case.same_authors or (pair.years_apart or 0) > 1:
        return Verdict(Outcome.MAYBE, f"{case.titles}, and too little else to compare")
    return _agreed(case, f"{case.titles}, {pair.shared_names} authors in common")


def unlike(case: Case) -> Verdict:
    """What no gate holds together."""
    return Verdict(Outcome.DIFFERENT, case.figures)


def _agreed(case: Case, reason: str) -> Verdict:
    """The same paper, or a version of it where it was printed elsewhere.

    Authors put one abstract over several parts of a work: under other numbers, or as another paper of arXiv
    under another title, it takes a person to say.
    """
    where = elsewhere(case.pair)
    if not where:
        return Verdict(Outcome.SAME, reason)
    another = all(case.pair.other_numbers) or (case.pair.other_identifier == "arXiv id" and not case.close)
    return Verdict(Outcome.MAYBE if another else Outcome.VERSION, f"{reason}, but {where}")


GATES = (
    identical,
    strangers,
    untitled,
    about_the_other,
    same_identifier,
    other_numbers,
    by_text,
    same_place,
    other_authors,
    same_heading,
    same_title,
    close_title,
    unlike,
)
