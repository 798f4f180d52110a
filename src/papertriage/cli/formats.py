"""The options that say how papers are exported, with what there is to choose from."""

from typing import Annotated, get_args

import typer

from papertriage.config import Config, keys
from papertriage.config.schema import ExportSettings
from papertriage.errors import PapertriageError
from papertriage.text import either

# As ``exporters()`` finds them; asking it would make every command load them all.
FORMATS = ("ids", "jsonl", "md")
GROUPED = ("md",)  # those with headings
_GROUPINGS = get_args(keys(ExportSettings)["group_by"].kind)

Format = Annotated[
    str | None,
    typer.Option("-f", "--format", metavar="NAME", help=f"{either(FORMATS)}.", show_default=False),
]
GroupBy = Annotated[
    str | None, typer.Option(metavar="FIELD", help=f"Headings: {either(_GROUPINGS)}.", show_default=False)
]


def chosen_format(config: Config, name: str | None) -> str:
    """The format of that name, or that of the configuration; PapertriageError where there is none such."""
    if name is None:
        check_format(config)
    elif name not in FORMATS:
        raise PapertriageError(f"no export format called {name!r}; known: {', '.join(FORMATS)}")
    return name or config.export.format


def check_format(config: Config) -> None:
    """Raise ConfigError where ``export.format`` is none, with what mends it."""
    name = config.export.format
    if name not in FORMATS:
        reason = f"{name!r} is none of {', '.join(FORMATS)}; choose one: papertriage config export.format md"
        raise config.error("export", "format", reason)
