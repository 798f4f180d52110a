"""Files that are replaced whole, or left as they were, in folders that are made where they are missing."""

import contextlib
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from papertriage import clock
from papertriage.errors import PapertriageError

_SCRATCH = ".papertriage-"
_ABANDONED = 7 * 24 * 60 * 60  # seconds


def write_file(lines: Iterable[str], path: Path) -> None:
    """Make the lines, as UTF-8 and with the line ends they have, the whole of the file."""
    write_bytes((line.encode() for line in lines), path)


def write_bytes(parts: Iterable[bytes], path: Path) -> None:
    """Make the bytes the whole of the file.

    The old file stays until the new one is on disk, and lends it its mode; a link stays a link. What is no
    file, such as a device or a pipe, is just written to. PapertriageError tells why it could not be done.
    """
    try:
        if path.exists() and not path.is_file():
            _write(parts, path, "wb")
        else:
            _swap(parts, Path(os.path.realpath(path)))
    except OSError as error:
        raise PapertriageError(f"{path}: can't be written: {error.strerror}") from error


def make_folder(path: Path, error: Callable[[str], PapertriageError]) -> None:
    """Make the folder, and those that it is in, where they are missing.

    Where that can't be done, what ``error`` makes of the reason is raised.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise error(fault.strerror or str(fault)) from fault


@contextlib.contextmanager
def folder_beside(path: Path | None) -> Iterator[Path]:
    """A folder for a while, where there is as much room as for ``path``; None: anywhere.

    Those that a kill left there are taken away after a week. PapertriageError where none can be made.
    """
    import shutil
    import tempfile

    beside = path.parent if path else None
    try:
        for left in beside.glob(f"{_SCRATCH}*") if beside else ():
            if left.stat().st_mtime < clock.seconds() - _ABANDONED:
                shutil.rmtree(left, ignore_errors=True)
        folder = tempfile.TemporaryDirectory(dir=beside, prefix=_SCRATCH)
    except OSError as error:
        raise PapertriageError(f"{beside}: can't make a second file here: {error.strerror}") from error
    with folder as name:
        yield Path(name)


@contextlib.contextmanager
def replaced(path: Path) -> Iterator[Path]:
    """The name of a new file; what was written there by the end takes the place of ``path``."""
    # in the same folder, because a file can't be moved to another disk in one step
    fresh = path.with_name(f".{os.urandom(6).hex()}.tmp")
    try:
        yield fresh
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)


def synced(path: Path) -> None:
    """Return when all of the file is on disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _swap(parts: Iterable[bytes], path: Path) -> None:
    with replaced(path) as fresh:
        _write(parts, fresh, "xb")
        if path.exists():
            fresh.chmod(stat.S_IMODE(path.stat().st_mode))


def _write(parts: Iterable[bytes], path: Path, mode: str) -> None:
    with path.open(mode) as file:
        file.writelines(parts)
        file.flush()
        if path.is_file():
            os.fsync(file.fileno())
