"""Topics: saved searches that give their names as tags."""

from papertriage.topics.doubts import check
from papertriage.topics.trees import evidence, tree

__all__ = ["check", "evidence", "tree"]
