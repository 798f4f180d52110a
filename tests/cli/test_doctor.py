"""``doctor``: well, or told what is wrong."""

import json
import sqlite3
from pathlib import Path

from tests.cli.conftest import EXAMPLES, Triage


def test_a_sound_library_is_well(filled: Triage) -> None:
    result = filled("doctor")
    assert (result.code, result.out, result.err) == (0, "", "all is well\n")


def test_what_was_never_read_is_listed_with_page_and_line(triage: Triage, home: Path) -> None:
    page = (EXAMPLES / "arxiv-cs.LG-new.html").read_text(encoding="utf-8")
    (home / "cut.html").write_text(page[: page.rindex("<dd>")], encoding="utf-8")
    triage("ingest", "cut.html")
    result = triage("doctor")
    assert result.code == 1
    kind, place, text = result.out.rstrip("\n").split("\t")
    assert kind == "fragment"
    assert place.startswith("cut.html:")
    assert text
    assert json.loads(triage("doctor", "--json").out) == [{"kind": kind, "place": place, "text": text}]


def test_an_index_that_does_not_fit_and_a_row_without_its_parent_are_found(
    filled: Triage, home: Path
) -> None:
    db = sqlite3.connect(home / "library.db")
    db.execute("INSERT INTO paper_text (paper_text, rowid, title) VALUES ('delete', 1, 'Something')")
    db.execute("DELETE FROM paper_text_docsize WHERE id = 2")
    db.execute("INSERT INTO fragment (page, line, text) VALUES (99, 1, 'lost')")
    db.commit()
    db.close()
    result = filled("doctor")
    assert result.code == 1
    assert "the index paper_text does not fit the papers" in result.out
    assert "belongs to a row of page that is not there" in result.out


def test_a_dubious_topic_is_a_finding(filled: Triage, home: Path) -> None:
    (home / "config.toml").write_text('[topics.x]\nany = ["a*"]\n')
    assert filled("doctor").out.startswith("topic\t")
