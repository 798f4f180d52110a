"""What a container is taken for: bytes, and what was learnt of them on the way in."""

from typing import NamedTuple


class Wrapped(NamedTuple):
    """Bytes that are a page or hold one, and what the containers peeled off so far say of them."""

    name: str
    data: bytes
    charset: str | None = None
    url: str | None = None
    saved: str | None = None  # ISO 8601
    notes: tuple[str, ...] = ()

    def holds(
        self,
        data: bytes,
        note: str,
        *,
        charset: str | None = None,
        url: str | None = None,
        saved: str | None = None,
    ) -> "Wrapped":
        """What is inside: the data, a note on what was peeled off, and what this container tells of it.

        What an outer container told of address and day stands where this one is silent.
        """
        notes = (*self.notes, note)
        return Wrapped(self.name, data, charset, url or self.url, saved or self.saved, notes)
