"""Papers get what the topics give them, and keep what a person gave."""

import pytest

from papertriage import tagging
from papertriage.config import Topic
from papertriage.errors import ConfigError
from papertriage.model import Entry, Paper, Status, Tag
from papertriage.store import Library
from papertriage.store.marks import Changes
from papertriage.tagging import TagReport, TopicCount, report_card, tag_papers

PAPERS = (
    Paper("Paged attention for kettles", "A KV cache, and prefilling of tea.", authors=("Ada Quill",)),
    Paper("A survey of tea", "We read of KV caches."),
    Paper("Quantum teapots", "Nothing else.", date="2024"),
)
CACHE = Topic("kv-cache", any=("kv cache", "prefill*", "paged attention"), none=("survey",), score=2)
TEA = Topic("tea", any=("tea",), in_=("title",))


@pytest.fixture
def numbers(library: Library) -> list[int]:
    return [library.add_paper(paper, []) for paper in PAPERS]


def entries(library: Library, numbers: list[int]) -> list[Entry]:
    return list(library.entries(numbers))


def test_a_tag_knows_the_words_that_earned_it(library: Library, numbers: list[int]) -> None:
    report = tag_papers(library, [CACHE, TEA], numbers)
    found = entries(library, numbers)
    assert [entry.tags for entry in found] == [
        (Tag("kv-cache", "topic", "kv cache, prefill*, paged attention"),),
        (Tag("tea", "topic", "tea"),),
        (),
    ]
    assert [entry.score for entry in found] == [2, 1, 0]
    assert report == TagReport(papers=2, tags=2, muted=0, changed=2)


def test_a_query_gives_its_words_as_reason_or_else_itself(library: Library, numbers: list[int]) -> None:
    topics = [Topic("a", when="author:quill or title:quantum"), Topic("b", when="year:2024..")]
    tag_papers(library, topics, numbers)
    assert [entry.tags for entry in entries(library, numbers)] == [
        (Tag("a", "topic", "quill"),),
        (),
        (Tag("a", "topic", "quantum"), Tag("b", "topic", "year:2024..")),
    ]


def test_only_the_papers_asked_for_are_tagged(library: Library, numbers: list[int]) -> None:
    tag_papers(library, [CACHE, TEA], numbers[1:])
    assert [len(entry.tags) for entry in entries(library, numbers)] == [0, 1, 0]
    assert tag_papers(library, [CACHE], []) == TagReport(0, 0, 0, 0)


def test_tagging_anew_takes_back_what_topics_gave_and_nothing_of_a_person(
    library: Library, numbers: list[int]
) -> None:
    library.mark(numbers[:1], Changes(tags=("tea", "mine"), status=Status.LATER))
    tagging.apply(library, [CACHE, TEA])
    assert tagging.apply(library, []).changed == 2
    [first, second, _] = entries(library, numbers)
    assert first.tags == (Tag("mine", "person"), Tag("tea", "person"))
    assert (first.status, first.score) == (Status.LATER, 0)
    assert second.tags == ()
    assert tagging.apply(library, []).changed == 0


def test_a_topic_mutes_new_papers_and_lets_go_of_them_again(library: Library, numbers: list[int]) -> None:
    mute = Topic("not-for-me", any=("kettles", "quantum"), mute=True)
    library.mark(numbers[:1], Changes(status=Status.LATER))
    report = tagging.apply(library, [mute, TEA])
    found = entries(library, numbers)
    assert [entry.status for entry in found] == [Status.LATER, Status.NEW, Status.MUTED]
    assert [entry.score for entry in found] == [0, 1, 0]
    assert report == TagReport(papers=3, tags=3, muted=2, changed=3)
    tagging.apply(library, [TEA])
    assert [entry.status for entry in entries(library, numbers)] == [Status.LATER, Status.NEW, Status.NEW]


def test_all_topics_see_the_papers_as_they_were_before(library: Library, numbers: list[int]) -> None:
    topics = [TEA, Topic("of-tea", when="tag:tea"), Topic("unread", when="status:new")]
    tagging.apply(library, [*topics, Topic("mute", any=("survey",), mute=True)])
    assert [tag.name for tag in entries(library, numbers)[1].tags] == ["mute", "tea", "unread"]
    tagging.apply(library, topics)
    assert [tag.name for tag in entries(library, numbers)[1].tags] == ["of-tea", "tea"]


def test_the_report_card_counts_tags_now_and_if_applied(library: Library, numbers: list[int]) -> None:
    tagging.apply(library, [TEA, Topic("old", any=("tea",))])
    library.mark(numbers, Changes(tags=("kv-cache",)))
    assert report_card(library, [CACHE, TEA]) == [
        TopicCount("kv-cache", 0, 1),
        TopicCount("tea", 1, 1),
        TopicCount("old", 2, 0),
    ]


def test_a_broken_topic_changes_nothing(library: Library, numbers: list[int]) -> None:
    tagging.apply(library, [TEA])
    with pytest.raises(ConfigError):
        tagging.apply(library, [CACHE, Topic("broken", when="(a")])
    assert [len(entry.tags) for entry in entries(library, numbers)] == [0, 1, 0]


def test_among_and_whole_library_agree(library: Library, numbers: list[int]) -> None:
    topics = [CACHE, TEA, Topic("a", when="author:quill or title:quantum"), Topic("b", any=("nothing else",))]
    tag_papers(library, topics, numbers)
    assert tagging.apply(library, topics).changed == 0
