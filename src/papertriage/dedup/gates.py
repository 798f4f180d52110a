"""The gates that two papers pass when they are compared; each names one reason, with its figures.

A gate gives its verdict, or None where it has nothing to say. They stand here in the order in which they
are asked: first what forbids folding, then what demands it, and last what is left in doubt.
"""

from typing import NamedTuple

from papertriage.dedup.elsewhere import elsewhere
from papertriage.dedup.pair import Pair
from papertriage.dedup.thresholds import Thresholds
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
    def same_authors(self) -> bool:
        return (self.pair.shared_authors or 0.0) >= self.limits.same_authors

    @property
    def other_words(self) -> str:
        """In what words titles that are close say different things; empty where they don't."""
        if self.pair.titles_equal:
            return ""
        if self.pair.number_added:
            return "a number more"
        return " / ".join(self.pair.replaced_words or ())


def _agreed(case: Case, reason: str) -> Verdict:
    """The same paper, or a version of it where it was printed elsewhere."""
    where = elsewhere(case.pair)
    return Verdict(Outcome.VERSION, f"{reason}, but {where}") if where else Verdict(Outcome.SAME, reason)


def identical(case: Case) -> Verdict | None:
    """One title and one abstract, to the letter: nearly all repeats, so they are asked first."""
    a, b = case.pair.a, case.pair.b
    if not a.compact or a.compact != b.compact or not a.abstract or a.abstract != b.abstract:
        return None
    return _agreed(case, "same title and abstract")


def untitled(case: Case) -> Verdict | None:
    """No title is no evidence: an empty one is like the start of any other."""
    if case.pair.a.compact and case.pair.b.compact:
        return None
    if _text_alone(case):
        return _agreed(case, f"no title, abstract shares {case.pair.shared_text:.2f} of its phrases")
    if case.pair.shared_identifier:
        return Verdict(Outcome.MAYBE, f"same {case.pair.shared_identifier}, but no title")
    return Verdict(Outcome.DIFFERENT, "no title to compare")


def strangers(case: Case) -> Verdict | None:
    """Most candidates: another title and another abstract."""
    if case.pair.shared_identifier or not case.pair.strangers:
        return None
    return Verdict(Outcome.DIFFERENT, f"{case.titles}, no phrase in common")


def about_the_other(case: Case) -> Verdict | None:
    """An erratum of a paper, a reply to it, a protocol for it."""
    kinds = sorted(case.pair.a.kinds ^ case.pair.b.kinds)
    return Verdict(Outcome.DIFFERENT, f"one is called {', '.join(kinds)}") if kinds else None


def same_identifier(case: Case) -> Verdict | None:
    """What others call by one name; unless the title is quite another, for pages slip."""
    pair = case.pair
    if not pair.shared_identifier or pair.other_identifier:
        return None
    alike = pair.title_ratio >= case.limits.revised_title or pair.title_extended
    if alike or (pair.shared_text or 0.0) >= case.limits.close_title_text:
        return Verdict(Outcome.SAME, f"same {pair.shared_identifier}")
    return Verdict(Outcome.MAYBE, f"same {pair.shared_identifier}, but {case.figures}")


def other_numbers(case: Case) -> Verdict | None:
    """3D and 4D, part I and part II, 2023 and 2024: however alike the rest is."""
    pair = case.pair
    if not pair.numbers_differ or (pair.shared_text or 0.0) >= case.limits.any_title_text:
        return None
    apart = ", ".join(word for words in pair.numbers for word in words)
    return Verdict(Outcome.DIFFERENT, f"{case.figures}: numbers differ ({apart})")


