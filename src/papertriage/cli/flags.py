"""Flags that exclude each other."""

from collections.abc import Mapping

from papertriage.errors import PapertriageError


def only_one(flags: Mapping[str, object]) -> str:
    """The name of the one flag that was given, empty where none was; PapertriageError where several were."""
    given = [name for name, value in flags.items() if value is not None and value is not False]
    if len(given) > 1:
        raise PapertriageError(f"{' and '.join(given)}: one at a time")
    return "".join(given)
