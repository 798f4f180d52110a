"""A Markdown reading list for GitHub, Obsidian and plain text: a task a paper, abstracts folded away.

The line of each task ends with the paper's id in a comment, so that ticks and notes can be read back.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from urllib.parse import quote

from papertriage.exporters._markdown_text import html_line, inline, link, note_line
from papertriage.model import AbstractKind, Entry, Paper, Status
from papertriage.plugins import Exporter
from papertriage.text import named, plural

_NO_TOPIC = "no topic"
_NAMED_AUTHORS = 3
_MAX_BYTES_IN_MEMORY = 16 * 1024 * 1024
_SUMMARIES = {
    AbstractKind.FULL: "Abstract",
    AbstractKind.TRUNCATED: "Abstract, cut short",
    AbstractKind.SUMMARY: "Summary",
    AbstractKind.SNIPPET: "Excerpt",
}


def render(entries: Iterable[Entry], group_by: str | None) -> Iterator[str]:
    """The list under headings with counts. A paper with several topics stands under the first."""
    from tempfile import SpooledTemporaryFile

    # A heading counts what follows it, so the tasks wait in a file: memory holds two numbers a paper.
    spans: defaultdict[str, array[int]] = defaultdict(lambda: array("Q"))
    with SpooledTemporaryFile(_MAX_BYTES_IN_MEMORY) as waiting:
        for entry in entries:
            task = "".join(_task(entry)).encode()
            spans[_group(entry, group_by)].extend((waiting.tell(), len(task)))
            waiting.write(task)
        yield f"# Reading list ({sum(map(len, spans.values())) // 2})\n"
        for group in _in_order(spans, group_by):
            span = spans[group]
            yield f"\n## {inline(group)} ({len(span) // 2})\n\n" if group_by else "\n"
            for start, length in zip(span[::2], span[1::2], strict=True):
                waiting.seek(start)
                yield waiting.read(length).decode()


EXPORTER = Exporter(name="md", render=render)


def _group(entry: Entry, group_by: str | None) -> str:
    if group_by == "topic":
        names = [tag.name for by in ("topic", "person") for tag in entry.tags if tag.by == by]
        return names[0] if names else _NO_TOPIC
    if group_by == "week":
        year, week, _ = date.fromisoformat(entry.added[:10]).isocalendar()
        return f"{year}-W{week:02}"
    return entry.status.value if group_by == "status" else ""


def _in_order(groups: Iterable[str], group_by: str | None) -> list[str]:
    """Topics by name, then what has none; statuses as a paper goes through them; the newest week first."""
    if group_by == "status":
        return sorted(groups, key=[status.value for status in Status].index)
    return sorted(groups, key=lambda group: (group == _NO_TOPIC, group), reverse=group_by == "week")


def _task(entry: Entry) -> Iterator[str]:
    paper = entry.paper
    box = "x" if entry.status is Status.DONE else " "
    title = link(paper.title, _addresses(paper))
    facts = [f"~~{title}~~" if entry.status is Status.SKIP else title, *map(inline, _facts(entry))]
    yield f"- [{box}] {' · '.join(filter(None, facts))} <!-- {entry.id} -->\n"
    for line in entry.note.splitlines():
        yield f"  > {note_line(line)}".rstrip() + "\n"
    if abstract := html_line(paper.abstract):
        yield f"  <details><summary>{_SUMMARIES.get(paper.abstract_kind, 'Abstract')}</summary>\n"
        yield f"  {abstract}\n"
        yield "  </details>\n"


def _facts(entry: Entry) -> Iterator[str]:
    """What is said of a paper behind its title; empty where it is not known."""
    paper = entry.paper
    arxiv, doi, pmid = paper.identifiers
    yield _authors(paper)
    yield (paper.date or "").removeprefix("--")
    yield paper.venue or ""
    yield f"arXiv:{arxiv}" if arxiv else ""
    yield f"doi:{doi}" if doi else ""
    yield f"PMID {pmid}" if pmid else ""
    yield ", ".join(dict.fromkeys(tag.name for tag in entry.tags))


def _authors(paper: Paper) -> str:
    """The first names and how many more there are; where no names are known, whose paper it is."""
    if paper.authors:
        return named(paper.authors, paper.author_total, _NAMED_AUTHORS)
    counted = plural(paper.author_total, "author") if paper.author_total else ""
    return ", ".join(filter(None, (paper.organization, counted)))


def _addresses(paper: Paper) -> Iterator[str]:
    """Where the paper may be read, the best place first."""
    arxiv, doi, _ = paper.identifiers
    yield paper.url or ""
    yield f"https://arxiv.org/abs/{arxiv}" if arxiv else ""
    yield f"https://doi.org/{quote(doi, safe='/')}" if doi else ""
