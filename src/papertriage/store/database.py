"""The library file: opened with care, brought to the newest schema, its faults put into words."""

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from papertriage.errors import LibraryError
from papertriage.files import make_folder

APPLICATION_ID = 0x50547267  # "PTrg", in the file's header: https://sqlite.org/fileformat.html#application_id
_SCHEMA = Path(__file__).parent / "schema"
_OLDEST_SQLITE = (3, 34)
_CACHE_KILOBYTES = (
    10_000  # holds what a page of 100 papers touches; SQLite's own 2 MB would be read again and again
)
_LOG_PAGES = 4_000  # 32 MB in the -wal file before they are copied into the library: many are written twice

_FAULTS = {
    "SQLITE_BUSY": "another program is writing to it (see `fuser {path}`); try again when that is done",
    "SQLITE_LOCKED": "another program is writing to it (see `fuser {path}`); try again when that is done",
    "SQLITE_FULL": "the disk is full; free some space and run the command again, nothing is lost",
    "SQLITE_IOERR": "the disk can't be read or written (is it full, or gone?); nothing is lost",
    "SQLITE_READONLY": "it may not be written to; check the rights of the file and of its folder",
    "SQLITE_CANTOPEN": "it can't be opened; check the rights of the file and of its folder",
    "SQLITE_PERM": "it can't be opened; check the rights of the file and of its folder",
    "SQLITE_CORRUPT": "the file is damaged; restore a backup, or delete it and ingest the saved pages again",
    "SQLITE_NOTADB": "not a papertriage library; name another file with --library",
}


def connect(path: Path, *, create: bool, busy_seconds: float) -> sqlite3.Connection:
    """A connection to the library at ``path`` with the newest schema, in autocommit mode.

    Raises LibraryError where the file is missing (unless ``create``), is no library, or is newer than
    this program.
    """
    if sqlite3.sqlite_version_info < _OLDEST_SQLITE:
        raise LibraryError(f"SQLite {sqlite3.sqlite_version} is too old; papertriage needs 3.34 or newer")
    if os.path.isdir(path):
        raise LibraryError(f"{path}: is a folder; name a file with --library")
    if create:
        make_folder(path.parent, partial(_no_folder, path.parent))
    elif not os.path.exists(path):
        raise LibraryError(f"{path}: no library yet; `papertriage ingest PAGE...` makes it")
    with faults_put_into_words(path):
        return _open(path, create, busy_seconds)


def _no_folder(folder: Path, reason: str) -> LibraryError:
    return LibraryError(f"{folder}: can't make this folder for the library: {reason}")


def _open(path: Path, create: bool, busy_seconds: float) -> sqlite3.Connection:
    db = sqlite3.connect(f"{path.absolute().as_uri()}?{_mode(path, create)}", uri=True, isolation_level=None)
    try:
        db.execute(f"PRAGMA busy_timeout = {round(busy_seconds * 1000)}")
        db.execute("PRAGMA foreign_keys = ON")
        db.execute("PRAGMA synchronous = NORMAL")
        db.execute(f"PRAGMA cache_size = -{_CACHE_KILOBYTES}")
        db.execute(f"PRAGMA wal_autocheckpoint = {_LOG_PAGES}")
        _bring_up_to_date(db, path)
    except BaseException:
        db.close()
        raise
    return db


def beside(file: Path) -> list[Path]:
    """Where SQLite puts what is not in the file yet: https://sqlite.org/tempfiles.html"""
    return [file.with_name(f"{file.name}-{part}") for part in ("wal", "shm", "journal")]


def _mode(path: Path, create: bool) -> str:
    """How the file is opened.

    For writing also where only reading is wanted: the last writer takes the -wal file away when it leaves,
    while a connection that is read-only from the start leaves one behind. What may not be written to, or
    stands where no -wal file can be made, is read as it is: a backup, a snapshot, a share of others.
    """
    may_be_written = all(os.access(place, os.W_OK) for place in (path, path.parent))
    if create or may_be_written or path.with_name(f"{path.name}-wal").exists():
        return "mode=rwc" if create else "mode=rw"
    return "immutable=1"


def memory() -> sqlite3.Connection:
    """A library that lives in memory and ends with its connection."""
    db = sqlite3.connect(":memory:", isolation_level=None)
    db.execute("PRAGMA foreign_keys = ON")
    _take_steps(db)
    return db


def _bring_up_to_date(db: sqlite3.Connection, path: Path) -> None:
    found = _pragma(db, "user_version")
    newest = len(_steps())
    mine = _pragma(db, "application_id") == APPLICATION_ID
    if not mine and (found or db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]):
        raise LibraryError(f"{path}: an SQLite file of another program; name another file with --library")
    if found > newest:
        raise LibraryError(f"{path}: written by a newer papertriage (schema {found}); please upgrade")
    if found < newest:
        # A paper takes some 1,800 bytes: a page of 8 kB holds four, one of 4 kB two with more room left over.
        # It only counts for a file that is empty, and must come before WAL.
        db.execute("PRAGMA page_size = 8192")
        db.execute("PRAGMA journal_mode = WAL")
        _take_steps(db)


def _take_steps(db: sqlite3.Connection) -> None:
    """Run the schema steps that the file has not seen yet, all or none."""
    with transaction(db):
        # Asked again inside: another process may have been quicker while this one waited for the lock.
        found = _pragma(db, "user_version")
        for number, step in enumerate(_steps()[found:], found + 1):
            for statement in _statements(step.read_text(encoding="utf-8")):
                db.execute(statement)
            db.execute(f"PRAGMA user_version = {number}")
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def _steps() -> list[Path]:
    return sorted(_SCHEMA.glob("*.sql"))


def _statements(script: str) -> Iterator[str]:
    # executescript() commits an open transaction first, so a step that fails half-way could not be
    # rolled back: https://docs.python.org/3/library/sqlite3.html#sqlite3.Cursor.executescript
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _pragma(db: sqlite3.Connection, name: str) -> int:
    value: int = db.execute(f"PRAGMA {name}").fetchone()[0]
    return value


@contextlib.contextmanager
def transaction(db: sqlite3.Connection) -> Iterator[None]:
    """All that is done inside, or nothing; inside another transaction it is a part of that one."""
    if db.in_transaction:
        yield
        return
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        # SQLite itself has rolled back already where the disk was full.
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


@contextlib.contextmanager
def one_moment(db: sqlite3.Connection) -> Iterator[None]:
    """Inside, all is read as it stood at one moment, whatever other programs write meanwhile."""
    if db.in_transaction:
        yield
        return
    db.execute("BEGIN")
    try:
        yield
    finally:
        db.execute("COMMIT")


@contextlib.contextmanager
def faults_put_into_words(path: Path | None) -> Iterator[None]:
    """Turn what SQLite says of a file that a user can mend into a LibraryError; a bug stays a bug."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        name = getattr(error, "sqlite_errorname", "")
        advice = next((text for prefix, text in _FAULTS.items() if name.startswith(prefix)), None)
        if advice is None:
            raise
        raise LibraryError(f"{path}: {advice.format(path=path)}") from error
