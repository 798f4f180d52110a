"""Ctrl-C and a kill in the middle of an ingest leave whole pages only, and running it again completes it."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import Triage

PAGES, RECORDS = 40, 60


@pytest.fixture
def pages(home: Path) -> Path:
    folder = home / "saved"
    folder.mkdir()
    for page in range(PAGES):
        cards = (
            f"A title of page {page} number {card}\n{' '.join(f'word{page}x{card}x{n}' for n in range(60))}\n"
            for card in range(RECORDS)
        )
        banner = "Get trending papers in your email inbox once a day!\nSubscribe"
        (folder / f"page{page:02}.txt").write_text(banner + "".join(cards))
    return folder


def whole_pages(library: Path) -> int:
    """How many pages are in the library; each must hold all of its records."""
    db = sqlite3.connect(f"file:{library}?mode=ro", uri=True)
    try:
        counts = [count for (count,) in db.execute("SELECT count(*) FROM sighting GROUP BY page")]
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert db.execute("SELECT count(*) FROM page").fetchone() == (len(counts),)
        assert db.execute("SELECT count(*) FROM paper").fetchone() == (len(counts) * RECORDS,)
    finally:
        db.close()
    assert set(counts) <= {RECORDS}
    return len(counts)


@pytest.mark.parametrize("blow", [signal.SIGINT, signal.SIGKILL])
def test_a_blow_in_the_middle_leaves_whole_pages(
    triage: Triage, home: Path, pages: Path, blow: signal.Signals
) -> None:
    library = home / "library.db"
    # A process that is killed can't write down what it covered.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    process = subprocess.Popen(
        [sys.executable, "-m", "papertriage", "ingest", pages],
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
    )
    assert process.stderr
    while process.poll() is None and (not library.exists() or _rows(library) < 3):
        time.sleep(0.005)
    process.send_signal(blow)
    _, err = process.communicate()
    if blow == signal.SIGINT:
        assert process.returncode == 130
        assert err.splitlines()[-1] == "papertriage: interrupted; what was finished before is kept"
    else:
        assert process.returncode == -signal.SIGKILL
    assert 3 <= whole_pages(library) < PAGES
    assert triage("ingest", pages).code == 0
    assert whole_pages(library) == PAGES


def _rows(library: Path) -> int:
    try:
        db = sqlite3.connect(f"file:{library}?mode=ro", uri=True)
        try:
            return int(db.execute("SELECT count(*) FROM page").fetchone()[0])
        finally:
            db.close()
    except sqlite3.OperationalError:  # not there yet, or not made yet
        return 0
