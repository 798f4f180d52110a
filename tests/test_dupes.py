"""Pairs that may be one paper: found, explained, judged once and for all, and judged again by other rules."""

import os
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papertriage.config import Config, Thresholds, Topic
from papertriage.config.schema import IngestSettings
from papertriage.dupes import doubts, explained, say_different, say_same, shown, take_apart
from papertriage.errors import PapertriageError, QueryError
from papertriage.ingest import ingest
from papertriage.mark import mark
from papertriage.model import Outcome
from papertriage.rejudging import apply, rejudge
from papertriage.reviewing import Review
from papertriage.store import Changes, Library
from papertriage.store.regrouping import Placed, PlacedVersion
from papertriage.undo import redo, undo
from tests.alike import RECORDS, contents, exported, numbers, page

CONFIG = Config()
STRICT = Config(dedup=Thresholds(equal_title_text=1.0, close_title_text=1.0, any_title_text=1.0))
LOOSE = Config(ingest=IngestSettings(maybe="join"))


def take_in(library: Library, folder: Path, *records: int, config: Config = CONFIG) -> None:
    list(ingest([str(page(folder, *records))], library, config))


def groups(library: Library) -> set[frozenset[int]]:
    """The records that each paper printed."""
    known = {(told["title"], told["author"], told.get("abstract", "")): at for at, told in enumerate(RECORDS)}
    return {
        frozenset(
            known[record.title, " and ".join(record.authors), record.abstract]
            for _, _, _, _, _, record in entry.sightings
        )
        for entry in library.entries(numbers(library))
    }


def versions(library: Library) -> set[frozenset[tuple[str, str]]]:
    """The sightings, by page and text, that print one version of a paper."""
    return {
        frozenset((at.page, at.record.abstract) for at in entry.sightings if at.version == version)
        for entry in library.entries(numbers(library))
        for version in {at.version for at in entry.sightings}
    }


@pytest.fixture
def doubtful(library: Library, tmp_path: Path) -> Library:
    """Two pairs in doubt: two papers of one title, and one abstract under two titles."""
    take_in(library, tmp_path, 0, 2)
    take_in(library, tmp_path, 8, 9)
    return library


def test_pairs_in_doubt_are_listed_the_newest_first(doubtful: Library) -> None:
    assert [(found.one, found.other) for found in doubts(doubtful)] == [(3, 4), (1, 2)]
    assert [pair.one.paper.title for pair in shown(doubtful, doubts(doubtful))] == [
        "Tea Ashore",
        "Quiet Kettles for Small Kitchens",
    ]


def test_a_query_means_the_pairs_with_one_of_its_papers(doubtful: Library) -> None:
    assert [(found.one, found.other) for found in doubts(doubtful, ["title:ritual"])] == [(3, 4)]
    assert doubts(doubtful, ["title:nonsense"]) == []
    with pytest.raises(QueryError):
        doubts(doubtful, ["nonsense:field"])


def test_what_a_person_says_ends_the_doubt(doubtful: Library) -> None:
    say_same(doubtful, 3, 4, CONFIG)
    say_different(doubtful, 1, 2)
    assert doubts(doubtful) == []
    undo(doubtful)
    undo(doubtful)
    assert len(doubts(doubtful)) == 2


@settings(deadline=None, max_examples=20)
@given(order=st.permutations([0, 2, 1, 3]))
def test_papers_that_are_not_the_same_stay_apart_when_read_again_in_any_order(
    tmp_path_factory: pytest.TempPathFactory, order: list[int]
) -> None:
    with Library(None) as library:
        folder = tmp_path_factory.mktemp("pages")
        take_in(library, folder, 2)
        take_in(library, folder, 0)
        say_different(library, 1, 2)
        for operation in (2, 1):
            undo(library, operation)
        assert numbers(library) == []
        for record in order:
            take_in(library, folder, record, config=LOOSE)
        assert not any({0, 2} <= group for group in groups(library))


def test_what_is_joined_in_doubt_stays_apart_where_a_person_said_so(
    doubtful: Library, tmp_path: Path
) -> None:
    say_different(doubtful, 1, 2)
    take_in(doubtful, tmp_path, 3, 4, config=LOOSE)
    assert not any({0, 2} <= group for group in groups(doubtful))


