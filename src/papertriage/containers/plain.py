"""Bytes that can be a page's: unpacked from gzip, and neither a PDF nor anything else that is no text."""

import re
import zlib

from papertriage.errors import PageError

MAX_BYTES = 200 * 1024 * 1024  # the largest listing seen is 2 MB; this is a guard, not a budget

_GZIP = b"\x1f\x8b"
_UNICODE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")  # text in UTF-16 or UTF-32 is full of NULs
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_LOOK_AT = 4096


def plain_bytes(name: str, data: bytes, max_bytes: int) -> bytes:
    """The bytes, unpacked where they are gzip's; raises PageError where they can't be a page's."""
    plain = _gunzipped(name, data, max_bytes) if data.startswith(_GZIP) else data
    if len(plain) > max_bytes:
        raise PageError(name, f"larger than {max_bytes:,} bytes, which no listing page is; split it")
    if plain[:_LOOK_AT].lstrip().startswith(b"%PDF"):
        raise PageError(name, "a PDF, in which the list is lost; save the page as HTML instead")
    if _is_binary(plain):
        raise PageError(name, "binary, not a saved page; save the page as HTML or as text")
    return plain


def _gunzipped(name: str, data: bytes, max_bytes: int) -> bytes:
    """The bytes unpacked, and never much more than ``max_bytes`` of them: a bomb is not unpacked whole."""
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


def _is_binary(data: bytes) -> bool:
    """Whether the bytes are no text: a NUL anywhere, or many control characters at the beginning."""
    if data.startswith(_UNICODE_MARKS):
        return False
    head = data[:_LOOK_AT]
    return b"\x00" in data or len(_CONTROL.findall(head)) * 20 > len(head)
