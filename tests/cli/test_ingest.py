"""``ingest`` as people and programs see it."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import EXAMPLES, Triage
from tests.cli.terminal import on_terminal

ALL = "22 found = 12 new + 10 seen again + 0 merged + 0 maybe + 0 unreadable"


def test_the_ledger_names_each_page_and_adds_up(triage: Triage) -> None:
    result = triage("ingest", EXAMPLES)
    assert result.code == 0
    assert result.out == ""
    lines = result.err.splitlines()
    assert lines[0] == "found =   new + again + merged + maybe + unreadable"
    assert lines[1] == "    5 =     5 +     0 +      0 +     0 +          0  arxiv-cs.LG-new.html"
    assert f"5 pages read: {ALL}" in lines
    assert lines[-1].startswith("next: papertriage triage")


def test_reading_the_same_pages_again_adds_nothing_and_says_so(filled: Triage) -> None:
    result = filled("ingest", EXAMPLES)
    assert result.code == 0
    assert result.err.startswith("0 pages read, 5 read before: 0 found")


def test_the_same_bytes_under_another_name_are_known(filled: Triage, home: Path) -> None:
    shutil.copy(EXAMPLES / "hf-search-compact.txt", home / "copy.txt")
    assert filled("ingest", "copy.txt").err.startswith("0 pages read, 1 read before")


def test_a_dry_run_says_what_would_happen_and_makes_no_file(triage: Triage, home: Path) -> None:
    result = triage("ingest", "--dry-run", EXAMPLES)
    assert ALL in result.err
    assert "dry run: nothing was kept" in result.err
    assert list(home.iterdir()) == []


def test_a_dry_run_on_a_library_leaves_it_as_it_was(triage: Triage) -> None:
    first, *rest = sorted(EXAMPLES.iterdir())
    triage("ingest", first)
    assert "17 found = 7 new + 10 seen again" in triage("ingest", "-n", *rest).err
    assert triage("search", "--count").out == "5\n"


def test_the_json_holds_every_record_as_printed(triage: Triage) -> None:
    result = triage("ingest", "--dry-run", "--json", EXAMPLES / "arxiv-cs.LG-new.html", "missing.html")
    assert result.code == 3
    report = json.loads(result.out)
    assert report["totals"] == {
        "found": 5,
        "new": 5,
        "seen_again": 0,
        "merged": 0,
        "maybe": 0,
        "unreadable": 0,
    }
    assert report["skipped"] == [
        {"name": "missing.html", "reason": "can't be read: No such file or directory"}
    ]
    (page,) = report["pages"]
    assert (page["reader"], page["stated_total"], page["page_date"]) == ("arxiv-list", 5, "2026-04-23")
    record = page["records"][2]
    assert record["title"] == "Thermal Hall Response of a Disordered Kagome Magnet from First Principles"
    assert record["identifiers"] == {"arxiv": "2604.07702", "doi": None, "pmid": None}
    assert record["authors"] == ["Ağca Yıldırım", "J. M. Feldspar", "Poincaré Dubois"]
    assert (record["abstract_kind"], record["announced"]) == ("full", "cross-list")
    assert r"$\kappa_{xy}$" in record["abstract"]


def test_a_page_can_come_from_a_pipe(triage: Triage) -> None:
    page = (EXAMPLES / "hf-search-compact.txt").read_text(encoding="utf-8")
    assert "  -\n1 page read: 5 found = 5 new" in triage("ingest", "-", stdin=page).err


def test_a_folder_is_walked_but_not_what_browsers_put_beside_a_page(triage: Triage, home: Path) -> None:
    for place in ("deep/down", "page_files", ".hidden"):
        (home / "saved" / place).mkdir(parents=True)
        shutil.copy(EXAMPLES / "hf-search-compact.txt", home / "saved" / place / "page.txt")
    (home / "saved" / ".notes").write_text("not a page")
    result = triage("ingest", "saved")
    assert result.code == 0
    assert "  saved/deep/down/page.txt\n" in result.err
    assert "1 page read" in result.err


def test_an_empty_folder_says_what_to_do(triage: Triage, home: Path) -> None:
    (home / "empty").mkdir()
    result = triage("ingest", "empty")
    assert result.code == 0
    assert "no pages there" in result.err


def test_a_format_can_be_forced_and_a_wrong_name_is_answered_with_the_known_ones(triage: Triage) -> None:
    page = EXAMPLES / "hf-search-compact.txt"
    assert triage("ingest", "--format", "hf-papers-text", page).code == 0
    result = triage("ingest", "--format", "hf-paper", page)
    assert result.code == 2
    assert "arxiv-list, " in result.err


def test_all_formats_are_listed_without_a_page(triage: Triage, home: Path) -> None:
    for arguments in (["--format", "list"], ["--format=list", EXAMPLES]):
        result = triage("ingest", *arguments)
        assert (result.code, result.err) == (0, "")
        assert {"arxiv-list", "hf-papers-text"} <= set(result.out.splitlines())
    assert list(home.iterdir()) == []


def test_dates_without_a_year_take_it_from_the_day_the_page_was_saved(triage: Triage, home: Path) -> None:
    text = (EXAMPLES / "hf-search-metadata.txt").read_text(encoding="utf-8").replace(", 2026", "")
    (home / "page.txt").write_text(text, encoding="utf-8")
    for option, date in ((["--page-date", "2026-06-01"], "2026-04-20"), ([], "--04-20")):
        report = json.loads(triage("ingest", "--dry-run", "--json", *option, "page.txt").out)
        assert report["pages"][0]["records"][0]["date"] == date


def test_a_page_date_that_is_none_is_refused(triage: Triage) -> None:
    result = triage("ingest", "--page-date", "yesterday", EXAMPLES)
    assert (result.code, result.err) == (
        2,
        "papertriage: --page-date 'yesterday' is no date; write it as 2026-05-28\n",
    )


def test_many_pages_that_went_well_are_only_counted(triage: Triage, home: Path) -> None:
    text = (EXAMPLES / "hf-search-compact.txt").read_text(encoding="utf-8")
    for number in range(40):
        (home / f"page{number:02}.txt").write_text(
            text + f"One more title {number}\n{'Words. ' * 60}\n", encoding="utf-8"
        )
    lines = triage("ingest", *sorted(home.glob("page*.txt"))).err.splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("40 pages read: 240 found")


@pytest.mark.usefixtures("home")
def test_the_progress_of_several_pages_is_seen_on_a_terminal() -> None:
    lines = on_terminal("ingest", EXAMPLES)
    assert any("reading" in line and "/5 pages" in line for line in lines)
    assert lines[-1].startswith("next: papertriage triage")
    assert not any("reading" in line for line in on_terminal("ingest", EXAMPLES / "hf-search-compact.txt"))


def test_what_was_not_understood_is_shown_with_its_line(triage: Triage, home: Path) -> None:
    page = (EXAMPLES / "arxiv-cs.LG-new.html").read_text(encoding="utf-8")
    cut = page[: page.rindex("<dd>")]
    (home / "cut.html").write_text(cut, encoding="utf-8")
    result = triage("ingest", "cut.html")
    assert "5 found = 4 new + 0 seen again + 0 merged + 0 maybe + 1 unreadable" in result.err
    assert "not understood" in result.err


def test_the_pieces_of_a_large_file_are_listed_until_they_are_many(triage: Triage, home: Path) -> None:
    line = (
        '{"id": "%s", "title": "Title %d of %s", "abstract": "%s", "categories": "cs.LG", "versions": []}\n'
    )
    lines = [
        line % (f"26{n // 99999 + 10}.{n % 99999:05}", n, n * 7919, f"w{n} " * 60) for n in range(16_000)
    ]
    (home / "papers.jsonl").write_text("".join(lines))
    result = triage("ingest", "-n", "papers.jsonl")
    rows = [row for row in result.err.splitlines() if "papers.jsonl:" in row]
    assert rows[0].endswith("papers.jsonl:1-500")
    assert len(rows) == 30
    assert "32 pages read: 16,000 found" in result.err


def test_a_page_that_states_more_than_it_shows_is_said_to_fall_short(triage: Triage, home: Path) -> None:
    page = (EXAMPLES / "arxiv-cs.LG-new.html").read_text(encoding="utf-8")
    (home / "cut.html").write_text(page[: page.rindex("<dt>")], encoding="utf-8")
    assert "the page states 5, here are 4; save all of it to get the rest" in triage("ingest", "cut.html").err


def test_of_many_fragments_the_first_are_shown(triage: Triage, home: Path) -> None:
    page = (EXAMPLES / "arxiv-cs.LG-new.html").read_text(encoding="utf-8")
    (home / "broken.html").write_text(page.replace("list-title", "nothing"), encoding="utf-8")
    assert "and 2 more; papertriage ingest --dry-run --json shows all" in triage("ingest", "broken.html").err


def test_the_same_page_twice_in_one_go_is_read_once(triage: Triage, home: Path) -> None:
    page = (EXAMPLES / "hf-search-compact.txt").read_bytes()
    names = [home / f"copy{number:02}.txt" for number in range(12)]
    for name in names:
        name.write_bytes(page)
    assert "1 page read, 11 read before: 5 found = 5 new" in triage("ingest", *names).err


def test_a_wrong_call_makes_no_library(triage: Triage, home: Path) -> None:
    assert triage("ingest", "--format", "nonsense", EXAMPLES).code == 2
    assert list(home.iterdir()) == []


UNUSED = "; to read anew: papertriage undo 1 takes that ingest back\n"


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--format", "ris"], "--format was not used"),
        (["--page-date", "2026-01-01"], "--page-date was not used"),
        (
            ["--format", "ris", "--page-date", "2026-01-01", "--json"],
            "--format and --page-date were not used",
        ),
    ],
)
def test_an_option_for_a_page_that_was_read_before_is_told_to_be_of_no_use(
    triage: Triage, home: Path, options: list[str], told: str
) -> None:
    shutil.copy(EXAMPLES / "hf-search-compact.txt", home / "page.txt")
    triage("ingest", "page.txt")
    result = triage("ingest", "page.txt", *options)
    assert result.code == 0
    assert result.err.endswith(f"read before, so {told}: page.txt as hf-papers-text{UNUSED}")
    assert triage("undo", "1").code == 0
    assert "read before" not in triage("ingest", "page.txt", *options).err


def test_a_page_is_told_from_others_that_are_called_much_the_same(triage: Triage, home: Path) -> None:
    shutil.copy(EXAMPLES / "arxiv-cs.LG-new.html", home / "my-page.txt")
    shutil.copy(EXAMPLES / "hf-search-compact.txt", home / "page.txt")
    triage("ingest", "my-page.txt")
    triage("ingest", "page.txt")
    assert "not used: page.txt as hf-papers-text; " in triage("ingest", "page.txt", "--format", "ris").err


def test_pages_that_were_read_before_are_named_as_far_as_that_is_short(filled: Triage, home: Path) -> None:
    result = filled("ingest", EXAMPLES, "--format", "ris")
    named = result.err.splitlines()[-1]
    assert f"{EXAMPLES}/arxiv-cs.LG-new.html as arxiv-list, " in named
    assert named.endswith(
        " and 2 more; to read anew: papertriage undo NUMBER (of undo --list) takes that ingest back"
    )
    shutil.copy(EXAMPLES / "hf-search-compact.txt", home / "copy.txt")
    assert "not used: copy.txt; to read anew" in filled("ingest", "copy.txt", "--format", "ris").err
    assert "not used" not in filled("ingest", "copy.txt").err


def test_all_pages_that_are_skipped_can_be_named(triage: Triage, home: Path) -> None:
    for number in range(5):
        (home / f"note{number}.txt").write_text("nothing that a reader knows")
    told = triage("ingest", "-n", home).err
    assert "skipped note0.txt, note1.txt, note2.txt and 2 more (--json names all): " in told
    assert len(json.loads(triage("ingest", "-n", "--json", home).out)["skipped"]) == 5


@pytest.mark.parametrize("address", ["ftp://x/y", "file:///home/me/x.html", "gopher://", "HTTPX://x"])
def test_only_pages_of_the_web_are_downloaded(triage: Triage, address: str) -> None:
    result = triage("ingest", address)
    assert result.code == 3
    wanted = "only http:// and https:// are downloaded; save the page and name the file"
    assert f"skipped {address}: {wanted}\n" in result.err
