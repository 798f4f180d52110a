"""A webarchive of Safari gives its main page; what else it holds is left."""

import plistlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papertriage.containers import open_page
from papertriage.errors import PageError


def webarchive(page: bytes, form: plistlib.PlistFormat = plistlib.FMT_BINARY, **more: Any) -> bytes:
    main = {
        "WebResourceData": page,
        "WebResourceMIMEType": "text/html",
        "WebResourceTextEncodingName": "UTF-8",
        "WebResourceURL": "https://example.org/list",
        **more,
    }
    return plistlib.dumps({"WebMainResource": main, "WebSubresources": []}, fmt=form)


@pytest.mark.parametrize("form", [plistlib.FMT_BINARY, plistlib.FMT_XML])
def test_a_webarchive_holds_its_page(form: plistlib.PlistFormat) -> None:
    page = open_page("p.webarchive", webarchive("<p>café".encode(), form))
    assert (page.text, page.url) == ("<p>café", "https://example.org/list")
    assert page.notes == ("taken out of a webarchive",)


def test_the_charset_that_it_names_is_taken() -> None:
    data = webarchive("<p>чай".encode("koi8-r"), WebResourceTextEncodingName="koi8-r", WebResourceURL=3)
    page = open_page("p.webarchive", data)
    assert (page.text, page.url) == ("<p>чай", None)


@pytest.mark.parametrize("archive", [{"WebMainResource": {}}, {"WebMainResource": []}, {}, [1]])
def test_a_webarchive_without_a_page_is_refused(archive: Any) -> None:
    with pytest.raises(PageError, match="a webarchive without a page in it"):
        open_page("p.webarchive", plistlib.dumps(archive, fmt=plistlib.FMT_BINARY))


def test_an_xml_webarchive_with_entities_is_refused() -> None:
    xml = b'<?xml version="1.0"?><!DOCTYPE plist [<!ENTITY a "b">]>'
    xml += b"<plist><dict><key>WebMainResource</key></dict></plist>"
    with pytest.raises(PageError, match="damaged webarchive"):
        open_page("p.webarchive", xml)


@given(st.data())
def test_a_damaged_webarchive_is_a_page_or_refused(data: st.DataObject) -> None:
    form = data.draw(st.sampled_from([plistlib.FMT_BINARY, plistlib.FMT_XML]))
    saved = bytearray(webarchive("<p>café".encode(), form))
    for _ in range(data.draw(st.integers(1, 5))):
        saved[data.draw(st.integers(0, len(saved) - 1))] = data.draw(st.integers(0, 255))
    try:
        page = open_page("p", bytes(saved[: data.draw(st.integers(0, len(saved)))]))
    except PageError:
        return
    assert page.text
