"""Folding repeats: where to look for a paper seen before, whether it is the same, what both say together."""

from papertriage.config import Thresholds
from papertriage.dedup.comparing import best, compare, nearest
from papertriage.dedup.folded import Folded
from papertriage.dedup.keys import keys
from papertriage.dedup.merging import merge

__all__ = ["Folded", "Thresholds", "best", "compare", "keys", "merge", "nearest"]
