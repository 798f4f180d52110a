"""Papers like another one: ``search --like``."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papertriage.errors import QueryError
from papertriage.model import MARK_OFF, MARK_ON, Hit, Status
from papertriage.query import parse
from papertriage.search import like
from papertriage.store import Changes, Library
from papertriage.store.search import RANKED
from tests.store.filling import add, paper

KETTLES = (
    paper("Kettles that whistle", "A whistling kettle tells when the water boils."),
    paper("On the whistle of a kettle", "Water, heat and sound."),
    paper("Boiling water", "Heat makes bubbles."),
    paper("Zebras", "Stripes and the savannah."),
    paper("Stripes", "Why zebras have them."),
)


def numbers(hits: Sequence[Hit]) -> list[int]:
    return [hit.entry.number for hit in hits]


def test_the_likest_come_first_and_the_paper_itself_never(library: Library) -> None:
    first, second, third, *_ = add(library, *KETTLES)
    assert numbers(library.related(first, 10)) == [second, third]
    assert numbers(library.related(first, 1)) == [second]
    assert numbers(library.related(first, None)) == [second, third]


def test_a_query_narrows_what_is_found(library: Library) -> None:
    first, second, third, *_ = add(library, *KETTLES)
    library.mark([third], Changes(Status.LATER))
    assert numbers(library.related(first, 10, parse("status:later"))) == [third]
    assert numbers(library.related(first, 10, parse("sound"))) == [second]


def test_the_words_in_common_are_marked(library: Library) -> None:
    first, *_ = add(library, *KETTLES)
    [hit] = library.related(first, 1)
    whistle, kettle = f"{MARK_ON}whistle{MARK_OFF}", f"{MARK_ON}kettle{MARK_OFF}"
    assert hit.marked_title == f"On the {whistle} of a {kettle}"


def test_a_rare_word_tells_more_than_a_common_one(library: Library) -> None:
    common = [paper(f"Paper {number}", "About tea.") for number in range(30)]
    asked, rare, *_ = add(library, paper("Tea and zebras"), paper("A zebra"), *common)
    assert numbers(library.related(asked, 1)) == [rare]


def test_small_words_make_no_paper_alike(library: Library) -> None:
    asked, *_ = add(library, paper("The kettle", "It is on."), paper("The zebra", "It is on."))
    assert library.related(asked, 10) == []


@pytest.mark.parametrize("words", ["", "...", "unheard"])
def test_a_paper_without_a_word_in_common_is_like_none(library: Library, words: str) -> None:
    asked, *_ = add(library, paper(words), paper("Zebra"))
    assert library.related(asked, 10) == []


def test_among_very_many_papers_the_rare_words_choose(library: Library) -> None:
    with library.transaction():
        asked, alike = add(library, paper("Tea of the quagga"), paper("Quaggas"))
        for number in range(RANKED + 10):
            library.add_paper(paper(f"Tea {number}"), [])
    assert numbers(library.related(asked, 2))[0] == alike


@given(
    texts=st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"])), min_size=2, max_size=5),
    query=st.sampled_from(["", "status:new", "a or not b", "te*"]),
)
def test_any_paper_can_be_asked_for(texts: list[str], query: str) -> None:
    with Library(None) as library:
        known = [library.add_paper(paper(text, text[::-1]), []) for text in texts]
        for number in known:
            found = numbers(library.related(number, 3, parse(query)))
            assert len(found) == len(set(found)) <= 3
            assert number not in found


def test_an_unknown_paper_or_a_broken_query_is_said(library: Library) -> None:
    first, *_ = add(library, *KETTLES)
    with pytest.raises(QueryError, match="no paper is called 'ffff'"):
        like("ffff", "", library, 10)
    [entry] = library.entries([first])
    with pytest.raises(QueryError, match="never closed"):
        like(entry.id, "(a", library, 10)


def test_numbers_make_no_paper_alike(library: Library) -> None:
    asked, *_ = add(library, paper("Kettles of 1994"), paper("Zebras of 1994"))
    assert library.related(asked, 10) == []
