"""Reading: saved bytes in, clean papers and their keys out. No library here, so any process can do it."""

import hashlib
import traceback
from pathlib import Path
from typing import NamedTuple

from papertriage import containers, readers
from papertriage.clean import clean
from papertriage.dates import iso_date
from papertriage.dedup import keys
from papertriage.errors import PageError, PapertriageError
from papertriage.model import Page, Paper, Reading
from papertriage.sources import Saved
from papertriage.text import one_line

_LONGEST_REASON = 200  # characters


class Options(NamedTuple):
    """What the user knows of the pages better than they say: their format, and the day they were saved."""

    format: str | None = None
    page_date: str | None = None


class ReadPage(NamedTuple):
    """A page as read: for each record of ``reading`` its paper and that paper's keys."""

    page: Page  # its text is left behind
    digest: str  # SHA-256 in hex
    reading: Reading
    papers: list[Paper]
    keys: list[list[int]]


def check_options(options: Options) -> None:
    """Raise PapertriageError for options that make no sense."""
    if options.format:
        readers.named(options.format)
    if options.page_date and not iso_date(options.page_date):
        raise PapertriageError(f"--page-date {options.page_date!r} is no date; write it as 2026-05-28")


def read_saved(saved: Saved, options: Options, most_megabytes: int) -> list[ReadPage | PageError]:
    """The pages that the bytes hold, mostly one; of what can't be read, the PageError that says why."""
    pages = containers.open_pages(saved.name, saved.data, saved.modified, most_megabytes * 1_000_000)
    digest = saved.digest if len(pages) == 1 else None
    return [_read(page, saved, digest, options) for page in pages]


def _read(page: Page | PageError, saved: Saved, digest: str | None, options: Options) -> ReadPage | PageError:
    """The page read; where ``digest`` is None, that of its text."""
    if isinstance(page, PageError):
        return page
    page = page._replace(url=page.url or saved.url, notes=(*saved.notes, *page.notes))
    if options.page_date:
        page = page._replace(saved=iso_date(options.page_date))
    try:
        reading = readers.read_page(page, options.format)
        papers = [clean(record) for record in reading.records]
        found_by = [keys(paper) for paper in papers]
    except PageError as error:
        return error
    except Exception as error:  # noqa: BLE001  a bug at one page of strangers costs no other page
        return _bug(page.name, error)
    digest = digest or hashlib.sha256(page.text.encode("utf-8", "surrogatepass")).hexdigest()
    return ReadPage(page._replace(text=""), digest, reading, papers, found_by)


def _bug(name: str, error: Exception) -> PageError:
    """What is said of a page on which the program itself fails: where, and how."""
    *_, last = traceback.extract_tb(error.__traceback__)
    where = f"{Path(last.filename).name}:{last.lineno}"
    reason = one_line(f"{type(error).__name__}: {error}")[:_LONGEST_REASON]
    return PageError(name, f"a bug of papertriage ({where}, {reason}); please report it with the page")
