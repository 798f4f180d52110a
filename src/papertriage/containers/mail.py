"""Mails, and Chrome's MHTML, which is a mail with the page as a part: one page each."""

import re
from email.message import Message

from papertriage.containers.wrapped import Wrapped
from papertriage.dates import iso_date
from papertriage.errors import PageError

_LOOK_AT = 65_536  # the headers of a mail that went through many hands reach 20 kB
_HEADER = re.compile(rb"^([a-z][\w-]{0,60}):", re.IGNORECASE | re.MULTILINE)
_BESIDE_FROM = frozenset((b"subject", b"message-id", b"received", b"return-path", b"delivered-to"))
_PAGES = ("text/html", "application/xhtml+xml", "text/plain")
_BLANK_LINE = re.compile(rb"\r?\n\r?\n")
_MAILING = re.compile(
    rb"^[> \t]{0,40}\\\\[ \t]{0,9}\r?$", re.MULTILINE
)  # the line between entries of arXiv's mailing


def peel(wrapped: Wrapped, _max_bytes: int) -> list[Wrapped] | None:
    """The page in a mail; None where it is no mail. Raises PageError where there is no text in it."""
    if not is_mail(wrapped.data):
        return None
    message, part, data = _opened(wrapped)
    url = message["Snapshot-Content-Location"] or message["X-Snapshot-Content-Location"]
    kind = "MHTML" if url or part["Content-Location"] else "a mail"
    if not data.strip():
        raise PageError(wrapped.name, f"{kind} without a page or a text in it; save it again")
    return [
        wrapped.holds(
            data,
            f"taken out of {kind}",
            charset=part.get_content_charset(),
            url=_line(url or part["Content-Location"]),
            saved=_day(message["Date"]),
        )
    ]


def _opened(wrapped: Wrapped) -> tuple[Message, Message, bytes]:
    """(the mail, the part of it that is the page, the bytes of that)."""
    from email import message_from_bytes

    try:
        message = message_from_bytes(wrapped.data)
        return message, *_page(message)
    except (RecursionError, ValueError) as error:
        raise PageError(wrapped.name, "a mail nested too deeply or broken; save it again") from error


def is_mail(data: bytes) -> bool:
    """Whether the bytes begin with the headers of a mail."""
    if not _HEADER.match(data):
        return False
    headers = {name.lower() for name in _HEADER.findall(_BLANK_LINE.split(data[:_LOOK_AT], maxsplit=1)[0])}
    return b"mime-version" in headers or (b"from" in headers and bool(headers & _BESIDE_FROM))


def _page(message: Message) -> tuple[Message, bytes]:
    """The part of the mail that is the page, and its bytes; none where there is no text.

    In MHTML that is the first HTML. In a mail it is the HTML, for its links, but the text where it is arXiv's
    mailing; the longest of several, because what was forwarded stands in a mail around it.
    """
    # get_content() would take HTML whose charset is not told, as Chrome writes it, for ASCII
    parts = [(part, _bytes(part)) for part in message.walk() if part.get_content_type() in _PAGES]
    pages = [(part, data) for part, data in parts if part.get_content_type() != "text/plain" and data.strip()]
    if pages and pages[0][0]["Content-Location"]:
        return pages[0]
    mailings = [(part, data) for part, data in parts if _MAILING.search(data)]
    return max(mailings or pages or parts, key=lambda found: len(found[1]), default=(message, b""))


def _bytes(part: Message) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _line(header: object) -> str | None:
    return str(header).strip() if header else None


def _day(header: object) -> str | None:
    """The whole day that a Date header prints, or None."""
    day = iso_date(str(header))
    return day if day and len(day) == len("2024-08-09") else None
