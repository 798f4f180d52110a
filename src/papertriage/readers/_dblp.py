"""What DBLP's formats share: how names and titles are written there, and what a page leaves out."""

import re

_HOMONYM = re.compile(r" \d{4}$")


def name(printed: str) -> str:
    """The name without the number that tells two persons of one name apart: "Wei Wang 0001"."""
    return _HOMONYM.sub("", printed)


def title(printed: str) -> str:
    """The title without the full stop that DBLP puts behind each."""
    return printed.removesuffix(".")


def notes(volumes: int, shown: int = 0, total: int = 0) -> tuple[str, ...]:
    """What a person should know: edited volumes are no papers, and a search may have found more."""
    left_out = f"left out: {volumes} edited volume{'s' * (volumes != 1)}"
    not_shown = f"not all results: {shown} of {total}"
    return (left_out,) * bool(volumes) + (not_shown,) * (total > shown)
