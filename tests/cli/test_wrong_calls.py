"""Calls that can't be meant: each is one line that says what to do, and never a traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Result, Triage

HUGE = "1" + 23 * "0"
PAPERTRIAGE = f"{sys.executable} -m papertriage"


def in_shell(command: str) -> Result:
    """What a shell makes of the command, with ``papertriage`` as its first word."""
    done = subprocess.run(
        ["bash", "-c", f"{PAPERTRIAGE} {command}"],
        capture_output=True,
        text=True,
        env=os.environ,
        check=False,
    )
    return Result(done.returncode, done.stdout, done.stderr)


def test_without_anything_the_help_is_printed_as_it_is(triage: Triage) -> None:
    assert triage() == triage("--help")
    assert len(triage().out.splitlines()) > 12


def test_without_a_command_it_is_missed(triage: Triage) -> None:
    assert triage("--library", "x.db") == (2, "", "papertriage: Missing command; see `papertriage --help`\n")


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["search", "-n", HUGE], "-n wants a whole number from 0 to 999,999,999, not '1000"),
        (["search", "-n", "x"], "-n wants a whole number from 0 to 999,999,999, not 'x'"),
        (["search", "-n", "-1"], "not '-1'"),
        (["triage", "-n", "0"], "-n wants a whole number from 1 to 999,999,999, not '0'"),
        (["topics", "--diff", "-n", "9" * 5000], "-n wants a whole number"),
        (["mark", "x", "-p", HUGE], "-p wants a whole number from -999,999,999 to 999,999,999"),
        (["mark", "x", "-r", "6"], "-r wants a whole number from 0 to 5, not '6'"),
        (["mark", "x", "-s", "muted"], "only a topic mutes papers"),
        (["undo", "abc"], "OP wants a whole number from 1 to 999,999,999, not 'abc'"),
        (["dupes", "--split", "abcd", "9" * 5000], "is no number of a sighting"),
        (["search", "--json", "-f", "ids"], "--json and -f: one at a time"),
        (["search", "--json", "--count"], "--json and --count: one at a time"),
        (["search", "--count", "--sort", "date"], "leave out --sort"),
        (["search", "x", "--library", "y.db"], "--library stands before the command: `papertriage --library"),
        (
            ["search", "x", "--config=y"],
            "--config stands before the command: `papertriage --config ... search",
        ),
        (["search", "x", "--nonsense"], "see `papertriage search --help`"),
    ],
)
def test_a_wrong_call_is_a_sentence(filled: Triage, arguments: list[str], reason: str) -> None:
    result = filled(*arguments)
    assert (result.code, result.out) == (2, "")
    assert len(result.err.splitlines()) == 1
    assert len(result.err) < 200
    assert reason in result.err


def test_a_priority_may_be_below_nothing(filled: Triage) -> None:
    assert filled("mark", "title:lantern", "-p", "-3").err == "1 paper matched, 1 changed\n"
    assert filled("search", "--count", "priority:-3").out == "1\n"


def test_no_help_offers_what_is_refused(triage: Triage) -> None:
    assert "muted" not in triage("mark", "--help").out


@pytest.mark.parametrize("command", ["search model", "search --json", "show 2604.07702", "export", "--help"])
@pytest.mark.parametrize(("to", "reason"), [("> /dev/full", "No space left"), (">&-", "Bad file descriptor")])
def test_an_answer_that_can_be_written_nowhere_is_told_in_a_line(
    filled: Triage, command: str, to: str, reason: str
) -> None:
    result = in_shell(f"{command} {to}")
    assert result.code == 2
    assert result.err.startswith(f"papertriage: the answer can't be written: {reason}")
    assert len(result.err.splitlines()) == 1


def test_streams_that_are_not_needed_may_be_closed(filled: Triage, home: Path) -> None:
    assert in_shell("export -o read.md >&-") == (0, "", "read.md: 12 papers\n")
    assert (home / "read.md").read_text().startswith("# Reading list (12)")
    assert in_shell("search lantern 2>&-").out.count("\n") == 1
    for closed in ("2>&-", "2>/dev/full", "<&- >&- 2>&-"):
        assert in_shell(f"search qqqq {closed}") == (1, "", "")


def test_answers_from_a_closed_stdin_are_none(filled: Triage) -> None:
    assert in_shell("mark - -s skip <&-").err == "nothing matched\n"
    assert "stdin" in in_shell("triage <&-").err
    assert "no terminal to edit" in in_shell("config --edit <&-").err
    assert "--review needs a terminal" in in_shell("dupes --review <&-").err


def test_a_hint_that_nobody_reads_any_more_ends_the_command(filled: Triage) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run([*PAPERTRIAGE.split(), "search", "qqqq"], stderr=writing, check=False)
    os.close(writing)
    assert done.returncode == 0


@pytest.mark.parametrize(
    ("editor", "reason"),
    [
        ("nosuched", "'nosuched' could not edit"),
        ("/", "Permission denied; set EDITOR"),
        ("'", "its quotes don't match; set EDITOR"),
    ],
)
def test_an_editor_that_can_not_start_is_told_in_words(
    triage: Triage, monkeypatch: pytest.MonkeyPatch, editor: str, reason: str
) -> None:
    monkeypatch.setenv("VISUAL", editor)
    result = triage("config", "--edit")
    assert result.code == 2
    assert reason in result.err
    assert "Errno" not in result.err
