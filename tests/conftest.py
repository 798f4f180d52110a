"""What many tests start from: a library in a file, and papers to put into it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from papertriage.store import Library


@pytest.fixture
def library_path(tmp_path: Path) -> Path:
    return tmp_path / "library.db"


@pytest.fixture
def library(library_path: Path) -> Iterator[Library]:
    with Library(library_path, create=True) as library:
        yield library
