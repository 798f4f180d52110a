"""Authors' family names, as far as printed names give them away."""

from collections.abc import Iterable

from papertriage.dedup.folding import fold

_NOT_NAMES = frozenset("et al jr sr ii iii others group".split())


def surnames(authors: Iterable[str]) -> list[str]:
    """The folded family name of each author who has one: "Kim, Y.", "Kim YH" and "Y. Kim" are all "kim".

    Of a name in several words it is the last: "Simone van der Berg" is "berg", since pages don't agree
    on the rest. Names that say nothing ("et al.") are left out.
    """
    return [name for name in map(_surname, authors) if name]


def _surname(name: str) -> str:
    family, comma, _ = name.replace("?", "").partition(",")  # what a page makes of an odd letter: "Sch?ning"
    printed = family.split()
    while not comma and len(printed) > 1 and printed[-1].isupper() and len(printed[-1]) <= 2:
        printed.pop()  # PubMed's initials
    words = [word for word in fold(" ".join(printed)).split() if word not in _NOT_NAMES]
    return words[-1] if words else ""
