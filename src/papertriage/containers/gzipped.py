"""gzip: what servers send, and what some programs keep under the name of the page."""

import zlib

from papertriage.containers.wrapped import Wrapped
from papertriage.errors import PageError

_GZIP = b"\x1f\x8b"
_FIRST_PIECE = 256  # bytes


def peel(wrapped: Wrapped, max_bytes: int) -> list[Wrapped] | None:
    """The bytes unpacked, None where they are not gzip's; never much more than ``max_bytes`` of them."""
    if not wrapped.data.startswith(_GZIP):
        return None
    return [wrapped.holds(_unpacked(wrapped.name, wrapped.data, max_bytes), "unpacked from gzip")]


def _unpacked(name: str, data: bytes, max_bytes: int) -> bytes:
    """All members unpacked. A bomb is not unpacked whole, and padding after the last member is left out."""
    unpacked, at = bytearray(), 0
    try:
        while data.startswith(_GZIP, at) and len(unpacked) <= max_bytes:
            member, at = _member(data, at, max_bytes + 1 - len(unpacked))
            unpacked += member
    except EOFError as error:
        raise PageError(name, "gzip data that ends too early; save or download the page again") from error
    except zlib.error as error:
        raise PageError(name, f"damaged gzip data ({error}); save or download the page again") from error
    return bytes(unpacked)


def _member(data: bytes, at: int, most: int) -> tuple[bytes, int]:
    """At ``most`` so many bytes of the member that begins there, and where it ends; EOFError of half a one.

    It is fed by pieces that grow with it, for zlib copies whatever follows the member in its piece.
    """
    member, unpacked, size = zlib.decompressobj(wbits=31), bytearray(), _FIRST_PIECE
    while not member.eof and len(unpacked) < most:
        if at >= len(data):
            raise EOFError
        piece = data[at : at + size]
        unpacked += member.decompress(piece, most - len(unpacked))
        at += len(piece) - len(member.unused_data)
        size *= 2
    return bytes(unpacked), at
