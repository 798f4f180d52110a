"""Sources: the names a user gives (files, folders, - for standard input) as bytes to read."""

import gzip
import hashlib
import os
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from io import BufferedReader
from itertools import islice
from pathlib import Path
from typing import BinaryIO, NamedTuple

from papertriage.errors import PageError

STDIN = "-"

# A JSON Lines file larger than this is read in pieces, each a page of its own: an interrupted ingest
# goes on at the piece where it stopped, and memory holds a few pieces, however large the file.
_WHOLE_BYTES = 4_000_000
_PIECE_LINES = 500
_GZIP = b"\x1f\x8b"


class Saved(NamedTuple):
    """Saved bytes. ``digest`` is their SHA-256 in hex; ``modified`` the ISO day the file was last changed."""

    name: str
    data: bytes
    digest: str
    modified: str | None


def find_pages(names: Sequence[str]) -> list[str]:
    """The files that the names mean, folders walked in order of their names.

    Left out of folders: hidden files, and the ``X_files`` folders that browsers put beside a page.
    """
    return [page for name in names for page in (_walk(name) if Path(name).is_dir() else [name])]


def _walk(folder: str) -> Iterator[str]:
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and not name.endswith("_files")
        )
        yield from (str(Path(root) / name) for name in sorted(files) if not name.startswith("."))


def load(name: str, most_megabytes: int) -> Iterator[Saved]:
    """The bytes that a name means, mostly all at once. Raises PageError where they can't be read.

    Large JSON Lines, gzipped or not, come in pieces of whole lines, called "FILE:1-500" and so on;
    anything else that is larger than ``most_megabytes`` is refused.
    """
    try:
        if name == STDIN:
            yield _saved(name, _limited(name, sys.stdin.buffer, most_megabytes), None)
            return
        with Path(name).open("rb") as file:
            modified = time.strftime("%Y-%m-%d", time.localtime(os.fstat(file.fileno()).st_mtime))
            lines = _json_lines(file)
            if lines is None:
                yield _saved(name, _limited(name, file, most_megabytes), modified)
            else:
                yield from _pieces(name, lines, modified)
    except (OSError, EOFError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise PageError(name, f"can't be read: {reason}") from error


def _saved(name: str, data: bytes, modified: str | None) -> Saved:
    return Saved(name, data, hashlib.sha256(data).hexdigest(), modified)


def _limited(name: str, file: BinaryIO, most_megabytes: int) -> bytes:
    most = most_megabytes * 1_000_000
    data = file.read(most + 1)
    if len(data) > most:
        setting = "`papertriage config ingest.max_page_megabytes`"
        raise PageError(name, f"larger than {most_megabytes} MB; see {setting}")
    return data


def _json_lines(file: BufferedReader) -> Iterable[bytes] | None:
    """The lines of a large file of JSON Lines; None for any other file, which is then at its start."""
    size = os.fstat(file.fileno()).st_size  # 0 for a pipe, which can't be read twice
    start = file.peek(2)[:2]
    if size <= _WHOLE_BYTES:
        return None
    opened = gzip.GzipFile(fileobj=file) if start == _GZIP else file
    first = opened.read(_WHOLE_BYTES)
    opened.seek(0)
    line = first.partition(b"\n")[0].strip()
    if line.startswith(b"{") and line.endswith(b"}") and first.count(b"\n") > 1:
        return opened
    file.seek(0)
    return None


def _pieces(name: str, lines: Iterable[bytes], modified: str | None) -> Iterator[Saved]:
    rest, first = iter(lines), 1
    while piece := list(islice(rest, _PIECE_LINES)):
        yield _saved(f"{name}:{first}-{first + len(piece) - 1}", b"".join(piece), modified)
        first += len(piece)
