"""What a page format and an export format are, and how all of them are found: by folder."""

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator
from types import ModuleType
from typing import NamedTuple, TypeVar

from papertriage.model import Entry, Facts, Fragment, Page, Record


class Reader(NamedTuple):
    """One page format.

    ``recognises`` is asked of every page, so it looks at the text and parses nothing. ``read`` yields
    the page's records in page order, what it could not make sense of, and what the page says of itself.
    A ``fallback`` is asked only of a page that no other reader recognises.
    """

    name: str
    recognises: Callable[[Page], bool]
    read: Callable[[Page], Iterator[Record | Fragment | Facts]]
    fallback: bool = False


class Exporter(NamedTuple):
    """One export format: ``render`` turns entries into lines, each with its line end.

    ``group_by`` is what the setting ``export.group_by`` can be, or None for no groups; a format without
    headings ignores it.
    """

    name: str
    render: Callable[[Iterable[Entry], str | None], Iterator[str]]


Plugin = TypeVar("Plugin", Reader, Exporter)


def find_all(package: ModuleType, attribute: str, kind: type[Plugin]) -> list[Plugin]:
    """The ``attribute`` of every module in ``package`` that has one, in order of the modules' names."""
    modules = (
        importlib.import_module(f"{package.__name__}.{module.name}")
        for module in pkgutil.iter_modules(package.__path__)
    )
    attributes = (vars(module).get(attribute) for module in modules)
    return [plugin for plugin in attributes if isinstance(plugin, kind)]
