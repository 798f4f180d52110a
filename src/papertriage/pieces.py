"""JSON Lines in pieces, each a page of its own.

An interrupted ingest goes on at the piece where it stopped, and memory holds a few pieces, however large the
file or its lines.
"""

import gzip
import zlib
from collections.abc import Iterator
from io import BufferedIOBase, BufferedReader
from typing import Any

_BYTES = 8_000_000
_LINES = 500
_GZIP = b"\x1f\x8b"
BROKEN = (OSError, EOFError, zlib.error)  # what reading, and unpacking gzip, may raise


def pieces(name: str, file: "BufferedReader[Any]") -> Iterator[tuple[str, bytes]]:
    """Pieces of whole lines of a file, gzipped or not, each with its name: "FILE:1-500" and so on.

    Where the file breaks off, what is whole comes first; then it raises one of BROKEN.
    """
    is_gzip = file.peek(len(_GZIP)).startswith(_GZIP)
    lines = _lines(gzip.GzipFile(fileobj=file) if is_gzip else file)
    first, broken = 1, None
    while not broken:
        piece, broken = _piece(lines)
        if not piece:
            break
        yield f"{name}:{first}-{first + len(piece) - 1}", b"".join(piece)
        first += len(piece)
    if broken:
        raise broken


def is_json_lines(start: bytes) -> bool:
    """Whether a file that begins so, gzipped or not, has a JSON object on its first line, and more lines."""
    if start.startswith(_GZIP):
        try:
            start = zlib.decompressobj(wbits=31).decompress(start, len(start))
        except zlib.error:
            return False  # and the page is refused where gzip is peeled off
    line = start.partition(b"\n")[0].strip()
    return line.startswith(b"{") and line.endswith(b"}") and start.count(b"\n") > 1


def _lines(file: BufferedIOBase) -> Iterator[bytes]:
    """The lines, each with its end. Of one that is longer than a piece there is only the beginning."""
    while line := file.readline(_BYTES):
        whole = line.endswith(b"\n")
        yield line if whole else line + b"\n"
        while not whole and (line := file.readline(_BYTES)):
            whole = line.endswith(b"\n")


def _piece(lines: Iterator[bytes]) -> tuple[list[bytes], Exception | None]:
    """The next lines, and what broke them off, if anything did."""
    piece, size = list[bytes](), 0
    try:
        while len(piece) < _LINES and size < _BYTES and (line := next(lines, b"")):
            piece.append(line)
            size += len(line)
    except BROKEN as error:
        return piece, error
    return piece, None
