"""Real pages, where PAPERTRIAGE_CORPUS says that they lie: repeats are found, and nothing else is."""

import json
import os
import random
from itertools import combinations
from pathlib import Path

import pytest

from papertriage.dedup import Folded, compare
from papertriage.model import AbstractKind, Outcome, Paper
from tests.dedup.disturbing import DISTURBANCES, Disturbance
from tests.dedup.ingesting import folded

CORPUS = os.environ.get("PAPERTRIAGE_CORPUS")
pytestmark = pytest.mark.skipif(not CORPUS, reason="PAPERTRIAGE_CORPUS is not set")


def records() -> list[Paper]:
    """What the pages print, repeats too."""
    pages = sorted(Path(CORPUS or "", "hf-text").glob("*.truth.json"))
    printed = (record for page in pages for record in json.loads(page.read_text("utf-8")))
    return [Paper(record["title"], record["abstract"], AbstractKind.FULL) for record in printed]


def test_of_real_papers_no_two_are_taken_for_one() -> None:
    papers = set(records())
    assert (len(records()), len(papers)) == (348, 307)
    pairs = combinations(map(Folded, sorted(papers)), 2)
    assert {compare(a, b).outcome for a, b in pairs} == {Outcome.DIFFERENT}


@pytest.mark.parametrize("seed", range(3))
def test_any_order_of_real_records_gives_their_papers(seed: int) -> None:
    printed = records()
    random.Random(seed).shuffle(printed)
    papers = folded(printed)
    assert len(papers) == 307
    assert all(len({printed[at] for at in paper}) == 1 for paper in papers)


@pytest.mark.parametrize("disturb", DISTURBANCES)
def test_disturbed_copies_of_real_papers_are_never_folded_wrongly(disturb: Disturbance) -> None:
    chance = random.Random(disturb.__name__)
    originals = records() * 2
    printed = records() + [disturb(chance, paper) for paper in records()]
    order = chance.sample(range(len(printed)), len(printed))
    papers = folded([printed[at] for at in order])
    assert all(len({originals[order[at]] for at in paper}) == 1 for paper in papers)
    assert 307 <= len(papers) <= 312  # a short title alone takes a person to say
