"""``stats``: bars that can be read anywhere, and the same figures for programs."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Triage
from tests.cli.terminal import on_terminal

JSON_KEYS = {
    "papers", "sightings", "by_status", "by_tag", "by_page", "by_source", "by_week",
    "funnel", "pace", "hidden_samples",
}  # fmt: skip


def test_the_bars_of_a_pipe_are_plain_lines(filled: Triage) -> None:
    filled("mark", "title:splatting", "-s", "skip")
    filled("mark", "title:lantern", "-s", "done", "-t", "caches")
    lines = filled("stats").out.splitlines()
    assert lines[0] == "12 papers, seen 22 times on 5 pages"
    funnel = lines[lines.index("from seen to done") + 1 :][:6]
    assert [line.split(None, 2)[::2] for line in funnel] == [
        ["22", "records"],
        ["12", "papers"],
        ["3", "decided, 25% of these"],
        ["1", "kept, 33% of these"],
        ["1", "read, 100% of these"],
        ["1", "done, 100% of these"],
    ]
    assert f"        2  {'█' * 5}▍{' ' * 18}  skip" in lines
    assert {"by status", "by tag", "by source", "by week added"} <= set(lines)
    assert not any(line.startswith("triage:") for line in lines)


def test_a_query_says_which_papers_and_none_is_told(filled: Triage) -> None:
    result = filled("stats", "title:splatting")
    assert result.code == 0
    assert result.out.startswith("2 papers, seen ")
    assert json.loads(filled("stats", "--json", "title:splatting").out)["papers"] == 2
    result = filled("stats", "nonsense")
    assert (result.code, result.out, result.err) == (
        1,
        "0 papers, seen 0 times on 0 pages\n",
        "nothing matched\n",
    )
    assert filled("stats", "nofield:x").code == 2


def test_the_json_has_every_key_that_the_page_tells(filled: Triage) -> None:
    figures = json.loads(filled("stats", "--json").out)
    assert set(figures) == JSON_KEYS
    assert figures["by_status"] == {"new": 12, "later": 0, "reading": 0, "done": 0, "skip": 0, "muted": 0}
    assert set(figures["by_source"][0]) == {"reader", "place", "papers"}
    assert set(figures["funnel"]) == {"records", "papers", "decided", "kept", "read", "done"}
    assert figures["pace"] == {
        "decisions": 0,
        "per_day": 0.0,
        "per_week": 0.0,
        "minutes_per_decision": None,
        "last_session": None,
    }
    assert figures["hidden_samples"] == []


@pytest.fixture
def triaged(filled: Triage, home: Path) -> Triage:
    """A library in which a session of triage also showed three muted papers and a skipped one."""
    from papertriage.model import Status
    from papertriage.query import And
    from papertriage.store import Changes, Library

    with Library(home / "library.db") as library:
        numbers = library.matching(And())
        for drawn, some in (("score", numbers[:3]), ("muted", numbers[3:6])):
            library.mark(some, Changes(Status.SKIP), drawn=drawn)
        library.mark(numbers[6:7], Changes(Status.LATER), drawn="skip")
    return filled


def test_the_pace_of_triage_and_the_cost_of_hiding_are_sentences(triaged: Triage) -> None:
    out = triaged("stats").out
    assert "triage: 7 decisions; in the last four weeks 7 a week, 7 on a day of triage; " in out
    assert " UTC, 7 decisions, 1 kept, " in out
    assert "0 of 3 muted papers were worth keeping: at most 64 % (with 95 % certainty)" in out
    assert "1 of 1 skipped paper was worth keeping: at most 100 % (with 95 % certainty)" in out
    figures = json.loads(triaged("stats", "--json").out)
    assert set(figures["pace"]["last_session"]) == {"began", "decisions", "kept", "minutes"}
    assert figures["hidden_samples"][0] == {
        "status": "muted",
        "shown": 3,
        "kept": 0,
        "at_most": pytest.approx(0.632, abs=0.001),
    }


def test_only_the_largest_of_many_tags_are_drawn(filled: Triage) -> None:
    for number in range(15):
        filled("mark", "title:lantern", "-t", f"tag{number:02}")
    lines = filled("stats").out.splitlines()
    assert lines[lines.index("and 3 more; --json tells all") - 1].endswith("tag11")


@pytest.mark.parametrize(("columns", "side_by_side"), [(40, 1), (80, 1), (200, 2)])
def test_the_charts_take_the_width_that_there_is(triaged: Triage, columns: int, side_by_side: int) -> None:
    lines = on_terminal("stats", columns=columns)
    assert max(map(len, lines)) <= columns
    assert max(
        sum(line.count(heading) for heading in ("from seen to done", "by status")) for line in lines
    ) == (side_by_side)
    assert max(line.count("█") for line in lines) > columns // side_by_side // 3
    assert any("3 muted papers were" in " ".join(lines[at : at + 2]) for at in range(len(lines)))


def test_without_letters_for_bars_they_are_ascii(filled: Triage) -> None:
    command = [sys.executable, "-m", "papertriage", "stats"]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    out = subprocess.run(command, env=environment, check=True, capture_output=True).stdout.decode("ascii")
    assert f"       12  {'#' * 24}  new" in out
    assert any(line.endswith("#  new") for line in on_terminal("stats", PYTHONIOENCODING="ascii"))
