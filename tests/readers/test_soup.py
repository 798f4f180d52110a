"""Trees of hostile HTML: whatever the markup, there is one, or the page is refused, in bounded time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papertriage.errors import PageError
from papertriage.model import Page
from papertriage.readers import read_page
from papertriage.readers._soup import parsed

PIECES = [
    "<",
    "!",
    "[",
    "]",
    "-",
    ">",
    "&#",
    "1" * 8,
    "<![",
    "<!--",
    "-->",
    "CDATA",
    "<b>",
    "</b>",
    "<br",
    '"',
]


@pytest.mark.parametrize(
    "markup", ["<![[x]>", "<![[[[if]]>", "<![x", "&#&#" + "1" * 5000, "<!&#" + "1" * 5000]
)
def test_markup_that_no_browser_knows_has_a_tree_with_what_follows(markup: str) -> None:
    assert parsed(Page("page", f"<p>Tea</p>{markup}\n<p>Kettle</p>")).select("p")[0].text == "Tea"


@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_any_markup_has_a_tree(pieces: list[str]) -> None:
    parsed(Page("page", "".join(pieces)))


@pytest.mark.parametrize("tag", ["<b>", "<td>", '<a href="/tea">'])
def test_a_page_nested_deeper_than_time_allows_is_refused(tag: str) -> None:
    with pytest.raises(PageError, match="nested too deeply"):
        parsed(Page("page", tag * 100_000))


def test_a_list_whose_items_never_end_is_no_deep_page() -> None:
    assert len(parsed(Page("page", "<ul>" + "<li>Tea" * 1500)).select("li")) == 1500


# Each of these would take hours if a reader went back over it


def test_blanks_in_a_text_page_take_linear_time() -> None:
    page = Page("page", "Get trending papers in your email inbox!\n" + " " * 2_000_000 + "Mar13\n")
    with pytest.raises(PageError, match="lists no paper"):
        read_page(page, "hf-papers-text")


@pytest.mark.parametrize("sign", ["(", "@", "_ ", "a("])
def test_signs_in_the_label_of_a_link_take_linear_time(sign: str) -> None:
    links = f'<p class="links"><a href="x">{sign * 1_000_000}</a> <a href="tea.html">[Abs]</a></p>'
    text = f'<p>PMLR</p><div class="paper"><p class="title">Tea</p>{links}</div>'
    assert read_page(Page("page", text)).records[0].url == "https://proceedings.mlr.press/tea.html"
