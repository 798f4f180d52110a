"""``ingest URL`` against a real server on this machine."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tests.cli.conftest import EXAMPLES, Triage

LISTING = (EXAMPLES / "arxiv-cs.LG-new.html").read_bytes()


class Site(BaseHTTPRequestHandler):
    """/list is a page, /moved leads to it, /large is larger than a megabyte, all else is missing."""

    def do_GET(self) -> None:
        if self.path == "/moved":
            self.send_response(302)
            self.send_header("Location", "/list")
            self.end_headers()
            return
        body = {"/list": LISTING, "/large": b"x" * 2_000_000}.get(self.path)
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(body or b"")

    def log_message(self, *_: object, **__: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_page_is_downloaded_kept_and_read(triage: Triage, home: Path, site: str) -> None:
    result = triage("ingest", f"{site}/moved")
    assert result.code == 0
    assert "1 page read: 5 found = 5 new" in result.err
    assert f"{site}/list" in result.err
    (kept,) = (home / "pages").iterdir()
    assert kept.read_bytes() == LISTING
    assert str(kept) in result.err
    assert triage("ingest", kept).err.startswith("0 pages read, 1 read before")
    assert (
        json.loads(triage("show", "--json", "2604.07702").out)[0]["sightings"][0]["page"] == f"{site}/moved"
    )


def test_a_page_that_is_missing_or_too_large_is_skipped_in_a_line(
    triage: Triage, home: Path, site: str
) -> None:
    (home / "config.toml").write_text("[ingest]\nmax_page_megabytes = 1\n")
    result = triage("ingest", f"{site}/none", f"{site}/large", EXAMPLES / "hf-search-compact.txt")
    assert result.code == 3
    assert "1 page read, 2 skipped" in result.err
    assert "404" in result.err
    assert not (home / "pages").exists()


def test_a_dry_run_keeps_no_page(triage: Triage, home: Path, site: str) -> None:
    assert "5 found = 5 new" in triage("ingest", "-n", f"{site}/list").err
    assert list(home.iterdir()) == []


def test_a_folder_that_can_not_be_made_is_named(triage: Triage, home: Path, site: str) -> None:
    (home / "pages").write_text("in the way")
    result = triage("ingest", f"{site}/list")
    assert result.code == 3
    assert f"can't be kept in {home / 'pages'}" in result.err


def test_a_page_that_can_not_be_kept_is_skipped_and_the_others_are_read(
    triage: Triage, home: Path, site: str
) -> None:
    triage("ingest", f"{site}/list")
    (kept,) = (home / "pages").iterdir()
    kept.unlink()
    kept.mkdir()
    result = triage("ingest", f"{site}/list", EXAMPLES / "hf-search-compact.txt")
    assert result.code == 3
    assert f"can't be kept: {kept}: " in result.err
    assert "1 page read, 1 skipped" in result.err
