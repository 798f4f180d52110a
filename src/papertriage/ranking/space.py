"""Papers as vectors: what a feature weighs, how long a paper is, and where the middle of them all lies.

The product of two papers is the sum, over the features they share, of strength * strength * rarity, divided
by both their lengths: a cosine. Seen from the middle (the mean of the papers) what all papers of a library
have in common speaks neither for nor against any of them.
"""

import math
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from heapq import nsmallest
from operator import mul

from papertriage.ranking.features import Features

_SAMPLE = 400  # papers that the middle is taken from
_SCATTER = 2654435761  # Knuth's multiplicative hash: draws a sample that no order of adding changes


class Space:
    """The papers as they were counted at one moment. Later ones have a place in it, too.

    ``numbers`` are the papers' own numbers, by slot.
    """

    def __init__(self, features: Features, numbers: Sequence[int]) -> None:
        self.papers = len(numbers)
        self._features = features
        self._rarities = [1 + math.log((1 + self.papers) / (1 + papers)) for papers in range(self.papers + 1)]
        self._lengths = array("d")
        self._commons = array("d")
        sample = nsmallest(_SAMPLE, range(self.papers), key=lambda slot: numbers[slot] * _SCATTER % 2**32)
        self._middle = self._mean(sample)
        self.middle_common = sum(map(self.common, sample)) / max(1, len(sample))

    def length(self, slot: int) -> float:
        """Above 0, also for a paper without words."""
        _reach(self._lengths, slot)
        if not self._lengths[slot]:
            self._lengths[slot] = self._measured(slot)
        return self._lengths[slot]

    def common(self, slot: int) -> float:
        """The product of a paper and the middle: high where it has little of its own."""
        _reach(self._commons, slot)
        if not self._commons[slot]:
            middle, known = self._middle, len(self._middle)
            weights = [middle[feature] for feature in self._features.lists[slot] if feature < known]
            self._commons[slot] = sum(weights) / self.length(slot)
        return self._commons[slot]

    def middle(self, feature: int) -> float:
        """The weight of a feature in the mean of the papers."""
        return self._middle[feature] if feature < len(self._middle) else 0.0

    def steps(self, slot: int) -> "array[float]":
        """For each feature in the list of a paper what the paper gives to its weight."""
        length = self.length(slot)
        return array("d", [rarity / length for rarity in self._rarities_of(self._features.lists[slot])])

    def lone(self, slot: int) -> float:
        """The part of the square of a paper's length, 0 to 1, that no other paper shares."""
        return self._lone_square(slot) / self.length(slot) ** 2

    def _mean(self, sample: Sequence[int]) -> list[float]:
        mean = [0.0] * len(self._features.papers_with)
        for slot in sample:
            for feature, step in zip(self._features.lists[slot], self.steps(slot), strict=True):
                mean[feature] += step / len(sample)
        return mean

    def _measured(self, slot: int) -> float:
        strengths = Counter(self._features.lists[slot])
        squares = [strength * strength for strength in strengths.values()]
        shared = sum(map(mul, squares, self._rarities_of(strengths)))
        return math.sqrt(shared + self._lone_square(slot)) or 1.0

    def _lone_square(self, slot: int) -> float:
        return self._features.lone[slot] * self._rarities[min(1, self.papers)]

    def _rarities_of(self, features: Iterable[int]) -> list[float]:
        """The inverse document frequencies: 1 for what all papers have. They stand under a square root in
        each vector, so that a product has them once, as in BM25."""
        rarities, most = self._rarities, self.papers
        counts = map(self._features.papers_with.__getitem__, features)
        return [rarities[count] if count < most else 1.0 for count in counts]


def _reach(values: "array[float]", slot: int) -> None:
    if slot >= len(values):
        values.extend([0.0] * (slot + 1 - len(values)))
