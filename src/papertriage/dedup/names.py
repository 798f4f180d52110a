"""Authors' family names, as far as printed names give them away."""

import re
from collections.abc import Sequence
from functools import lru_cache

from papertriage.dedup.folding import fold

_AND = re.compile(r"\s+(?:and|&)\s+")  # some pages print all names as one
_NO_NAMES = {"et", "al", "jr", "sr", "ii", "iii", "others"}
_SUFFIXES = {"jr", "sr", "2nd", "3rd", "ii", "iii"}
_COLLECTIVE = {
    "collaborators",
    "collaboration",
    "committee",
    "consortium",
    "group",
    "investigators",
    "network",
    "team",
}
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.-?)+[^\W\d_]?")  # "Yu.A.", "J.-P."


@lru_cache(maxsize=1024)
def surnames(authors: tuple[str, ...]) -> frozenset[str]:
    """The folded family names: "Kim, Y.", "Kim YH" and "Y. Kim" are all "kim".

    Of a family name in several words it is the last: "Simone van der Berg" is "berg", since pages don't
    agree on the rest. Names that say nothing ("et al.") are left out, and so are those of groups.
    """
    single = _single(authors)
    initials = 4 if any(map(_ends_in_initials, single)) else 2  # beside "Kim YH" there may be "Smith JAB"
    return frozenset(name for name in (_surname(name, initials) for name in single) if name)


@lru_cache(maxsize=4096)
def _surname(author: str, initials: int) -> str:
    family, comma, _ = author.replace("?", "").partition(",")  # what becomes of odd letters: "Sch?ning"
    printed = family.split()
    while not comma and len(printed) > 1 and _is_behind(printed[-1], initials):
        printed.pop()
    words = [word for word in fold(" ".join(printed)).split() if word not in _NO_NAMES]
    return words[-1] if words and words[-1] not in _COLLECTIVE else ""


def whole_names(authors: tuple[str, ...]) -> frozenset[str]:
    """The folded names without their order, "li wei" for "Wei Li" and "Li Wei"; none that has initials."""
    folded = (fold(name).split() for name in _single(authors))
    return frozenset(
        " ".join(sorted(words)) for words in folded if len(words) > 1 and min(map(len, words)) > 1
    )


def _single(authors: tuple[str, ...]) -> Sequence[str]:
    """The names, each on its own."""
    if any("and" in author or "&" in author for author in authors):
        return [name for author in authors for name in _AND.split(author)]
    return authors


def _is_behind(word: str, initials: int) -> bool:
    """Whether a word is what stands behind a family name: "Kim YH", "Kim Y.-H. Jr."."""
    if word.isupper() and len(word.replace("-", "")) <= initials:
        return True
    return word.lower().strip(".") in _SUFFIXES or ("." in word and bool(_INITIALS.fullmatch(word)))


def _ends_in_initials(author: str) -> bool:
    """Whether initials without dots stand behind the rest of a name; "KIM" might be a family name."""
    if "," in author or not author[-1:].isupper():  # most names, told quickly
        return False
    family, _, last = author.rpartition(" ")
    most = 2 if not set("AEIOUY").isdisjoint(last) else 3
    return bool(family) and last.isupper() and last.isalpha() and len(last) <= most
