"""Tagging: papers get the tags, scores and mutings that the topics give, and it is told what came of it."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from papertriage.config import Topic
from papertriage.query import Node
from papertriage.store import Library
from papertriage.store.topic_figures import TopicFigures
from papertriage.store.topic_tags import GAINS, LOSES, MUTES, RESCORED, REWORDED, UNMUTES, Giving
from papertriage.topics import TopicExplanation, evidence, explain, tree


class TagReport(NamedTuple):
    """What tagging came to: papers with a tag, tags in all, papers that were muted or changed at all."""

    papers: int
    tags: int
    muted: int
    changed: int


class TopicCount(NamedTuple):
    """A line of the report card. ``figures`` speak of the papers that carry the topic's tag now.

    ``papers_if_applied`` would carry it if the topics were applied now, and be muted where it ``mutes``.
    """

    name: str
    figures: TopicFigures
    papers_if_applied: int
    mutes: bool


class Change(NamedTuple):
    """Papers for which something would change in one way; of some of them the id and the title."""

    papers: int = 0
    some: tuple[tuple[str, str], ...] = ()


class TopicDiff(NamedTuple):
    """The papers that would gain or lose the tag of a topic, have it for other words, or be muted by it."""

    name: str
    gains: Change
    loses: Change
    rewords: int
    mutes: Change


class Diff(NamedTuple):
    """What applying the topics would change: ``papers`` in all, ``rescored`` ones get another score."""

    topics: list[TopicDiff]
    unmutes: Change
    rescored: int
    papers: int


def tag_papers(library: Library, topics: Iterable[Topic], numbers: Sequence[int] | None) -> TagReport:
    """Give the papers with these numbers (None: all) what the topics say of them, in place of what they had.

    All topics see the papers as they were before. What a person gave is never touched.
    """
    with library.transaction():
        given = library.topic_tags.derive(map(_giving, topics), numbers)
        changed = library.topic_tags.papers_changed()
        library.topic_tags.replace()
    return TagReport(*given, changed)


def apply(library: Library, topics: Iterable[Topic]) -> TagReport:
    """Tag the whole library anew, or leave it as it is where anything fails."""
    with library.operation("topics --apply"), library.transaction():
        return tag_papers(library, topics, None)


def diff(library: Library, topics: Iterable[Topic], titles: int | None = 3) -> Diff:
    """What ``apply`` would change, topic by topic, with so many titles of each kind (None: all)."""
    with library.rehearsal():
        tags = library.topic_tags
        tags.derive(map(_giving, topics), None)
        papers = tags.changes()

        def change(what: str, name: str = "") -> Change:
            return Change(papers[what, name], tuple(tags.changed(what, name, titles)))

        def of_topic(name: str) -> TopicDiff:
            rewords = papers[REWORDED, name]
            return TopicDiff(name, change(GAINS, name), change(LOSES, name), rewords, change(MUTES, name))

        names = sorted({name for _, name in papers} - {""})
        return Diff(list(map(of_topic, names)), change(UNMUTES), papers[RESCORED, ""], tags.papers_changed())


def report_card(library: Library, topics: Iterable[Topic]) -> list[TopicCount]:
    """A line a topic in the order given, then those that are in the library only, by name."""
    figures = library.topic_tags.figures()
    none = TopicFigures(0)
    known = [
        TopicCount(topic.name, figures.pop(topic.name, none), library.count(tree(topic)), topic.mute)
        for topic in topics
    ]
    return known + [TopicCount(name, gone, 0, mutes=False) for name, gone in figures.items()]


def explanations(library: Library, topics: Iterable[Topic], number: int) -> list[TopicExplanation]:
    """What each topic makes of the paper, whether or not the topics were applied."""

    def holds(node: Node) -> bool:
        return bool(library.matching(node, [number]))

    return [explain(topic, holds) for topic in topics]


def _giving(topic: Topic) -> Giving:
    return Giving(topic.name, tree(topic), evidence(topic), topic.when, topic.score, topic.mute)
