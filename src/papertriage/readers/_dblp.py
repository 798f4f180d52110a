"""What DBLP's formats share: how names and titles are written there, and what a page leaves out."""

import re

from papertriage.text import plural

_HOMONYM = re.compile(r" \d{4}$")


def name(printed: str) -> str:
    """The name without the number that tells two persons of one name apart: "Wei Wang 0001"."""
    return _HOMONYM.sub("", printed)


def title(printed: str) -> str:
    """The title without the full stop that DBLP puts behind each."""
    return printed.removesuffix(".")


def left_out(volumes: int) -> tuple[str, ...]:
    """The note, if any, that edited volumes are no papers."""
    return (f"left out: {plural(volumes, 'edited volume')}",) if volumes else ()
