"""docs/formats.md tells of every page format, once, and the example in docs/add-a-page-format.md works."""

import re
from pathlib import Path
from types import ModuleType

import pytest

from papertriage import readers
from papertriage.model import Page
from papertriage.plugins import Reader
from papertriage.readers import known_formats, read_page
from tests.test_golden_pages import golden

DOCS = Path(__file__).parents[1] / "docs"
ROWS = re.findall(r"^\| `.*", (DOCS / "formats.md").read_text(encoding="utf-8"), re.MULTILINE)
EXAMPLE = (DOCS / "add-a-page-format.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    """The example's block of code in that language."""
    (found,) = re.findall(rf"^```{language}\n(.*?)^```$", EXAMPLE, re.MULTILINE | re.DOTALL)
    return str(found)


def test_every_format_has_one_row_in_a_table_of_formats() -> None:
    assert sorted(row.split("`")[1] for row in ROWS) == sorted(known_formats())
    assert {row.count("|") for row in ROWS} == {5}


def test_the_worked_example_reads_its_page_as_its_json_says(monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("kettle_proceedings")
    exec(compile(block("python"), "add-a-page-format.md", "exec"), vars(module))
    reader = module.READER
    assert isinstance(reader, Reader)
    page = Page("2024.html", block("html"))
    assert reader.recognises(page)
    monkeypatch.setattr(readers, "_readers", lambda: (reader,))
    assert golden(read_page(page)) == block("json")
