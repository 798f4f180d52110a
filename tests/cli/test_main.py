"""The command line as a whole: help, exit codes, pipes, start-up, and what reaches a terminal."""

import os
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import get_args

import pytest

from papertriage import __version__
from papertriage.cli.main import COMMANDS
from papertriage.config import keys
from papertriage.config.schema import ExportSettings
from papertriage.exporters import exporters
from papertriage.model import Paper
from papertriage.store import Library
from papertriage.store.search import SORTS
from papertriage.text import either
from tests.cli.conftest import Triage
from tests.cli.terminal import sent_to_terminal

PAPERTRIAGE = [sys.executable, "-m", "papertriage"]
EVIL = "\x1b]0;owned\x07\x1b[31mred\x9b2J\u202egnp\x00"


def test_help_lists_every_command_and_touches_nothing(triage: Triage, home: Path) -> None:
    result = triage("--help")
    assert result.code == 0
    assert all(re.search(rf"^ +{name} ", result.out, re.MULTILINE) for name in COMMANDS)
    assert list(home.iterdir()) == []


def test_without_a_command_help_is_shown(triage: Triage) -> None:
    assert "Usage:" in triage().out + triage().err


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_a_help_of_its_own(triage: Triage, name: str) -> None:
    result = triage(name, "--help")
    assert result.code == 0
    assert f"papertriage {name}" in result.out


@pytest.mark.parametrize(
    ("command", "option", "choice"),
    [
        ("search", "--format", exporters()),
        ("export", "--format", exporters()),
        ("search", "--sort", SORTS),
        ("export", "--group-by", get_args(keys(ExportSettings)["group_by"].kind)),
    ],
)
def test_help_names_all_that_an_option_can_be(
    triage: Triage, command: str, option: str, choice: Iterable[str]
) -> None:
    helped = " ".join(triage(command, "--help").out.split(option)[1].split())
    assert either(list(choice)) in helped


def test_the_version_is_told_either_way(triage: Triage) -> None:
    for command in (PAPERTRIAGE, [str(Path(sys.executable).with_name("papertriage"))]):
        done = subprocess.run([*command, "--version"], capture_output=True, text=True, check=True)
        assert done.stdout == f"papertriage {__version__}\n"
    assert triage("--library", "x.db", "--version").out == f"papertriage {__version__}\n"


def test_a_version_that_cannot_be_written_is_exit_two() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run([*PAPERTRIAGE, "--version"], stdout=full, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (2, b"")


@pytest.mark.parametrize("arguments", [["serch"], ["search", "--colour"], ["show"], ["ingest"]])
def test_a_wrong_call_is_one_line_and_exit_two(triage: Triage, arguments: list[str]) -> None:
    result = triage(*arguments)
    assert result.code == 2
    assert len(result.err.splitlines()) == 1
    assert result.err.startswith("papertriage: ")


def test_a_closed_pipe_ends_in_silence(filled: Triage) -> None:
    command = f"{sys.executable} -m papertriage export -f jsonl | head -c 1 > /dev/null"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, env=os.environ, check=True)
    assert done.stderr == ""


def test_a_bug_keeps_its_traceback_and_exits_with_seventy(filled: Triage, home: Path) -> None:
    import sqlite3

    db = sqlite3.connect(home / "library.db")
    db.execute("DROP TABLE tag")
    db.close()
    result = filled("search", "cache")
    assert result.code == 70
    assert "Traceback" in result.err
    assert "no such table" in result.err


def test_letters_that_a_terminal_lacks_are_replaced(filled: Triage) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(
        [*PAPERTRIAGE, "show", "2604.07702"], capture_output=True, env=environment, check=True
    )
    assert b"Thermal Hall" in done.stdout


def test_a_piped_search_loads_nothing_heavy(filled: Triage) -> None:
    code = (
        "import sys; from papertriage.cli.main import main; main(['search', 'cache']);"
        "print(*sorted({name.split('.')[0] for name in sys.modules}), file=sys.stderr)"
    )
    bare = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=bare, check=True)
    loaded = set(done.stderr.split())
    assert done.stdout
    assert {"typer", "sqlite3"} <= loaded
    assert not loaded & {
        "bs4",
        "requests",
        "rapidfuzz",
        "rich",
        "pydantic",
        "tomllib",
        "tomli_w",
        "json",
        "asyncio",
    }


@pytest.fixture
def hostile(triage: Triage, home: Path) -> Triage:
    """A library whose strangers' texts were put in past all cleaning."""
    with Library(home / "library.db", create=True) as library:
        paper = Paper(
            title=f"Title {EVIL}",
            abstract=f"Words {EVIL}",
            authors=(f"Author {EVIL}",),
            venue=f"Venue {EVIL}",
        )
        library.add_paper(paper, [])
    return triage


def harmful(text: str) -> bool:
    return bool(re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text))


@pytest.mark.parametrize(
    "arguments",
    [
        ["search", "title"],
        ["show", "ID"],
        ["export"],
        ["export", "-f", "jsonl"],
        ["mark", "-n", "title", "-s", "done"],
    ],
)
def test_no_escape_sequence_of_a_page_reaches_a_pipe(hostile: Triage, arguments: list[str]) -> None:
    number = hostile("search", "-f", "ids", "title").out.strip()
    result = hostile(*[number if argument == "ID" else argument for argument in arguments])
    assert result.code == 0
    assert "itle" in result.out
    assert not harmful(result.out + result.err)


def test_no_escape_sequence_of_a_page_or_its_name_reaches_a_terminal(hostile: Triage, home: Path) -> None:
    (home / "evil\x1b[31m.txt").write_text("nothing that a reader knows")
    for arguments in (
        ["search", "title"],
        ["show", hostile("search", "-f", "ids", "title").out.strip()],
        ["ingest", "."],
    ):
        screen = sent_to_terminal(*arguments, NO_COLOR="1", TERM="xterm")
        assert "itle" in screen or "evil" in screen
        without_our_own = re.sub(r"\x1b\[(?:[0-9;]*[mAKGJ]|\?25[lh])|[\r\n\t]", "", screen)
        assert not harmful(without_our_own), repr(without_our_own)


def test_a_terminal_gets_twenty_rows_colour_and_a_count(triage: Triage, home: Path) -> None:
    with Library(home / "library.db", create=True) as library:
        for number in range(30):
            library.add_paper(Paper(title=f"Cache {number}", abstract="On caches."), [])
    screen = sent_to_terminal("search", "cache", TERM="xterm-256color")
    assert screen.count("Cache") >= 20
    assert "20 of 30; -n 0 shows all" in screen
    assert "\x1b[1;33m" in screen
    plain = sent_to_terminal("search", "cache", TERM="xterm-256color", NO_COLOR="1")
    assert "\x1b[1;33m" not in plain


@pytest.mark.parametrize("sign", ["\r", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029", "\n", "\t"])
def test_no_name_of_a_file_begins_a_line_of_its_own(triage: Triage, home: Path, sign: str) -> None:
    (home / f"bad{sign}12 papers.txt").write_text("nothing that a reader knows")
    result = triage("ingest", f"bad{sign}12 papers.txt", "-n")
    assert "skipped bad 12 papers.txt: " in result.err
    screen = sent_to_terminal("ingest", f"bad{sign}12 papers.txt", "-n")
    assert "bad 12 papers.txt" in screen
