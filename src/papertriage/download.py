"""Downloading: a page from its address, its bytes kept beside the library and then read like any other."""

import re
from pathlib import Path

from papertriage.errors import PageError, PapertriageError
from papertriage.files import make_folder, write_bytes
from papertriage.sources import Saved, saved

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://\S*", re.IGNORECASE)
_WEB_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_ENDINGS = {"application/json": ".json", "text/plain": ".txt", "text/xml": ".xml", "application/xml": ".xml"}


def is_address(name: str) -> bool:
    """Whether a name is the address of something, which may be no page on the web."""
    return _ADDRESS.fullmatch(name) is not None


def download(address: str, folder: Path | None, most_megabytes: int) -> Saved:
    """The bytes behind an address, kept as a file in ``folder`` (None: nowhere).

    Raises PageError where they can't be had, are too many, or can't be kept.
    """
    if not _WEB_ADDRESS.fullmatch(address):
        raise PageError(address, "only http:// and https:// are downloaded; save the page and name the file")
    from papertriage.web import Limits, fetch

    fetched = fetch(address, Limits(max_bytes=most_megabytes * 1_000_000))
    page = saved(address, fetched.data, None)._replace(url=fetched.url, notes=fetched.notes)
    if folder is None:
        return page
    kept = folder / (page.digest[:16] + _ENDINGS.get(fetched.content_type.partition(";")[0], ".html"))
    _keep(page, kept)
    return page._replace(notes=(*page.notes, f"kept as {kept}"))


def _keep(page: Saved, path: Path) -> None:
    folder = path.parent
    make_folder(folder, lambda reason: PageError(page.name, f"can't be kept in {folder}: {reason}"))
    try:
        write_bytes([page.data], path)
    except PapertriageError as error:
        raise PageError(page.name, f"can't be kept: {error}") from error
