"""mbox: many mails in one file, each behind a line that begins with "From "."""

import re

from papertriage.containers.mail import is_mail
from papertriage.containers.wrapped import Wrapped

# https://www.rfc-editor.org/rfc/rfc4155: "From sender Mon Aug 12 08:00:00 2024", after an empty line
_BETWEEN = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\r\n]{1,300}\r?\n(?=[A-Za-z][\w-]{0,60}:)")
_QUOTED = re.compile(rb"^>(?=>*From )", re.MULTILINE)


def peel(wrapped: Wrapped, _max_bytes: int) -> list[Wrapped] | None:
    """The mails, called "box.mbox#1" and so on where there are several; None where it is no mbox."""
    if not wrapped.data.startswith(b"From ") or not _BETWEEN.match(wrapped.data):
        return None
    mails = _BETWEEN.split(wrapped.data)[1:]
    if not is_mail(mails[0]):
        return None
    held = [wrapped.holds(_QUOTED.sub(b"", mail), "taken out of an mbox") for mail in mails]
    if len(held) == 1:
        return held
    return [mail._replace(name=f"{wrapped.name}#{number}") for number, mail in enumerate(held, 1)]
