"""Entries as JSON, as ids and as a Markdown reading list that hostile texts can't break out of."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from papertriage.errors import PapertriageError
from papertriage.exporters import entry_json, exporter, exporters
from papertriage.model import AbstractKind, Entry, Identifiers, Paper, Record, Sighting, Status, Tag
from papertriage.text import one_line

ID = "3f2a9c01b2d4"


def entry(paper: Paper, **fields: Any) -> Entry:
    values: dict[str, Any] = {
        "number": 1,
        "id": ID,
        "paper": paper,
        "status": Status.NEW,
        "priority": 0,
        "rating": None,
        "note": "",
        "added": "2025-02-03T10:00:00Z",
        "seen": 1,
        "score": 0.0,
    }
    return Entry(**(values | fields))


def markdown(*entries: Entry, group_by: str | None = None) -> str:
    return "".join(exporter("md").render(entries, group_by))


def parse(text: str) -> Iterator[Token]:
    """Every token of the text, inner ones too, as GitHub's dialect has them."""
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text):
        yield token
        yield from token.children or ()


PAPER = Paper(
    "Kettles as Memory",
    abstract="We keep 40 < 50 kettles.\n\nThey & we agree.",
    abstract_kind=AbstractKind.FULL,
    authors=("Ada Quill", "Bo Tern", "Cy Wren", "Di Finch"),
    authors_count=533,
    date="2024-09-23",
    venue="Proceedings of Tea",
    identifiers=Identifiers("2409.00001", "10.5555/kettle", "123"),
    url="https://example.org/kettles",
    categories=("cs.TE",),
)


# JSON


def test_an_entry_as_json_has_every_key_of_the_design() -> None:
    sighting = Sighting("saved/a.html", "arxiv-list", 4, "2024-09-24", 1, Record("Kettles as memory"))
    found = entry_json(entry(PAPER, tags=(Tag("tea", "topic", "kettle*"),), sightings=(sighting,), rating=4))
    assert found == {
        "id": ID,
        "title": "Kettles as Memory",
        "abstract": "We keep 40 < 50 kettles.\n\nThey & we agree.",
        "abstract_kind": "full",
        "authors": ["Ada Quill", "Bo Tern", "Cy Wren", "Di Finch"],
        "authors_count": 533,
        "organization": None,
        "date": "2024-09-23",
        "venue": "Proceedings of Tea",
        "identifiers": {"arxiv": "2409.00001", "doi": "10.5555/kettle", "pmid": "123"},
        "url": "https://example.org/kettles",
        "categories": ["cs.TE"],
        "status": "new",
        "priority": 0,
        "rating": 4,
        "note": "",
        "tags": [{"name": "tea", "by": "topic", "because": "kettle*"}],
        "added": "2025-02-03T10:00:00Z",
        "seen": 1,
        "sightings": [{"page": "saved/a.html", "reader": "arxiv-list", "position": 4, "date": "2024-09-24"}],
        "score": 0.0,
    }


def test_a_paper_in_two_versions_shows_what_was_printed_of_each() -> None:
    preprint = Record("Kettles", identifiers=Identifiers(arxiv="2409.00001"), date="2024-09")
    fuller = preprint._replace(abstract="Of tea.", abstract_kind=AbstractKind.FULL, date=None)
    article = Record("Kettles, Revised", venue="Tea", identifiers=Identifiers(doi="10.5555/kettle"))
    found = entry_json(
        entry(
            PAPER,
            sightings=(
                Sighting("a", "r", 0, None, 1, preprint),
                Sighting("b", "r", 0, None, 2, article),
                Sighting("c", "r", 0, None, 1, fuller),
            ),
        )
    )["versions"]
    assert [version["id"] for version in found] == [f"{ID}v1", f"{ID}v2"]
    assert found[0] == {
        "id": f"{ID}v1",
        "title": "Kettles",
        "abstract": "Of tea.",
        "venue": None,
        "date": "2024-09",
        "identifiers": {"arxiv": "2409.00001", "doi": None, "pmid": None},
        "sightings": [
            {"page": "a", "reader": "r", "position": 0, "date": None},
            {"page": "c", "reader": "r", "position": 0, "date": None},
        ],
    }
    assert (found[1]["title"], found[1]["venue"]) == ("Kettles, Revised", "Tea")