def test_the_newest_word_counts(doubtful: Library) -> None:
    say_different(doubtful, 1, 2)
    name = next(doubtful.entries([2])).id
    both = say_same(doubtful, 1, 2, CONFIG)
    assert rejudge(doubtful, CONFIG).apart == []
    stays, leaves = take_apart(doubtful, name, (), CONFIG)
    assert both == stays
    assert doubtful.pairs.by_person(stays, leaves) is Outcome.DIFFERENT
    [latest] = [ruling.reason for ruling in doubtful.pairs.between(stays, leaves) if ruling.by == "person"]
    assert latest == "split"


def test_one_paper_is_not_merged_with_itself(doubtful: Library) -> None:
    with pytest.raises(PapertriageError, match="names of one paper"):
        say_same(doubtful, 1, 1, CONFIG)


def test_topics_look_at_both_papers_after_a_merge_and_a_split(doubtful: Library) -> None:
    config = Config(topics=(Topic("shore", any=("ashore",)), Topic("rituals", any=("rituals",), mute=True)))
    both = say_same(doubtful, 3, 4, config)
    [entry] = doubtful.entries([both])
    assert [tag.name for tag in entry.tags] == ["rituals"]
    parts = doubtful.entries(take_apart(doubtful, entry.id, (), config))
    assert [[tag.name for tag in part.tags] for part in parts] == [["shore"], ["rituals"]]


def test_sightings_leave_by_their_numbers(library: Library, tmp_path: Path) -> None:
    take_in(library, tmp_path, 0, 1, 3, 4)
    [entry] = library.entries(numbers(library))
    stays, leaves = library.entries(take_apart(library, entry.id, [2, 4], CONFIG))
    assert [sighting.position for sighting in stays.sightings] == [0, 2]
    assert [sighting.position for sighting in leaves.sightings] == [1, 3]
    assert library.pairs.by_person(stays.number, leaves.number) is Outcome.DIFFERENT


def test_of_two_texts_the_second_leaves(library: Library, tmp_path: Path) -> None:
    take_in(library, tmp_path, 0, 3)
    take_in(library, tmp_path, 3, 0)
    [entry] = library.entries(numbers(library))
    stays, leaves = library.entries(take_apart(library, entry.id, (), CONFIG))
    assert {sighting.record.abstract == "" for sighting in stays.sightings} == {False}
    assert {sighting.record.abstract for sighting in leaves.sightings} == {""}


def test_where_it_is_not_clear_what_leaves_it_is_told_what_to_type(library: Library, tmp_path: Path) -> None:
    take_in(library, tmp_path, 0, 1, 3)
    [entry] = library.entries(numbers(library))
    with pytest.raises(PapertriageError, match=r"printed 3 times, in 3 texts; .*--split \w+ 2 3"):
        take_apart(library, entry.id, (), CONFIG)
    with pytest.raises(PapertriageError, match=r"has no sighting 4; .* 1 to 3"):
        take_apart(library, entry.id, [1, 4], CONFIG)


def test_sightings_of_the_same_text_are_taken_apart_and_read_again_join_one(
    library: Library, tmp_path: Path
) -> None:
    take_in(library, tmp_path, 0)
    take_in(library, tmp_path, 0, 8)
    [entry] = [found for found in library.entries(numbers(library)) if len(found.sightings) == 2]
    stays, leaves = take_apart(library, entry.id, [2], CONFIG)
    take_in(library, tmp_path, 8, 0)
    assert sorted(len(found.sightings) for found in library.entries([stays, leaves])) == [1, 2]
    assert rejudge(library, CONFIG).joined == []


def test_gates_and_rulings_are_told(doubtful: Library) -> None:
    say_different(doubtful, 1, 2)
    one, other = (entry.id for entry in doubtful.entries([1, 2]))
    by_rule, rulings = explained(doubtful, one, other, CONFIG.dedup)
    assert ("title", "the same") in by_rule.figures
    assert by_rule.steps[-1].verdict
    assert [(ruling.by, ruling.outcome) for ruling in rulings] == [("person", "different"), ("rule", "maybe")]


def test_what_was_merged_is_explained_by_its_former_id(doubtful: Library) -> None:
    one, other = (entry.id for entry in doubtful.entries([1, 2]))
    apart = explained(doubtful, one, other, CONFIG.dedup)
    say_same(doubtful, 1, 2, CONFIG)
    merged = explained(doubtful, one, other, CONFIG.dedup)
    assert merged.by_rule == apart.by_rule
    assert merged.rulings[0].outcome is Outcome.SAME
    with pytest.raises(PapertriageError, match="names of one paper"):
        explained(doubtful, one, one, CONFIG.dedup)


