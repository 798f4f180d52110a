"""Web addresses: which ones are asked for, and how they are shown."""

from urllib.parse import urljoin, urlsplit

from papertriage.errors import PageError
from papertriage.text import one_line

_LONGEST_SHOWN = 300  # characters


def web_address(url: str, target: str, come_from: str = "") -> str:
    """The whole address of the target, to which the page ``url`` has led by way of ``come_from``.

    Raises PageError where it is no address of the web, or less safe than the one it comes from.
    """
    try:
        address = urljoin(come_from, target.strip())
        parts = urlsplit(address)
    except ValueError:
        address, parts = target, urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise PageError(url, f"{shown(address)} is no web address, https://... or http://...")
    if parts.scheme == "http" and come_from.startswith("https:"):
        raise PageError(url, f"redirects to {shown(address)}, which is not safe; fetch that if you trust it")
    return address


def shown(text: str) -> str:
    """A text from elsewhere, fit for a message of one line."""
    return one_line(text)[:_LONGEST_SHOWN]
