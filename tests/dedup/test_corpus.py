"""Real pages, where PAPERTRIAGE_CORPUS says that they lie: repeats are found, and nothing else is."""

import json
import os
from itertools import combinations
from pathlib import Path

import pytest

from papertriage.dedup import Folded, compare
from papertriage.model import AbstractKind, Outcome, Paper

CORPUS = os.environ.get("PAPERTRIAGE_CORPUS")


@pytest.mark.skipif(not CORPUS, reason="PAPERTRIAGE_CORPUS is not set")
def test_of_real_papers_no_two_are_taken_for_one() -> None:
    pages = sorted(Path(CORPUS or "", "hf-text").glob("*.truth.json"))
    records = [record for page in pages for record in json.loads(page.read_text("utf-8"))]
    papers = {Paper(record["title"], record["abstract"], AbstractKind.FULL) for record in records}
    assert (len(records), len(papers)) == (348, 307)
    pairs = combinations(map(Folded, sorted(papers)), 2)
    assert {compare(a, b).outcome for a, b in pairs} == {Outcome.DIFFERENT}
