"""Topics: saved searches that give their names as tags."""

from papertriage.topics.doubts import check
from papertriage.topics.explaining import TopicExplanation, explain
from papertriage.topics.trees import evidence, tree

__all__ = ["TopicExplanation", "check", "evidence", "explain", "tree"]