def test_formats_are_found_by_folder_and_an_unknown_one_names_them() -> None:
    assert list(exporters()) == ["ids", "jsonl", "md"]
    with pytest.raises(PapertriageError, match=r"^no export format called 'pdf'; known: ids, jsonl, md$"):
        exporter("pdf")


def test_json_lines_and_ids_are_one_line_an_entry() -> None:
    entries = [entry(PAPER), entry(PAPER._replace(title="Two\nlines\u2028ä"), id="aaaa")]
    lines = list(exporter("jsonl").render(entries, None))
    assert [json.loads(line)["title"] for line in lines] == ["Kettles as Memory", "Two\nlines\u2028ä"]
    assert all(line.count("\n") == 1 for line in lines)
    assert list(exporter("ids").render(entries, "topic")) == [f"{ID}\n", "aaaa\n"]


# Markdown


def test_a_paper_is_a_task_with_its_facts_note_and_folded_abstract() -> None:
    written = entry(
        PAPER,
        tags=(Tag("mine", "person"), Tag("tea", "topic", "kettle*")),
        note="read again\n\n1. see https://example.org/a_b_c.",
    )
    assert markdown(written) == (
        "# Reading list (1)\n"
        "\n"
        "- [ ] [Kettles as Memory](https://example.org/kettles) · Ada Quill, Bo Tern, Cy Wren and 530 more · "
        "2024-09-23 · Proceedings of Tea · arXiv:2409.00001 · doi:10.5555/kettle · PMID 123 · mine, tea "
        f"<!-- {ID} -->\n"
        "  > read again\n"
        "  >\n"
        "  > 1\\. see <https://example.org/a_b_c>.\n"
        "  <details><summary>Abstract</summary>\n"
        "  We keep 40 &lt; 50 kettles. They &amp; we agree.\n"
        "  </details>\n"
    )


@pytest.mark.parametrize(
    ("written", "line"),
    [
        (entry(Paper("Done"), status=Status.DONE), f"- [x] Done <!-- {ID} -->"),
        (entry(Paper("No"), status=Status.SKIP), f"- [ ] ~~No~~ <!-- {ID} -->"),
        (entry(Paper("In May", date="--05-28")), f"- [ ] In May · 05-28 <!-- {ID} -->"),
        (entry(Paper("One", authors_count=1)), f"- [ ] One · 1 author <!-- {ID} -->"),
        (entry(Paper("Few", authors=("A",), authors_count=3)), f"- [ ] Few · A and 2 more <!-- {ID} -->"),
        (
            entry(Paper("Lab", organization="Tea Lab", authors_count=2)),
            f"- [ ] Lab · Tea Lab, 2 authors <!-- {ID} -->",
        ),
        (entry(Paper("\u200b")), f"- [ ] untitled <!-- {ID} -->"),
        (
            entry(Paper("D", identifiers=Identifiers(doi="10.5/(a)<b>;c"))),
            f"- [ ] [D](https://doi.org/10.5/%28a%29%3Cb%3E%3Bc) · doi:10.5/(a)\\<b>;c <!-- {ID} -->",
        ),
        (
            entry(Paper("A", identifiers=Identifiers("2409.00001"), url="javascript:alert(1)")),
            f"- [ ] [A](https://arxiv.org/abs/2409.00001) · arXiv:2409.00001 <!-- {ID} -->",
        ),
    ],
)
def test_the_line_of_a_paper_shows_its_status_facts_and_links_to_the_web(written: Entry, line: str) -> None:
    assert markdown(written).splitlines()[2] == line


def test_what_is_no_whole_abstract_says_so() -> None:
    cut = entry(PAPER._replace(abstract_kind=AbstractKind.TRUNCATED))
    assert "<summary>Abstract, cut short</summary>" in markdown(cut)


def headings(group_by: str, *entries: Entry) -> list[str]:
    return re.findall(r"^## (.*)$", markdown(*entries, group_by=group_by), re.MULTILINE)


