"""docs/formats.md tells of every page format, once, and of no other."""

import re
from pathlib import Path

from papertriage.readers import known_formats

DOCS = Path(__file__).parents[1] / "docs"


def test_every_format_has_one_row() -> None:
    rows = re.findall(r"^\| `([^`]+)` \|", (DOCS / "formats.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(rows) == sorted(known_formats())


def test_every_row_has_as_many_cells_as_its_table() -> None:
    for line in (DOCS / "formats.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("| `"):
            assert line.count("|") == 5, line
