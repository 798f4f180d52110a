"""Decisions: a person's are kept from topics, and a topic's from a person."""

from collections import Counter

import pytest

from papertriage.config import Topic
from papertriage.errors import PapertriageError, QueryError
from papertriage.mark import check, choose
from papertriage.model import Entry, Identifiers, Status, Tag
from papertriage.store import Changes, Library
from papertriage.tagging import tag_papers
from tests.store.filling import add, paper


def entry(library: Library, number: int) -> Entry:
    return next(library.entries([number]))


def test_a_decision_sets_what_it_names_and_leaves_the_rest(library: Library) -> None:
    one, two = add(library, paper("One"), paper("Two"))
    changes = Changes(Status.LATER, ("survey",), (), priority=2, rating=4, note="for May")
    assert library.mark([one], changes) == 1
    marked = entry(library, one)
    assert (marked.status, marked.priority, marked.rating, marked.note) == ("later", 2, 4, "for May")
    assert marked.tags == (Tag("survey", "person"),)
    assert entry(library, two).status == "new"


def test_a_decision_that_stands_already_changes_nothing(library: Library) -> None:
    (one,) = add(library, paper("One"))
    changes = Changes(Status.DONE, ("a", "b"), ("c",), 1, 0, "")
    assert [library.mark([one], changes), library.mark([one], changes)] == [1, 0]


def test_a_rating_of_nought_takes_it_away(library: Library) -> None:
    (one,) = add(library, paper("One"))
    library.mark([one], Changes(rating=5))
    library.mark([one], Changes(rating=0))
    assert entry(library, one).rating is None


def test_a_person_takes_away_only_a_persons_tag(library: Library) -> None:
    (one,) = add(library, paper("One"))
    library.mark([one], Changes(tags=("rl",)))
    tag_papers(library, [Topic("rl", any=("one",))], None)
    library.mark([one], Changes(untags=("rl",)))
    assert entry(library, one).tags == (Tag("rl", "topic", "one"),)


def test_a_paper_is_called_by_id_or_its_start_and_by_each_identifier(library: Library) -> None:
    known = Identifiers("2605.00001", "10.1000/one", "29768149")
    one, two = add(library, paper("One", identifiers=known), paper("Two"))
    full = entry(library, one).id
    names = [full, full[:4].upper(), "2605.00001", "arXiv:2605.00001v3", "https://doi.org/10.1000/ONE"]
    names += ["29768149", "pmid:29768149"]
    assert [library.resolve(name) for name in names] == [one] * 7
    assert library.resolve(entry(library, two).id) == two


def test_an_identifier_of_two_papers_names_neither(library: Library) -> None:
    doi = Identifiers(doi="10.5555/twins")
    add(library, paper("One", identifiers=doi), paper("Other", identifiers=doi))
    with pytest.raises(QueryError, match="several papers have"):
        library.resolve("10.5555/twins")


NOBODY = ["", "abc", "zzzz", "ffffffffffff", "2605.99999", "10.1000/none", "tag:x", "no\x00\udcff"]


@pytest.mark.parametrize("name", NOBODY)
def test_a_name_that_no_paper_has_is_said(library: Library, name: str) -> None:
    add(library, paper("One"))
    with pytest.raises(QueryError, match="no paper is called"):
        library.resolve(name)


def test_words_choose_the_papers_they_call_or_else_those_of_a_query(library: Library) -> None:
    one, two = add(library, paper("One robot"), paper("Two robots"))
    ids = [entry(library, number).id for number in (one, two)]
    assert choose([ids[1], ids[0], ids[1][:6]], library) == [two, one]
    assert sorted(choose(["robot"], library)) == [one, two]
    assert choose(["robot", "one"], library) == [one]


def test_an_id_that_is_mistyped_among_others_is_said(library: Library) -> None:
    (one,) = add(library, paper("One robot"))
    with pytest.raises(QueryError, match=r"no paper is called 'ffff'.*if this is a query, put it in quotes"):
        choose([entry(library, one).id, "ffff"], library)


def test_only_a_topic_mutes() -> None:
    with pytest.raises(PapertriageError, match="only a topic mutes papers; -s skip puts them away"):
        check(Changes(Status.MUTED))


@pytest.mark.parametrize("words", [[], [""], [" ", ""]])
def test_nothing_does_not_mean_every_paper(library: Library, words: list[str]) -> None:
    with pytest.raises(QueryError, match="say which papers"):
        choose(words, library)


def test_an_ambiguous_id_is_no_query(library: Library) -> None:
    numbers = [library.add_paper(paper(f"Paper {number}"), []) for number in range(1000)]
    starts = Counter(known.id[:4] for known in library.entries(numbers, sightings=False))
    [(twins, count)] = starts.most_common(1)
    assert count > 1
    with pytest.raises(QueryError, match="is the start of several ids"):
        choose([twins], library)


def test_ids_are_printed_as_short_as_they_are_unique_but_four_digits_at_least(library: Library) -> None:
    numbers = [library.add_paper(paper(f"Paper {number}"), []) for number in range(400)]
    full = [each.id for each in library.entries(numbers, sightings=False)]
    short = library.short_ids(full)
    assert {len(start) for start in short.values()} >= {4}
    assert all(digest.startswith(short[digest]) for digest in full)
    assert [library.resolve(short[digest]) for digest in full] == numbers
    twin = min((digest for digest in full if len(short[digest]) > 4), default=None)
    if twin:
        with pytest.raises(QueryError, match="start of several ids"):
            library.resolve(twin[:4])
