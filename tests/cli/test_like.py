"""``search --like``: papers like one, in a pipe."""

import json

import pytest

from tests.cli.conftest import Triage


@pytest.fixture
def splatting(filled: Triage) -> str:
    """The id of one of two papers about splatting."""
    return filled("search", "-f", "ids", "title:4d").out.strip()


def test_papers_like_one_are_lines_entries_or_ids(filled: Triage, splatting: str) -> None:
    lines = filled("search", "--like", splatting, "-n", "2").out.splitlines()
    assert len(lines) == 2
    assert "3D Splatting" in lines[0]
    entries = json.loads(filled("search", "--like", splatting, "-n", "2", "--json").out)
    assert [entry["title"] for entry in entries] == [line.split("\t")[3] for line in lines]
    ids = filled("search", "--like", splatting, "-n", "2", "-f", "ids").out.splitlines()
    assert ids == [entry["id"] for entry in entries]


def test_the_query_beside_like_selects(filled: Triage, splatting: str) -> None:
    filled("mark", "title:3d", "-s", "later")
    assert len(filled("search", "--like", splatting, "status:later").out.splitlines()) == 1
    result = filled("search", "--like", splatting, "status:done")
    assert (result.code, result.out, result.err) == (1, "", "nothing matched\n")


def test_a_pipe_gets_no_more_than_a_terminal_unless_told(filled: Triage, splatting: str) -> None:
    everything = filled("search", "--like", splatting, "-n", "0").out.splitlines()
    assert len(everything) > 3
    filled("config", "search.limit", "3")
    assert filled("search", "--like", splatting).out.splitlines() == everything[:3]


@pytest.mark.parametrize("options", [["--count"], ["--sort", "date"]])
def test_like_has_an_order_and_a_number_of_its_own(
    filled: Triage, splatting: str, options: list[str]
) -> None:
    result = filled("search", "--like", splatting, *options)
    assert result.code == 2
    assert "leave out --count and --sort" in result.err


def test_like_an_unknown_paper_says_where_ids_come_from(filled: Triage) -> None:
    result = filled("search", "--like", "no\x1b[31m")
    assert result.code == 2
    assert "papertriage search" in result.err
    assert "\x1b" not in result.err
