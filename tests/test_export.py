"""What a query finds, exported."""

import json
import re
from itertools import islice
from pathlib import Path

import pytest

from papertriage.config import Topic
from papertriage.errors import PapertriageError
from papertriage.export import export
from papertriage.files import write_file
from papertriage.model import Paper, Status
from papertriage.query import And, parse
from papertriage.store import Library
from papertriage.store.marks import Changes
from papertriage.tagging import tag_papers

EVERYTHING = And()
TOPICS = [
    Topic("cups", any=("cup",), score=1),
    Topic("tea", any=("tea",), score=3),
    Topic("zeal", any=("zeal",), score=3),
    Topic("mute", any=("quiet",), score=9, mute=True),
]


@pytest.fixture
def numbers(library: Library) -> list[int]:
    titles = ("A cup of tea", "Zeal for tea", "A quiet cup", "Nothing")
    numbers = [library.add_paper(Paper(title), []) for title in titles]
    tag_papers(library, TOPICS, numbers)
    return numbers


def titles_by_heading(lines: list[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in lines:
        if line.lstrip().startswith("#"):
            found[line.strip("# \n")] = []
        elif line.startswith("- ["):
            found[list(found)[-1]].append(line[6:].split(" · ")[0].split(" <!--")[0])
    return found


@pytest.mark.usefixtures("numbers")
def test_a_paper_stands_once_under_its_topic_with_the_highest_score(library: Library) -> None:
    lines = list(export(EVERYTHING, library, "md", "topic", TOPICS))
    assert titles_by_heading(lines) == {
        "Reading list (4)": [],
        "cups (1)": ["A quiet cup"],
        "tea (2)": ["A cup of tea", "Zeal for tea"],
        "no topic (1)": ["Nothing"],
    }
    assert "A cup of tea · tea, cups <!--" in "".join(lines)


def test_a_list_without_groups_has_the_papers_of_the_query_in_order(
    library: Library, numbers: list[int]
) -> None:
    library.mark(numbers[1:2], Changes(status=Status.DONE))
    for grouping in (None, "none"):
        lines = list(export(parse("cup or zeal"), library, "md", grouping))
        assert titles_by_heading(lines) == {
            "Reading list (3)": ["A cup of tea", "Zeal for tea", "A quiet cup"]
        }
    assert list(titles_by_heading(list(export(EVERYTHING, library, "md", "status")))) == [
        "Reading list (4)", "new (2)", "done (1)", "muted (1)",
    ]  # fmt: skip


@pytest.mark.usefixtures("numbers")
def test_the_same_library_gives_the_same_bytes(library: Library) -> None:
    for grouping in ("topic", "status", "week", None):
        once, again = (list(export(EVERYTHING, library, "md", grouping, TOPICS)) for _ in range(2))
        assert once == again


@pytest.mark.usefixtures("numbers")
def test_formats_for_programs_know_no_groups(library: Library) -> None:
    found = [json.loads(line) for line in export(EVERYTHING, library, "jsonl", "topic", TOPICS)]
    assert {entry["title"] for entry in found} == {"A cup of tea", "Zeal for tea", "A quiet cup", "Nothing"}
    ids = list(export(EVERYTHING, library, "ids"))
    assert sorted(ids) == sorted(f"{entry['id']}\n" for entry in found)
    assert all(re.fullmatch(r"[0-9a-f]{12}\n", line) for line in ids)


def test_an_unknown_format_or_grouping_is_told_before_anything_is_read(library: Library) -> None:
    with pytest.raises(PapertriageError, match="no export format called 'pdf'; known: ids, jsonl, md"):
        export(EVERYTHING, library, "pdf")
    with pytest.raises(PapertriageError, match="can't group by 'day'; known: topic, status, week, none"):
        export(EVERYTHING, library, "md", "day")


@pytest.mark.usefixtures("numbers")
def test_lines_come_one_by_one_and_a_list_can_be_left_early(library: Library) -> None:
    assert len(list(islice(export(EVERYTHING, library, "jsonl"), 1))) == 1
    assert len(list(islice(export(EVERYTHING, library, "md"), 3))) == 3


@pytest.mark.usefixtures("numbers")
def test_a_list_can_be_written_to_a_file(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "list.md"
    write_file(export(EVERYTHING, library, "md"), path)
    assert path.read_text(encoding="utf-8") == "".join(export(EVERYTHING, library, "md"))
