"""Authors' family names, as far as printed names give them away."""

from collections.abc import Iterable

from papertriage.dedup.folding import fold

_NO_NAMES = {"et", "al", "jr", "sr", "ii", "iii", "others", "group"}


def surnames(authors: Iterable[str]) -> set[str]:
    """The folded family names: "Kim, Y.", "Kim YH" and "Y. Kim" are all "kim".

    Of a family name in several words it is the last: "Simone van der Berg" is "berg", since pages don't
    agree on the rest. Names that say nothing ("et al.") are left out.
    """
    return {name for name in map(_surname, authors) if name}


def _surname(author: str) -> str:
    family, comma, _ = author.replace("?", "").partition(",")  # what becomes of odd letters: "Sch?ning"
    printed = family.split()
    while not comma and len(printed) > 1 and printed[-1].isupper() and len(printed[-1]) <= 2:
        printed.pop()  # the initials of "Kim YH"
    words = [word for word in fold(" ".join(printed)).split() if word not in _NO_NAMES]
    return words[-1] if words else ""
