"""Tagging: papers get the tags, scores and mutings that the topics give them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from papertriage.config import Topic
from papertriage.model import Tag
from papertriage.store import Library
from papertriage.topics import evidence, tree


class TagReport(NamedTuple):
    """What tagging came to: papers with a tag, tags in all, papers that were muted or changed at all."""

    papers: int
    tags: int
    muted: int
    changed: int


class TopicCount(NamedTuple):
    """How many papers carry the tag of a topic, and how many would if the topics were applied now."""

    name: str
    papers: int
    papers_if_applied: int


def tag_papers(library: Library, topics: Iterable[Topic], numbers: Sequence[int] | None) -> TagReport:
    """Give the papers with these numbers (None: all) what the topics say of them, in place of what they had.

    All topics see the papers as they were before. What a person gave is never touched.
    """
    tags: defaultdict[int, list[Tag]] = defaultdict(list)
    scores: defaultdict[int, float] = defaultdict(float)
    muted: set[int] = set()
    for topic in topics:
        for number, because in _reasons(library, topic, numbers).items():
            tags[number].append(Tag(topic.name, "topic", because))
            if topic.mute:
                muted.add(number)
            else:
                scores[number] += topic.score
    changed = library.set_topic_tags(tags, scores, muted, numbers)
    return TagReport(len(tags), sum(map(len, tags.values())), len(muted), changed)


def apply(library: Library, topics: Iterable[Topic]) -> TagReport:
    """Tag the whole library anew, or leave it as it is where anything fails."""
    with library.operation("topics --apply"), library.transaction():
        return tag_papers(library, topics, None)


def report_card(library: Library, topics: Iterable[Topic]) -> list[TopicCount]:
    """A line a topic in the order given, then those that are in the library only, by name."""
    tagged = library.topic_counts()
    counts = {topic.name: library.count(tree(topic)) for topic in topics}
    gone = sorted(tagged.keys() - counts.keys())
    return [TopicCount(name, tagged.get(name, 0), counts.get(name, 0)) for name in (*counts, *gone)]


def _reasons(library: Library, topic: Topic, numbers: Sequence[int] | None) -> dict[int, str]:
    """Each paper of the topic -> the words that earned it, or else the query that did."""
    found = {number: list[str]() for number in library.matching(tree(topic), numbers)}
    if found:
        for words, node in evidence(topic).items():
            for number in library.matching(node, numbers):
                if number in found:
                    found[number].append(words)
    return {number: ", ".join(words) or topic.when for number, words in found.items()}
