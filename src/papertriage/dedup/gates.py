"""The gates that two papers pass when they are compared: each knows one reason, and says it with its figures.

A gate gives a verdict, or None where it has nothing to say. GATES is the order in which they are asked: first
what forbids folding, then what demands it, and last what is in doubt.
"""

from papertriage.dedup.case import Case
from papertriage.dedup.elsewhere import elsewhere
from papertriage.dedup.strangers import are_strangers
from papertriage.model import Outcome, Verdict


def identical(case: Case) -> Verdict | None:
    """One title and one abstract, to the letter: so are nearly all repeats, hence this is asked first."""
    a, b = case.pair.a, case.pair.b
    if not a.compact or a.compact != b.compact or not a.abstract or a.abstract != b.abstract:
        return None
    return _agreed(case, "same title and abstract")


def untitled(case: Case) -> Verdict | None:
    """No title is no evidence; an empty one would be the beginning of any other."""
    if case.pair.a.compact and case.pair.b.compact:
        return None
    if case.text_alone:
        return _agreed(case, f"no title, abstract shares {case.pair.shared_text:.2f} of its phrases")
    if case.pair.shared_identifier:
        return Verdict(Outcome.MAYBE, f"same {case.pair.shared_identifier}, but no title")
    return Verdict(Outcome.DIFFERENT, "no title to compare")


def strangers(case: Case) -> Verdict | None:
    """Titles far apart, and no text, page or identifier in common: so are most candidates."""
    if not are_strangers(case.pair.a, case.pair.b, case.limits):
        return None
    return Verdict(Outcome.DIFFERENT, f"{case.titles}, and nothing else in common")


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
    if (revised and not case.one_supplement) or (pair.shared_text or 0.0) >= case.limits.close_title_text:
        return Verdict(Outcome.SAME, f"same {pair.shared_identifier}")
    if case.same_authors and (pair.same_place or pair.same_pages):  # perhaps translated
        return Verdict(Outcome.SAME, f"same {pair.shared_identifier}, authors and page")
    return Verdict(Outcome.MAYBE, f"same {pair.shared_identifier}, but {case.figures}")


def other_numbers(case: Case) -> Verdict | None:
    """3D and 4D, part I and part II, 2023 and 2024: two papers, however alike the rest of the titles is."""
    if case.pair.title_ratio < case.limits.revised_title:
        return None
    ours, theirs = case.pair.other_numbers
    if (
        not ours
        or not theirs
        or case.one_print
        or (case.pair.shared_text or 0.0) >= case.limits.any_title_text
    ):
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
        if apart := case.other_words or case.elsewhere_in_volume:  # sister papers share sentences
            return Verdict(Outcome.MAYBE, f"{case.figures}, but {apart}")
        return _agreed(case, case.figures)
    stranger = pair.shared_text < limits.stranger_text and (case.heading or not pair.titles_equal)
    doubtful = case.close or pair.shared_text >= limits.close_title_text
    if case.one_print or (pair.titles_equal and pair.same_place and case.same_authors):
        return None  # an abstract in another language, or another one's
    return Verdict(Outcome.MAYBE if doubtful and not stranger else Outcome.DIFFERENT, case.figures)


def same_place(case: Case) -> Verdict | None:
    """One page of one volume, where seldom more than one paper begins."""
    pair = case.pair
    if not pair.same_place and not (pair.same_pages and pair.same_volume):
        return None
    near = pair.title_ratio >= case.limits.near_title or pair.title_extended
    authors = pair.shared_authors != 0 or (pair.titles_equal and pair.several_pages)  # letters share a page
    sisters = pair.in_supplement and not pair.several_pages and case.other_words
    if not case.heading and authors and (pair.titles_equal or (near and not sisters)):
        return _agreed(case, f"{case.titles}, same volume and page")
    if case.one_print:  # perhaps translated
        return _agreed(case, f"{case.titles}, same authors, volume and pages")
    one_range = pair.same_pages and pair.shared_authors is None
    if one_range and pair.title_ratio >= case.limits.revised_title:
        return _agreed(case, f"{case.titles}, same volume and pages")
    return None


def other_authors(case: Case) -> Verdict | None:
    """Not one author in common."""
    pair = case.pair
    if pair.shared_authors != 0:
        return None
    doubtful = pair.titles_equal and not case.heading and not pair.years_apart
    one_range = pair.same_page is None or (pair.same_page and pair.several_pages)
    if doubtful and one_range and pair.in_one_issue and not pair.a.says_little:
        return None  # one of the lists is badly printed
    return Verdict(Outcome.MAYBE if doubtful else Outcome.DIFFERENT, f"{case.titles}, but other authors")


def same_heading(case: Case) -> Verdict | None:
    """A title that many papers have is no evidence, but in one issue it stands once."""
    pair = case.pair
    if not pair.titles_equal or not case.heading:
        return None
    one_issue = pair.same_issue or (case.same_authors and pair.same_issue is None)
    if pair.same_volume and one_issue and pair.same_page is not False:
        return _agreed(case, "same heading in one issue")
    if pair.one_occasion and pair.same_people and pair.shared_names > 1:
        return _agreed(case, f"same heading, {pair.shared_names} authors and year")
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
    one_occasion = pair.one_occasion and pair.same_people and len(pair.a.words) > 2  # fewer head columns
    one_page = pair.same_volume and pair.same_page is not False
    if pair.a.says_little and not (one_page or several_authors or one_occasion):
        return Verdict(Outcome.MAYBE, f"{reason}, but a short one")
    one_issue = pair.same_volume and pair.same_issue
    if pair.shared_authors is not None and not case.same_authors and not one_issue:
        return Verdict(Outcome.MAYBE, f"{reason}, but most differ")
    return _agreed(case, reason)


def close_title(case: Case) -> Verdict | None:
    """Titles that differ by typos or a subtitle, and no abstracts to compare."""
    pair = case.pair
    in_one_issue = pair.same_volume and pair.same_issue is not False
    together = in_one_issue or (pair.one_occasion and pair.same_people)
    if not case.close and not (together and pair.title_ratio >= case.limits.near_title):
        return None
    if case.other_words:
        return Verdict(Outcome.MAYBE, f"{case.titles}, but {case.other_words}")
    if case.elsewhere_in_volume:
        return Verdict(Outcome.MAYBE, f"{case.titles}, but {case.elsewhere_in_volume}")
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
    untitled,
    strangers,
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
