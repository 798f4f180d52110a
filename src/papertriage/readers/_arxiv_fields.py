"""What arXiv writes in one way in mails, feeds and exports: author lists, addresses, DOIs, announcements."""

import re

from papertriage import identifiers
from papertriage.text import squeeze

ANNOUNCED = {
    "new": "new",
    "cross": "cross-list",
    "replace": "replacement",
    "replace-cross": "replacement",
}

# arXiv's own addresses, and those of whoever names papers as arXiv does: huggingface.co/papers/2408.03961
_AT_END = re.compile(
    r"[/:]((?:[a-z-]{2,20}(?:\.[a-z]{2})?/\d{7}|\d{4}\.\d{4,5})(?:v\d{1,3})?)(?:\.pdf)?/?(?:[?#].*)?$",
    re.ASCII | re.IGNORECASE,
)
_DOI_IN_ADDRESS = re.compile(r"\b10\.\d{4,9}/", re.ASCII)
_ASIDE = re.compile(r"\([^()]*\)")  # an affiliation, or the key to one
_BETWEEN_NAMES = re.compile(r"(?<!\\) ?[,;] ?(?:and |& ?)?| and | & |: ")  # "\," is a thin space of TeX
_BELONGS_TO_NAME = re.compile(r"(?:Jr|Sr|II|III|IV)\.?", re.IGNORECASE)
_MORE = {"et al", "et al."}


def author_names(printed: str) -> tuple[str, ...]:
    """The names of "A. Fern (1), B. Lark, Jr. and C. Moss ((1) Meadow)": without affiliations."""
    text = squeeze(_ASIDE.sub(" ", _ASIDE.sub(" ", printed)))
    names: list[str] = []
    for name in _BETWEEN_NAMES.split(text):
        if names and _BELONGS_TO_NAME.fullmatch(name):
            names[-1] += f", {name}"
        elif name not in _MORE and any(letter.isalpha() for letter in name):
            names.append(name.strip())
    return tuple(names)


def arxiv_in(address: str) -> tuple[str, int | None] | None:
    """(identifier, version) of the paper with which an address ends, or None."""
    if found := identifiers.arxiv(address):
        return found
    ending = None if _DOI_IN_ADDRESS.search(address) else _AT_END.search(address.strip())
    return identifiers.arxiv(ending[1]) if ending else None


def abs_address(number: str | None) -> str | None:
    """The address of a paper's abstract on arXiv."""
    return f"https://arxiv.org/abs/{number}" if number else None


def first_doi(printed: str) -> str | None:
    """The first of the DOIs, between which arXiv prints blanks; None where there is none."""
    return identifiers.doi(printed.partition(" ")[0])
