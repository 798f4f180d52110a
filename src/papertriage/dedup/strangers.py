"""Whether two papers are strangers: so are most candidates, hence it is asked before they are compared."""

from rapidfuzz.fuzz import ratio

from papertriage.config import Thresholds
from papertriage.dedup.folded import PHRASE_WORDS, Folded

_FAR_TITLES = 75.0  # of 99,681 pairs of different papers one has nearer titles: 3D and 4D
_PHRASES_LOOKED_AT, _FEW_PHRASES = 24, 4
_ENOUGH_TITLE = 20  # letters
_ENOUGH_ABSTRACT = 80  # letters; fewer say nothing: "No abstract available."


def are_strangers(a: Folded, b: Folded, limits: Thresholds) -> bool:
    """Whether the titles are far apart, and no text, page or identifier speaks for one paper."""
    title_ratio = ratio(a.bare_compact, b.bare_compact)
    if title_ratio >= _FAR_TITLES or ratio(a.sorted_words, b.sorted_words, score_cutoff=_FAR_TITLES):
        return False
    if is_extended(a, b) or not a.named.isdisjoint(b.named):
        return False
    same_page = a.place.page and a.place.page == b.place.page  # which may hold a translation
    if same_page and (a.place.volume == b.place.volume or not have_abstracts(a, b)):
        return False
    if have_abstracts(a, b):
        return not _seem_to_share_text(a, b)
    return title_ratio < limits.revised_title


def is_extended(a: Folded, b: Folded) -> bool:
    """Whether one title is the other with something before or behind it: a name, a subtitle."""
    shorter, longer = a.bare_compact, b.bare_compact
    if len(shorter) > len(longer):
        shorter, longer = longer, shorter
    if len(shorter) < _ENOUGH_TITLE:
        return False
    return longer.startswith(shorter) or longer.endswith((shorter, shorter + "1"))  # the mark of a footnote


def have_abstracts(a: Folded, b: Folded) -> bool:
    """Whether both abstracts are long enough to say something."""
    return len(a.abstract) >= _ENOUGH_ABSTRACT and len(b.abstract) >= _ENOUGH_ABSTRACT


def _seem_to_share_text(a: Folded, b: Folded) -> bool:
    """Whether the abstracts have more in common than a turn or two of their field.

    This looks at some 24 phrases only, evenly spread over the shorter abstract. Of two abstracts that share
    half of their phrases, one pair in 7,000 has fewer than four among these.
    """
    shorter, longer = sorted((a.abstract, b.abstract), key=len)
    words = shorter.split()
    starts = range(0, len(words) - PHRASE_WORDS + 1, max(1, len(words) // _PHRASES_LOOKED_AT))
    shared = sum(" ".join(words[start : start + PHRASE_WORDS]) in longer for start in starts)
    return shared >= (_FEW_PHRASES if len(starts) >= _PHRASES_LOOKED_AT else 1)
