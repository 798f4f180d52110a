"""Names of journals and conferences, which pages shorten at will.

"Nat Rev Nephrol" is "Nature Reviews Nephrology", and "NeurIPS" is the conference on "Neural Information
Processing Systems".
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from papertriage.dedup.folding import fold

# Behind these begins a subtitle, the name in another language, or that of the conference. A full stop
# within an abbreviated name has a blank behind it, or few letters before it.
_PART = re.compile(r"[:=(;\[\]/\u2013\u2014]|(?<=[a-z]{4})\.(?=[A-Z][a-z]{3})")
_CONTRACTED = 4  # letters, at least
_LITTLE = "the of and for in on de der la le et und fur a an"
_LITTLE_WORDS = set(_LITTLE.split())
_MEETING = {"proceedings", "proc", "conference", "conf", "symposium", "meeting"}
_LEFT_OUT = _LITTLE_WORDS | _MEETING  # of acronyms
_PERIODICAL = {"journal", "j", "transactions", "trans", "letters", "lett", "magazine", "newsletter"}
_SILENT = _LITTLE_WORDS | _MEETING | {"acm", "ieee", "annual"}
_COUNTED = re.compile(r"\d+(?:st|nd|rd|th)?")  # the year of a conference, or which one it was
_ACRONYM = re.compile(r"\b[A-Z]{3,}\b")
_ARXIV = {"arxiv", "corr"}  # DBLP calls it "Computing Research Repository"

# Who prints a journal or shows it, in the place of its name.
_PUBLISHERS = """
    ACM Press, ACM Digital Library, IEEE Press, IEEE Computer Society, IEEE Computer Society Press, Springer,
    Springer Verlag, Elsevier, Elsevier Science, ScienceDirect, Kluwer Academic Publishers, Academic Press,
    Wiley, Wiley Blackwell, Morgan Kaufmann, Morgan Kaufmann Publishers, MIT Press, CiteSeer, IngentaConnect,
    JSTOR
"""
_NO_VENUES = {fold(publisher) for publisher in _PUBLISHERS.split(",")}
_HOST = re.compile(r"(?:[\w-]+\.)+(?:com|org|net|edu|gov)", re.IGNORECASE)
_CUT = ("...", "\u2026")


class Venue(NamedTuple):
    """A journal or conference, by its folded name; both are empty where none was printed."""

    name: tuple[str, ...]  # its words
    short_names: tuple[tuple[str, ...], ...]  # names it goes by, without silent words
    is_cut: bool = False  # whether a part of the name is left out
    acronyms: frozenset[str] = frozenset()  # in the name of a meeting


NOWHERE = Venue((), ())


@lru_cache(maxsize=1024)
def venue(printed: str) -> Venue:
    """What a name says; any text gives some venue."""
    name = fold(printed)
    if name in _NO_VENUES or _HOST.fullmatch(printed.strip()):
        return NOWHERE
    words = tuple(name.split())
    if words and words[0] in _ARXIV:
        return Venue(("arxiv",), (("arxiv",),))
    acronyms = map(str.lower, _ACRONYM.findall(printed)) if not _MEETING.isdisjoint(words) else ()
    is_cut = any(dots in printed for dots in _CUT)
    return Venue(words, tuple(_short_names(printed)), is_cut, frozenset(acronyms))


def _short_names(name: str) -> Iterator[tuple[str, ...]]:
    """The first part of the name, up to a comma and beyond it, the whole, and the parts of several words."""
    first, *others = _PART.split(name)
    for part in dict.fromkeys((first.partition(",")[0], first, name, *others)):
        words = tuple(
            word for word in fold(part).split() if word not in _SILENT and not _COUNTED.fullmatch(word)
        )
        if words and (part not in others or len(words) > 1):
            yield words


@lru_cache(maxsize=1024)
def same_venue(a: Venue, b: Venue) -> bool | None:
    """Whether two names are those of one journal or conference; None where one is missing or cut."""
    if not a.short_names or not b.short_names:
        return None
    if {_meets(a), _meets(b)} == {True, False}:
        return False
    alike = (
        any(_is_short_for(one, other) for one in a.short_names for other in b.short_names)
        or _is_acronym_in(a, b)
        or _is_acronym_in(b, a)
        or any(_stands_for(word, b.name) for word in a.short_names[0])
        or any(_stands_for(word, a.name) for word in b.short_names[0])
    )
    return alike or (None if a.is_cut or b.is_cut else False)


def _meets(one: Venue) -> bool | None:
    """Whether it is a conference; False is a journal, None is "can't be told"."""
    meeting, periodical = (not kind.isdisjoint(one.name) for kind in (_MEETING, _PERIODICAL))
    return meeting if meeting != periodical else None


def _is_acronym_in(one: Venue, other: Venue) -> bool:
    """Whether one is an acronym alone, and the other names its meeting: "CHI", "SIGCHI Conference on ..."."""
    (word, *more), *_ = one.short_names
    return not more and not other.acronyms.isdisjoint({word, f"sig{word}"})


def _is_short_for(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names, or their abbreviations, agree word for word; one in four may be missing."""
    shorter, longer = sorted((one, other), key=lambda words: (len(words), words))
    return _begun_in_order(shorter, longer) >= 0.75 * len(longer)


def _begun_in_order(shorter: tuple[str, ...], longer: tuple[str, ...]) -> int:
    """How many words of ``shorter`` stand for words of ``longer``, or these for them, in the same order."""
    found, start = 0, 0
    for word in shorter:
        for at in range(start, len(longer)):
            if _abbreviates(word, longer[at]) or _abbreviates(longer[at], word):
                found, start = found + 1, at + 1
                break
    return found


def _abbreviates(short: str, word: str) -> bool:
    """Whether ``short`` is the word's beginning, or like "natl" its beginning and end with gaps between."""
    if word.startswith(short):
        return True
    if len(short) < _CONTRACTED or short[:2] != word[:2] or short[-1] != word[-1]:
        return False
    letters = iter(word)
    return all(letter in letters for letter in short)


def _stands_for(word: str, name: tuple[str, ...]) -> bool:
    """Whether a word is an acronym of three or more words of the name; "sig" is "special interest group"."""
    acronym = word.removeprefix("sig")
    if not 3 <= len(acronym) <= 10:  # longer ones are words, and would take time
        return False
    starts = (start for start, begun in enumerate(name) if begun[0] == acronym[:1])
    return any(_is_made_of(acronym, name[start:], 3) for start in starts)


def _is_made_of(acronym: str, words: tuple[str, ...], least: int) -> bool:
    """Whether the acronym is the beginnings of at least so many words; little ones may be left out."""
    ways = {(0, 0)}  # (letters read, words they stand for) of each way to read the acronym so far
    for word in words:
        ways = {way for read, count in ways for way in _read_on(acronym, read, count, word)}
        if any(read == len(acronym) and count >= least for read, count in ways):
            return True
    return False


def _read_on(acronym: str, read: int, count: int, word: str) -> Iterator[tuple[int, int]]:
    """The ways to read on with a word: with one or more of its first letters; none of what is left out."""
    if word in _LEFT_OUT:
        yield read, count
    for length in range(1, len(word) + 1):
        if not acronym.startswith(word[:length], read):
            return
        # "CACM" and "MISQ" hold an acronym whole: that stands for two words at least.
        yield read + length, count + (2 if 3 <= length == len(word) else 1)
