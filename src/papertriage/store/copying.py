"""A copy of the library as it stands at one moment, made while others may write to it."""

import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from papertriage.errors import LibraryError
from papertriage.files import replaced, synced
from papertriage.store import database
from papertriage.store.health import damages

Progress = Callable[[int, int], None]  # pages of the file copied so far, and of all
_STEP = 1024  # pages of 8 kB


def copy(db: sqlite3.Connection, library: Path, target: Path, progress: Progress) -> None:
    """Make ``target`` a copy of the library: examined and on disk before it replaces what was there.

    Raises LibraryError where that can't be, or where the copy is damaged, as it is when the library is.
    """
    try:
        _refuse(library, target)
        with database.faults_put_into_words(target), replaced(target.resolve()) as fresh:
            fresh.touch(mode=0o600, exist_ok=False)
            _write(db, fresh, progress)
            _examine(fresh, library)
            fresh.chmod(stat.S_IMODE(library.stat().st_mode))
            synced(fresh)
    except OSError as error:
        raise LibraryError(f"{target}: can't be written: {error.strerror}") from error


def _refuse(library: Path, target: Path) -> None:
    """Raise LibraryError for a target that must not be written."""
    file = target.resolve()
    if file in (library.resolve(), *database.beside(library.resolve())) or (
        file.exists() and file.samefile(library)
    ):
        raise LibraryError(f"{target}: is the library itself; name another file")
    if file.is_dir() or not file.parent.is_dir():
        raise LibraryError(f"{target}: name a file in a folder that is there")
    # SQLite would take what stands in such a file for a part of the new copy.
    if taken := next(filter(Path.exists, database.beside(file)), None):
        raise LibraryError(
            f"{target}: is open elsewhere ({taken.name} is there); close it, or name another file"
        )


def _write(db: sqlite3.Connection, fresh: Path, progress: Progress) -> None:
    with closing(sqlite3.connect(fresh, isolation_level=None)) as copied:
        copied.execute("PRAGMA journal_mode = OFF")  # a copy that is interrupted is thrown away
        copied.execute("PRAGMA synchronous = OFF")  # it is synced later, once and as a whole
        # In a transaction, so that all steps see one moment: else each time that another program writes the
        # copy would begin anew (https://sqlite.org/backup.html), and might never end.
        db.execute("BEGIN")
        try:
            db.execute("SELECT count(*) FROM page").fetchone()
            db.backup(copied, pages=_STEP, progress=lambda _, rest, every: progress(every - rest, every))
        finally:
            db.execute("ROLLBACK")


def _examine(fresh: Path, library: Path) -> None:
    """Raise LibraryError where the copy is damaged."""
    # immutable: nobody else knows the file, and SQLite need not put -wal and -shm beside it
    with closing(sqlite3.connect(f"{fresh.absolute().as_uri()}?immutable=1", uri=True)) as copied:
        if damage := next(damages(copied), None):
            raise LibraryError(f"{library}: is damaged ({damage.text}); no copy was made, an older one stays")
