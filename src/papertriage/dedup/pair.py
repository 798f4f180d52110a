"""How alike two papers are: the measures that comparing decides by, each taken when first asked for."""

from collections.abc import Collection

from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extractOne

from papertriage.dedup.cached import cached
from papertriage.dedup.folded import Folded
from papertriage.dedup.strangers import have_abstracts, is_extended
from papertriage.dedup.venue import same_venue
from papertriage.model import AbstractKind

_SCHEMES = {"arxiv": "arXiv id", "doi": "DOI", "pmid": "PubMed id"}
# Small edits all over break most phrases, and then the letters tell: two different papers have never
# passed a ratio of 50, so each step is far from that. (a ratio of at least, counts as a share of)
_LIFTS = ((90, 0.85), (78, 0.6), (66, 0.3))
_MOST_OF_STRANGERS = 0.02  # the greatest share of phrases that two different papers had in common
# Somebody else's words, or excerpts: they can agree with an abstract, but not speak against it.
_OTHER_WORDS = {AbstractKind.SUMMARY, AbstractKind.SNIPPET}
_SEVERAL_PAGES = 3
_ALIKE_NAMES = 80.0


class Pair:
    """Two papers side by side. Ratios run from 0 to 100, shares from 0 to 1; None is "can't be told"."""

    def __init__(self, a: Folded, b: Folded) -> None:
        self.a = a
        self.b = b

    @property
    def titles_equal(self) -> bool:
        return self.a.bare_compact == self.b.bare_compact

    @cached
    def title_ratio(self) -> float:
        """How alike the letters of the titles are."""
        return ratio(self.a.bare_compact, self.b.bare_compact)

    @cached
    def title_words_ratio(self) -> float:
        """How alike the titles are with the words of each sorted."""
        return ratio(self.a.sorted_words, self.b.sorted_words)

    @cached
    def title_extended(self) -> bool:
        """Whether one title is the other with something before or behind it."""
        return is_extended(self.a, self.b)

    @property
    def other_numbers(self) -> tuple[list[str], list[str]]:
        """The words of each title that hold a number which the other title lacks; "10 000" is "10000"."""
        if self.titles_equal:
            return [], []
        ours, theirs = self.a.numerals, self.b.numerals
        return (
            sorted({word for number, word in ours.items() if number not in theirs}),
            sorted({word for number, word in theirs.items() if number not in ours}),
        )

    @property
    def number_added(self) -> bool:
        """Whether one title has a number more, not counting 1, a footnote's mark, nor the year of both."""
        silent = {"1", str(self.a.year)} if self.years_apart == 0 else {"1"}
        return bool((self.a.numerals.keys() ^ self.b.numerals.keys()) - silent)

    @cached
    def shared_phrases(self) -> float | None:
        """The share of the shorter abstract's phrases that the other abstract has too."""
        if not have_abstracts(self.a, self.b):
            return None
        ours, theirs = self.a.phrase_set, self.b.phrase_set
        return len(ours & theirs) / min(len(ours), len(theirs)) if ours and theirs else None

    @cached
    def shared_text(self) -> float | None:
        """The same, or more where small edits have broken most phrases, but the letters agree."""
        share = self.shared_phrases
        if share is None:
            return None
        if _MOST_OF_STRANGERS < share < _LIFTS[0][1]:
            letters = ratio(self.a.abstract, self.b.abstract, score_cutoff=_LIFTS[-1][0])
            share = max(share, next((lifted for least, lifted in _LIFTS if letters >= least), 0.0))
        kinds = {self.a.paper.abstract_kind, self.b.paper.abstract_kind}
        return None if share < 0.5 and kinds & _OTHER_WORDS else share

    @property
    def words_to_share(self) -> int:
        """How many words the shorter abstract has."""
        return min(len(self.a.abstract.split()), len(self.b.abstract.split()))

    @cached
    def shared_names(self) -> int:
        """How many authors of the shorter list are in the other one, small differences allowed for.

        Under one title, where none is, given and family names may have been mistaken for one another.
        """
        fewer, more = sorted((self.a.surnames, self.b.surnames), key=len)
        if len(fewer) == len(more):
            fewer, more = sorted((fewer, more), key=sorted)
        shared = len(fewer & more) + sum(_has_like(name, more, _ALIKE_NAMES) for name in fewer - more)
        return len(self.a.whole_names & self.b.whole_names) if not shared and self.titles_equal else shared

    @property
    def shared_authors(self) -> float | None:
        """The share of the shorter list of authors that is in the other one."""
        fewer = min(len(self.a.surnames), len(self.b.surnames))
        return self.shared_names / fewer if fewer else None

    @property
    def same_people(self) -> bool:
        """Whether both have the same authors, one and all."""
        return 0 < self.shared_names == max(len(self.a.surnames), len(self.b.surnames))

    @property
    def years_apart(self) -> int | None:
        """How many years lie between them."""
        return None if self.a.year is None or self.b.year is None else abs(self.a.year - self.b.year)

    @property
    def shared_identifier(self) -> str:
        """By which identifier they are one, a DOI last; empty where by none."""
        return max((_SCHEMES[scheme] for scheme, _ in self.a.named & self.b.named), default="")

    @property
    def other_identifier(self) -> str:
        """By which identifier they are two; empty where by none. DOIs of two publishers say nothing."""
        theirs = dict(self.b.identifiers.pairs())
        for scheme, ours in self.a.identifiers.pairs():
            other = theirs.get(scheme, ours)
            if other != ours and (scheme != "doi" or other.split("/")[0] == ours.split("/")[0]):
                return _SCHEMES[scheme]
        return ""

    @cached
    def same_venue(self) -> bool | None:
        """Whether both were printed in one journal or conference."""
        return same_venue(self.a.place.venue, self.b.place.venue)

    @property
    def same_volume(self) -> bool | None:
        """Whether both were printed in volumes of one number."""
        return _equal(self.a.place.volume, self.b.place.volume)

    @property
    def same_issue(self) -> bool | None:
        """Whether both were printed in issues of one number."""
        return _equal(self.a.place.issue, self.b.place.issue)

    @property
    def in_one_issue(self) -> bool:
        """Whether one issue of one journal printed both."""
        return bool(self.same_volume and self.same_issue and self.same_venue)

    @property
    def same_page(self) -> bool | None:
        """Whether both begin on pages of one number."""
        return _equal(self.a.place.page, self.b.place.page)

    @property
    def same_place(self) -> bool:
        """Whether both begin on one page of one volume, as far as it can be told."""
        return bool(self.same_volume and self.same_page) and self.same_venue is not False

    @property
    def one_occasion(self) -> bool:
        """Whether one journal or conference printed both in one year, and no number tells them apart."""
        apart = False in (self.same_volume, self.same_issue, self.same_page)
        return self.same_venue is True and self.years_apart == 0 and not apart

    @property
    def in_supplement(self) -> bool:
        """Whether one of them stands in a supplement, which holds the abstracts of a meeting."""
        return self.a.place.is_supplement or self.b.place.is_supplement

    @property
    def pages_apart(self) -> bool:
        """Whether one volume prints both, on pages of which they share none."""
        a, b = self.a.place, self.b.place
        one_volume = self.same_volume and self.same_venue is not False and self.same_page is False
        if not one_volume or not (a.pages and b.pages) or "1" in (a.page, b.page):
            return False  # from 1 on they may be counted within the article
        first, second = sorted((int(place.page), place.pages) for place in (a, b))
        return sum(first) <= second[0]

    @property
    def several_pages(self) -> bool:
        """Whether both have several pages, and as many."""
        return self.a.place.pages == self.b.place.pages >= _SEVERAL_PAGES

    @property
    def same_pages(self) -> bool:
        """Whether both have one range of several pages in one year, and not the first ones, as many have."""
        one_range = bool(self.same_page) and self.several_pages and self.a.place.page != "1"
        return one_range and self.years_apart == 0


def _equal(a: str, b: str) -> bool | None:
    return a == b if a and b else None


def _has_like(word: str, others: Collection[str], least: float) -> bool:
    return extractOne(word, others, scorer=ratio, processor=None, score_cutoff=least) is not None
