"""Reading saved bytes, here or in other processes: the same papers in the same order, and nothing left behind."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from papertriage.errors import PageError, PapertriageError
from papertriage.reading import Options, ReadPage, _obey_the_parent, check, in_processes, read_saved
from papertriage.sources import Saved, load
from tests.containers.mails import mail, mbox

EXAMPLES = sorted(Path(__file__).parents[1].glob("examples/pages/*"))
LISTING = next(path for path in EXAMPLES if path.name.startswith("arxiv"))
READ = partial(read_saved, options=Options(), most_megabytes=10)


def source(name: str, data: bytes = b"<p>tea") -> Saved:
    return Saved(name, data, f"digest of {name}", None)


def read(saved: Saved, options: Options = Options()) -> ReadPage:  # noqa: B008
    (page,) = read_saved(saved, options, 10)
    assert isinstance(page, ReadPage)
    return page


# One page


def test_a_page_is_read_cleaned_and_keyed_and_its_text_left_behind() -> None:
    (saved,) = load(str(LISTING), 10)
    page = read(saved)
    assert (page.page.name, page.page.text, page.digest) == (str(LISTING), "", saved.digest)
    assert len(page.reading.records) == len(page.papers) == len(page.keys) == 5
    assert [paper.title for paper in page.papers] == [record.title for record in page.reading.records]
    assert all(page.keys)
