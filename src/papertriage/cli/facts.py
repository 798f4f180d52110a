"""What is known of a paper, in words. The words of pages are passed on as they are."""

from collections.abc import Iterator

from papertriage.model import Entry, Paper
from papertriage.text import listed, named, plural


def authors(paper: Paper, most: int) -> str:
    """The first authors and how many more, or their number, or the organization; empty where unknown."""
    if paper.authors:
        return named(paper.authors, paper.author_total, most)
    return plural(paper.author_total, "author") if paper.author_total else paper.organization or ""


def all_authors(paper: Paper) -> str:
    """Every author, or else their number; empty where that is not known."""
    return listed(paper.authors) or (f"{paper.author_total}" if paper.author_total else "")


def published(paper: Paper) -> Iterator[tuple[str, str]]:
    """(name, value) of when and where the paper came out, as far as it is known."""
    for name, value in (
        ("date", paper.date),
        ("venue", paper.venue),
        ("categories", " ".join(paper.categories)),
        *paper.identifiers.pairs(),
        ("url", paper.url),
    ):
        if value:
            yield name, value


def tags(entry: Entry) -> list[str]:
    """Its tags, each once: "#survey"."""
    return [f"#{name}" for name in sorted({tag.name for tag in entry.tags})]
