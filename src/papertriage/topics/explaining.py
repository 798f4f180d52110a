"""Why a paper belongs to a topic, or does not."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from papertriage.config import Topic
from papertriage.query import And, Node
from papertriage.topics.trees import in_field, tree, when


class TopicExplanation(NamedTuple):
    """What a topic makes of one paper.

    ``words`` are those of ``any`` that the paper has, ``forbidden`` those of ``none``, each with its fields.
    ``query`` says whether the paper is what ``when`` asks for; None where the topic has none.
    """

    topic: Topic
    belongs: bool
    words: Mapping[str, Sequence[str]]
    forbidden: Mapping[str, Sequence[str]]
    query: bool | None


def explain(topic: Topic, holds: Callable[[Node], bool]) -> TopicExplanation:
    """What the topic makes of the paper for which ``holds`` answers; ConfigError for a broken topic."""
    belongs = holds(tree(topic))
    query = holds(And(tuple(when(topic)))) if topic.when else None
    return TopicExplanation(
        topic, belongs, _found(topic, topic.any, holds), _found(topic, topic.none, holds), query
    )


def _found(topic: Topic, terms: Sequence[str], holds: Callable[[Node], bool]) -> dict[str, Sequence[str]]:
    fields = {term: [field for field in topic.in_ if holds(in_field(term, field))] for term in terms}
    return {term: found for term, found in fields.items() if found}
