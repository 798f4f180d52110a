"""The whole score of a paper as the sum of named terms, and an order that lets chance have its say."""

from collections.abc import Iterator, Sequence
from random import Random
from typing import NamedTuple


class Facts(NamedTuple):
    """What counts for a paper.

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


class Place(NamedTuple):
    """A place in the order. ``drawn`` if chance gave the paper that place, and not its score."""

    number: int
    drawn: bool = False


def terms(facts: Facts, weights: Weights, fresh_days: float) -> list[Term]:
    """The terms of a score, by the names of the weights; their contributions add up to it.

    A paper is half as fresh after ``fresh_days``. Until something is learned only topics and freshness count.
    """
    values = Weights(
        learned=facts.learned or 0.0,
        topics=facts.topics / (1 + abs(facts.topics)),
        freshness=0.5 ** (max(0.0, facts.days) / fresh_days),
        seen=1 - 1 / max(1, facts.seen),
        priority=facts.priority,
    )
    if facts.learned is None:
        weights = Weights(0.0, weights.topics, weights.freshness, 0.0, 0.0)
    named = zip(Weights._fields, values, weights, strict=True)
    return [Term(name, value, value * weight) for name, value, weight in named]


def total(parts: Sequence[Term]) -> float:
    return sum(part.contribution for part in parts)


def draw(numbers: Sequence[int], one_in: int, chance: Random) -> Iterator[Place]:
    """The papers in the order given, but that one in so many places goes to a paper drawn from all the rest.

    0 draws none. The same seed of ``chance`` draws the same ones.
    """
    waiting = dict.fromkeys(numbers)
    for place in range(1, len(numbers) + 1):
        drawn = one_in > 0 and place % one_in == 0
        number = chance.choice(list(waiting)) if drawn else next(iter(waiting))
        del waiting[number]
        yield Place(number, drawn)
