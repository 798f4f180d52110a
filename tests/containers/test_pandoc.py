"""Markdown by pandoc is plain Markdown, without the classes of the page's elements."""

from papertriage.containers import open_page

BY_PANDOC = """::: {#list .papers}
# Kettles {#kettles .title}

:::: entry
[[Title:]{.label} Steam and Tea]{.title lang="en"} [pdf](/1.pdf){.link rel="x"}
::::
:::
"""
PLAIN = """
# Kettles


Title: Steam and Tea [pdf](/1.pdf)


"""


def test_fences_spans_and_attributes_are_left_out() -> None:
    assert open_page("p.md", BY_PANDOC.encode()).text == PLAIN


def test_markdown_with_one_of_them_is_left_alone() -> None:
    for text in ("::: note\nSteam {x}\n:::\n", "# Steam {#steam}\n\nof `{.tea}`\n"):
        assert open_page("p.md", text.encode()).text == text
