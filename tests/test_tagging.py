"""Papers get what the topics give them, and keep what a person gave."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papertriage import tagging
from papertriage.config import Topic
from papertriage.errors import ConfigError
from papertriage.mark import mark
from papertriage.model import Entry, Paper, Status, Tag
from papertriage.query import And
from papertriage.store import Library
from papertriage.store.marks import Changes
from papertriage.store.topic_figures import TopicFigures
from papertriage.tagging import Diff, TagReport, TopicCount, report_card, tag_papers
from papertriage.undo import undo

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
        TopicCount("kv-cache", TopicFigures(0), 1, mutes=False),
        TopicCount("tea", TopicFigures(1), 1, mutes=False),
        TopicCount("old", TopicFigures(2), 0, mutes=False),
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


# What applying would change

WORDS = ("tea", "kettle", "cup", "zebra")
TOPIC = st.builds(
    Topic,
    name=st.sampled_from(("one", "two", "three")),
    any=st.lists(st.sampled_from((*WORDS, "cu*")), min_size=1, max_size=2, unique=True).map(tuple),
    none=st.lists(st.sampled_from(WORDS), max_size=1).map(tuple),
    score=st.sampled_from((0.1, 0.2, 1.0, -3.0)),
    mute=st.booleans(),
    in_=st.just(("title",)),
    when=st.just(""),
    source=st.none(),
)
TOPICS = st.lists(TOPIC, max_size=3, unique_by=lambda topic: topic.name)
TITLES = st.lists(st.lists(st.sampled_from(WORDS), max_size=3).map(" ".join), min_size=1, max_size=6)
STATUSES = st.lists(st.sampled_from((None, Status.LATER, Status.SKIP)), min_size=6, max_size=6)


def states(library: Library) -> dict[str, tuple[set[str], dict[str, str], str, float]]:
    """Id of each paper -> its topics' names, their words, its status and its score."""
    return {
        entry.id: (
            {tag.name for tag in entry.tags},
            {tag.name: tag.because for tag in entry.tags},
            entry.status,
            entry.score,
        )
        for entry in library.entries(library.matching(And()))
    }


def differences(
    before: dict[str, tuple[set[str], dict[str, str], str, float]],
    after: dict[str, tuple[set[str], dict[str, str], str, float]],
) -> set[tuple[str, str, str]]:
    """(what, topic, id) of every difference of tags and mutings."""
    found = set()
    for name, (tags, _, status, _) in before.items():
        found |= {("gains", tag, name) for tag in after[name][0] - tags}
        found |= {("loses", tag, name) for tag in tags - after[name][0]}
        if status != after[name][2]:
            found.add(("unmutes" if status == "muted" else "mutes", "", name))
    return found


def told(diff: Diff) -> set[tuple[str, str, str]]:
    """The same, as the diff tells it."""
    found = {("unmutes", "", name) for name, _ in diff.unmutes.some}
    for topic in diff.topics:
        found |= {("gains", topic.name, name) for name, _ in topic.gains.some}
        found |= {("loses", topic.name, name) for name, _ in topic.loses.some}
        found |= {("mutes", "", name) for name, _ in topic.mutes.some}
    return found


@given(titles=TITLES, statuses=STATUSES, first=TOPICS, second=TOPICS)
@settings(deadline=None)
def test_applying_changes_just_what_the_diff_said_and_a_second_time_nothing(
    titles: list[str], statuses: list[Status | None], first: list[Topic], second: list[Topic]
) -> None:
    with Library(None) as library:
        numbers = [library.add_paper(Paper(title), []) for title in titles]
        tagging.apply(library, first)
        for number, status in zip(numbers, statuses, strict=False):
            library.mark([number], Changes(status=status))
        before = states(library)
        diff = tagging.diff(library, second, titles=None)
        assert states(library) == before
        report = tagging.apply(library, second)
        after = states(library)
        assert told(diff) == differences(before, after)
        assert diff.papers == report.changed == sum(before[name] != after[name] for name in before)
        assert diff.rescored == sum(before[name][3] != after[name][3] for name in before)
        assert sum(topic.rewords for topic in diff.topics) == sum(
            before[name][1].get(tag, words) != words
            for name in before
            for tag, words in after[name][1].items()
        )
        assert tagging.diff(library, second).papers == 0
        assert tagging.apply(library, second).changed == 0


@given(titles=TITLES, topics=TOPICS)
@settings(deadline=None)
def test_some_papers_are_tagged_as_all_are(titles: list[str], topics: list[Topic]) -> None:
    with Library(None) as library:
        numbers = [library.add_paper(Paper(title), []) for title in titles]
        for at in range(0, len(numbers), 2):
            tag_papers(library, topics, numbers[at : at + 2])
        assert tagging.diff(library, topics).papers == 0


def test_the_diff_shows_some_titles_of_each_kind_the_newest_first(library: Library) -> None:
    for number in range(5):
        library.add_paper(Paper(f"Tea {number}"), [])
    [topic] = tagging.diff(library, [TEA], titles=2).topics
    assert topic.gains.papers == 5
    assert [title for _, title in topic.gains.some] == ["Tea 4", "Tea 3"]


def test_a_broken_topic_has_no_diff_and_leaves_the_library_usable(
    library: Library, numbers: list[int]
) -> None:
    with pytest.raises(ConfigError):
        tagging.diff(library, [TEA, Topic("broken", when="(a")])
    assert tagging.apply(library, [TEA]).changed == 1


def test_applying_can_be_undone(library: Library, numbers: list[int]) -> None:
    before = states(library)
    tagging.apply(library, [CACHE, Topic("mute", any=("quantum",), mute=True)])
    assert undo(library).what == "topics --apply"
    assert states(library) == before


# The report card


def test_kept_papers_are_those_on_the_list_well_rated_or_opened(library: Library) -> None:
    numbers = [library.add_paper(Paper(f"Tea {number}"), []) for number in range(6)]
    tagging.apply(library, [TEA])
    later, skipped, rated, badly, opened, _ = numbers
    library.mark([later], Changes(status=Status.LATER))
    library.mark([skipped], Changes(status=Status.SKIP))
    library.mark([rated], Changes(rating=3))
    library.mark([badly], Changes(rating=2))
    library.opened(opened)
    [count] = report_card(library, [TEA])
    assert count.figures == TopicFigures(papers=6, decided=5, kept=3)


def test_a_topic_hid_what_was_found_good_in_spite_of_it(library: Library) -> None:
    mute = Topic("mute", any=("tea",), mute=True)
    early, drawn, opened, marked, skipped, _ = (library.add_paper(Paper(f"Tea {n}"), []) for n in range(6))
    library.mark([early], Changes(status=Status.LATER))
    tagging.apply(library, [mute])
    library.opened(opened)
    library.mark([drawn], Changes(status=Status.LATER), drawn="muted")
    mark([marked], Changes(status=Status.DONE), library)
    mark([skipped], Changes(status=Status.SKIP), library)
    [count] = report_card(library, [mute])
    assert count == TopicCount(
        "mute", TopicFigures(6, decided=5, kept=4, muted=2, found_hidden=3), 6, mutes=True
    )
