"""``search`` as a whole: what it finds, and how it helps where that is little."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papertriage.errors import QueryError
from papertriage.model import MARK_OFF, MARK_ON
from papertriage.search import Advice, SearchReport, search
from papertriage.store import Library
from tests.store.filling import add, paper


def _titles(report: SearchReport) -> list[str]:
    return [hit.entry.paper.title for hit in report.hits]


def _fill(library: Library) -> None:
    add(
        library,
        paper("Robot cats", date="2021"),
        paper("Robot dogs", date="2022"),
        paper("Diffusion policy for robot arms", date="2023"),
        paper("The zebra"),
    )


def test_papers_with_all_the_words_come_first_and_are_counted(library: Library) -> None:
    _fill(library)
    report = search("robot dogs", library, limit=20)
    assert _titles(report)[0] == "Robot dogs"
    assert set(_titles(report)) == {"Robot dogs", "Robot cats", "Diffusion policy for robot arms"}
    assert (report.total, report.any_word, report.advice) == (1, True, Advice())


def test_what_was_found_is_marked(library: Library) -> None:
    _fill(library)
    [hit] = search("policies title:diffusion", library, limit=20).hits
    assert hit.marked_title == f"{MARK_ON}Diffusion{MARK_OFF} {MARK_ON}policy{MARK_OFF} for robot arms"


def test_a_search_for_all_there_is_stays_strict_where_it_finds_something(library: Library) -> None:
    _fill(library)
    assert search("robot dogs", library)[1:] == (1, False, Advice())
    assert _titles(search("robot dogs", library)) == ["Robot dogs"]


def test_a_search_in_an_order_of_its_own_stays_strict_where_it_finds_something(library: Library) -> None:
    _fill(library)
    assert _titles(search("robot dogs", library, sort="date", limit=20)) == ["Robot dogs"]
    assert len(search("robot dogs", library, sort="relevance", limit=20).hits) == 3


def test_where_nothing_has_all_the_words_any_of_them_will_do(library: Library) -> None:
    _fill(library)
    for limit in (None, 20):
        report = search("what zebra has a policy", library, limit=limit)
        assert set(_titles(report)) == {"Diffusion policy for robot arms", "The zebra"}
        assert (report.total, report.any_word) == (0, True)


@pytest.mark.parametrize(
    "query", ["robot zebra tag:x", "title:zebra title:robot", "zebra not the", '"robot zebra"']
)
def test_a_query_of_more_than_words_stays_strict(library: Library, query: str) -> None:
    _fill(library)
    assert search(query, library, limit=20) == ([], 0, False, Advice())


def test_help_fills_ten_places_at_most_and_never_more_than_wanted(library: Library) -> None:
    add(library, *(paper(f"Robot {number}") for number in range(15)), paper("Robot cat"))
    assert len(search("robot cat", library, limit=20).hits) == 10
    assert len(search("robot cat", library, limit=3).hits) == 3
    assert len(search("robot zebra", library).hits) == 10


def test_the_total_counts_what_is_not_shown(library: Library) -> None:
    _fill(library)
    report = search("robot", library, limit=2)
    assert (len(report.hits), report.total, report.any_word) == (2, 3, False)
    assert search("", library, limit=2).total == 4


def test_asked_for_no_papers_a_search_only_counts(library: Library) -> None:
    _fill(library)
    assert search("robot dogs", library, limit=0) == ([], 1, False, Advice())


def test_a_misspelled_word_is_helped_where_nothing_was_found(library: Library) -> None:
    _fill(library)
    report = search("difusion policies", library, limit=20)
    assert report.advice.words == {"difusion": "diffusion"}
    assert _titles(report) == ["Diffusion policy for robot arms"]
    assert search("title:zerba*", library).advice.words == {}
    assert search("robot not zerba", library).advice.words == {}
    assert search("title:zerba not cat", library).advice.words == {"zerba": "zebra"}


def test_sightings_can_be_left_out(library: Library) -> None:
    _fill(library)
    assert search("zebra", library).hits[0].entry.sightings
    assert not search("zebra", library, sightings=False).hits[0].entry.sightings


def test_an_unknown_order_is_an_error(library: Library) -> None:
    with pytest.raises(QueryError, match="can't sort by 'size'"):
        search("robot", library, sort="size")


@given(words=st.text(alphabet=st.characters()))
def test_any_text_can_be_searched(words: str) -> None:
    with Library(None) as library:
        try:
            assert search(words, library).hits == []
        except QueryError as error:
            told = str(error)
            assert told
            assert "\n" not in told
