"""A paper with all that comparing looks at, each part worked out when first asked for."""

import re
from functools import cached_property
from zlib import crc32

from papertriage.dedup.folding import fold
from papertriage.dedup.names import surnames
from papertriage.dedup.place import Place, place
from papertriage.model import Identifiers, Paper

PHRASE_WORDS = 5
_PHRASE_SEED = crc32(b"f")  # some of these hashes are stored as keys: see keys.py before changing it

_ARXIV_DOI = "10.48550/arxiv."  # https://info.arxiv.org/help/doi.html: each arXiv paper has this one as well
_DIGITS = re.compile(r"[0-9]+")
_ROMAN = {word: str(number) for number, word in enumerate("i ii iii iv v vi vii viii ix x xi xii".split(), 1)}
_SPELLED = {
    word: str(number)
    for number, words in enumerate(("two second", "three third", "four fourth", "five fifth", "six sixth"), 2)
    for word in words.split()
}
_NUMBERED = frozenset("part phase type volume chapter stage grade class level version study".split())

_CLOSING = " .,;\"'\u201d"  # what may stand behind a note

# What papers about papers call themselves; "vol 360 pg 542" is how the Web of Science marks an erratum.
_KINDS = {
    "erratum": re.compile(r"\b(?:errat|corrigend|addend)(?:um|a)\b|\bvol [0-9]+ pg [a-z]?[0-9]+|^corrections?\b"),
    "retraction": re.compile(r"\bretract(?:ion|ed)\b|\bwithdrawn\b"),
    "reply": re.compile(r"\brepl(?:y|ies)\b|\brejoinder\b|\brebuttal\b|^(?:authors? )?response\b"),
    "comment": re.compile(r"^comments?\b|\bcomments?(?: on\b|$)|\bcommentary\b|^discussion\b"),
    "protocol": re.compile(r"^protocol\b|\bprotocol$|\b(?:study|trial|review) protocol\b|\bprotocol for an?\b"),
}

# Titles that say nothing about the paper, without blanks.
_STOCK = frozenset(
    """
    abstract abstracts acknowledgements acknowledgments announcement announcements authorindex authorreply backmatter
    bookreview bookreviews calendar callforpapers callsforpapers chairsmessage comment commentary comments conclusion
    conclusions contents contributors correction corrections correspondence corrigendum discussion editorial editorials
    editorscomment editorscomments editorsnote editorsnotes errata erratum foreword frontmatter fromtheeditor
    fromtheeditors guesteditorial guesteditorsintroduction inmemoriam inreply inthisissue index interview introduction
    issuesandopinions keynote keynoteaddress letter letters lettertotheeditor letterstotheeditor masthead news newsandviews
    note notes obituary opinion preface reply response reviewers subjectindex summary tableofcontents titlepage
    """.split()
)


class Folded:
    """A paper, folded for comparison.

    Make one for a record and compare it with many: nothing is folded twice, and nothing that no
    comparison looks at is folded at all.
    """

    def __init__(self, paper: Paper) -> None:
        self.paper = paper

    @cached_property
    def title(self) -> str:
        """The title without the notes in brackets that databases append."""
        return fold(_without_notes(self.paper.title))

    @cached_property
    def compact(self) -> str:
        """The title without blanks, since pages lose and gain them."""
        return self.title.replace(" ", "")

    @cached_property
    def words(self) -> list[str]:
        """The words of the title."""
        return self.title.split()

    @cached_property
    def numerals(self) -> dict[str, str]:
        """Each number in the title, as digits -> the word that holds it: "3" -> "3d", "2" -> "ii"."""
        found: dict[str, str] = {}
        for before, word in zip(["", *self.words], self.words, strict=False):
            if word in _ROMAN and (len(word) > 1 or before in _NUMBERED):
                found[_ROMAN[word]] = word
            elif word in _SPELLED:
                found[_SPELLED[word]] = word
            else:
                found.update((digits.lstrip("0"), word) for digits in _DIGITS.findall(word))
        return found

    @cached_property
    def kinds(self) -> set[str]:
        """What the title says the paper is of another one: "erratum", "reply", ...; mostly nothing."""
        return {kind for kind, pattern in _KINDS.items() if pattern.search(self.title)}

    @cached_property
    def says_nothing(self) -> bool:
        """Whether the title is one that many papers have, such as "Editorial"."""
        return self.compact in _STOCK

    @cached_property
    def says_little(self) -> bool:
        """Whether the title is so short that other papers may well have it."""
        return len(self.words) <= 2 or len(self.compact) < 20

    @cached_property
    def abstract(self) -> str:
        """The abstract, whole or not."""
        return fold(self.paper.abstract)

    @cached_property
    def abstract_words(self) -> list[str]:
        """The words of the abstract."""
        return self.abstract.split()

    @cached_property
    def phrases(self) -> list[int]:
        """The hash of each run of 5 words in the abstract, in order."""
        words = self.abstract.encode().split()
        shifted = (words[start:] for start in range(PHRASE_WORDS))
        return [crc32(b" ".join(phrase), _PHRASE_SEED) for phrase in zip(*shifted, strict=False)]

    @cached_property
    def phrase_set(self) -> frozenset[int]:
        """The hashes of ``phrases``, each once."""
        return frozenset(self.phrases)

    @cached_property
    def surnames(self) -> list[str]:
        """The family names of the authors, as far as they are known."""
        return surnames(self.paper.authors)

    @cached_property
    def year(self) -> int | None:
        """The year of the paper's date, where it has one."""
        year = (self.paper.date or "")[:4]
        return int(year) if year.isdecimal() else None

    @cached_property
    def place(self) -> Place:
        """Where it was printed."""
        return place(self.paper.venue or "")

    @cached_property
    def identifiers(self) -> Identifiers:
        """The paper's identifiers, an arXiv DOI told as the arXiv identifier that it is."""
        known = self.paper.identifiers
        if known.doi and known.doi.startswith(_ARXIV_DOI):
            return known._replace(arxiv=known.arxiv or known.doi.removeprefix(_ARXIV_DOI), doi=None)
        return known


def _without_notes(title: str) -> str:
    """The title without bracketed notes at its end: "[Review]", "[Erratum appears in J 5:1 [corrected]]"."""
    if title.rfind("[") > title.rfind("]"):
        title += "]"  # the page cut the note
    end, depth = len(title), 0
    for at in reversed(range(len(title))):
        if title[at] == "]":
            depth += 1
        elif title[at] == "[":
            depth -= 1
            if depth == 0 and title[:at].strip(_CLOSING):  # what is left of "[A title] [French]" is a title
                end = at
        elif depth == 0 and title[at] not in _CLOSING:
            break
    return title[:end]
