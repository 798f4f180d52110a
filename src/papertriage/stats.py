"""Counting: what the library holds."""

from papertriage.model import Counts
from papertriage.store import Library


def stats(library: Library) -> Counts:
    """How many papers there are, by status, tag and page."""
    return library.counts()
