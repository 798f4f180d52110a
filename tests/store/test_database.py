"""The library file: made with care, refused in a sentence, never harmed by a fault."""

import sqlite3
from pathlib import Path

import pytest

from papertriage.errors import LibraryError
from papertriage.query import And
from papertriage.store import Changes, Library, database
from tests.store.filling import add, paper


def pragma(path: Path, name: str) -> object:
    db = sqlite3.connect(path)
    try:
        return db.execute(f"PRAGMA {name}").fetchone()[0]
    finally:
        db.close()


def test_a_new_library_is_marked_as_ours_and_waits_for_no_reader(library_path: Path) -> None:
    with Library(library_path, create=True):
        pass
    assert pragma(library_path, "application_id") == database.APPLICATION_ID
    steps = list(Path(database.__file__).parent.glob("schema/*.sql"))
    assert pragma(library_path, "user_version") == len(steps)
    assert pragma(library_path, "journal_mode") == "wal"


def test_leaving_a_library_leaves_one_file(library_path: Path) -> None:
    with Library(library_path, create=True):
        pass
    with Library(library_path):
        pass
    assert [path.name for path in library_path.parent.iterdir()] == [library_path.name]


def test_the_folder_of_a_new_library_is_made(tmp_path: Path) -> None:
    with Library(tmp_path / "deep" / "down" / "library.db", create=True) as library:
        assert library.figures.counts().papers == 0


def test_reading_never_makes_a_library(library_path: Path) -> None:
    with pytest.raises(LibraryError, match=r"no library yet; `papertriage ingest"):
        Library(library_path)
    assert not library_path.exists()


@pytest.mark.parametrize("forbidden", ["library.db", ""])
def test_what_may_not_be_written_to_is_read_and_nothing_is_made_beside_it(
    library_path: Path, monkeypatch: pytest.MonkeyPatch, forbidden: str
) -> None:
    with Library(library_path, create=True) as library:
        add(library, paper("Lanterns"))
    locked = library_path.parent / forbidden
    monkeypatch.setattr("os.access", lambda path, _: Path(path) != locked)
    with Library(library_path) as library:
        assert library.count(And()) == 1
        assert [path.name for path in library_path.parent.iterdir()] == ["library.db"]
        with pytest.raises(LibraryError, match="may not be written to"), library:
            library.mark([1], Changes(note="x"))


def test_a_folder_is_no_library(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="is a folder"):
        Library(tmp_path, create=True)


def test_a_file_in_the_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(LibraryError, match="can't make this folder"):
        Library(tmp_path / "file" / "library.db", create=True)


def test_an_empty_file_becomes_a_library(library_path: Path) -> None:
    library_path.touch()
    with Library(library_path, create=True) as library:
        assert library.figures.counts().papers == 0


@pytest.mark.parametrize("create", [True, False])
def test_a_file_that_is_no_database_is_refused(library_path: Path, create: bool) -> None:
    library_path.write_text("years of reading, but not in SQLite\n" * 100)
    with pytest.raises(LibraryError, match="not a papertriage library"):
        Library(library_path, create=create)
    assert library_path.read_text().startswith("years of reading")


def test_the_database_of_another_program_is_refused_and_left_alone(library_path: Path) -> None:
    db = sqlite3.connect(library_path)
    db.execute("CREATE TABLE precious (value)")
    db.close()
    before = library_path.read_bytes()
    with pytest.raises(LibraryError, match="another program"):
        Library(library_path, create=True)
    assert library_path.read_bytes() == before


def test_a_library_of_a_newer_papertriage_is_refused(library_path: Path) -> None:
    with Library(library_path, create=True):
        pass
    db = sqlite3.connect(library_path)
    db.execute("PRAGMA user_version = 9999")
    db.close()
    with pytest.raises(LibraryError, match=r"newer papertriage \(schema 9999\); please upgrade"):
        Library(library_path)


def test_a_damaged_library_is_said_to_be_damaged(library_path: Path) -> None:
    with Library(library_path, create=True):
        pass
    data = bytearray(library_path.read_bytes())
    data[4096:] = b"\x55" * (len(data) - 4096)
    library_path.write_bytes(data)
    with pytest.raises(LibraryError, match="damaged"), Library(library_path) as library:
        library.figures.counts()


def test_a_locked_library_waits_and_then_says_who_to_look_for(library_path: Path) -> None:
    with Library(library_path, create=True):
        pass
    other = sqlite3.connect(library_path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        with pytest.raises(LibraryError, match=r"another program is writing to it \(see `fuser "):
            with Library(library_path, busy_seconds=0.05) as library, library.transaction():
                pass
    finally:
        other.close()


def test_a_full_disk_is_said_and_nothing_is_half_written(library_path: Path) -> None:
    with Library(library_path, create=True):
        pass
    with pytest.raises(LibraryError, match="disk is full"), Library(library_path) as library:
        pages = library._db.execute("PRAGMA page_count").fetchone()[0]
        library._db.execute(f"PRAGMA max_page_count = {pages}")
        with library.transaction():
            library._db.execute("CREATE TABLE large AS SELECT zeroblob(1000000)")
    with Library(library_path) as library:
        assert library.figures.counts().papers == 0


def test_a_fault_of_the_program_stays_a_fault_of_the_program(library_path: Path) -> None:
    missing = pytest.raises(sqlite3.OperationalError, match="no such table")
    with missing, Library(library_path, create=True) as library:
        library._db.execute("SELECT 1 FROM missing")


def test_an_interrupt_in_a_transaction_undoes_it(library: Library) -> None:
    with pytest.raises(KeyboardInterrupt), library.transaction():
        library._db.execute("INSERT INTO fragment (page, line, text) SELECT 1, 1, 'x' WHERE 0")
        library._db.execute("CREATE TABLE half (value)")
        raise KeyboardInterrupt
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        library._db.execute("SELECT 1 FROM half")


def test_a_transaction_inside_another_is_a_part_of_it(library: Library) -> None:
    with pytest.raises(ZeroDivisionError), library.transaction():
        with library.transaction():
            library._db.execute("CREATE TABLE inner_one (value)")
        raise ZeroDivisionError
    assert not library._db.execute("SELECT 1 FROM sqlite_master WHERE name = 'inner_one'").fetchone()


def test_an_sqlite_that_is_too_old_is_named(library_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 7, 0))
    with pytest.raises(LibraryError, match="too old"):
        Library(library_path, create=True)


def test_the_steps_of_the_schema_are_packed_with_the_program() -> None:
    steps = sorted(Path(database.__file__).parent.glob("schema/*.sql"))
    assert [step.name[:4] for step in steps] == [f"{number:04}" for number in range(1, len(steps) + 1)]