@settings(deadline=None, max_examples=25)
@given(
    pages=st.lists(
        st.lists(st.integers(0, len(RECORDS) - 1), min_size=1, max_size=4, unique=True),
        min_size=1,
        max_size=6,
    )
)
def test_what_was_just_read_would_be_judged_the_same(
    tmp_path_factory: pytest.TempPathFactory, pages: list[list[int]]
) -> None:
    with Library(None) as library:
        folder = tmp_path_factory.mktemp("pages")
        for records in pages:
            take_in(library, folder, *records)
        assert rejudge(library, CONFIG).changes == 0


@settings(deadline=None, max_examples=25)
@given(
    orders=st.tuples(
        st.permutations(range(len(RECORDS))),
        st.sampled_from([(CONFIG, STRICT), (STRICT, CONFIG), (LOOSE, STRICT)]),
    )
)
def test_a_library_judged_anew_is_that_of_a_fresh_start(
    tmp_path_factory: pytest.TempPathFactory, orders: tuple[list[int], tuple[Config, Config]]
) -> None:
    order, (then, today) = orders
    folder = tmp_path_factory.mktemp("pages")
    with Library(None) as library, Library(None) as fresh:
        for record in order:
            take_in(library, folder, record, config=then)
            take_in(fresh, folder, record, config=today)
        before = contents(library)
        apply(library, rejudge(library, today), today)
        assert groups(library) == groups(fresh)
        assert versions(library) == versions(fresh)
        assert len(doubts(library)) == len(doubts(fresh))
        assert rejudge(library, today).changes == 0
        if library.journal.last > len(order):
            undo(library)
        assert contents(library) == before


def test_versions_are_told_apart_anew(library: Library, tmp_path: Path) -> None:
    take_in(library, tmp_path, 0, 1)
    take_in(library, tmp_path, 0, 4)
    before = versions(library)
    with library.operation("as it was judged once"), library.transaction():
        places = [placed[:2] for placed in library.regrouping.placed(1)]
        library.regrouping.number_versions([PlacedVersion(*place, at) for at, place in enumerate(places, 1)])
    found = rejudge(library, CONFIG)
    assert [(told.number, told.before) for told in found.renumbered] == [(1, len(places))]
    assert found.changes == 1
    apply(library, found, CONFIG)
    assert versions(library) == before
    assert rejudge(library, CONFIG).changes == 0
    undo(library)
    assert rejudge(library, CONFIG).changes == 1


def test_judging_anew_never_touches_what_a_person_said(doubtful: Library, tmp_path: Path) -> None:
    say_same(doubtful, 1, 2, CONFIG)
    say_different(doubtful, 3, 4)
    before = groups(doubtful)
    for config in (STRICT, LOOSE):
        found = rejudge(doubtful, config)
        apply(doubtful, found, config)
        assert groups(doubtful) == before


def test_what_was_found_is_not_applied_to_a_library_that_was_changed_since(doubtful: Library) -> None:
    found = rejudge(doubtful, LOOSE)
    assert len(found.joined) == 2
    mark([1], Changes(note="in between"), doubtful)
    with pytest.raises(PapertriageError, match="changed while it was judged"):
        apply(doubtful, found, LOOSE)


def test_what_was_done_again_meanwhile_is_a_change(doubtful: Library) -> None:
    say_different(doubtful, 1, 2)
    undo(doubtful)
    mark([1], Changes(note="done last"), doubtful)
    found = rejudge(doubtful, LOOSE)
    assert len(found.joined) == 2
    redo(doubtful)
    with pytest.raises(PapertriageError, match="was changed while it was judged"):
        apply(doubtful, found, LOOSE)


def test_an_ingest_that_goes_on_meanwhile_is_a_change(
    doubtful: Library, library_path: Path, tmp_path: Path
) -> None:
    with Library(library_path) as other:
        reports = ingest([str(page(tmp_path, 6)), str(page(tmp_path, 7))], other, CONFIG)
        next(reports)
        found = rejudge(doubtful, LOOSE)
        list(reports)
    with pytest.raises(PapertriageError, match="was changed while it was judged"):
        apply(doubtful, found, LOOSE)


def test_judging_ends_where_the_library_changes_meanwhile(
    doubtful: Library, library_path: Path, tmp_path: Path
) -> None:
    def read_more() -> None:
        with Library(library_path) as other:
            take_in(other, tmp_path, 6)

    def take_back() -> None:
        with Library(library_path) as other:
            undo(other)

    def after_some(
        change: Callable[[], None], records: Iterable[list[Placed]], _: int
    ) -> Iterator[list[Placed]]:
        for some in records:
            yield some
            change()

    for change in (read_more, take_back):
        with pytest.raises(PapertriageError, match="was changed while it was judged"):
            rejudge(doubtful, CONFIG, partial(after_some, change))
    assert rejudge(doubtful, CONFIG).changes == 0


