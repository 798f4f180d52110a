"""A page saved from the Wayback Machine is the page that the machine took, on the day on which it did."""

import pytest

from papertriage.containers import open_page

OWN = "<!-- saved from url=(0070)https://web.archive.org/web/20140613010203/http://example.org/list -->\n"
BODY = """<!DOCTYPE html><a href="/web/20140613010203/http://example.org/1">Steam</a>
<img src="https://web.archive.org/web/20140613010203im_/http://example.org/a.png">
<a href="//web.archive.org/web/2014061301/https://example.org/2">Kettles</a>
"""
FOOT = "<!--\n     FILE ARCHIVED ON 01:02:03 Jun 13, 2014 AND RETRIEVED FROM THE INTERNET ARCHIVE\n-->\n"
TAKEN = """<!DOCTYPE html><a href="http://example.org/1">Steam</a>
<img src="http://example.org/a.png">
<a href="https://example.org/2">Kettles</a>
"""


@pytest.mark.parametrize(("text", "url"), [(OWN + BODY, "http://example.org/list"), (BODY + FOOT, None)])
def test_links_lead_where_they_led(text: str, url: str | None) -> None:
    page = open_page("p.html", text.encode())
    assert TAKEN in page.text
    assert (page.url, page.saved) == (url, "2014-06-13")


def test_a_page_that_only_links_to_the_machine_stays_as_it_is() -> None:
    text = '<a href="https://web.archive.org/web/20140613010203/http://example.org/1">Steam</a>\n'
    page = open_page("p.html", text.encode())
    assert (page.text, page.saved) == (text, None)
