"""The whole score of a paper as the sum of named terms."""

from collections.abc import Sequence
from typing import NamedTuple


class Grounds(NamedTuple):
    """What the score of a paper is made of.

    ``learned`` is -1 to 1, or None while nothing is learned; ``topics`` the sum of its topics' scores;
    ``days`` those since its date, or since it was added; ``seen`` the number of pages it was on.
    """

    learned: float | None
    topics: float = 0.0
    days: float = 0.0
    seen: int = 1
    priority: int = 0


class Weights(NamedTuple):
    """What the terms weigh. Their values are about 0 to 1 (learned and topics: -1 to 1), but for priority."""

    learned: float = 3.0
    topics: float = 1.0
    freshness: float = 0.5
    seen: float = 0.25
    priority: float = 1.0


class Term(NamedTuple):
    """One part of a score: what was found, and what it adds."""

    name: str
    value: float
    contribution: float


def terms(grounds: Grounds, weights: Weights, fresh_days: float) -> list[Term]:
    """The terms of a score, by the names of the weights; their contributions add up to it.

    A paper is half as fresh after ``fresh_days``. Until something is learned only topics and freshness count.
    """
    values = Weights(
        learned=grounds.learned or 0.0,
        topics=grounds.topics / (1 + abs(grounds.topics)),
        freshness=0.5 ** (max(0.0, grounds.days) / fresh_days),
        seen=1 - 1 / max(1, grounds.seen),
        priority=grounds.priority,
    )
    if grounds.learned is None:
        weights = Weights(0.0, weights.topics, weights.freshness, 0.0, 0.0)
    named = zip(Weights._fields, values, weights, strict=True)
    return [Term(name, value, value * weight) for name, value, weight in named]


def total(parts: Sequence[Term]) -> float:
    return sum(part.contribution for part in parts)
