"""Export formats: entries in, lines out. A new format is one file here, with an ``EXPORTER`` in it."""

from papertriage.errors import PapertriageError
from papertriage.exporters.json_entry import entry_json
from papertriage.plugins import Exporter, find_all

__all__ = ["entry_json", "exporter", "exporters"]


def exporters() -> dict[str, Exporter]:
    """Name -> every export format."""
    from papertriage import exporters as package

    return {found.name: found for found in find_all(package, "EXPORTER", Exporter)}


def exporter(name: str) -> Exporter:
    """The export format of that name; PapertriageError, with the names there are, where there is none."""
    known = exporters()
    if name not in known:
        raise PapertriageError(f"no export format called {name!r}; known: {', '.join(known)}")
    return known[name]
