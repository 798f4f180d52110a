"""Bad input gets one clear line, the other pages are still read, and nothing is half written."""

import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import EXAMPLES, Triage

GOOD = EXAMPLES / "hf-search-compact.txt"
PAPERTRIAGE = [sys.executable, "-m", "papertriage"]

BAD = {
    "empty.html": (b"", "empty"),
    "picture.html": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "picture"),
    "paper.pdf": (b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n", "PDF"),
    "letter.txt": (
        b"Dear all,\n\nplease find the minutes of our meeting below.\n\nBest,\nA.\n",
        "no reader knows this page",
    ),
    "cut.html.gz": (b"\x1f\x8b\x08\x00\x00\x00\x00\x00", "gzip"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_page_that_is_none_is_skipped_with_one_line_and_the_others_are_read(
    triage: Triage, home: Path, name: str
) -> None:
    data, reason = BAD[name]
    (home / name).write_bytes(data)
    result = triage("ingest", name, GOOD)
    assert result.code == 3
    (line,) = (line for line in result.err.splitlines() if line.startswith("skipped"))
    assert line.startswith(f"skipped {name}: ")
    assert reason in line
    assert triage("search", "--count").out == "5\n"


def test_a_page_cut_off_in_the_middle_of_a_tag_gives_its_whole_records(triage: Triage, home: Path) -> None:
    page = (EXAMPLES / "arxiv-cs.LG-new.html").read_text(encoding="utf-8")
    (home / "cut.html").write_text(
        page[: page.rindex("<div class='list-title")] + "<div class='li", encoding="utf-8"
    )
    result = triage("ingest", "cut.html")
    assert result.code == 0
    assert "4 new" in result.err


def test_a_page_in_another_charset_than_it_says_is_read_with_a_note(triage: Triage, home: Path) -> None:
    page = (EXAMPLES / "arxiv-cs.LG-new.html").read_text(encoding="utf-8")
    (home / "latin.html").write_bytes(page.encode("cp1252", errors="xmlcharrefreplace"))
    result = triage("ingest", "latin.html")
    assert result.code == 0
    assert "5 new" in result.err
    assert "cp1252" in result.err
    assert "Poincaré Dubois" in triage("search", "--json", "author:dubois").out.encode().decode(
        "unicode_escape"
    )


def test_fifty_megabytes_in_one_line_are_answered_in_a_line(triage: Triage, home: Path) -> None:
    (home / "long.txt").write_bytes(b"word " * 10_000_000)
    result = triage("ingest", "long.txt", GOOD)
    assert result.code == 3
    assert len([line for line in result.err.splitlines() if "long.txt" in line]) == 1


def test_a_page_larger_than_the_limit_is_named_with_the_setting(triage: Triage, home: Path) -> None:
    (home / "config.toml").write_text("[ingest]\nmax_page_megabytes = 1\n")
    (home / "large.txt").write_bytes(b"x" * 1_000_001)
    assert (
        "larger than 1 MB; see `papertriage config ingest.max_page_megabytes`"
        in triage("ingest", "large.txt").err
    )


def test_a_file_that_is_gone_or_no_file_is_skipped(triage: Triage, home: Path) -> None:
    (home / "socket").symlink_to(home / "nowhere")
    result = triage("ingest", "gone.html", "socket", GOOD)
    assert result.code == 3
    assert "skipped gone.html, socket: can't be read: No such file or directory" in result.err
    assert "5 new" in result.err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_skipped(triage: Triage, home: Path) -> None:
    shutil.copy(GOOD, home / "secret.txt")
    (home / "secret.txt").chmod(0)
    assert "can't be read: Permission denied" in triage("ingest", "secret.txt").err


@pytest.mark.parametrize("command", [["mark", "-", "-s", "later"], ["triage", "--plain"]])
@pytest.mark.usefixtures("filled")
def test_what_is_piped_in_need_not_be_utf_8(command: list[str]) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8:strict"}  # as in most languages but C
    done = subprocess.run(
        [*PAPERTRIAGE, *command], input=b"caf\xe9\n", env=environment, capture_output=True, check=False
    )
    assert done.returncode == (2 if command[0] == "mark" else 0)
    assert "caf" in done.stderr.decode()
    assert b"Traceback" not in done.stderr


def test_a_library_that_is_none_is_refused_in_a_line_and_left_alone(triage: Triage, home: Path) -> None:
    (home / "folder.db").mkdir()
    (home / "text.db").write_text("a diary\n" * 1000)
    foreign = sqlite3.connect(home / "foreign.db")
    foreign.execute("CREATE TABLE diary (day)")
    foreign.close()
    for name, reason in (
        ("folder", "is a folder"),
        ("text", "not a papertriage library"),
        ("foreign", "another program"),
    ):
        for command in (["ingest", str(GOOD)], ["search", "x"]):
            result = triage("--library", f"{name}.db", *command)
            assert result.code == 2
            assert len(result.err.splitlines()) == 1
            assert reason in result.err


def test_no_library_yet_says_how_to_make_one(triage: Triage, home: Path) -> None:
    for command in (["search"], ["show", "abcd"], ["mark", "x", "-s", "done"], ["export"], ["stats"]):
        result = triage(*command)
        assert result.code == 2
        assert "no library yet; `papertriage ingest PAGE...` makes it" in result.err
    assert list(home.iterdir()) == []


def test_a_locked_library_waits_and_then_names_whom_to_look_for(filled: Triage, home: Path) -> None:
    (home / "config.toml").write_text("[library]\nbusy_seconds = 0.1\n")
    (home / "page.txt").write_bytes(GOOD.read_bytes() + b"\n")
    other = sqlite3.connect(home / "library.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        result = filled("ingest", "page.txt")
    finally:
        other.close()
    assert result.code == 2
    assert "another program is writing to it (see `fuser " in result.err
    assert filled("ingest", "page.txt").code == 0


def test_a_full_disk_is_said_and_the_library_stays_whole(home: Path) -> None:
    for page in range(60):
        cards = (
            f"Title {page} {card}\n{' '.join(f'word{page}x{card}x{n}' for n in range(60))}\n"
            for card in range(40)
        )
        (home / f"page{page:02}.txt").write_text(
            GOOD.read_text(encoding="utf-8") + "".join(cards), encoding="utf-8"
        )

    def little_room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (2_000_000, 2_000_000))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    pages = sorted(home.glob("page*.txt"))
    done = subprocess.run(
        [*PAPERTRIAGE, "ingest", *pages], capture_output=True, text=True, preexec_fn=little_room, check=False
    )
    assert done.returncode == 2
    assert "disk" in done.stderr.splitlines()[-1]
    with_room = subprocess.run([*PAPERTRIAGE, "ingest", *pages], capture_output=True, text=True, check=False)
    assert with_room.returncode == 0
    assert " read before: " in with_room.stderr
    assert (
        subprocess.run([*PAPERTRIAGE, "search", "--count"], capture_output=True, text=True, check=True).stdout
        == "2405\n"
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            '[topics.rl]\nanyy = ["reward"]\n',
            "config.toml:2: topic 'rl': no key called 'anyy'; did you mean 'any'?",
        ),
        ("[search]\nlimit = 20\nlimti = 3\n", "did you mean 'limit'?"),
        ("[search\n", "config.toml:1"),
        ('[topics.rl]\nwhen = "titel:reward"\n', "titel"),
    ],
)
def test_a_fault_in_the_configuration_is_told_with_file_and_line(
    filled: Triage, home: Path, text: str, line: str
) -> None:
    (home / "config.toml").write_text(text)
    for command in (["search", "x"], ["ingest", str(GOOD)], ["topics"]):
        result = filled(*command)
        if command[0] != "search" or "when" not in text:  # a search asks for no topics
            assert result.code == 2
            assert line in result.err
            assert len(result.err.splitlines()) == 1


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("titel:cache", "title"),
        ("(cache", "is never closed"),
        ("year:soon..", "year"),
        ("status:read", "reading"),
        ("title:", "title"),
    ],
)
def test_a_broken_query_is_one_line_that_helps(filled: Triage, query: str, reason: str) -> None:
    result = filled("search", query)
    assert result.code == 2
    assert len(result.err.splitlines()) == 1
    assert reason in result.err
