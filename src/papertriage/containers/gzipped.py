"""gzip: what servers send, and what some programs keep under the name of the page."""

import zlib

from papertriage.containers.wrapped import Wrapped
from papertriage.errors import PageError

_GZIP = b"\x1f\x8b"


def peel(wrapped: Wrapped, max_bytes: int) -> list[Wrapped] | None:
    """The bytes unpacked, None where they are not gzip's; never much more than ``max_bytes`` of them."""
    if not wrapped.data.startswith(_GZIP):
        return None
    return [wrapped.holds(_unpacked(wrapped.name, wrapped.data, max_bytes), "unpacked from gzip")]


def _unpacked(name: str, data: bytes, max_bytes: int) -> bytes:
    """All members unpacked. A bomb is not unpacked whole, and padding after the last member is left out."""
    unpacked = bytearray()
    try:
        while data.startswith(_GZIP) and len(unpacked) <= max_bytes:
            member = zlib.decompressobj(wbits=31)
            unpacked += member.decompress(data, max_bytes + 1 - len(unpacked))
            if not member.eof and len(unpacked) <= max_bytes:
                raise PageError(name, "gzip data that ends too early; save or download the page again")
            data = member.unused_data
    except zlib.error as error:
        raise PageError(name, f"damaged gzip data ({error}); save or download the page again") from error
    return bytes(unpacked)
