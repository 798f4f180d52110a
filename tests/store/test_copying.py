"""Copies: of one moment, whole, and in the place of the old one only at the end."""

import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from papertriage.errors import LibraryError
from papertriage.query import And
from papertriage.store import Library
from tests.store.filling import add, add_page, paper

WRITER = """
import sys
from pathlib import Path
from papertriage.model import Paper
from papertriage.store import Library
with Library(Path(sys.argv[1])) as library:
    library.add_paper(Paper(title=sys.argv[2]), [])
"""


def nobody(*_: int) -> None:
    """Nobody watches."""


@pytest.fixture
def large(library: Library) -> Library:
    """A library that is copied in several steps."""
    add(library, paper("One"), paper("Two"))
    page = add_page(library, "large")
    for line in range(20):
        library._db.execute(
            "INSERT INTO fragment (page, line, text) VALUES (?, ?, hex(randomblob(500000)))", (page, line)
        )
    return library


def titles(path: Path) -> list[str]:
    with Library(path) as copy:
        return [known.title for _, known in copy.papers(copy.matching(And()))]


def test_a_copy_is_that_of_the_moment_it_began_though_another_process_writes(
    large: Library, tmp_path: Path
) -> None:
    target = tmp_path / "copy.db"
    heard = []

    def write_more(done: int, every: int) -> None:
        heard.append((done, every))
        subprocess.run([sys.executable, "-c", WRITER, str(large.path), f"New {done}"], check=True)

    large.copy_to(target, write_more)
    assert len(heard) > 1
    assert heard == sorted(heard)
    assert len({every for _, every in heard}) == 1
    assert heard[-1][0] == heard[-1][1]
    assert titles(target) == ["One", "Two"]
    assert large.figures.counts().papers == 2 + len(heard)
    with Library(target) as copy:
        assert list(copy.health.faults("9")) == []
    assert sorted(path.name for path in tmp_path.iterdir() if "library.db" not in path.name) == ["copy.db"]


def test_the_old_copy_stays_until_the_new_one_is_whole(large: Library, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    target.write_text("the old one")

    def look(*_: int) -> None:
        assert target.read_text() == "the old one"

    large.copy_to(target, look)
    assert titles(target) == ["One", "Two"]


def test_an_interrupted_copy_leaves_the_old_one_and_nothing_else(large: Library, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    target.write_text("the old one")

    def interrupt(*_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        large.copy_to(target, interrupt)
    assert target.read_text() == "the old one"
    assert {path.name for path in tmp_path.iterdir()} == {
        "copy.db", "library.db", "library.db-shm", "library.db-wal"
    }  # fmt: skip
    add(large, paper("Three"), page="later.txt")  # and the library can be written to


def test_a_copy_is_for_the_same_eyes_as_the_library(library: Library, tmp_path: Path) -> None:
    assert library.path
    library.path.chmod(0o640)
    library.copy_to(tmp_path / "copy.db", nobody)
    assert stat.S_IMODE((tmp_path / "copy.db").stat().st_mode) == 0o640


def test_a_copy_can_be_copied_and_a_link_stays_a_link(library: Library, tmp_path: Path) -> None:
    add(library, paper("One"))
    (tmp_path / "real").mkdir()
    link = tmp_path / "link.db"
    link.symlink_to(tmp_path / "real" / "copy.db")
    library.copy_to(link, nobody)
    assert link.is_symlink()
    with Library(link) as copy:
        copy.copy_to(tmp_path / "again.db", nobody)
    assert titles(tmp_path / "again.db") == ["One"]


def test_the_library_itself_is_no_place_for_its_copy(library: Library, tmp_path: Path) -> None:
    assert library.path
    (tmp_path / "hard.db").hardlink_to(library.path)
    (tmp_path / "soft.db").symlink_to(library.path)
    for name in ("library.db", "hard.db", "soft.db", "library.db-wal"):
        with pytest.raises(LibraryError, match="is the library itself"):
            library.copy_to(tmp_path / name, nobody)
    assert library.figures.counts().papers == 0


def test_what_can_be_no_copy_is_refused(library: Library, tmp_path: Path) -> None:
    for target in (tmp_path, tmp_path / "no" / "folder.db"):
        with pytest.raises(LibraryError, match="name a file in a folder that is there"):
            library.copy_to(target, nobody)
    with pytest.raises(LibraryError, match="can't be written"):
        library.copy_to(tmp_path / ("x" * 300), nobody)


def test_a_copy_that_somebody_has_open_is_not_replaced(library: Library, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    library.copy_to(target, nobody)
    with Library(target) as copy:
        add(copy, paper("Written to the copy"))
        with pytest.raises(LibraryError, match=r"is open elsewhere \(copy\.db-wal is there\)"):
            library.copy_to(target, nobody)
    library.copy_to(target, nobody)
    assert titles(target) == []


def test_a_copy_of_a_damaged_library_is_not_made(large: Library, tmp_path: Path) -> None:
    large.copy_to(tmp_path / "damaged.db", nobody)
    with closing(sqlite3.connect(tmp_path / "damaged.db")) as db:
        [(page_bytes,)] = db.execute("PRAGMA page_size")
        [(root,)] = db.execute("SELECT rootpage FROM sqlite_master WHERE name = 'sighting_paper'")
    data = bytearray((tmp_path / "damaged.db").read_bytes())
    data[(root - 1) * page_bytes : (root - 1) * page_bytes + 8] = b"\xff" * 8
    (tmp_path / "damaged.db").write_bytes(data)
    (tmp_path / "copy.db").write_text("the old one")
    with Library(tmp_path / "damaged.db") as damaged:
        with pytest.raises(LibraryError, match="no copy was made"):
            damaged.copy_to(tmp_path / "copy.db", nobody)
    assert (tmp_path / "copy.db").read_text() == "the old one"
