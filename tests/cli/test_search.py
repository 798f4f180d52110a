"""``search``, ``show`` and ``stats`` in a pipe: what programs and greps see."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from papertriage.model import Identifiers, Paper
from papertriage.store import Library
from tests.cli.conftest import EXAMPLES, Triage
from tests.cli.terminal import on_terminal


def test_a_hit_is_a_line_of_id_status_date_and_title(filled: Triage) -> None:
    result = filled("search", "docking")
    assert result.code == 0
    (line,) = result.out.splitlines()
    number, status, date, title = line.split("\t")
    assert (status, date, title) == ("new", "", "Harbor: Learning to Dock from Three Demonstrations")
    assert filled("show", number).code == 0


def test_words_given_apart_are_one_query(filled: Triage) -> None:
    assert filled("search", "key-value", "cache").out == filled("search", "key-value cache").out != ""


@pytest.mark.usefixtures("filled")
def test_on_a_terminal_a_hit_tells_who_wrote_it_and_how_often_it_was_seen() -> None:
    title, facts, *_ = on_terminal("search", "title:lantern", columns=200)
    assert "Lantern: Paged Key-Value Caches" in title
    assert "Mireille Okonjo and " in facts
    assert facts.endswith("pages")


def test_on_a_terminal_too_json_holds_all(filled: Triage, home: Path) -> None:
    everything = json.loads(filled("search", "--json").out)
    (home / "config.toml").write_text("[search]\nlimit = 1\n")
    assert len(everything) > 1
    assert json.loads(on_terminal("search", "--json", columns=60_000)[0]) == everything
    assert len(json.loads(on_terminal("search", "--json", "-n", "2", columns=60_000)[0])) == 2


def test_without_a_query_the_undecided_are_listed(filled: Triage) -> None:
    filled("mark", "docking", "-s", "skip")
    assert len(filled("search").out.splitlines()) == 11


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("title:splatting", 2),
        ('"shared codebooks" not 4d', 1),
        ("(robot* or dock*) and demonstrations", 1),
        ("author:Tanabe", 1),
        ("has:arxiv", 8),
        ("year:2026..", 9),
        ("seen:3..", 1),
        ("source:arxiv-list", 5),
        ("status:later", 0),
    ],
)
def test_the_grammar_reaches_the_library(filled: Triage, query: str, count: int) -> None:
    result = filled("search", "--count", query)
    assert result.out == f"{count}\n"
    assert result.code == (0 if count else 1)


def test_a_limit_and_an_order_are_obeyed(filled: Triage) -> None:
    titles = [
        line.split("\t")[3]
        for line in filled("search", "-n", "3", "--sort", "title", "has:abstract").out.splitlines()
    ]
    assert titles == sorted(titles)
    assert len(titles) == 3


def test_an_unknown_order_names_the_known_ones(filled: Triage) -> None:
    result = filled("search", "--sort", "colour", "cache")
    assert result.code == 2
    assert "relevance" in result.err


def test_nothing_found_suggests_the_word_that_was_meant(filled: Triage) -> None:
    result = filled("search", "splating")
    assert (result.code, result.out) == (1, "")
    assert "did you mean 'splatting'?" in result.err


def test_words_that_no_paper_has_together_find_papers_that_have_some_and_it_is_said(filled: Triage) -> None:
    result = filled("search", "harbour kagome pruning")
    assert result.code == 0
    assert len(result.out.splitlines()) == 3
    assert "some of them" in result.err


def test_a_selection_for_another_command_never_falls_back_to_some_of_the_words(filled: Triage) -> None:
    result = filled("search", "-f", "ids", "harbour kagome pruning")
    assert (result.code, result.out) == (1, "")


def test_ids_can_be_piped_into_mark(filled: Triage) -> None:
    ids = filled("search", "-f", "ids", "codebooks").out
    assert filled("mark", "-", "-s", "later", stdin=ids).err == "2 papers matched, 2 changed\n"
    lines = filled("search", "codebooks").out
    assert filled("mark", "-", "-s", "done", stdin=lines).err == "2 papers matched, 2 changed\n"
    assert filled("search", "--count", "status:done").out == "2\n"


def test_json_is_an_array_of_entries(filled: Triage) -> None:
    (entry,) = json.loads(filled("search", "--json", "thermal hall").out)
    assert set(entry) >= {
        "id", "title", "abstract", "authors", "authors_count", "organization", "date", "venue", "identifiers",
        "url", "status", "priority", "rating", "note", "tags", "added", "seen", "sightings", "score",
    }  # fmt: skip
    assert entry["identifiers"]["arxiv"] == "2604.07702"
    assert entry["sightings"][0]["position"] == 2
    assert "κ" in entry["abstract"]


def test_json_lines_are_the_same_entries(filled: Triage) -> None:
    lines = filled("search", "-f", "jsonl", "codebooks").out.splitlines()
    assert [json.loads(line) for line in lines] == json.loads(filled("search", "--json", "codebooks").out)


def test_an_unknown_format_names_the_known_ones(filled: Triage) -> None:
    result = filled("search", "-f", "docx", "cache")
    assert result.code == 2
    assert "known: ids, jsonl, md" in result.err


def test_show_tells_all_there_is(filled: Triage) -> None:
    filled("mark", "2604.01127", "-s", "later", "-t", "serving", "-r", "4", "-p", "2", "-m", "ask Ravi")
    out = filled("show", "arXiv:2604.01127").out
    for part in (
        "Lantern: Paged Key-Value Caches",
        "Mireille Okonjo",
        "Fjordlight",
        "later",
        "serving",
        "★★★★",
        "ask Ravi",
    ):
        assert part in out
    assert out.count("hf-") >= 3
    assert "87 votes" in out
    assert "2.6×" in out


def test_show_finds_a_paper_by_the_start_of_its_id_and_says_when_there_is_none(filled: Triage) -> None:
    full = filled("search", "-f", "ids", "docking").out.strip()
    assert json.loads(filled("show", "--json", full[:6]).out)[0]["id"] == full
    result = filled("show", "ffff")
    assert result.code == 2
    assert "no paper is called 'ffff'" in result.err


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.characters()))
def test_any_text_can_be_searched(filled: Triage, words: str) -> None:
    result = filled("search", "--", words)
    assert result.code in (0, 1, 2)
    assert result.code != 2 or len(result.err.splitlines()) == 1


@pytest.mark.parametrize(
    "words",
    ["\udcff\udc80", "a\x00b", "'\"", "AND", "c++", "gpt-4 OR", "NEAR(a b)", "x*y*", "^title", "{title}:x"],
)
def test_text_that_sqlite_would_read_as_syntax_can_be_searched(filled: Triage, words: str) -> None:
    result = filled("search", words)
    assert result.code in (0, 1) or result.err.startswith("papertriage: ")
    assert result.code != 70


def test_words_that_few_papers_have_together_are_followed_by_some_of_them_and_it_is_said(
    filled: Triage,
) -> None:
    result = filled("search", "-n", "5", "lantern conversations cache")
    titles = [line.split("\t")[3] for line in result.out.splitlines()]
    assert len(titles) == 2
    assert titles[0].startswith("Lantern")
    assert "1 paper with all of these words, then papers with some of them" in result.err


def test_show_opens_the_page_of_a_paper_in_the_browser(filled: Triage, home: Path) -> None:
    browser = home / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" > {home / "opened"}\n')
    browser.chmod(0o755)
    codes = []
    for name in ("2604.01127", filled("search", "-f", "ids", "docking").out.strip()):
        done = subprocess.run(
            [sys.executable, "-m", "papertriage", "show", "--open", name],
            env={**os.environ, "BROWSER": f"{browser} %s"},
            capture_output=True,
            text=True,
            check=False,
        )
        codes.append(done.returncode)
    assert codes == [0, 1]
    assert (home / "opened").read_text() == "https://arxiv.org/abs/2604.01127\n"
    assert "no link is known" in done.stderr
    assert "\topened 'Lantern: " in filled("undo", "--list").out


def test_show_tells_the_versions_and_the_topics_of_a_paper(triage: Triage, home: Path) -> None:
    (home / "config.toml").write_text('[topics.serving]\nany = ["throughput"]\n')
    page = (EXAMPLES / "arxiv-cs.LG-new.html").read_text(encoding="utf-8")
    (home / "one.html").write_text(page, encoding="utf-8")
    (home / "two.html").write_text(page.replace("2604.01127", "2605.09999"), encoding="utf-8")
    triage("ingest", "one.html", "two.html")
    out = " ".join(triage("show", "2605.09999").out.split())
    assert "serving (topic: throughput)" in out
    assert "version 2" in out
    assert "topics 1, the sum of their scores" in out
    assert "score +" not in out
    versions = json.loads(triage("show", "--json", "2605.09999").out)[0]["versions"]
    assert [version["identifiers"]["arxiv"] for version in versions] == ["2605.09999", "2604.01127"]


@pytest.mark.parametrize("name", ["2604.01127", "arxiv:2604.01127"])
def test_what_a_paper_is_called_by_is_told_where_it_is_searched_for(filled: Triage, name: str) -> None:
    quoted = f'"{name}"' if ":" in name else name
    result = filled("search", quoted)
    assert (result.code, result.out) == (1, "")
    assert result.err == (f"`papertriage show {name}` shows the paper that is called so\nnothing matched\n")
    assert "Lantern" in filled("show", name).out


def test_the_start_of_an_id_is_told_and_no_spelling_is_guessed(filled: Triage) -> None:
    number = filled("search", "-f", "ids", "title:lantern").out.strip()
    assert f"`papertriage show {number[:6]}`" in filled("search", number[:6]).err
    both = filled("search", number[:6], "2604.01127").err.splitlines()
    assert [line.split("`")[1] for line in both[:-1]] == [
        f"papertriage show {name}" for name in (number[:6], "2604.01127")
    ]
    mixed = filled("search", number[:6], "splatting")
    assert mixed.code == 0
    assert "is called so" not in mixed.err


def test_a_doi_and_a_pubmed_id_are_told(triage: Triage, home: Path) -> None:
    paper = Paper("A title", identifiers=Identifiers(doi="10.1056/nejmoa1715274", pmid="29768149"))
    with Library(home / "library.db", create=True) as library:
        library.add_names(library.add_paper(paper, []), paper.identifiers, [])
    for name in ("10.1056/nejmoa1715274", "29768149"):
        assert f"`papertriage show {name}` shows the paper" in triage("search", name).err
