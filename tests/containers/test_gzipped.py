"""gzip of many members, as tools that append to a file write it."""

import gzip

import pytest

from papertriage.containers import open_page
from papertriage.errors import PageError


def test_very_many_members_are_unpacked_in_linear_time() -> None:
    page = open_page("page.txt", gzip.compress(b"tea\n") * 200_000)
    assert page.text == "tea\n" * 200_000


@pytest.mark.parametrize("size", [1, 255, 256, 257, 100_000])
def test_members_of_any_size_are_unpacked(size: int) -> None:
    lines = (b"%d\n" % number for number in range(size))
    text = b"".join(lines)
    page = open_page("page.txt", gzip.compress(text) + gzip.compress(b"", mtime=0) + gzip.compress(b"tea"))
    assert page.text == text.decode() + "tea"


def test_padding_after_the_last_member_is_left_out() -> None:
    assert open_page("page.txt", gzip.compress(b"tea") + bytes(512)).text == "tea"


def test_a_last_member_that_ends_too_early_is_told() -> None:
    with pytest.raises(PageError, match="ends too early"):
        open_page("page.txt", gzip.compress(b"tea") + gzip.compress(b"kettle")[:-1])
