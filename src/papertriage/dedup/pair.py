"""How alike two papers are: the measures that comparing decides by, each taken when first asked for."""

import re
from collections.abc import Collection
from functools import cached_property

from rapidfuzz.fuzz import ratio

from papertriage.dedup.folded import PHRASE_WORDS, Folded
from papertriage.dedup.place import same_venue
from papertriage.model import AbstractKind

_ENOUGH_WORDS = 14  # fewer say nothing: "No abstract available."
_ENOUGH_LETTERS = 20
# Small edits all over break most phrases, and then the letters tell: two different papers have never passed
# a ratio of 50, so each step is far from that. (a ratio of at least, counts as a share of)
_LIFTS = ((90, 0.85), (78, 0.6), (66, 0.3))
_STRANGERS = 0.03  # the most that two different papers have shared is 0.02
# Somebody else's words, or excerpts: they can agree with an abstract, but not speak against it.
_OTHER_WORDS = {AbstractKind.SUMMARY, AbstractKind.SNIPPET}
_FAR_TITLES = 75.0  # of 99,681 pairs of different papers one has titles nearer than this
_LITTLE_WORDS = frozenset("a an and are as at by for from in into is its of on or s the to through using via".split())
_ALIKE_WORDS = 75.0
_ALIKE_NAMES = 80.0
_TURNING = re.compile(r"^(?:a|anti|dis|fe|hyper|hypo|im|in|inter|intra|ir|macro|micro|mono|multi|non|over|post|pre|un|under)")

_SCHEMES = {"arxiv": "arXiv id", "doi": "DOI", "pmid": "PubMed id"}


