"""Lists of papers in Markdown: however a list writes its entries, each gives title, links and names."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papertriage.model import AbstractKind, Page, Reading, Record
from papertriage.readers import read_page
from papertriage.readers._markdown import links, plain, unlinked
from papertriage.readers._markdown_blocks import Kind, blocks
from papertriage.readers._paper_links import calls_itself_paper, is_label, leads_to_paper
from papertriage.readers.markdown_list import recognises
from tests.readers.conversions import PAGES, reading_of

ADDRESS = "https://arxiv.org/abs/2401.90001"
SECOND = "- [Another paper on tea](https://arxiv.org/abs/2401.90002)\n"


def read(text: str) -> Reading:
    return read_page(Page("list.md", text), "markdown-list")


def entry(text: str) -> Record:
    """The one paper of a list of one entry."""
    (record,) = read(text).records
    return record


@pytest.mark.parametrize(
    "text",
    [
        f"- [Boiling Considered Harmful]({ADDRESS})",
        f"* [Boiling Considered Harmful.]({ADDRESS} 'abstract')".replace("'", '"'),
        f"1. **Boiling Considered Harmful** [[pdf]({ADDRESS})]",
        f"- **[Boiling Considered Harmful]({ADDRESS})**, a classic",
        f"- [x] __Boiling Considered Harmful__: [paper]({ADDRESS}) [code](https://github.com/a/b)",
        f"- (NeurIPS 2019) Boiling Considered Harmful [[Paper]]({ADDRESS})",
        f"- [Tag] 🔥 Boiling Considered Harmful, Ada Fern, Bo Lark. NeurIPS 2019. [[pdf]]({ADDRESS})",
        f"- Ada Fern, Bo Lark. Boiling Considered Harmful. In NeurIPS, 2019. [pdf]({ADDRESS})",
        f'- Fern A. et al. "Boiling Considered Harmful." arXiv 2020. [[pdf]({ADDRESS})]',
        f'- "Boiling Considered Harmful," [link]({ADDRESS})',
        f"**Boiling Considered Harmful**\n\n*Ada Fern, Bo Lark*\n\n[[pdf]({ADDRESS})]",
        f'- **Lids** "Boiling Considered Harmful" [2019] [[paper]({ADDRESS})]',
        f"- 2019/06 | Boiling Considered Harmful | NeurIPS | [pdf]({ADDRESS})",
        f"**Boiling Considered Harmful**\n\n<div>[[📖 Lids Paper]({ADDRESS})]</div>",
        f"- Lids: [Boiling Considered Harmful]({ADDRESS})",
        f"- **Lids** [Boiling Considered Harmful]({ADDRESS})",
        f"- Boiling Considered Harmful {ADDRESS}",
        f"- ![Star](s.svg) [![b](b.svg)](https://x.org) [Boiling Considered Harmful]({ADDRESS})",
        f"+ 2019-06-01, **Boiling Considered Harmful**, Ada Fern et.al., Paper: [{ADDRESS}]({ADDRESS})",
        f"### [Boiling Considered Harmful]({ADDRESS})",
        f"**Boiling Considered Harmful**<br>\n*Ada Fern*<br>\nNeurIPS 2019 [[PDF]({ADDRESS})]",
        f"**Boiling Considered Harmful**\n\n- 论文：{ADDRESS}\n- 代码：https://github.com/a/b",
        f"- Boiling Considered Harmful [[paper]][1]\n\n[1]: {ADDRESS}",
        f"<ul>\n- <a href='{ADDRESS}'>Boiling Considered Harmful</a>\n</ul>",
        f"|Title|Paper|\n|---|---|\n|Boiling Considered Harmful|[pdf]({ADDRESS})|",
        f"| Year | **Paper** |\n|:--|--:|\n| 2019 | [Boiling Considered Harmful]({ADDRESS}) |",
        f"Name | Link\n--- | ---\nBoiling Considered Harmful | [link]({ADDRESS})",
        f"**Title**: Boiling Considered Harmful\n\n**URL**: {ADDRESS}",
    ],
)
def test_a_title_is_found_however_an_entry_is_written(text: str) -> None:
    record = entry(text)
    assert (record.title, record.identifiers.arxiv) == ("Boiling Considered Harmful", "2401.90001")
    assert record.url == ADDRESS


@pytest.mark.parametrize(
    "names",
    [
        ", Ada Fern, Bo Lark. *CVPR 2024.* ",
        " *Ada Fern, Bo Lark* ",
        "\n_[Ada Fern](https://fern.example.org)\\*, and Bo Lark._\n",
        " by Ada Fern and Bo Lark | ".replace("by ", ""),
    ],
)
def test_names_behind_a_title_are_its_authors(names: str) -> None:
    assert entry(f"- **A kettle of two**{names}[[pdf]({ADDRESS})]").authors == ("Ada Fern", "Bo Lark")


@pytest.mark.parametrize("title", [f"[A kettle of two]({ADDRESS})", f"A kettle of two. [[pdf]({ADDRESS})]"])
def test_names_before_a_title_are_its_authors(title: str) -> None:
    record = entry(f"- Ada Fern and Bo Lark. {title}. _Kettles_, 2020.")
    assert (record.title, record.authors) == ("A kettle of two", ("Ada Fern", "Bo Lark"))


def test_et_al_leaves_the_first_author() -> None:
    assert entry(f"- [A kettle]({ADDRESS}) - Ada Fern et al., Kettles 2017").authors == ("Ada Fern",)


@pytest.mark.parametrize(
    ("date", "iso"), [("2022-11-30", "2022-11-30"), ("[2023/05]", "2023-05"), ("`2024.01`", "2024-01")]
)
def test_a_date_before_a_title_is_its_date(date: str, iso: str) -> None:
    assert entry(f"- {date} **A kettle of two** [[pdf]({ADDRESS})]").date == iso


def test_what_follows_a_title_in_its_cell_is_somebodys_summary() -> None:
    summary = "presents a kettle that whistles, and reports that it is heard three rooms away, in all houses."
    record = entry(f"| Paper | Links |\n|---|---|\n| 1) **Whistle** - {summary} | [Paper]({ADDRESS}) |")
    assert (record.title, record.abstract, record.abstract_kind) == ("Whistle", summary, AbstractKind.SUMMARY)


def test_a_bar_in_a_title_or_an_abstract_parts_no_cells() -> None:
    table = (
        "|Title|Abstract|PDF|\n|---|---|---|\n"
        f"|**Norms | of \\| tea**|<details><summary>Show</summary><p>We bound |x|.</p></details>"
        f"|[pdf]({ADDRESS})|\n"
    )
    record = entry(table)
    assert (record.title, record.abstract) == ("Norms | of | tea", "We bound |x|.")


def test_a_row_goes_on_where_a_cell_holds_a_line_end() -> None:
    record = entry(
        f"|Title|Abstract|PDF|\n|---|---|---|\n|Tea leaves|We boil\nand pour.|[pdf]({ADDRESS})|\n\nThe end."
    )
    assert (record.title, record.abstract) == ("Tea leaves", "We boil and pour.")


def test_a_row_of_a_column_of_titles_is_a_paper_without_a_link_too() -> None:
    reading = read(f"|Title|PDF|\n|---|---|\n|Tea leaves|soon|\n|Pot lids|[pdf]({ADDRESS})|\n")
    assert [record.title for record in reading.records] == ["Tea leaves", "Pot lids"]
    assert reading.facts.notes == ()


def test_a_table_of_other_things_gives_no_papers() -> None:
    reading = read(f"|Kettle|Litres|\n|---|---|\n|[K4](https://k4.example.org)|1.7|\n{SECOND}")
    assert [record.title for record in reading.records] == ["Another paper on tea"]


def test_links_that_lead_to_no_paper_are_counted() -> None:
    reading = read(
        f"- [A paper on tea]({ADDRESS})\n- [A tool for tea](https://tea.example.org)\n- [Top](#top)\n"
    )
    assert [record.title for record in reading.records] == ["A paper on tea"]
    assert reading.facts.notes == ("links that lead to no paper, left out: 1",)


def test_an_entry_about_a_paper_without_a_title_is_a_fragment() -> None:
    reading = read(f"- We use [tea]({ADDRESS}) for everything, and so on and on.\n{SECOND}")
    assert [record.title for record in reading.records] == ["Another paper on tea"]
    assert [fragment.line for fragment in reading.fragments] == [1]


def test_prose_and_code_that_mention_papers_are_no_entries() -> None:
    prose = f"As [somebody]({ADDRESS}) wrote, tea is hot; **so be it** and [others]({ADDRESS}) agree."
    long = f"**A long story.** {'It goes on. ' * 90}[[pdf]({ADDRESS})]"
    reading = read(f"{prose}\n\n{long}\n\n```\n- [Not this]({ADDRESS})\n```\n{SECOND}")
    assert [record.title for record in reading.records] == ["Another paper on tea"]


def test_the_day_of_an_update_is_that_of_the_page() -> None:
    assert read(f"> Updated on 2022.12.02\n\n{SECOND}").facts.page_date == "2022-12-02"


@pytest.mark.parametrize(
    "text",
    [
        f"- [One mention]({ADDRESS}) of a paper\n",
        f"<!doctype html><ul><li><a href='{ADDRESS}'>A</a><li><a href='{ADDRESS}'>B</a></ul>",
        f'[{{"text": "- [a]({ADDRESS})"}}, {{"text": "- [b]({ADDRESS})"}}]',
        f"@misc{{a, url = {{{ADDRESS}}}}}\n@misc{{b, url = {{{ADDRESS}}}}}\n",
        "Nothing at all\n",
    ],
)
def test_other_texts_are_no_lists(text: str) -> None:
    assert not recognises(Page("page", text))


@pytest.mark.parametrize(
    "link",
    [
        "See [pdf](<https://arxiv.org/abs/2408.0000{}>).",
        "[{0}]: https://doi.org/10.5555/{0}",
        "[{0}]:\n<https://doi.org/10.5555/{0}>",
        "  * Tea, in the words of many ({0}): https://example.org/tea, https://openreview.net/forum?id={0}",
        "<p><a class=x href='https://example.org/{}.pdf'>Tea</a></p>",
    ],
)
def test_two_links_to_papers_make_a_list_however_they_are_written(link: str) -> None:
    assert recognises(Page("page", f"Tea.\n\n{link.format(1)}\n{link.format(2)}\n"))
    assert not recognises(Page("page", f"Tea.\n\n{link.format(1)}\nhttps://arxiv.org/abs/2408.00002\n"))


@pytest.mark.parametrize(
    ("label", "is_one", "of_paper"),
    [
        ("Paper", True, True),
        ("📄 arXiv PDF", True, True),
        ("论文2", True, True),
        ("[Code]", True, False),
        ("2401.90001v2", True, False),
        ("https://example.org/a", True, False),
        ("Model Zoo", False, False),
        ("Attention Is All You Need", False, False),
    ],
)
def test_labels_of_links_are_told_from_titles(label: str, is_one: bool, of_paper: bool) -> None:
    assert (is_label(label), calls_itself_paper(label)) == (is_one, of_paper)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://browse.arxiv.org/pdf/2306.90001.pdf", True),
        ("https://example.org/a/b.pdf?download=1", True),
        ("http://openaccess.thecvf.com/content_CVPR_2019/html/Tea_paper.html", True),
        ("https://huggingface.co/papers/2306.90001", True),
        ("https://huggingface.co/papers", False),
        ("https://github.com/example/arxiv.org", False),
        ("/abs/2306.90001", False),
    ],
)
def test_addresses_of_papers_are_known_by_their_site(address: str, expected: bool) -> None:
    assert leads_to_paper(address) is expected


def test_markdown_reads_as_it_is_shown() -> None:
    assert (
        plain("**A *b* [title](x)**<br>_c d_ $a_b$ f\\_g ![z](q) &amp; ~~h~~ `i`")
        == "A b title c d $a_b$ f_g  & h i"
    )
    assert unlinked("[a](x) [b [c](y)](z) d [/papers/e] (https://f.org/g) (h)") == "a b c d (h)"


def test_links_nest_and_run_over_lines() -> None:
    text = '[![badge](b.svg) a\nb](x "t") [[pdf]](http://y/(z)) [r][1] [c](d-\ne) \\[n](o) ![p](q)'
    found = links(text, {"1": "w"})
    assert [link.target for link in found] == ["x", "http://y/(z)", "w", "d-e"]
    assert [text[link.start : link.end] for link in found][2] == "[r][1]"


def test_blocks_are_items_rows_paragraphs_and_headings() -> None:
    text = "# A\nb\nc\n\n- d\n  e\n1) f\n> - g\n\n|h|i|\n|-|-|\n|j|k|l|\nm\n---\n~~~\n- n\n~~~\n"
    kinds = [(block.kind, block.text, block.line) for block in blocks(text)]
    assert kinds == [
        (Kind.HEADING, "A", 1),
        (Kind.PARAGRAPH, "b\nc", 2),
        (Kind.ITEM, "d\n  e", 5),
        (Kind.ITEM, "f", 7),
        (Kind.ITEM, "g", 8),
        (Kind.ROW, "|j|k|l|", 12),
        (Kind.PARAGRAPH, "m", 13),
    ]
    assert next(block.cells for block in blocks(text) if block.cells) == (("h", "j"), ("i", "k"))


@given(st.text(alphabet="-*[]()|#\n \\`<>!_ab:1."))
def test_any_marks_are_blocks_and_links_of_the_text(text: str) -> None:
    assert all(0 <= link.start < link.end <= len(text) for link in links(text))
    assert all(1 <= block.line <= text.count("\n") + 1 for block in blocks(text))
    assert len(plain(text)) <= len(text) + text.count("<")


@pytest.mark.parametrize("path", sorted(PAGES.glob("markdown-list/*.md")), ids=lambda path: path.name)
def test_the_line_of_a_record_is_where_its_title_stands(path: Path) -> None:
    lines = path.read_text("utf-8").split("\n")
    for record in reading_of(path).records:
        assert record.title.split()[0].strip("*") in lines[record.line - 1]


@pytest.mark.skipif(
    "PAPERTRIAGE_CORPUS" not in os.environ, reason="PAPERTRIAGE_CORPUS names no folder of real pages"
)
def test_a_real_list_of_839_papers_gives_all_of_them() -> None:
    reading = reading_of(Path(os.environ["PAPERTRIAGE_CORPUS"]) / "lists" / "cv-arxiv-daily_wechat.md")
    assert len(reading.records) == 839
    assert all(record.authors and record.date and record.identifiers.arxiv for record in reading.records)


@pytest.mark.parametrize(
    "label", [f"[2401.90001]({ADDRESS})", f"**PDF**: <{ADDRESS}>", f"[[paper]]({ADDRESS}) [code](x)"]
)
def test_a_heading_is_the_title_of_links_below_it(label: str) -> None:
    record = entry(f"### Boiling Considered Harmful\n{label}\n")
    assert (record.title, record.identifiers.arxiv) == ("Boiling Considered Harmful", "2401.90001")


def test_a_heading_is_no_title_of_prose_that_links_a_paper() -> None:
    text = f"## The Papers of May\n\nSee also what [we wrote]({ADDRESS}) on boiling.\n\n{SECOND}"
    assert [record.title for record in read(text).records] == ["Another paper on tea"]


def test_a_line_with_a_label_that_says_nothing_of_papers_is_left_out() -> None:
    text = f"## [Boiling Considered Harmful]({ADDRESS})\n**Upvotes:** 94\n**Abstract:** We boil.\n"
    record = entry(text)
    assert (record.abstract, record.abstract_kind) == ("We boil.", AbstractKind.FULL)


@pytest.mark.parametrize("address", [ADDRESS, f"<{ADDRESS}>"])
def test_an_item_that_shows_nothing_but_an_address_is_a_fragment(address: str) -> None:
    reading = read(f"- {address}\n{SECOND}")
    assert [record.title for record in reading.records] == ["Another paper on tea"]
    assert len(reading.fragments) == 1


def test_a_title_may_stand_behind_many_tags() -> None:
    assert (
        entry("- " + "[tag] " * 13 + f"[Boiling Considered Harmful]({ADDRESS})").title
        == "Boiling Considered Harmful"
    )
