"""The options that say how papers are exported, with what there is to choose from."""

from typing import Annotated, get_args

import typer

from papertriage.config import keys
from papertriage.config.schema import ExportSettings
from papertriage.text import either

# As ``exporters()`` finds them; asking it would make every command load them all.
FORMATS = ("ids", "jsonl", "md")
_GROUPINGS = get_args(keys(ExportSettings)["group_by"].kind)

Format = Annotated[
    str | None,
    typer.Option("-f", "--format", metavar="NAME", help=f"{either(FORMATS)}.", show_default=False),
]
GroupBy = Annotated[
    str | None, typer.Option(metavar="FIELD", help=f"Headings: {either(_GROUPINGS)}.", show_default=False)
]
