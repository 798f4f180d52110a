"""A page clipped as Markdown tells its address and day in the lines above, which count as empty ones."""

import pytest

from papertriage.containers import open_page

BODY = "# Kettles\n\n[Steam](https://example.org/1)\n"

OBSIDIAN = """---
title: "Daily Kettles: a list"
source: "https://example.org/list?a=b"
author:
  - "[[A. Person]]"
published: 2026-01-02
created: 2026-04-18
description: "What boils: and what does not"
tags:
  - "clippings"
---
"""
MARKDOWNLOAD = """---
created: 2026-04-18T10:00:00 (UTC +02:00)
tags: []
source: https://example.org/list?a=b
author:
---
"""
FIRECRAWL = "---\nurl: https://example.org/list?a=b\nretrieved: '2026-04-18T08:00:00Z'\n# a comment\n---\n"
NOTEBOOKLM = "url: https://example.org/list?a=b\nexported: 2026-04-18T08:00:00.000Z\n"
JINA = """Title: Daily Kettles

URL Source: https://example.org/list?a=b

Published Time: Sat, 18 Apr 2026 08:00:00 GMT

Markdown Content:
"""


@pytest.mark.parametrize(
    "front",
    [OBSIDIAN, MARKDOWNLOAD, FIRECRAWL, NOTEBOOKLM + "\n", JINA],
    ids=["obsidian", "markdownload", "firecrawl", "notebooklm", "jina"],
)
def test_front_matter_tells_address_and_day(front: str) -> None:
    page = open_page("clip.md", (front + BODY).encode())
    assert (page.url, page.saved) == ("https://example.org/list?a=b", "2026-04-18")
    assert page.notes == ("front matter read: from https://example.org/list?a=b",)
    assert page.text.lstrip("\n") == BODY
    assert page.text.count("\n") == (front + BODY).count("\n")


def test_front_matter_without_an_address_is_left_out_all_the_same() -> None:
    page = open_page("list.md", b"---\nlayout: default\ndate: soon\n---\n# Kettles\n")
    assert (page.text, page.url, page.saved) == ("\n\n\n\n# Kettles\n", None, None)
    assert page.notes == ("front matter left out",)


@pytest.mark.parametrize(
    "text",
    [
        "---\nno field at all\n---\n# Kettles\n",
        "---\nlayout: default\n# Kettles\n",
        "---\n---\n# Kettles\n",
        "Title: Steam\n\nWe boil.\n",
        "url: https://example.org/\nand so on\n",
    ],
)
def test_lines_that_are_no_front_matter_stay(text: str) -> None:
    page = open_page("list.md", text.encode())
    assert (page.text, page.url, page.notes) == (text, None, ())
