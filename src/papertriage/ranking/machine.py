"""A linear support vector machine that goes on learning from where it was.

Its loss is the square of the hinge; it is solved in the dual, one example after the other (Hsieh et al. 2008,
"A dual coordinate descent method for large-scale linear SVM", as in liblinear). A decision brings a bounded
number of steps, and the next one goes on from there. Good papers are few, so each weighs more (``_BALANCE``).
The constants were tried over labelled sets by benchmarks/ranking.py; twice or half of each changes little.
"""

from array import array

from papertriage.ranking.features import Features
from papertriage.ranking.space import Space

_STEPS = 80  # an improvement looks at so many examples
_COST = 0.1  # of an example on the wrong side, against large weights
_BALANCE = 10.0  # how much more the good ones weigh together than the others together
_BIAS = 0.3  # square of the feature that all papers have
_TOLERANCE = 0.05  # an example whose gradient is nearer to 0 stays as it is


class Machine:
    """Weights of features, by examples that are known by the slots of their papers."""

    def __init__(self, features: Features, space: Space) -> None:
        self._features = features
        self._examples: dict[int, _Example] = {}
        self._next = 0
        self.enter(space)

    def enter(self, space: Space) -> None:
        """Take what was learned along into another space."""
        self._space = space
        self._weights = [0.0] * len(self._features.papers_with)
        self._total = self._pull = 0.0  # sums over the examples of alpha, and of alpha * common
        for slot, example in self._examples.items():
            self._examples[slot] = _Example(slot, example.sign, self._features, space)
            self._change(self._examples[slot], example.alpha)

    @property
    def ready(self) -> bool:
        return len({example.sign for example in self._examples.values()}) == 2

    def __contains__(self, slot: int) -> bool:
        return slot in self._examples

    def __len__(self) -> int:
        return len(self._examples)

    def learn(self, slot: int, good: bool) -> None:
        self.forget(slot)
        self._examples[slot] = _Example(slot, 1 if good else -1, self._features, self._space)

    def forget(self, slot: int) -> None:
        example = self._examples.pop(slot, None)
        if example:
            self._change(example, -example.alpha)

    def improve(self) -> None:
        """Go on with the newest example, then with as many others as there are steps for."""
        self.grow()
        examples = list(self._examples.values())
        good = sum(example.sign > 0 for example in examples)
        costs = {1: _COST * max(1.0, _BALANCE * (len(examples) - good) / good), -1: _COST}
        steps = min(_STEPS, 20 * len(examples))
        turns = [examples[(self._next + step) % len(examples)] for step in range(steps)]
        for example in examples[-1:] + turns:
            self._improve(example, costs[example.sign])
        self._next = (self._next + steps) % len(examples)

    def value(self, slot: int) -> float:
        """How much speaks for a paper; below 0, against it."""
        weight = sum(map(self._weights.__getitem__, self._features.lists[slot]))
        return weight / self._space.length(slot) - self._total * self._space.common(slot)

    def parts(self, slot: int) -> dict[int, float]:
        """The value of a paper by its features."""
        parts: dict[int, float] = {}
        length = self._space.length(slot)
        for feature in self._features.lists[slot]:
            weight = self._weights[feature] - self._total * self._space.middle(feature)
            parts[feature] = parts.get(feature, 0.0) + weight / length
        return parts

    def grow(self) -> None:
        """Make room for the features of the papers that came since."""
        self._weights.extend([0.0] * (len(self._features.papers_with) - len(self._weights)))

    def _improve(self, example: "_Example", cost: float) -> None:
        slack = 1 / (2 * cost)
        base = self._space.middle_common + _BIAS
        weight = sum(map(self._weights.__getitem__, example.features)) / example.length
        value = weight - self._total * example.common - self._pull + self._total * base
        signed = example.sign * example.alpha
        gradient = example.sign * value - 1 + (slack + example.lone) * signed
        if abs(gradient) > _TOLERANCE:
            curvature = 1 - 2 * example.common + base + slack
            self._change(example, example.sign * max(0.0, signed - gradient / curvature) - example.alpha)

    def _change(self, example: "_Example", change: float) -> None:
        if change:
            example.alpha += change
            self._total += change
            self._pull += change * example.common
            weights = self._weights
            for feature, step in zip(example.features, example.steps, strict=True):
                weights[feature] += change * step


class _Example:
    """A decided paper as it lies in a space. ``alpha`` is its part in the weights, with its ``sign``."""

    __slots__ = ("alpha", "common", "features", "length", "lone", "sign", "steps")

    def __init__(self, slot: int, sign: int, features: Features, space: Space) -> None:
        self.sign = sign
        self.alpha = 0.0
        self.features: array[int] = features.lists[slot][:]  # the list itself grows with papers to come
        self.steps = space.steps(slot)
        self.length = space.length(slot)
        self.common = space.common(slot)
        self.lone = space.lone(slot)
