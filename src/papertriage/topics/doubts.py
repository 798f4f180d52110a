"""What is wrong, or merely doubtful, about topics."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from papertriage.config import Config, Topic
from papertriage.errors import ConfigError
from papertriage.query import Test
from papertriage.query.fields import FIELDS
from papertriage.query.tokens import tokens
from papertriage.query.tree import leaves
from papertriage.text import plain
from papertriage.topics.trees import tree, when

_SHORTEST_PREFIX = 3  # letters


def check(config: Config) -> list[str]:
    """The findings, each with file, line and topic, in the order of the file; empty where all is well."""
    names = Counter(topic.name.casefold() for topic in config.topics)
    return [finding for topic in config.topics for finding in _findings(topic, names)]


def _findings(topic: Topic, names: Mapping[str, int]) -> Iterator[str]:
    try:
        tree(topic)
    except ConfigError as error:
        yield str(error)
        return
    for key in ("any", "none"):
        for reason in _doubts_of_terms(getattr(topic, key)):
            yield str(topic.error(key, reason))
    for key, reason in _doubts_between_keys(topic, names):
        yield str(topic.error(key, reason))


def _doubts_of_terms(terms: Sequence[str]) -> Iterator[str]:
    seen = set()
    for term in terms:
        folded = _folded(term)
        if folded in seen:
            yield f"{term!r} stands there twice"
        seen.add(folded)
        words, is_prefix = folded
        if is_prefix and len(words) < _SHORTEST_PREFIX:
            yield f"{term!r} finds too much; a prefix has {_SHORTEST_PREFIX} letters or more"
        if "*" in term.strip().rstrip("*"):
            yield f"{term!r}: a star counts at the end only"
        if term.partition(":")[0] in FIELDS:
            yield f"{term!r} is looked for as words; fields belong into 'when'"


def _doubts_between_keys(topic: Topic, names: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    """(key, reason) of each."""
    if not topic.any and topic.source and topic.source.says("topics", topic.name, "any"):
        yield "any", "'any' is empty and counts for nothing"
    unwanted = set(map(_folded, topic.none))
    for term in topic.any:
        if _folded(term) in unwanted:
            yield "any", f"{term!r} stands in 'none' too, so it never counts"
    if names[topic.name.casefold()] > 1:
        yield "", "another topic has this name but for capitals"
    if topic.mute and topic.score != Topic._field_defaults["score"]:
        yield "score", "a topic that mutes counts nothing, whatever its score"
    for test in (leaf for part in when(topic) for leaf in leaves(part) if isinstance(leaf, Test)):
        if test.field == "status" and topic.mute:
            yield "when", "muting changes the status, so each --apply would undo the last; leave out status:"
        if test.field in ("tag", "rule") and test.value.casefold() in names:
            yield "when", f"{test.value!r} is a topic, and counts as it was before; --apply a second time"


def _folded(term: str) -> tuple[str, bool]:
    """The term as the search sees it: its words, and whether the last may go on."""
    return " ".join(tokens(plain(term))), term.strip().endswith("*")
