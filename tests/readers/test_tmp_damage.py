"""Pages of scholarly sites that are cut, flipped or made to take long: read or refused, in time."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papertriage.containers import open_page
from papertriage.errors import PageError
from papertriage.model import Page
from papertriage.readers import read_page

FORMATS = [
    *(
        "scholar-results",
        "scholar-profile",
        "scholar-alert",
        "semantic-scholar-json",
        "semantic-scholar-html",
    ),
    *("openreview-json", "openreview-list", "acl-anthology", "cvf-openaccess", "neurips-proceedings"),
    *(
        "pmlr-proceedings",
        "dblp-html",
        "dblp-json",
        "dblp-xml",
        "pubmed-results",
        "biorxiv-json",
        "biorxiv-list",
    ),
]


def saved(name: str) -> list[bytes]:
    folder = Path(__file__).parent.parent / "pages" / name
    return [path.read_bytes() for path in sorted(folder.iterdir()) if not path.name.endswith(".golden.json")]


def is_read(page: Page, name: str) -> bool:
    """Whether the page is read and not refused; whatever else is raised is a bug."""
    try:
        read_page(page, name)
    except PageError:
        return False
    return True


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=1500)
@given(data=st.data())
def test_a_damaged_page_is_read_or_refused(name: str, data: st.DataObject) -> None:
    whole, other = (data.draw(st.sampled_from(saved(name))) for _ in range(2))
    at, since = data.draw(st.integers(0, len(whole))), data.draw(st.integers(0, len(other)))
    damaged = whole[:at] + data.draw(st.binary(max_size=9)) + other[since:]
    is_read(Page("page", damaged.decode("utf-8", "replace")), name)


@pytest.mark.parametrize("name", FORMATS)
def test_a_page_cut_off_anywhere_has_the_records_before_the_cut(name: str) -> None:
    for data in saved(name):
        page = open_page("page", data)
        whole = read_page(page, name).records
        for at in range(0, len(page.text), max(1, len(page.text) // 20)):
            cut = page._replace(text=page.text[:at])
            if is_read(cut, name):
                records = read_page(cut, name).records[:-1]
                assert records == whole[: len(records)]


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("filling", ["x", " ", "<div ", '<a href="', '{"', "class=", "1,", "[["])
def test_a_page_made_to_take_long_is_read_or_refused_in_time(name: str, filling: str) -> None:
    text = open_page("page", saved(name)[0]).text
    page = Page("page", text[: len(text) // 2] + filling * (300_000 // len(filling)))
    start = time.process_time()
    is_read(page, name)
    assert time.process_time() - start < 3