def test_a_paper_stands_under_its_first_topic_else_the_first_tag_of_a_person() -> None:
    entries = [
        entry(PAPER, tags=(Tag("a#b", "person"), Tag("tea", "topic", "x"), Tag("zoo", "topic", "y"))),
        entry(PAPER, tags=(Tag("a#b", "person"),)),
        entry(PAPER),
        entry(PAPER, tags=(Tag("tea", "topic", "x"),)),
    ]
    assert headings("topic", *entries) == ["a\\#b (1)", "tea (2)", "no topic (1)"]


def test_groups_of_statuses_go_as_a_paper_goes_and_weeks_newest_first() -> None:
    entries = [
        entry(PAPER, status=Status.DONE, added="2024-12-30T00:00:00Z"),
        entry(PAPER, status=Status.NEW, added="2024-12-29T23:59:59Z"),
    ]
    assert headings("status", *entries) == ["new (1)", "done (1)"]
    assert headings("week", *entries) == ["2025-W01 (1)", "2024-W52 (1)"]


def test_an_empty_list_says_so() -> None:
    assert markdown(group_by="topic") == "# Reading list (0)\n"


hostile = st.text(
    alphabet=st.one_of(
        st.sampled_from(list("[](){}<>*_`~|#!&;:=%$^@\\/\"'.-+ \n\r\t0aZ\x1b\u2028\u202eé")),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=30,
)
snippets = st.sampled_from(
    [
        "](javascript:alert(1))", "<script>", "</details>", "-->", "<!--", "[x]: http://a.org", "&copy;",
        "&#60;b>", "```\n", "\n\n# h", "\n---\n", "\n===\n", "a\n:--\nb", "| a |\n| - |", "<http://a.org>",
        "http://a.org", "www.a.org", "![i](x)", "- [x] y", "\\", "1. a", "> q", "    code", "$x$", "[[wiki]]",
        "~~", "*b*", "__i__",
    ]
)  # fmt: skip
texts = st.lists(st.one_of(hostile, snippets), max_size=4).map("".join)
urls = st.one_of(st.none(), texts, texts.map("https://a.org/{}".format))


@given(title=texts, author=texts, venue=texts, abstract=texts, note=texts, tag=texts, url=urls)
def test_no_text_makes_markdown_of_its_own(
    title: str, author: str, venue: str, abstract: str, note: str, tag: str, url: str | None
) -> None:
    paper = Paper(title, abstract, AbstractKind.FULL, (author,), venue=venue, url=url)
    text = markdown(entry(paper, note=note, tags=(Tag(tag, "person"),)), group_by="topic")
    tokens = list(parse(text))
    kinds = [token.type for token in tokens]
    assert [token.content for token in tokens if token.type == "html_inline"] == [f"<!-- {ID} -->"]
    assert kinds.count("heading_open") == 2
    assert kinds.count("list_item_open") == 1
    assert kinds.count("html_block") == (1 if one_line(abstract) else 0)
    assert set(kinds) <= {
        "heading_open", "heading_close", "bullet_list_open", "bullet_list_close", "list_item_open",
        "list_item_close", "paragraph_open", "paragraph_close", "blockquote_open", "blockquote_close",
        "html_block", "inline", "text", "text_special", "softbreak", "html_inline", "link_open", "link_close",
    }  # fmt: skip
    links = [str(token.attrs["href"]) for token in tokens if token.type == "link_open"]
    assert all(re.match("https?://", link) for link in links)
    assert len(links) <= 1 + len(re.findall("https?://", note, re.IGNORECASE))


@given(texts)
def test_a_title_reads_as_it_was(title: str) -> None:
    tokens = list(parse(markdown(entry(Paper(title, url="https://example.org")))))
    kinds = [token.type for token in tokens]
    linked = tokens[kinds.index("link_open") : kinds.index("link_close")]
    assert "".join(token.content for token in linked) == (one_line(title) or "untitled")


@given(texts)
def test_an_abstract_stays_between_its_tags(abstract: str) -> None:
    text = markdown(entry(Paper("T", abstract, AbstractKind.FULL)))
    [block] = [token.content for token in parse(text) if token.type == "html_block"] or [""]
    inner = block.removeprefix("<details><summary>Abstract</summary>\n").removesuffix("\n</details>\n")
    assert "<" not in inner
    assert "\n" not in inner