def by_text(case: Case) -> Verdict | None:
    """Two abstracts decide, whatever else is known: copies share their phrases, different papers don't."""
    pair, limits = case.pair, case.limits
    if pair.shared_text is None:
        return None
    if pair.titles_equal and pair.shared_text >= limits.equal_title_text:
        return _agreed(case, case.figures)
    if case.close and pair.shared_text >= limits.close_title_text:
        long_enough = pair.shared_words >= limits.any_title_words
        if long_enough or not case.other_words:
            return _agreed(case, case.figures)
        return Verdict(Outcome.MAYBE, f"{case.figures}: {case.other_words}")
    if _text_alone(case):
        return _agreed(case, case.figures)
    stranger = pair.shared_text < limits.stranger_text and (case.heading or not pair.titles_equal)
    in_doubt = case.close or pair.shared_text >= limits.close_title_text
    return Verdict(Outcome.DIFFERENT if stranger or not in_doubt else Outcome.MAYBE, case.figures)


def same_place(case: Case) -> Verdict | None:
    """One page of one volume: there seldom begins more than one paper."""
    pair = case.pair
    if not pair.same_place:
        return None
    if pair.titles_equal and not case.heading:
        return Verdict(Outcome.SAME, "same title, volume and page")
    near = pair.title_ratio >= case.limits.near_title or pair.title_extended
    if near and pair.shared_authors != 0 and not case.heading:
        return Verdict(Outcome.SAME, f"{case.titles}, same volume and page")
    # Many abstracts of a supplement share a page, but no two papers share several.
    if case.same_authors and min(pair.a.place.pages, pair.b.place.pages) > 2:
        return Verdict(Outcome.SAME, f"{case.titles}, same authors, volume and pages")
    return None


def other_authors(case: Case) -> Verdict | None:
    """Not one author in common."""
    pair = case.pair
    if pair.shared_authors != 0:
        return None
    doubt = pair.titles_equal and not case.heading and not pair.years_apart
    return Verdict(Outcome.MAYBE if doubt else Outcome.DIFFERENT, f"{case.titles}, but other authors")


def same_title(case: Case) -> Verdict | None:
    """One title, and no abstracts to compare."""
    pair = case.pair
    if not pair.titles_equal:
        return None
    if case.heading:
        return _under_a_heading(case)
    reason = (
        f"same title and {pair.shared_names} authors"
        if pair.shared_names
        else "same title, nothing against it"
    )
    several = pair.shared_names >= 2 and not pair.years_apart
    if pair.a.says_little and not pair.same_volume and not several:
        return Verdict(Outcome.MAYBE, f"{reason}, but a short one")
    return _agreed(case, reason)


def _under_a_heading(case: Case) -> Verdict:
    """A heading is no evidence; in one issue it stands once."""
    pair = case.pair
    if pair.same_volume and (pair.same_issue or (case.same_authors and pair.same_issue is None)):
        return _agreed(case, "same heading in one issue")
    if case.same_authors:
        return Verdict(Outcome.MAYBE, "same authors, but the title is a heading")
    return Verdict(Outcome.DIFFERENT, "the title is a heading, and nothing else agrees")


def close_title(case: Case) -> Verdict | None:
    """Titles that differ by typos or a subtitle, and no abstracts to compare."""
    pair = case.pair
    in_one_issue = pair.same_volume and pair.same_issue is not False
    near = pair.title_ratio >= case.limits.near_title and in_one_issue
    if not case.close and not near:
        return None
    if case.other_words:
        return Verdict(Outcome.MAYBE, f"{case.titles}, but {case.other_words}")
    if case.same_authors and (pair.years_apart or 0) <= 1:
        return _agreed(case, f"{case.titles}, {pair.shared_names} authors in common")
    return Verdict(Outcome.MAYBE, f"{case.titles}, nothing else to compare")


def unlike(case: Case) -> Verdict:
    """What no gate has held together."""
    return Verdict(Outcome.DIFFERENT, case.figures)


def _text_alone(case: Case) -> bool:
    """Whether the abstracts alone are enough."""
    pair, limits = case.pair, case.limits
    return (pair.shared_text or 0.0) >= limits.any_title_text and pair.shared_words >= limits.any_title_words


GATES = (
    identical, untitled, strangers, about_the_other, same_identifier, other_numbers, by_text,
    same_place, other_authors, same_title, close_title, unlike,
)  # fmt: skip
