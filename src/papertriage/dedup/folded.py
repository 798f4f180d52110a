"""A paper with all that comparing looks at, each part worked out when first asked for."""

import re
from functools import lru_cache
from zlib import crc32

from papertriage.dedup.cached import cached
from papertriage.dedup.common import common_words, heading_words
from papertriage.dedup.folding import fold
from papertriage.dedup.names import surnames, whole_names
from papertriage.dedup.place import Place, place
from papertriage.model import Identifiers, Paper

PHRASE_WORDS = 5
_PHRASE_SEED = crc32(b"f")  # some of these hashes are stored as keys: see keys.py before changing it

_ARXIV_DOI = "10.48550/arxiv."  # https://info.arxiv.org/help/doi.html: each arXiv paper has one
_DIGITS = re.compile(r"[0-9]+")
_KIND = r"(?:abstract|demo|demonstration|keynote|panel|paper|poster|session|talk|tutorial)"
_KIND_NOTE = re.compile(rf"\(\s?(?:\w+\s){{0,2}}{_KIND}\s?\)", re.IGNORECASE)
_KIND_LABEL = re.compile(rf"(?:invited\s)?{_KIND}\s?[:\u2013\u2014-]\s", re.IGNORECASE)
# What an erratum corrects, as the Web of Science and Scopus put it behind the title.
_CORRECTED = re.compile(
    r"\s\((?:vol\.? \d+, pg? [^()]{1,40}"
    r"|[^()]{2,150}\((?:19|20)[0-9]{2}\)[^()]{1,20}\([^()]{1,20}\)[^()]{0,60})\)?\s*$",
    re.IGNORECASE,
)
# What is put before or behind the title of a paper that was taken back.
_RETRACTED = re.compile(
    r"^(?:retracted|withdrawn)(?: (?:article|paper))?\s?[:.\u2013\u2014-]\s"
    r"|\s\((?:retracted|withdrawn)(?: (?:article|paper))?\b[^()]{0,80}\)\s*$",
    re.IGNORECASE,
)
_FOOTNOTES = re.compile(r"(?<![0-9])1\s?,\s?2(?:\s?,\s?3)?\s*$")  # a single 1 may be the paper's number
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_SPELLED = (
    "one first", "two second", "three third", "four fourth", "five fifth", "six sixth", "seven seventh",
    "eight eighth", "nine ninth", "ten tenth", "eleven eleventh", "twelve twelfth",
)  # fmt: skip
_NUMBER_WORDS = {
    word: str(number)
    for words in (_ROMAN, _SPELLED)
    for number, spelled in enumerate(words, 1)
    for word in spelled.split()
    if word not in ("one", "first")  # these seldom count
}
_NUMBERED = {"part", "phase", "type", "volume", "chapter", "stage", "grade", "class", "level", "study"}
_BEHIND_NOTES = " .,;\"'\u201d"

# What papers about papers call themselves.
_KINDS = re.compile(
    r"\b(?:(?P<erratum>(?:errat|corrigend|addend)(?:um|a)|^(?:(?:author|publisher)s? (?:s )?)?corrections?)"
    r"|(?P<retraction>retraction|withdrawal of|^expression of concern)"
    r"|(?P<reply>repl(?:y|ies)|rejoinder|rebuttal|^(?:authors? )?response)"
    r"|(?P<comment>commentary|comments?(?= on\b|$)|^(?:comments?|discussion))"
    r"|(?P<protocol>protocol(?=$| for an?\b)|(?:study|trial|review) protocol|^protocol))\b"
)
_KIND_WORDS = """
    erratum errata corrigendum corrigenda addendum addenda correction corrections retraction withdrawal
    expression reply replies rejoinder rebuttal response commentary comment comments discussion protocol
"""
_TELLING_WORDS = set(_KIND_WORDS.split())  # what tells a kind has one of them; most titles have none
_LETTER = re.compile(r"\W{0,3}re\s?:", re.IGNORECASE)


