"""The flag that several commands have, and flags that exclude each other."""

from collections.abc import Mapping
from typing import Any

import typer

from papertriage.cli.numbers import whole
from papertriage.errors import PapertriageError


def at_most(about: str, least: int = 0) -> Any:
    """The flag ``-n N``, a whole number from ``least`` up; without a default, None where it is not given."""
    return typer.Option("-n", metavar="N", parser=whole("-n", least), help=about, show_default=False)


def only_one(flags: Mapping[str, object]) -> str:
    """The name of the one flag that was given, empty where none was; PapertriageError where several were."""
    given = [name for name, value in flags.items() if value is not None and value is not False]
    if len(given) > 1:
        raise PapertriageError(f"{' and '.join(given)}: one at a time")
    return "".join(given)
