"""Folding repeats: where to look for a paper seen before, whether it is the same, what both say together."""

from papertriage.dedup.clustering import Joining, joining
from papertriage.dedup.comparing import best, compare, nearest
from papertriage.dedup.consensus import is_part, together
from papertriage.dedup.explaining import Explanation, Step, explain
from papertriage.dedup.folded import Folded, folded
from papertriage.dedup.keys import keys
from papertriage.dedup.merging import merge

__all__ = [
    "Explanation",
    "Folded",
    "Joining",
    "Step",
    "best",
    "compare",
    "explain",
    "folded",
    "is_part",
    "joining",
    "keys",
    "merge",
    "nearest",
    "together",
]
