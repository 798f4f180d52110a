"""Whatever order records come in, and on however many pages, they make the same papers."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from papertriage.model import AbstractKind, Identifiers, Paper
from tests.dedup.disturbing import DISTURBANCES, Disturbance
from tests.dedup.ingesting import folded
from tests.dedup.samples import ABSTRACT, LONG_TITLE, OTHER_ABSTRACT, SPLATS_3D, SPLATS_4D, paper

_WORDS = sorted({word.strip(".,:").lower() for word in f"{ABSTRACT} {OTHER_ABSTRACT}".split()})
_NAMES = ("Yoon Kim", "Ada Löf", "Simone van der Berg", "Bo Okapi", "Li Ming", "Rosa Meo", "Tom Zelek")
_TITLES = (
    "GLIMA: Dimming Large Lanterns with Guessed Wicks",
    "GLIMO: Lighting Large Lanterns via Sparse Oil",
    "Oil Handling for Large Lanterns with PagedWick",
    "wWick: Oil Handling for Lanterns without PagedWick",
    "Towards a Standard of Lamps in Rooms: Part I",
    "Towards a Standard of Lamps in Rooms: Part II",
    LONG_TITLE,
    "Lanterns’ Glow at 54× the Usual Speed – a Survey of α-Wicks",
)


def invented(title: str) -> Paper:
    """A paper whose abstract shares its words, but no phrase, with that of others."""
    chance = random.Random(title)
    abstract = " ".join(chance.choices(_WORDS, k=110)).capitalize()
    year = str(chance.randint(2018, 2024))
    return Paper(title, abstract, AbstractKind.FULL, authors=tuple(chance.sample(_NAMES, 3)), date=year)


TEAM = ("Yoon Kim", "Bo Okapi")
SPLATS = [splats._replace(authors=TEAM, date="2024") for splats in (SPLATS_3D, SPLATS_4D)]
PAPERS = [*SPLATS, *map(invented, _TITLES)]

disturbances = st.lists(st.sampled_from(DISTURBANCES), max_size=3)


@settings(max_examples=12, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(10, 80))
def test_one_disturbance_a_copy_and_any_order_and_batches_give_the_same_papers(
    chance: random.Random, batch: int
) -> None:
    owners = [number for number in range(len(PAPERS)) for _ in range(len(DISTURBANCES) + 1)]
    printed = [copy for paper in PAPERS for copy in (paper, *(each(chance, paper) for each in DISTURBANCES))]
    order = chance.sample(range(len(printed)), len(printed))
    found = folded([printed[at] for at in order], batch)
    groups = sorted(sorted({owners[order[at]] for at in paper}) for paper in found)
    assert groups == [[number] for number in range(len(PAPERS))]


@settings(max_examples=12, deadline=None)
@given(st.randoms(use_true_random=False), st.lists(disturbances, min_size=30, max_size=30))
def test_several_disturbances_a_copy_never_fold_two_papers(
    chance: random.Random, disturbed: list[list[Disturbance]]
) -> None:
    owners, printed = [], []
    for several in disturbed:
        owners.append(chance.randrange(len(PAPERS)))
        copy = PAPERS[owners[-1]]
        for disturb in DISTURBANCES:
            copy = disturb(chance, copy) if disturb in several else copy
        printed.append(copy)
    assert all(len({owners[at] for at in paper}) == 1 for paper in folded(printed))


def test_a_misspelt_title_that_is_shown_keeps_no_copy_of_the_other_print_away() -> None:
    paper = PAPERS[5]
    # Of two titles as long, the first by the letters is shown.
    shown = paper._replace(title=paper.title.replace("Oil", "Oal"))
    assert folded([paper, shown, paper._replace(abstract="")]) == [[0, 1, 2]]


def test_a_paper_is_known_by_each_of_its_dois_also_by_those_that_it_does_not_show() -> None:
    article = paper(_TITLES[0], ABSTRACT, identifiers=Identifiers(doi="10.5555/1"))
    talk = article._replace(title=_TITLES[1], identifiers=Identifiers(doi="10.5555/2"))
    assert folded([article, talk, talk._replace(abstract="")]) == [[0, 1, 2]]