class Pair:
    """Two papers side by side. Ratios run from 0 to 100, shares from 0 to 1; None is "can't be told"."""

    def __init__(self, a: Folded, b: Folded) -> None:
        self.a = a
        self.b = b

    @property
    def titles_equal(self) -> bool:
        return self.a.compact == self.b.compact

    @cached_property
    def title_ratio(self) -> float:
        """How alike the letters of the titles are."""
        return ratio(self.a.compact, self.b.compact)

    @cached_property
    def title_words_ratio(self) -> float:
        """How alike the titles are with the words of each sorted."""
        return ratio(" ".join(sorted(self.a.words)), " ".join(sorted(self.b.words)))

    @cached_property
    def title_extended(self) -> bool:
        """Whether one title is the other with something before or behind it: a name, a subtitle."""
        shorter, longer = sorted((self.a.compact, self.b.compact), key=len)
        return len(shorter) >= _ENOUGH_LETTERS and (longer.startswith(shorter) or longer.endswith(shorter))

    @cached_property
    def numbers(self) -> tuple[list[str], list[str]]:
        """The words of each title that hold a number which the other title lacks."""
        ours, theirs = self.a.numerals, self.b.numerals
        return _values_apart(ours, theirs), _values_apart(theirs, ours)

    @cached_property
    def numbers_differ(self) -> bool:
        """Whether each title has a number that the other lacks: 3D and 4D, part I and part II."""
        return all(self.numbers)

    @cached_property
    def number_added(self) -> bool:
        """Whether one title has a number more. A 1 is none: it is the mark of a footnote, or goes without saying."""
        return bool((self.a.numerals.keys() ^ self.b.numerals.keys()) - {"1"})

    @cached_property
    def replaced_words(self) -> tuple[str, str] | None:
        """A word of each title in whose place the other has quite another one, or the opposite."""
        ours, theirs = _words_apart(self.a, self.b), _words_apart(self.b, self.a)
        opposites = ((word, other) for word in ours for other in theirs if _are_opposites(word, other))
        odd = zip(_without_like(ours, theirs, self.b), _without_like(theirs, ours, self.a), strict=False)
        return next(opposites, None) or next(odd, None)

    @cached_property
    def shared_text(self) -> float | None:
        """The share of the shorter abstract's phrases that the other abstract has too.

        Where the titles are far apart and not one of some phrases is shared, the others are not looked at,
        for most candidates are strangers. None also where one text is no abstract and they differ.
        """
        if self.abstract_words < _ENOUGH_WORDS:
            return None
        far = self.title_ratio < _FAR_TITLES and not self.title_extended
        share = 0.0 if far and not self._echo else self._share_of_phrases
        if _STRANGERS <= share < _LIFTS[0][1]:
            letters = ratio(self.a.abstract, self.b.abstract, score_cutoff=_LIFTS[-1][0])
            share = max(share, next((lifted for least, lifted in _LIFTS if letters >= least), 0.0))
        kinds = {self.a.paper.abstract_kind, self.b.paper.abstract_kind}
        return None if share < 0.5 and kinds & _OTHER_WORDS else share

    @property
    def _echo(self) -> bool:
        """Whether any of 16 phrases, evenly spread over the shorter abstract, stands in the longer one.

        Of two abstracts that share half of their phrases, one pair in 65,000 has none of them among the 16.
        """
        shorter, longer = sorted((self.a, self.b), key=lambda paper: len(paper.abstract_words))
        words, text = shorter.abstract_words, longer.abstract
        starts = range(0, len(words) - PHRASE_WORDS + 1, max(1, len(words) // 16))
        return any(" ".join(words[start : start + PHRASE_WORDS]) in text for start in starts)

    @property
    def _share_of_phrases(self) -> float:
        ours, theirs = self.a.phrase_set, self.b.phrase_set
        return len(ours & theirs) / min(len(ours), len(theirs))

    @cached_property
    def abstract_words(self) -> int:
        """The length of the shorter abstract."""
        return min(len(self.a.abstract_words), len(self.b.abstract_words))

    @cached_property
    def shared_names(self) -> int:
        """How many authors of the shorter list are in the other one, small differences allowed for."""
        shorter, longer = sorted((sorted({*paper.surnames}) for paper in (self.a, self.b)), key=len)
        return sum(name in longer or _has_like(name, longer, _ALIKE_NAMES) for name in shorter)

    @cached_property
    def shared_authors(self) -> float | None:
        """The share of the shorter list of authors that is in the other one."""
        fewer = min(len(set(self.a.surnames)), len(set(self.b.surnames)))
        return self.shared_names / fewer if fewer else None

    @cached_property
    def years_apart(self) -> int | None:
        """How many years lie between them."""
        return None if self.a.year is None or self.b.year is None else abs(self.a.year - self.b.year)

    @cached_property
    def shared_identifier(self) -> str:
        """Which identifier both have; empty where none."""
        theirs = self.b.identifiers.pairs()
        return next((_SCHEMES[scheme] for scheme, value in self.a.identifiers.pairs() if (scheme, value) in theirs), "")

    @cached_property
    def other_identifier(self) -> str:
        """By which identifier they are two; empty where by none. DOIs of two publishers are no evidence."""
        for scheme, value in self.a.identifiers.pairs():
            other = getattr(self.b.identifiers, scheme)
            if other and other != value and (scheme != "doi" or _publisher(other) == _publisher(value)):
                return _SCHEMES[scheme]
        return ""

    @cached_property
    def same_venue(self) -> bool | None:
        """Whether both were printed in one journal or conference."""
        return same_venue(self.a.place, self.b.place)

    @cached_property
    def same_volume(self) -> bool | None:
        """Whether both were printed in volumes of one number."""
        return _equal(self.a.place.volume, self.b.place.volume)

    @cached_property
    def same_issue(self) -> bool | None:
        """Whether both were printed in issues of one number."""
        return _equal(self.a.place.issue, self.b.place.issue)

    @cached_property
    def same_page(self) -> bool | None:
        """Whether both begin on pages of one number."""
        return _equal(self.a.place.page, self.b.place.page)

    @property
    def same_place(self) -> bool:
        """Whether both begin on one page of one volume, as far as journals' names can be told apart."""
        return bool(self.same_volume and self.same_page) and self.same_venue is not False


def _publisher(doi: str) -> str:
    return doi.partition("/")[0]


def _equal(a: str, b: str) -> bool | None:
    return a == b if a and b else None


def _values_apart(numerals: dict[str, str], others: dict[str, str]) -> list[str]:
    return sorted({word for number, word in numerals.items() if number not in others})


def _words_apart(title: Folded, other: Folded) -> list[str]:
    """The words, bare numbers and little words aside, that only the first title has."""
    return sorted(word for word in {*title.words} - {*other.words} - _LITTLE_WORDS if not word.isdecimal())


def _has_like(word: str, others: Collection[str], least: float) -> bool:
    return any(ratio(word, other, score_cutoff=least) for other in others)


def _are_opposites(word: str, other: str) -> bool:
    """Whether two words differ in what turns their meaning round: hyper-, hypo-; un-; fe-male."""
    return _TURNING.sub("", word) == _TURNING.sub("", other)


def _without_like(words: list[str], others: list[str], other: Folded) -> list[str]:
    """Those of a title's words that the other title neither holds, be it glued to others, nor misspells."""
    return [
        word for word in words if word not in other.compact and not _has_like(word, others, _ALIKE_WORDS)
    ]
