"""How alike is alike, and why."""

from typing import NamedTuple


class Thresholds(NamedTuple):
    """Ratios run from 0 to 100, shares from 0 to 1.

    Of 99,681 pairs of different papers on saved listing pages one has titles alike to 75 or more, and its
    numbers differ. Copies share nearly all phrases of their abstracts, and half of them after an edit of
    one word in ten; different papers share at most 0.02.
    """

    close_title: float = 93.0  # two typos in a title of 60 letters
    close_title_words: float = 95.0  # the same with sorted words; stricter, since order says something too
    near_title: float = 85.0  # enough only in the same place, or by the same authors in the same volume
    revised_title: float = 60.0  # enough with an identifier in common; below, a page may have slipped
    stranger_text: float = 0.10  # less is another paper: five times what different papers share
    equal_title_text: float = 0.25  # revised or cut abstracts under one title
    close_title_text: float = 0.50  # a copy edited all over, or the cut opening of one
    any_title_text: float = 0.80  # an abstract that speaks for itself ...
    any_title_words: int = 60  # ... if it is this long: the openings of a team's abstracts are alike
    same_authors: float = 0.5  # of the shorter list; pages cut and misspell lists of authors
    recurring: int = 3  # papers of one title make it a heading: "Editor's notes"


DEFAULTS = Thresholds()
