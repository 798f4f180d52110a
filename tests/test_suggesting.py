"""Words that tell kept papers from skipped ones, as topics would count them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papertriage.config import Topic
from papertriage.model import Status
from papertriage.store import Changes, Library
from papertriage.suggesting import Suggestions, suggest
from papertriage.text import harmless
from papertriage.topics.telling import word
from tests.store.filling import add, paper

KEPT = [paper(f"Paged attention {number}", "Serving models with caches.") for number in range(6)]
SKIPPED = [paper(f"Kettle number {number}", "A survey of models for tea.") for number in range(8)]


def decide(library: Library, kept: int = 6, skipped: int = 8) -> None:
    library.mark(add(library, *KEPT[:kept]), Changes(status=Status.LATER))
    library.mark(add(library, *SKIPPED[:skipped], page="other.txt"), Changes(status=Status.SKIP))


def words(found: Suggestions) -> dict[str, tuple[int, int]]:
    return {word.text: (word.kept, word.skipped) for word in found.words}


def test_words_and_pairs_are_suggested_with_their_counts(library: Library) -> None:
    decide(library)
    found = suggest(library, [])
    assert (found.kept, found.skipped, found.too_few) == (6, 8, False)
    assert words(found)["paged attention"] == (6, 0)
    assert "models" not in words(found)
    assert any(kept == 0 for kept, _ in words(found).values())
    assert [word.clearness > 0 for word in found.words] == sorted(
        (word.clearness > 0 for word in found.words), reverse=True
    )


def test_of_words_that_stand_in_the_same_papers_the_clearest_is_suggested(library: Library) -> None:
    decide(library)
    assert words(suggest(library, [])) == {"paged attention": (6, 0), "kettle number": (0, 8)}
    others = [paper(f"Zebra {number}", "Serving.") for number in range(4)]
    library.mark(add(library, *others, page="third.txt"), Changes(rating=4))
    found = words(suggest(library, []))
    assert [*found] == ["serving", "paged attention", "kettle number"]


def test_a_word_that_would_make_a_topic_of_little_use_is_not_suggested(library: Library) -> None:
    decide(library)
    topics = [Topic("known", any=("paged", "attention", "models", "caches"))]
    assert "serving" in words(suggest(library, topics))
    others = [paper(f"Serving {number}") for number in range(5)]
    library.mark(add(library, *others, page="third.txt"), Changes(status=Status.SKIP))
    assert "serving" not in words(suggest(library, topics))


def test_what_a_topic_finds_or_is_part_of_its_terms_is_not_suggested_again(library: Library) -> None:
    decide(library)
    topics = [
        Topic("cache", any=("paged attention", "serv*")),
        Topic("tea", when="kettles or tag:x", mute=True),
    ]
    found = " ".join(words(suggest(library, topics))).split()
    assert not {"paged", "attention", "serving", "kettle"} & set(found)
    assert "caches" in found


def test_every_form_of_a_word_counts_as_it_would_in_a_topic(library: Library) -> None:
    decide(library)
    others = [paper(f"Other {number}", "It caches.") for number in range(3)] + [paper("A cached other")]
    library.mark(add(library, *others, page="third.txt"), Changes(rating=4))
    found = words(suggest(library, [Topic("x", any=("paged", "serving models", "other"))]))
    assert found["caches"] == (10, 0)


def test_a_paper_that_was_opened_counts_as_kept(library: Library) -> None:
    decide(library, kept=4)
    assert suggest(library, []) == Suggestions(4, 8, [])
    library.opened(*add(library, KEPT[5], page="third.txt"))
    assert suggest(library, []).kept == 5
    assert suggest(library, []).words


def test_nothing_is_suggested_from_few_decisions(library: Library) -> None:
    decide(library, kept=6, skipped=4)
    assert suggest(library, []).too_few
    assert suggest(library, []).words == []


def test_nothing_is_suggested_where_no_word_is_clear(library: Library) -> None:
    same = [paper(f"Tea {number}", "All of one kind.") for number in range(12)]
    numbers = add(library, *same)
    library.mark(numbers[::2], Changes(status=Status.DONE))
    library.mark(numbers[1::2], Changes(status=Status.SKIP))
    assert suggest(library, []) == Suggestions(6, 6, [])


def test_no_more_words_than_wanted_are_suggested_of_each_kind(library: Library) -> None:
    decide(library)
    found = suggest(library, [], most=1)
    assert sorted(word.clearness > 0 for word in found.words) == [False, True]


@given(st.lists(st.tuples(st.text(max_size=30), st.booleans()), max_size=30))
@settings(deadline=None)
def test_words_of_any_texts_can_be_suggested(papers: list[tuple[str, bool]]) -> None:
    with Library(None) as library:
        for text, good in papers:
            number = library.add_paper(paper(harmless(f"{text} tea"), harmless(text)), [])
            library.mark([number], Changes(status=Status.LATER if good else Status.SKIP))
        found = suggest(library, [])
        assert all(word.kept <= found.kept and word.skipped <= found.skipped for word in found.words)


def test_a_word_that_all_have_or_none_tells_nothing() -> None:
    assert word("all", 9, 9, 9, 9).clearness == word("none", 0, 0, 9, 9).clearness == 0


@given(st.integers(0, 9), st.integers(0, 9))
def test_what_speaks_for_keeping_speaks_as_clearly_against_skipping(one: int, other: int) -> None:
    clearness = word("x", one, other, 9, 9).clearness
    assert clearness == pytest.approx(-word("x", other, one, 9, 9).clearness)
    assert (clearness > 0) == (one > other)