class Folded:
    """A paper, folded for comparison.

    Make one for a record and compare it with many: nothing is folded twice, and nothing that no
    comparison asks for is folded at all.
    """

    def __init__(self, paper: Paper) -> None:
        self.paper = paper

    @cached
    def title(self) -> str:
        """The title without the notes in brackets that databases append."""
        return fold(_without_notes(self.paper.title))

    @cached
    def compact(self) -> str:
        """The title without blanks, since pages lose and gain them."""
        return self.title.replace(" ", "")

    @cached
    def bare(self) -> str:
        """The title without what tells the kind of the paper, "(extended abstract)", and footnotes' marks."""
        title = bare = _without_notes(self.paper.title)
        if self.is_retracted:
            bare = _RETRACTED.sub("", bare)
        bare = _without_marks(bare)
        return self.title if bare == title else fold(bare) or self.title

    @cached
    def bare_compact(self) -> str:
        """The bare title without blanks: two papers that have one have the same title."""
        return self.bare.replace(" ", "")

    @cached
    def words(self) -> list[str]:
        """The words of the bare title."""
        return self.bare.split()

    @cached
    def sorted_words(self) -> str:
        """The words of the bare title, sorted."""
        return " ".join(sorted(self.words))

    @cached
    def numerals(self) -> dict[str, str]:
        """Each number in the title, as digits -> the word that holds it: "3" -> "3d", "2" -> "ii"."""
        found: dict[str, str] = {}
        for before, word in zip(["", *self.words], self.words, strict=False):
            if word in _NUMBER_WORDS and (len(word) > 1 or before in _NUMBERED):
                found[_NUMBER_WORDS[word]] = word
            elif not word.isalpha():
                found.update((digits.lstrip("0"), word) for digits in _DIGITS.findall(word))
        return found

    @cached
    def kinds(self) -> set[str]:
        """What the title says the paper is of another one: "erratum", "reply", ...; mostly nothing."""
        found = set[str]()
        if not _TELLING_WORDS.isdisjoint(self.title.split()):
            found.update(found.lastgroup or "" for found in _KINDS.finditer(self.title))
        if "(" in self.paper.title and _CORRECTED.search(self.paper.title):
            found.add("erratum")
        if _LETTER.match(self.paper.title):
            found.add("comment")
        return found

    @property
    def is_retracted(self) -> bool:
        """Whether the title is marked as that of a paper which was taken back."""
        mentioned = "retracted" in self.title or "withdrawn" in self.title  # much the quicker test
        return mentioned and _RETRACTED.search(_without_notes(self.paper.title)) is not None

    @cached
    def is_heading(self) -> bool:
        """Whether the title is one that many papers have, such as "Editorial" or "Letters to the Editor"."""
        return heading_words().issuperset(word for word in self.words if not word.isdecimal())

    @property
    def says_little(self) -> bool:
        """Whether the title is so short, or of so few and common words, that others may well have it."""
        if len(self.words) <= 2 or len(self.compact) < 20:
            return True
        return len(self.words) <= 4 and common_words().keys() >= set(self.words)

    @cached
    def abstract(self) -> str:
        """The abstract, as much of it as there is."""
        return fold(self.paper.abstract)

    @cached
    def phrases(self) -> list[int]:
        """The hash of each run of 5 words in the abstract, in order."""
        words = self.abstract.encode().split()
        shifted = (words[start:] for start in range(PHRASE_WORDS))
        return [crc32(b" ".join(phrase), _PHRASE_SEED) for phrase in zip(*shifted, strict=False)]

    @cached
    def phrase_set(self) -> frozenset[int]:
        """The hashes of ``phrases``, each once."""
        return frozenset(self.phrases)

    @cached
    def surnames(self) -> frozenset[str]:
        """The family names of the authors, as far as they are known."""
        return surnames(self.paper.authors)

    @cached
    def whole_names(self) -> frozenset[str]:
        """The names of the authors that are printed in full, whatever comes first in them."""
        return whole_names(self.paper.authors)

    @cached
    def year(self) -> int | None:
        """The year of the paper's date, where it has one."""
        year = (self.paper.date or "")[:4]
        return int(year) if year.isdecimal() else None

    @cached
    def place(self) -> Place:
        """Where it was printed."""
        return place(self.paper.venue or "")

    @cached
    def identifiers(self) -> Identifiers:
        """The paper's identifiers; an arXiv DOI is told as the arXiv identifier that it is.

        What a link around it has left at the end of a DOI is dropped.
        """
        known = self.paper.identifiers
        doi = known.doi.rstrip("/)") if known.doi else None
        if not doi or not doi.startswith(_ARXIV_DOI):
            return known._replace(doi=doi)
        return known._replace(arxiv=known.arxiv or doi.removeprefix(_ARXIV_DOI), doi=None)

    @cached
    def named(self) -> frozenset[tuple[str, str]]:
        """The same, as (scheme, value)."""
        return frozenset(self.identifiers.pairs())


@lru_cache(maxsize=1024)
def folded(paper: Paper) -> Folded:
    """The paper, folded; kept for a while, since candidates come again."""
    return Folded(paper)


def _without_marks(title: str) -> str:
    """The title without what tells its kind or what it corrects, and without the marks of footnotes."""
    if "(" in title:
        title = _CORRECTED.sub("", _KIND_NOTE.sub(" ", title))
    if title.rstrip()[-1:] in "23":
        title = _FOOTNOTES.sub("", title)
    label = _KIND_LABEL.match(title)
    return title[label.end() :] if label else title


def _without_notes(title: str) -> str:
    """The title without bracketed notes at its end: "[Review]", "[Erratum in: J 5:1 [corrected]]"."""
    if "[" not in title:
        return title
    if title.rfind("[") > title.rfind("]"):
        title += "]"  # the page cut the note
    end, depth = len(title), 0
    for at in reversed(range(len(title))):
        if title[at] == "]":
            depth += 1
        elif title[at] == "[":
            depth -= 1
            if depth == 0 and title[:at].strip(_BEHIND_NOTES):  # of "[A title] [French]" a title is left
                end = at
        elif depth == 0 and title[at] not in _BEHIND_NOTES:
            break
    return title[:end]
