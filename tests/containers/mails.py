"""Mails to open, made here: what programs write, with invented words."""

from email.message import EmailMessage


def mhtml(part: bytes, kind: bytes = b"text/html", date: bytes = b"Fri, 9 Aug 2024 12:00:00 -0000") -> bytes:
    """A page as Chrome saves it, the part quoted-printable already."""
    return b"\r\n".join(
        [
            b"From: <Saved by Blink>",
            b"Snapshot-Content-Location: https://example.org/list",
            b"Date: " + date,
            b"MIME-Version: 1.0",
            b'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--edge"',
            b"",
            b"----edge",
            b"Content-Type: " + kind,
            b"Content-Transfer-Encoding: quoted-printable",
            b"Content-Location: https://example.org/list#part",
            b"",
            part,
            b"----edge--",
            b"",
        ]
    )


def mail(
    text: str | None, page: str | None = None, charset: str = "utf-8", encoding: str = "quoted-printable"
) -> EmailMessage:
    """A mail with a text, a page, or both as alternatives."""
    message = EmailMessage()
    message["From"] = "Alerts <alerts@example.org>"
    message["To"] = "reader@example.org"
    message["Subject"] = "new kettles"
    message["Date"] = "Fri, 05 Jul 2019 20:43:30 +0200"
    message["Message-ID"] = "<1@example.org>"
    if text is not None:
        message.set_content(text, charset=charset, cte=encoding)
        if page is not None:
            message.add_alternative(page, subtype="html", charset=charset, cte=encoding)
    elif page is not None:
        message.set_content(page, subtype="html", charset=charset, cte=encoding)
    return message


def mbox(*mails: bytes) -> bytes:
    """The mails as one mbox."""
    return b"".join(b"From reader@example.org Fri Jul  5 20:43:30 2019\n" + one + b"\n\n" for one in mails)
