"""The journal: what it holds of operations that end well, badly, at the same time as others, or long ago."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from papertriage.config import Config, UndoSettings
from papertriage.dupes import say_same, take_apart
from papertriage.errors import PapertriageError
from papertriage.ingest import ingest
from papertriage.mark import mark
from papertriage.model import Outcome, Paper, Status
from papertriage.store import Changes, Library
from papertriage.undo import redo, undo
from papertriage.uniting import unite
from tests.alike import contents, exported, numbers, page

KEEP_ALL = UndoSettings()


@pytest.fixture
def filled(library: Library, tmp_path: Path) -> Library:
    """Three papers that are not alike, from one page."""
    take_in(library, tmp_path, 0, 6, 8)
    return library


def take_in(library: Library, folder: Path, *records: int) -> int:
    """Read a page of these records; the number of the operation."""
    list(ingest([str(page(folder, *records))], library, Config()))
    return library.journal.last


def later(library: Library, *papers: int) -> int:
    mark(papers, Changes(status=Status.LATER), library)
    return library.journal.last


def told(library: Library) -> list[str]:
    return [operation.what for operation in library.journal.operations()]


def status(library: Library, number: int) -> str:
    [entry] = library.entries([number])
    return entry.status


def test_what_a_rule_says_again_and_again_is_taken_back_to_what_it_said_before(filled: Library) -> None:
    one, other = (entry.id for entry in filled.entries([1, 2]))

    def say(*reasons: str) -> None:
        with filled.operation(f"say {reasons}"), filled.transaction():
            for reason in reasons:
                filled.pairs.rule(one, other, Outcome.MAYBE, "rule", reason)

    say("at first")
    before = contents(filled)
    say("then", "then", "at last")
    assert [ruling.reason for ruling in filled.pairs.between(1, 2)] == ["at last"]
    undo(filled)
    assert contents(filled) == before


def test_an_operation_that_was_interrupted_can_be_undone(filled: Library) -> None:
    before = contents(filled)
    with pytest.raises(KeyboardInterrupt), filled.operation("half a command"):
        filled.mark([1], Changes(status=Status.DONE))
        raise KeyboardInterrupt
    assert undo(filled).what == "half a command"
    assert contents(filled) == before


def test_an_operation_that_failed_whole_leaves_nothing(filled: Library) -> None:
    known, before = told(filled), contents(filled)
    with pytest.raises(ZeroDivisionError), filled.operation("a command"), filled.transaction():
        filled.mark([1], Changes(status=Status.DONE))
        raise ZeroDivisionError
    assert (told(filled), contents(filled)) == (known, before)


def test_a_refused_operation_leaves_no_entry(filled: Library) -> None:
    with pytest.raises(PapertriageError, match="split in two"):
        take_apart(filled, next(filled.entries([1])).id, [1], Config())
    assert filled._db.execute("SELECT count(*) FROM operation").fetchone() == (1,)


def test_an_operation_that_changes_nothing_leaves_no_entry(filled: Library) -> None:
    known = told(filled)
    mark([1], Changes(priority=0), filled)
    assert told(filled) == known


def test_an_operation_that_came_to_nothing_is_undone_once(filled: Library) -> None:
    with filled.operation("there and back"):
        filled.mark([1], Changes(note="for a moment"))
        filled.mark([1], Changes(note=""))
    assert undo(filled).what == "there and back"
    assert undo(filled).what.startswith("ingest")


def test_an_operation_inside_another_is_a_part_of_it(filled: Library) -> None:
    with filled.operation("all"):
        later(filled, 1)
        later(filled, 2)
    assert told(filled)[0] == "all"
    undo(filled)
    assert (status(filled, 1), status(filled, 2)) == ("new", "new")


def test_a_rehearsal_leaves_no_entry(filled: Library, tmp_path: Path) -> None:
    known, before = told(filled), contents(filled)
    with filled.rehearsal():
        take_in(filled, tmp_path, 1, 2)
    assert (told(filled), contents(filled)) == (known, before)
    later(filled, 1)
    assert undo(filled).what.startswith("mark")


def test_where_two_write_at_once_the_numbers_tell_the_order(filled: Library, library_path: Path) -> None:
    with Library(library_path) as other, filled.operation("long"):
        filled.mark([1], Changes(status=Status.LATER))
        later(other, 1, 2)  # the first of them is that already
        mark([1], Changes(status=Status.READING), other)
        filled.mark([1], Changes(status=Status.DONE))
    assert [what.split()[0] for what in told(filled)[:4]] == ["long", "mark", "mark", "long"]
    for expected in ("reading", "later", "later", "new"):
        undo(filled)
        assert status(filled, 1) == expected


def test_an_operation_that_was_undone_by_another_process_goes_on(filled: Library, library_path: Path) -> None:
    with Library(library_path) as other, filled.operation("long"):
        filled.mark([1], Changes(status=Status.LATER))
        undo(other)
        filled.mark([2], Changes(status=Status.LATER))
    assert (status(filled, 1), status(filled, 2)) == ("new", "later")
    undo(filled)
    assert status(filled, 2) == "new"


def test_a_page_that_was_read_again_is_not_brought_back_twice(library: Library, tmp_path: Path) -> None:
    undone = take_in(library, tmp_path, 8)
    exports = exported(library)
    undo(library)
    take_in(library, tmp_path, 8)
    before = contents(library)
    with pytest.raises(PapertriageError, match=r"the page '.*' came again since; undo that first"):
        redo(library, undone)
    assert contents(library) == before
    undo(library)
    redo(library, undone)
    assert exported(library) == exports


def test_an_id_that_stands_for_another_paper_since_is_not_given_twice(
    library: Library, tmp_path: Path
) -> None:
    undone = take_in(library, tmp_path, 0)
    undo(library)
    take_in(library, tmp_path, 3, 8)
    one, other = numbers(library)
    with library.operation("the other way round"), library.transaction():
        library._db.execute("UPDATE paper SET hash = 'ffffffffffff' WHERE id = ?", (one,))
        library._db.execute("INSERT INTO alias VALUES ('ac865c983b7c', ?, '[]')", (other,))
    with pytest.raises(PapertriageError, match="the id ac865c983b7c means another paper since"):
        redo(library, undone)


def test_what_was_said_of_papers_that_are_gone_waits_for_them(library: Library, tmp_path: Path) -> None:
    take_in(library, tmp_path, 0)
    take_in(library, tmp_path, 2)
    before = contents(library)
    undo(library, 1)
    assert list(library.pairs.doubts()) == []
    assert list(library.health.faults("9")) == []
    redo(library, 1)
    assert contents(library) == before
    assert len(list(library.pairs.doubts())) == 1


def test_what_moves_between_papers_that_one_operation_made_is_taken_back(
    filled: Library, tmp_path: Path
) -> None:
    before = contents(filled)
    with filled.operation("all at once"):
        take_in(filled, tmp_path, 2, 5)
        with filled.transaction():
            one, other = numbers(filled)[-2:]
            filled.mark([one, other], Changes(status=Status.LATER))
            made = unite(filled, one, other, Config().dedup)
            unite(filled, 1, made, Config().dedup)
    undo(filled)
    assert contents(filled) == before


def test_what_a_merged_paper_lost_before_comes_back_only_after_it(filled: Library) -> None:
    mark([1], Changes(tags=("a",)), filled)
    mark([3], Changes(tags=("a",)), filled)
    mark([3], Changes(untags=("a",)), filled)
    untagged = filled.journal.last
    say_same(filled, 1, 3, Config())
    with pytest.raises(PapertriageError, match=rf"first `papertriage undo {untagged + 1}`"):
        undo(filled, untagged)


def test_an_operation_is_refused_while_later_ones_build_on_it(filled: Library) -> None:
    first = later(filled, 1)
    mark([1], Changes(status=Status.DONE), filled)
    mark([1], Changes(note="apart from that"), filled)
    with pytest.raises(
        PapertriageError,
        match=rf"can't undo it alone, .*: {first + 1} \(mark .*\); first `papertriage undo {first + 1}`",
    ):
        undo(filled, first)
    undo(filled, first + 1)
    undo(filled, first)
    assert status(filled, 1) == "new"


def test_what_was_undone_in_between_is_redone_in_order(filled: Library) -> None:
    first, second = later(filled, 1), 0
    mark([1], Changes(status=Status.DONE), filled)
    second = filled.journal.last
    undo(filled, second)
    undo(filled, first)
    with pytest.raises(
        PapertriageError, match=rf"can't redo it alone, .*first `papertriage undo --redo {first}`"
    ):
        redo(filled, second)
    assert redo(filled).number == first
    assert redo(filled).number == second
    assert status(filled, 1) == "done"


def test_there_is_nothing_to_undo_or_redo_in_the_end(filled: Library) -> None:
    with pytest.raises(PapertriageError, match="nothing to redo"):
        redo(filled)
    undo(filled)
    with pytest.raises(PapertriageError, match="nothing to undo"):
        undo(filled)
    with pytest.raises(PapertriageError, match="no operation 99 to undo; `papertriage undo --list`"):
        undo(filled, 99)


def test_what_an_operation_is_called_can_do_no_harm(filled: Library) -> None:
    with filled.operation("a \x1b[31mpage\udcff\n" + "of a long name " * 50):
        filled.mark([1], Changes(status=Status.LATER))
    what = told(filled)[0]
    assert what.startswith("a [31mpage of a long name")
    assert len(what) == 200


def began(library: Library, number: int, moment: str) -> None:
    library._db.execute("UPDATE operation SET began_at = ? WHERE id = ?", (moment, number))


def test_old_operations_are_forgotten_but_not_the_last(filled: Library) -> None:
    for number in (first := later(filled, 1), first - 1):
        began(filled, number, "2001-01-01T00:00:00Z")
    filled.journal.prune(KEEP_ALL)
    assert [operation.number for operation in filled.journal.operations()] == [first]


def test_operations_that_take_too_much_room_are_forgotten_the_oldest_first(filled: Library) -> None:
    mark([1], Changes(note="a" * 1_100_000), filled)
    with pytest.raises(KeyboardInterrupt), filled.operation("interrupted, so never weighed"):
        filled.mark([1], Changes(note="b"))
        raise KeyboardInterrupt
    filled._db.execute("UPDATE operation SET bytes = 0 WHERE id = ?", (filled.journal.last,))  # as by a kill
    small = later(filled, 3)
    assert len(told(filled)) == 4
    filled.journal.prune(UndoSettings(keep_megabytes=1))
    assert [operation.number for operation in filled.journal.operations()] == [small]
    later(filled, 2)
    filled.journal.prune(UndoSettings(keep_megabytes=0))
    assert [operation.number for operation in filled.journal.operations()] == [small + 1]


def test_what_was_just_undone_can_be_done_again_whatever_it_takes(filled: Library) -> None:
    mark([1], Changes(note="a" * 1_100_000), filled)
    mark([1], Changes(note=""), filled)
    undo(filled)
    filled.journal.prune(UndoSettings(keep_megabytes=1))
    assert redo(filled).what.startswith("mark")


def test_pruning_hides_no_fault(filled: Library) -> None:
    later(filled, 1)
    filled._db.execute("PRAGMA query_only = ON")
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        filled.journal.prune(UndoSettings(keep_megabytes=0))


def test_pruning_waits_for_nobody(filled: Library, library_path: Path) -> None:
    later(filled, 1)
    with Library(library_path, busy_seconds=0) as other, writing(library_path):
        other.journal.prune(UndoSettings(keep_megabytes=0))
    assert len(told(filled)) == 2


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Another program holds the lock."""
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("BEGIN IMMEDIATE")
    yield
    db.close()


def test_the_papers_of_an_operation_are_counted(filled: Library) -> None:
    assert filled.journal.count_papers(1) == 3
    assert filled.journal.count_papers(later(filled, 1, 2)) == 2
    mark([2], Changes(tags=("only-a-tag",)), filled)
    assert filled.journal.count_papers(filled.journal.last) == 1


def test_a_paper_without_anything_is_none_of_the_librarys(filled: Library) -> None:
    with filled.operation("nothing printed it"), filled.transaction():
        number = filled.add_paper(Paper("Unprinted"), [1, 2])
    undo(filled)
    assert number not in numbers(filled)
