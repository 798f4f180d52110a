"""Sources: the names a user gives (files, folders, - for standard input) as bytes to read."""

import hashlib
import os
import stat
import sys
import time
from collections.abc import Iterator, Sequence
from io import BufferedIOBase, BufferedReader, BytesIO, RawIOBase
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from papertriage.errors import PageError
from papertriage.pieces import BROKEN, is_json_lines, pieces

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

STDIN = "-"

_WHOLE_BYTES = 4_000_000  # of more than this, JSON Lines are read in pieces


class Saved(NamedTuple):
    """Saved bytes. ``digest`` is their SHA-256 in hex; ``modified`` the ISO day the file was last changed.

    ``url`` and ``notes`` tell where they were downloaded from, and how.
    """

    name: str
    data: bytes
    digest: str
    modified: str | None
    url: str | None = None
    notes: tuple[str, ...] = ()


def find_pages(names: Sequence[str]) -> list[str]:
    """The files that the names mean, folders walked in order of their names.

    Left out of folders: hidden files, the ``X_files`` folders that browsers put beside a page, links to
    folders, and what is no file, such as a pipe. A folder that can't be opened stands for itself.
    """
    return [page for name in names for page in (_walk(name) if os.path.isdir(name) else [name])]


def _walk(folder: str) -> Iterator[str]:
    closed: list[str] = []
    for root, folders, files in os.walk(folder, onerror=lambda error: closed.append(error.filename)):
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and not name.endswith("_files")
        )
        paths = (os.path.join(root, name) for name in sorted(files) if not name.startswith("."))
        # A broken link is handed on, to be told of; a pipe would be waited for
        yield from (path for path in paths if os.path.isfile(path) or not os.path.exists(path))
    yield from closed


def expected(names: Sequence[str]) -> int | None:
    """How many pages the names hold; None where one is a file so large that it may come in pieces."""
    large = any(os.path.getsize(name) > _WHOLE_BYTES for name in names if os.path.isfile(name))
    return None if large else len(names)


def load(name: str, most_megabytes: int) -> Iterator[Saved]:
    """The bytes that a name means, mostly all at once. Raises PageError where they can't be read.

    Large JSON Lines, gzipped or not, come in pieces of whole lines, called "FILE:1-500" and so on, and
    where they break off, what is whole comes first. Anything else above ``most_megabytes`` is refused.
    """
    try:
        if name == STDIN:
            if sys.stdin is None:
                raise PageError(name, "can't be read: standard input is closed")
            yield from _loaded(name, sys.stdin.buffer, None, most_megabytes)
        else:
            with Path(name).open("rb") as file:
                yield from _loaded(name, file, _modified(file), most_megabytes)
    except BROKEN as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise PageError(name, f"can't be read: {reason}") from error


def _modified(file: BinaryIO) -> str | None:
    """The ISO day a file was last changed; None for a pipe, which has none."""
    status = os.fstat(file.fileno())
    if not stat.S_ISREG(status.st_mode):
        return None
    return time.strftime("%Y-%m-%d", time.localtime(status.st_mtime))


def _loaded(name: str, file: BinaryIO, modified: str | None, most_megabytes: int) -> Iterator[Saved]:
    start = file.read(_WHOLE_BYTES + 1)
    again = BufferedReader(_Rejoined(start, file))
    if len(start) > _WHOLE_BYTES and is_json_lines(start):
        for part, data in pieces(name, again):
            yield saved(part, data, modified)
    else:
        yield saved(name, _limited(name, again, most_megabytes), modified)


class _Rejoined(RawIOBase):
    """A stream from its start, which was read already: a pipe can't be read twice."""

    def __init__(self, start: bytes, rest: BinaryIO) -> None:
        self._start, self._rest = BytesIO(start), rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        into = memoryview(buffer)
        data = self._start.read(len(into)) or self._rest.read(len(into))
        into[: len(data)] = data
        return len(data)


def saved(name: str, data: bytes, modified: str | None) -> Saved:
    """The bytes under their name, with their digest."""
    return Saved(name, data, hashlib.sha256(data).hexdigest(), modified)


def _limited(name: str, file: BufferedIOBase, most_megabytes: int) -> bytes:
    most = most_megabytes * 1_000_000
    data = file.read(most + 1)
    if len(data) > most:
        setting = "`papertriage config ingest.max_page_megabytes`"
        raise PageError(name, f"larger than {most_megabytes} MB; see {setting}")
    return data
