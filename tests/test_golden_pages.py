"""Each page in tests/pages reads as the JSON beside it says.

PAPERTRIAGE_GOLDEN=write writes that JSON anew; read the difference before you commit it.
"""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from papertriage.containers import open_page
from papertriage.model import Reading
from papertriage.readers import read_page

GOLDEN = ".golden.json"
PAGES = sorted(path for path in Path(__file__).parent.glob("pages/*/*") if not path.name.endswith(GOLDEN))


def told(value: Any) -> dict[str, Any]:
    """A NamedTuple's fields that are not as they are by default, told as JSON would."""
    defaults = value._field_defaults
    fields = {name: field for name, field in value._asdict().items() if field != defaults.get(name)}
    return {name: told(field) if hasattr(field, "_asdict") else field for name, field in fields.items()}


def golden(reading: Reading) -> str:
    parts = {
        "reader": reading.reader,
        "facts": told(reading.facts),
        "records": [told(record) for record in reading.records],
        "fragments": [told(fragment) for fragment in reading.fragments],
    }
    return json.dumps(parts, indent=1, ensure_ascii=False) + "\n"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_page_reads_as_its_golden_file_says(path: Path) -> None:
    beside = path.with_name(path.name + GOLDEN)
    read = golden(read_page(open_page(path.name, path.read_bytes())))
    if os.environ.get("PAPERTRIAGE_GOLDEN") == "write":
        beside.write_text(read, encoding="utf-8")
    assert read == beside.read_text(encoding="utf-8")


def test_every_page_is_in_the_folder_of_its_reader() -> None:
    for path in PAGES:
        assert read_page(open_page(path.name, path.read_bytes())).reader == path.parent.name, path
