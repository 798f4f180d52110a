"""Papers put into a library the short way, for tests of what the library does with them."""

from typing import Any

from papertriage.model import AbstractKind, Facts, Page, Paper, Reading, Record
from papertriage.store import Library


def paper(title: str, abstract: str = "", **fields: Any) -> Paper:
    kind = AbstractKind.FULL if abstract else AbstractKind.NONE
    return Paper(title=title, abstract=abstract, abstract_kind=kind)._replace(**fields)


def record(of: Paper, **fields: Any) -> Record:
    """A record that prints just what the paper says."""
    shared: dict[str, Any] = {name: value for name, value in of._asdict().items() if name in Record._fields}
    return Record(**shared)._replace(**fields)


def add_page(library: Library, name: str = "page.txt") -> int:
    return library.add_page(Page(name, ""), name, Reading("hf-papers-text", (), (), Facts()))


def add(library: Library, *papers: Paper, page: str = "page.txt") -> list[int]:
    """Put the papers into the library as the records of one page; their numbers."""
    page_number = add_page(library, page)
    numbers = []
    for position, new in enumerate(papers):
        numbers.append(library.add_paper(new, []))
        library.add_sighting(page_number, position, numbers[-1], 1, record(new), new)
    return numbers
