"""What was saved from a view-source window is the page that the window showed."""

from papertriage.containers import open_page

CHROME = """<!-- saved from url=(0040)view-source:https://example.org/list?a=b -->
<html><head><meta name="color-scheme" content="light dark"></head><body>
<table><tbody><tr><td class="line-number" value="1"></td><td class="line-content">\
<span class="html-doctype">&lt;!doctype html&gt;</span></td></tr>
<tr><td class="line-number" value="2"></td><td class="line-content">\
<span class="html-tag">&lt;a <span class="html-attribute-name">href</span>=\
"<a class="html-attribute-value html-external-link" href="https://example.org/1?a&amp;b">/1?a&amp;amp;b</a>"\
&gt;</span>Steam &amp;amp; tea<span class="html-tag">&lt;/a&gt;</span></td></tr>
<tr><td class="line-number" value="3"></td><td class="line-content"><br></td></tr></tbody></table>
"""
FIREFOX = """<!DOCTYPE html><html><head><title>https://example.org/</title></head>
<body id="viewsource" class="highlight"><pre id="line1"><span>&lt;!doctype html&gt;
</span><span>&lt;<span class="start-tag">a</span> href="/1?a&amp;amp;b"&gt;</span>\
Steam &amp;amp; tea<span>&lt;/a&gt;</span>
</pre></body></html>
"""


def test_a_window_of_chrome_is_unescaped_line_by_line() -> None:
    page = open_page("p.html", CHROME.encode())
    assert page.text == '<!doctype html>\n<a href="/1?a&amp;b">Steam &amp; tea</a>\n'
    assert page.url == "https://example.org/list?a=b"
    assert page.notes == ("unescaped from a view-source window",)


def test_a_window_of_firefox_is_unescaped() -> None:
    page = open_page("p.html", FIREFOX.encode())
    assert page.text.strip() == '<!doctype html>\n<a href="/1?a&amp;b">Steam &amp; tea</a>'
    assert page.url is None