def test_a_second_file_that_a_kill_left_is_taken_away_in_time(
    doubtful: Library, tmp_path: Path, library_path: Path
) -> None:
    old, new = (library_path.with_name(f".papertriage-{name}") for name in ("old", "new"))
    for left in (old, new):
        left.mkdir()
        (left / "anew.db").touch()
    os.utime(old, (0, 0))
    rejudge(doubtful, CONFIG)
    assert (old.exists(), new.exists()) == (False, True)


def test_where_no_second_file_can_be_made_it_is_said(doubtful: Library, tmp_path: Path) -> None:
    doubtful.path = tmp_path / "gone" / "library.db"
    with pytest.raises(PapertriageError, match="gone: can't make a second file here: No such file"):
        rejudge(doubtful, CONFIG)


def test_a_review_keeps_each_answer_and_goes_back(doubtful: Library) -> None:
    before = exported(doubtful)
    review = Review(doubtful, (), CONFIG)
    assert not review.undo()
    review.skip()
    (pair,) = filter(None, [review.pair()])
    review.same(pair)
    assert (review.pair(), review.merged, review.left) == (None, 1, 0)
    assert review.undo()
    assert exported(doubtful) == before
    assert review.undo()
    assert (review.merged, review.parted, review.left) == (0, 0, 2)
    (pair,) = filter(None, [review.pair()])
    review.different(pair)
    assert (review.parted, review.left) == (1, 1)
    assert review.undo()
    assert review.parted == 0
    assert len(doubts(doubtful)) == 2


def test_a_pair_that_another_answer_settled_is_not_asked(library: Library, tmp_path: Path) -> None:
    take_in(library, tmp_path, 0, 2, 6)
    ids = [entry.id for entry in library.entries(numbers(library))]
    with library.operation("three in doubt"), library.transaction():
        for one, other in ((0, 1), (0, 2), (1, 2)):
            library.pairs.rule(ids[one], ids[other], Outcome.MAYBE, "rule", "they may")
    review = Review(library, (), CONFIG)
    assert review.left == 3
    for _ in range(2):
        (pair,) = filter(None, [review.pair()])
        review.same(pair)
    assert review.pair() is None
    assert len(numbers(library)) == 1


def test_papers_that_another_process_has_merged_meanwhile_are_not_changed(
    doubtful: Library, library_path: Path
) -> None:
    one, two, _ = next(doubtful.pairs.doubts())
    with Library(library_path) as other:
        say_same(other, one, two, CONFIG)
    for late in (
        partial(say_same, doubtful, one, two, CONFIG),
        partial(say_different, doubtful, one, two),
        partial(mark, [one, two], Changes(tags=("tea",)), doubtful),
    ):
        with pytest.raises(PapertriageError, match="another command has changed these papers meanwhile"):
            late()
    assert doubtful.journal.operations()[0].what.startswith("merge")


def test_what_another_process_does_meanwhile_is_neither_answered_nor_taken_back(
    doubtful: Library, library_path: Path
) -> None:
    session = Review(doubtful, (), CONFIG)
    pair = session.pair()
    assert pair
    with Library(library_path) as other:
        say_same(other, pair.one.number, pair.other.number, CONFIG)
        assert not session.same(pair)
        assert not session.different(pair)
        assert (session.merged, session.parted, session.left) == (0, 0, 2)
        pair = session.pair()
        assert pair
        assert session.left == 1
        assert session.different(pair)
        mark([pair.one.number], Changes(note="of another process"), other)
    assert session.undo()
    assert next(doubtful.entries([pair.one.number])).note == "of another process"
    assert session.parted == 0


def test_a_pair_that_another_process_takes_away_is_passed_over(doubtful: Library, library_path: Path) -> None:
    session = Review(doubtful, (), CONFIG)
    pair = session.pair()
    assert pair
    with Library(library_path) as other:
        for operation in other.journal.operations():
            undo(other, operation.number)
    assert session.pair() is None
    assert not session.left


def test_what_was_done_since_keeps_an_answer_from_being_taken_back(doubtful: Library, tmp_path: Path) -> None:
    review = Review(doubtful, (), CONFIG)
    (pair,) = filter(None, [review.pair()])
    review.same(pair)
    take_in(doubtful, tmp_path, 9)
    with pytest.raises(PapertriageError, match="later ones build on it"):
        review.undo()
    assert review.merged == 1
