"""JSON Lines: one entry a line, for programs."""

import json
from collections.abc import Iterable, Iterator

from papertriage.exporters.json_entry import entry_json
from papertriage.model import Entry
from papertriage.plugins import Exporter
from papertriage.text import escape_harmful


def render(entries: Iterable[Entry], _group_by: str | None) -> Iterator[str]:
    for entry in entries:
        yield escape_harmful(json.dumps(entry_json(entry), ensure_ascii=False)) + "\n"


EXPORTER = Exporter(name="jsonl", render=render)
