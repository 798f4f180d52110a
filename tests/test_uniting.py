"""Two papers made one, and one made two: nothing of either is lost, and each gets back what it had."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papertriage.config import Config
from papertriage.dupes import say_same, take_apart
from papertriage.errors import PapertriageError
from papertriage.exporters import entry_json
from papertriage.ingest import ingest
from papertriage.mark import mark
from papertriage.model import Entry, Status
from papertriage.store import Changes, Library
from papertriage.store.regrouping import Place
from papertriage.uniting import split
from tests.alike import RECORDS, exported, numbers, page

CONFIG = Config()


def take_in(library: Library, folder: Path, *records: int) -> None:
    list(ingest([str(page(folder, *records))], library, CONFIG))


def paper(library: Library, record: int) -> int:
    """The paper that printed this record."""
    entries = library.entries(numbers(library))
    wanted = RECORDS[record]
    return next(
        entry.number
        for entry in entries
        for sighting in entry.sightings
        if (sighting.record.title, sighting.record.abstract) == (wanted["title"], wanted.get("abstract", ""))
    )


def entry(library: Library, name: str) -> Entry:
    [found] = library.entries([library.resolve(name)])
    return found


@pytest.fixture
def kettles(library: Library, tmp_path: Path) -> Library:
    """Two papers of one title: of the one three records, of the other one; and a paper on tea."""
    take_in(library, tmp_path, 0, 2)
    take_in(library, tmp_path, 1, 3, 8)
    return library


marks = st.builds(
    Changes,
    status=st.sampled_from([None, Status.LATER, Status.DONE, Status.SKIP]),
    tags=st.sets(st.sampled_from("abc")).map(sorted).map(tuple),
    priority=st.sampled_from([None, 3, -1]),
    rating=st.sampled_from([None, 1, 5]),
    note=st.sampled_from([None, "of mine", "another"]),
    untags=st.just(()),
)


@settings(deadline=None, max_examples=60)
@given(one=marks, other=marks, order=st.permutations([0, 2]))
def test_a_merge_that_is_split_again_leaves_no_trace(
    tmp_path_factory: pytest.TempPathFactory, one: Changes, other: Changes, order: list[int]
) -> None:
    with Library(None) as library:
        folder = tmp_path_factory.mktemp("pages")
        take_in(library, folder, *order)
        take_in(library, folder, 1, 3, 8)
        first, second = paper(library, 0), paper(library, 2)
        mark([first], one, library)
        mark([second], other, library)
        before = exported(library)
        decided = "SELECT hash, what FROM decision JOIN paper ON paper.id = paper ORDER BY decision.id"
        decisions = library._db.execute(decided).fetchall()
        ids = [found.id for found in library.entries([first, second])]
        say_same(library, first, second, CONFIG)
        assert library.resolve(ids[0]) == library.resolve(ids[1])
        take_apart(library, ids[first < second], (), CONFIG)
        assert exported(library) == before
        assert library._db.execute(decided).fetchall() == decisions


def test_a_merge_keeps_all_of_both(kettles: Library) -> None:
    one, other = paper(kettles, 0), paper(kettles, 2)
    mark([one], Changes(status=Status.SKIP, tags=("a", "b"), rating=2, note="first", priority=-1), kettles)
    mark([other], Changes(status=Status.LATER, tags=("b", "c"), rating=4, note="second"), kettles)
    seen = sum(len(found.sightings) for found in kettles.entries([one, other]))
    [both] = kettles.entries([say_same(kettles, one, other, CONFIG)])
    assert (both.status, both.rating, both.priority) == (Status.LATER, 4, 0)
    assert {tag.name for tag in both.tags} == {"a", "b", "c"}
    assert both.note == "first\n\nsecond"
    assert len(both.sightings) == seen == 4
    assert both.seen == 2


def test_what_was_decided_after_a_merge_stays_with_the_paper_that_took_the_other_in(kettles: Library) -> None:
    one, other = paper(kettles, 0), paper(kettles, 2)
    mark([other], Changes(tags=("theirs",), note="second"), kettles)
    name = next(kettles.entries([other])).id
    both = say_same(kettles, one, other, CONFIG)
    mark([both], Changes(status=Status.DONE, tags=("since",)), kettles)
    take_apart(kettles, name, (), CONFIG)
    kept, back = kettles.entries([one, kettles.resolve(name)])
    assert (kept.status, [tag.name for tag in kept.tags], kept.note) == ("done", ["since"], "")
    assert (back.status, [tag.name for tag in back.tags], back.note) == ("new", ["theirs"], "second")


def test_what_prints_the_same_as_a_merged_paper_leaves_with_it_though_it_came_later(
    kettles: Library, tmp_path: Path
) -> None:
    one, other = paper(kettles, 0), paper(kettles, 2)
    name = next(kettles.entries([other])).id
    say_same(kettles, one, other, CONFIG)
    take_in(kettles, tmp_path, 2, 9)
    take_in(kettles, tmp_path, 0, 9)
    take_apart(kettles, name, (), CONFIG)
    assert [len(found.sightings) for found in kettles.entries([one, kettles.resolve(name)])] == [4, 2]


def test_papers_merged_one_into_the_other_come_apart_in_any_order(library: Library, tmp_path: Path) -> None:
    take_in(library, tmp_path, 0, 2, 6, 8)
    before = exported(library)
    ids = [found.id for found in library.entries(numbers(library))]
    for one, other in ((2, 3), (1, 2), (0, 1)):
        say_same(library, library.resolve(ids[one]), library.resolve(ids[other]), CONFIG)
    assert {library.resolve(name) for name in ids} == {1}
    take_apart(library, ids[1], (), CONFIG)  # it had taken in both of the others
    assert [library.resolve(name) for name in ids[1:]] == [library.resolve(ids[1])] * 3
    take_apart(library, ids[3], (), CONFIG)
    take_apart(library, ids[2], (), CONFIG)
    assert exported(library) == before


@given(data=st.data(), said=st.tuples(*[marks] * 4))
def test_each_paper_of_many_gets_back_its_own_in_any_order(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, said: tuple[Changes, ...]
) -> None:
    with Library(None) as library:
        take_in(library, tmp_path_factory.mktemp("pages"), 0, 2, 6, 8)
        for number, changes in enumerate(said, 1):
            mark([number], changes, library)
        before = exported(library)
        while len(left := numbers(library)) > 1:
            one, other = data.draw(st.permutations(left))[:2]
            say_same(library, one, other, CONFIG)
        while merged := [alias.hash for at in numbers(library) for alias in library.regrouping.aliases(at)]:
            take_apart(library, data.draw(st.sampled_from(merged)), (), CONFIG)
        assert exported(library) == before


def test_a_paper_keeps_what_another_one_brought_that_is_still_in(library: Library, tmp_path: Path) -> None:
    take_in(library, tmp_path, 0, 6, 8)
    mark([2, 3], Changes(status=Status.LATER, tags=("x",), priority=5), library)
    name = next(library.entries([2])).id
    say_same(library, 1, 2, CONFIG)
    say_same(library, 1, 3, CONFIG)
    take_apart(library, name, (), CONFIG)
    kept = entry(library, next(library.entries([1])).id)
    assert (kept.status, kept.priority, [tag.name for tag in kept.tags]) == ("later", 5, ["x"])


def test_a_paper_keeps_its_own_text_though_that_is_what_was_to_leave(
    library: Library, tmp_path: Path
) -> None:
    take_in(library, tmp_path, 0, 6)
    mark([1], Changes(status=Status.DONE, note="read", tags=("mine",)), library)
    before = exported(library)
    name = next(library.entries([1])).id
    say_same(library, 1, 2, CONFIG)
    take_apart(library, name, [1], CONFIG)
    assert exported(library) == before


def test_sightings_that_are_not_all_of_a_merged_paper_leave_without_its_id(kettles: Library) -> None:
    one, other = sorted((paper(kettles, 0), paper(kettles, 2)))
    name, taken_in = (found.id for found in kettles.entries([one, other]))
    say_same(kettles, one, other, CONFIG)
    stays, leaves = take_apart(kettles, name, [1], CONFIG)
    assert kettles.resolve(taken_in) == stays
    assert next(kettles.entries([leaves])).id not in (name, taken_in)


@pytest.mark.parametrize("leaving", [set(), {Place(1, 0), Place(2, 0), Place(2, 1)}, {Place(9, 9)}])
def test_a_paper_is_split_in_two_or_not_at_all(kettles: Library, leaving: set[Place]) -> None:
    before = exported(kettles)
    with pytest.raises(PapertriageError, match="split in two"):
        split(kettles, paper(kettles, 0), leaving)
    assert exported(kettles) == before


def test_the_versions_of_a_merged_paper_are_counted_on(library: Library, tmp_path: Path) -> None:
    take_in(library, tmp_path, 6, 8)
    both = say_same(library, 1, 2, CONFIG)
    [found] = library.entries([both])
    assert [sighting.version for sighting in found.sightings] == [1, 2]
    assert len(entry_json(found)["versions"]) == 2
    assert json.dumps(entry_json(found))
