"""Labelled libraries, and triage of them as a person would do it who always takes the best paper."""

import csv
import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from papertriage.ranking import Learner, Shown

SEEDS = 3


class Labelled(NamedTuple):
    """``reference`` holds what ASReview did, by run."""

    name: str
    texts: list[tuple[str, str]]
    good: list[bool]
    reference: dict[str, dict[str, Any]]


def load(path: Path, reference: Path | None) -> Labelled:
    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    reference = reference or path.with_name("asreview_elas.json")
    known = json.loads(reference.read_text(encoding="utf-8")) if reference.exists() else {}
    texts = [(row["title"], row["abstract"]) for row in rows]
    return Labelled(
        path.stem, texts, [row["label_included"] == "1" for row in rows], known.get(path.stem, {})
    )


def starts(papers: Labelled) -> list[tuple[int, int]]:
    """The two papers that each run knows from the beginning."""
    if papers.reference:
        return [(run["priors"][0], run["priors"][1]) for run in papers.reference.values()]
    good = [row for row, is_good in enumerate(papers.good) if is_good]
    other = [row for row, is_good in enumerate(papers.good) if not is_good]
    chances = [random.Random(seed) for seed in range(SEEDS)]
    return [(chance.choice(good), chance.choice(other)) for chance in chances]


def simulate(papers: Labelled, start: Sequence[int], one_in: int = 0) -> list[Shown]:
    """The decisions in their order, without the two of the start."""
    learner, chance = Learner(), random.Random(start[0])
    for row, (title, abstract) in enumerate(papers.texts):
        learner.add(row, title, abstract)
    for row in start:
        learner.learn(row, papers.good[row])
    waiting = dict.fromkeys(row for row in range(len(papers.good)) if row not in start)
    shown: list[Shown] = []
    while waiting:
        drawn = one_in > 0 and len(shown) % one_in == one_in - 1
        learner.refresh()
        row = chance.choice(list(waiting)) if drawn else learner.best(1)[0]
        learner.learn(row, papers.good[row])
        del waiting[row]
        shown.append(Shown(papers.good[row], drawn))
    return shown
