"""What a topic asks of a paper, as query trees."""

from collections.abc import Sequence

from papertriage.config import Topic
from papertriage.errors import QueryError
from papertriage.query import And, Node, Not, Or, Text, parse
from papertriage.query.tokens import tokens
from papertriage.query.tree import wanted_texts


def tree(topic: Topic) -> Node:
    """What the topic asks for; ConfigError, with its line, for a term without words or a broken ``when``."""
    unwanted = [Not(part) for part in _one_of(topic, "none", topic.none)]
    return And((*_one_of(topic, "any", topic.any), *when(topic), *unwanted))


def evidence(topic: Topic) -> dict[str, Node]:
    """Each term, and each word of ``when`` that speaks for the topic -> what asks for it alone."""
    nodes = {term: _in_fields(topic, term) for term in topic.any}
    for part in when(topic):
        for leaf in wanted_texts(part):
            nodes.setdefault(leaf.words + "*" * leaf.prefix, leaf)
    return nodes


def in_field(term: str, field: str) -> Text:
    """What asks for the term of a topic in a field."""
    words = term.strip()
    return Text(words.rstrip("*"), field, words.endswith("*"))


def when(topic: Topic) -> list[Node]:
    """What the ``when`` of the topic asks for; empty where it has none."""
    if not topic.when:
        return []
    try:
        return [parse(topic.when)]
    except QueryError as error:
        raise topic.error("when", f"'when': {error}") from error


def _one_of(topic: Topic, key: str, terms: Sequence[str]) -> list[Node]:
    """What asks for at least one of the terms; empty where there are none."""
    for term in terms:
        if not tokens(term):
            raise topic.error(key, f"{key!r}: {term!r} has no letter or digit to look for")
    return [Or(tuple(_in_fields(topic, term) for term in terms))] if terms else []


def _in_fields(topic: Topic, term: str) -> Node:
    return Or(tuple(in_field(term, field) for field in topic.in_))
