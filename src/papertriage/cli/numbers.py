"""Numbers and statuses that are typed: taken as they are meant, or refused in a sentence."""

import re
from collections.abc import Callable

from papertriage.errors import PapertriageError
from papertriage.model import Status
from papertriage.text import either

GREATEST = 999_999_999  # far below what SQLite takes
_SHOWN = 40  # characters of what was typed


def whole(name: str, low: int, high: int = GREATEST) -> Callable[[str], int]:
    """What makes a number of what is typed for ``name``, from low to high; else PapertriageError."""

    def taken(text: str) -> int:
        number = int(text) if re.fullmatch(r"[+-]?[0-9]{1,18}", text) else None
        if number is None or not low <= number <= high:
            wanted = f"a whole number from {low:,} to {high:,}"
            raise PapertriageError(f"{name} wants {wanted}, not {text[:_SHOWN]!r}")
        return number

    return taken


def status(text: str) -> Status:
    """The status of that name; else PapertriageError, with those that a person may set."""
    if text not in list(Status):
        names = [known for known in Status if known is not Status.MUTED]
        raise PapertriageError(f"-s wants {either(names)}, not {text[:_SHOWN]!r}")
    return Status(text)
