"""Invented papers, and any papers at all."""

from typing import Any

from hypothesis import strategies as st

from papertriage.dedup import Folded, compare
from papertriage.model import AbstractKind, Identifiers, Outcome, Paper, Verdict

# Two papers of one team: their titles differ by one letter, their abstracts by all but the usual phrases.
SPLATS_3D = Paper(
    "Compact Minimal 3D Lantern Splatting",
    "Lantern splatting draws a room from a cloud of soft lamps, and it does so at the speed of a film. "
    "The cloud, however, fills a disk. We show that three quarters of the lamps may be put out one by "
    "one, the dimmest and best hidden first, while a short training keeps the picture as it was. What "
    "is left is written down with nine bits a number. Extensive experiments on five rooms demonstrate "
    "that our clouds are forty times smaller than before, and that a telephone can show them without a "
    "hitch.",
    AbstractKind.FULL,
)
SPLATS_4D = Paper(
    "Compact Minimal 4D Lantern Splatting",
    "When the people in a room begin to walk, every lamp of the cloud needs a path, and paths are what "
    "costs. Our answer is to let neighbouring lamps share one path, which a small network bends for "
    "each of them, and to forget lamps as soon as they have left the scene. Extensive experiments on "
    "eleven recordings demonstrate that hour-long films fit into the memory of a camera. We also tell "
    "how the sharing can be learned in minutes, and where it fails: curtains, smoke and cats remain "
    "hard for every method that we know of.",
    AbstractKind.FULL,
)

ABSTRACT = SPLATS_3D.abstract
OTHER_ABSTRACT = SPLATS_4D.abstract

SAME, VERSION, MAYBE, DIFFERENT = Outcome
KIM, BERG = ("Kim, Y.", "Löf, A."), ("S. van der Berg", "B. Okapi")
LONG_TITLE = "On the Slow Fading of Lanterns in Rooms without Windows"


def paper(title: str = SPLATS_3D.title, abstract: str = "", **fields: Any) -> Paper:
    """A paper whose abstract, if it has one, is whole."""
    kind = AbstractKind.FULL if abstract else AbstractKind.NONE
    return Paper(title, abstract, kind)._replace(**fields)


def verdict(a: Paper, b: Paper, recurs: int = 0) -> Verdict:
    """What two papers are to each other; the same from both sides."""
    found = compare(Folded(a), Folded(b), recurs=recurs)
    assert compare(Folded(b), Folded(a), recurs=recurs) == found
    return found


def outcome(a: Paper, b: Paper, recurs: int = 0) -> Outcome:
    return verdict(a, b, recurs).outcome


# Few words and few of everything, so that any two papers have much in common.
_WORDS = st.sampled_from(
    ["Latent", "lamps", "3D", "4D", "II", "reply", "editorial", "of", "Étude", "54×", "[note]"]
)
_TITLES = st.lists(_WORDS, max_size=6).map(" ".join)
_NAMES = st.sampled_from(["Kim, Y.", "Yoon Kim", "Y. Kim", "Ada Löf", "LÖF A", "Sch?ning", "et al.", ""])
_VENUES = [
    "J Inf 3(1): 5-9",
    "Journal of Information 3: 5",
    "J Inf (4): 5",
    "J Inf 3(Suppl): S5",
    "ACM Press",
    "CVPR",
    "Computer Vision and Pattern Recognition",
]
_DATES = ["2023", "2024", "2024-03", "2024-03-01", "--03-01"]
_IDENTIFIERS = st.builds(
    Identifiers,
    arxiv=st.sampled_from([None, "2401.00001", "2401.00002"]),
    doi=st.sampled_from([None, "10.1000/a", "10.1000/b", "10.2000/a", "10.48550/arxiv.2401.00001"]),
    pmid=st.sampled_from([None, "1", "2"]),
)


def papers(texts: st.SearchStrategy[str] = _TITLES) -> st.SearchStrategy[Paper]:
    """Papers that are often alike."""
    abstracts = st.sampled_from(["", ABSTRACT, OTHER_ABSTRACT, ABSTRACT[:200] + "...", ABSTRACT.upper()])
    return st.builds(
        Paper,
        title=texts,
        abstract=abstracts | texts,
        abstract_kind=st.sampled_from(AbstractKind),
        authors=st.lists(_NAMES, max_size=3).map(tuple),
        authors_count=st.none() | st.integers(0, 9),
        organization=st.none() | texts,
        date=st.none() | st.sampled_from(_DATES),
        venue=st.none() | st.sampled_from(_VENUES) | texts,
        identifiers=_IDENTIFIERS,
        url=st.none()
        | st.sampled_from(["https://arxiv.org/abs/2401.00001", "https://x.org/1", "https://x.org/2"]),
        categories=st.lists(st.sampled_from(["cs.LG", "cs.CV"]), max_size=2).map(tuple),
    )
