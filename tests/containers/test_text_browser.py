"""What a text browser writes into a page beside its text is taken out again."""

from papertriage.containers import open_page

DUMPED = """   [1]Kettle.org [IMG]

   [1] [12]Steam and Tea [[13]pdf, [14]html]
   See [15] for more.

References

   Visible links:
   1. https://kettle.example.org/
  12. https://kettle.example.org/1
"""
TEXT = """   Kettle.org\x20

   [1] Steam and Tea [pdf, html]
   See [15] for more.
"""


def test_numbers_of_links_and_the_list_of_them_are_left_out() -> None:
    assert open_page("p.txt", DUMPED.encode()).text == TEXT + "\n"


def test_numbers_stay_where_no_list_tells_that_they_are_of_links() -> None:
    text = "See [12]Steam and [13]Tea.\n\nReferences\n\n   1. Steam. https://example.org\n"
    assert open_page("p.txt", text.encode()).text == text


def test_a_list_of_addresses_without_numbers_before_links_stays() -> None:
    text = "See [12] and [13].\n\nReferences\n\n   1. https://example.org\n"
    assert open_page("p.txt", text.encode()).text == text
