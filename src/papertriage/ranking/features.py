"""The features of papers: their words and pairs of neighbouring words, as numbers.

Pairs of words are many, so they are hashed into a fixed number of places (Weinberger et al. 2009, "Feature
hashing for large scale multitask learning"); each word has a place of its own behind them. A place becomes a
feature when a second paper has it: what only one paper has can tell nothing of others. Features are numbered
0, 1, ... as they come, which keeps lists by feature short, and so quick to look up in.
"""

import math
from array import array
from collections import Counter
from collections.abc import Collection
from itertools import pairwise

from papertriage.ranking.words import Vocabulary

_PAIRS = 1 << 21
_ODD = 8191  # tells "a b" from "b a"
_TITLE_TIMES = 2
_MOST = 400  # a word that comes more often counts as if it came so often
_STRENGTHS = [0, *(round(1 + math.log(times)) for times in range(1, _MOST + 1))]
_NOBODY = -(2**31)


class Features:
    """The features of papers, by the slot of a paper: 0, 1, ... in the order they came.

    ``lists`` holds each feature as often as it is strong: the rounded 1 + ln of how often it occurs. ``lone``
    is the sum of the squares of the strengths of what only this paper has. ``papers_with`` is by feature.
    """

    def __init__(self) -> None:
        self.lists: list[array[int]] = []
        self.lone = array("I")
        self.papers_with: list[int] = []
        self._places = array("I")  # by feature
        self._vocabulary = Vocabulary()
        # By place: the feature; or, below 0, ~slot of the only paper that has it so far; or _NOBODY.
        self._known = array("i", [_NOBODY]) * _PAIRS
        self._strength_there = bytearray(_PAIRS)  # in the only paper

    def add(self, title: str, abstract: str) -> None:
        """Take in the paper of the next slot."""
        slot, lone = len(self.lists), 0
        features: list[int] = []
        known, papers_with = self._known, self.papers_with
        for place, times in self._count(title, abstract).items():
            strength = _STRENGTHS[min(times, _MOST)] if times > 1 else 1
            feature = known[place]
            if feature == _NOBODY:
                known[place] = ~slot
                self._strength_there[place] = strength
                lone += strength * strength
                continue
            if feature < 0:
                feature = self._share(place)
            papers_with[feature] += 1
            features.append(feature)
            if strength > 1:
                features += [feature] * (strength - 1)
        self.lone.append(lone)
        self.lists.append(array("I", features))

    def names(self, slot: int, wanted: Collection[int]) -> dict[int, str]:
        """What the wanted features of the paper read; a pair is looked for among all pairs of its words."""
        places = {self._places[feature]: feature for feature in wanted}
        codes, names = self._vocabulary.codes, self._vocabulary.names
        words = sorted({place - _PAIRS for place in map(self._places.__getitem__, self.lists[slot])})
        words = [word for word in words if word >= 0]
        found = {places[_PAIRS + word]: names[word] for word in words if _PAIRS + word in places}
        for first in words:
            for second in words:
                feature = places.get((codes[first] * _ODD + codes[second]) % _PAIRS)
                if feature is not None:
                    found[feature] = f"{names[first]} {names[second]}"
        return found

    def _count(self, title: str, abstract: str) -> Counter[int]:
        """Place -> how often the paper has it."""
        counted = Counter(self._places_of(abstract))
        for place in self._places_of(title):
            counted[place] += _TITLE_TIMES
        missing = _PAIRS + len(self._vocabulary.names) - len(self._known)
        self._known.extend([_NOBODY] * missing)
        self._strength_there.extend(bytes(missing))
        return counted

    def _places_of(self, text: str) -> list[int]:
        words = self._vocabulary.numbers(text)
        codes = list(map(self._vocabulary.codes.__getitem__, words))
        pairs = [(first * _ODD + second) % _PAIRS for first, second in pairwise(codes)]
        return pairs + [_PAIRS + word for word in words]

    def _share(self, place: int) -> int:
        """Make a feature of a place that one paper has so far, and give it to that paper."""
        slot, strength = ~self._known[place], self._strength_there[place]
        feature = self._known[place] = len(self.papers_with)
        self._places.append(place)
        self.papers_with.append(1)
        self.lists[slot].extend([feature] * strength)
        self.lone[slot] -= strength * strength
        return feature
