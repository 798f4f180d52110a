"""What many tests start from: a library in a file, and papers to put into it."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import settings

from papertriage.store import Library

# What a machine takes for an example says more of what else it does; a test must give the same answer twice.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture
def library_path(tmp_path: Path) -> Path:
    return tmp_path / "library.db"


@pytest.fixture
def library(library_path: Path) -> Iterator[Library]:
    with Library(library_path, create=True) as library:
        yield library


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """``at("2026-05-28T09:30:00Z")`` is the time from now on."""

    def set_clock(moment: str) -> None:
        seconds = datetime.fromisoformat(moment).timestamp()
        monkeypatch.setattr("papertriage.clock.seconds", lambda: seconds)

    return set_clock
