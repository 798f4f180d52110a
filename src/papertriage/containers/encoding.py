"""Bytes to text: byte order mark, declared charset, UTF-8, and at last Windows' cp1252 with a note."""

import codecs
import re

from papertriage.containers.refusals import BINARY
from papertriage.errors import PageError

_MARKS = (  # UTF-32 first: its little-endian mark begins like that of UTF-16
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LOOK_AT = 2048  # browsers look for a declaration in the first 1,024 bytes
_DECLARED = re.compile(
    rb"""<(?:meta\b[^>]{1,200}?\bcharset|\?xml\b[^>]{1,200}?\bencoding)\s*=\s*["']?\s*([\w.:-]{1,40})""",
    re.IGNORECASE,
)
# What browsers know, by Python's names (https://encoding.spec.whatwg.org/#names-and-labels). Python knows
# more under such names, some of them no charsets at all (hex, zip, unicode_escape).
_KNOWN = frozenset(
    ["utf-8", "big5", "cp866", "cp874", "cp932", "cp949", "euc_jp", "euc_kr", "gb18030", "gb2312", "gbk"]
    + ["iso2022_jp", "koi8-r", "koi8-u", "mac-roman", "shift_jis"]
    + [f"iso8859-{part}" for part in range(2, 17)]
    + [f"cp125{part}" for part in range(9) if part != 2]
)
_WESTERN = frozenset(["ascii", "iso8859-1", "cp1252"])  # one charset to browsers: cp1252


def decoded(name: str, data: bytes, charset: str | None) -> tuple[str, tuple[str, ...]]:
    """(text, notes on what had to be guessed); ``charset`` is what the container declared.

    Raises PageError where the text holds NULs, as that of a binary file does.
    """
    marked = next(((mark, encoding) for mark, encoding in _MARKS if data.startswith(mark)), None)
    if marked:
        mark, encoding = marked
        text, note = data[len(mark) :].decode(encoding, "replace"), None
    else:
        text, note = _guessed(data, charset or _declared(data))
    if "\x00" in text:
        raise PageError(name, BINARY)
    return text, (note,) if note else ()


def _guessed(data: bytes, charset: str | None) -> tuple[str, str | None]:
    """(text, note) of bytes that carry no mark.

    UTF-8 goes before a declared Latin-1: Latin-1 that happens to be valid UTF-8 is next to impossible.
    """
    said = f"it declares {charset}" if charset else "it declares no charset"
    encoding = _python_name(charset)
    for candidate in (encoding, "utf-8") if encoding in _KNOWN else ("utf-8",):
        text = _strict(data, candidate)
        if text is not None:
            as_said = candidate == encoding or not charset or data.isascii()
            return text, None if as_said else f"read as UTF-8: {said}"
    note = None if encoding in _WESTERN else f"read as cp1252: {said} and is not UTF-8"
    return data.decode("cp1252", "replace"), note


def _declared(data: bytes) -> str | None:
    """The charset that the page itself declares near its beginning."""
    found = _DECLARED.search(data[:_LOOK_AT])
    return found[1].decode("ascii") if found else None


def _python_name(charset: str | None) -> str:
    """Python's name for the charset; empty where it knows none such."""
    try:
        return codecs.lookup(charset or "").name
    except (LookupError, ValueError):  # ValueError: a NUL in the name
        return ""


def _strict(data: bytes, encoding: str) -> str | None:
    """The text, or None where the bytes don't fit; a last letter that was cut in two is left out."""
    try:
        return codecs.getincrementaldecoder(encoding)().decode(data)
    except UnicodeDecodeError:
        return None
