"""The names a user gives, as bytes: whatever the file is, it is read, in pieces, or refused in a line."""

import gzip
import hashlib
import io
import os
import random
import sys
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pytest

from papertriage.errors import PageError
from papertriage.sources import Saved, expected, find_pages, load

NOON = 1_700_049_600  # of 2023-11-15, in UTC
CHANCE = random.Random(0)
LINES = [
    b'{"id": "%d", "abstract": "%s"}\n' % (at, CHANCE.randbytes(2000).hex().encode()) for at in range(2100)
]
LARGE = b"".join(LINES)  # 8 MB, and 4.9 MB as gzip: more than is read whole
PACKED = gzip.compress(LARGE, 1)


def saved(path: Path, data: bytes) -> str:
    path.write_bytes(data)
    return str(path)


def loaded(name: str, most_megabytes: int = 10) -> list[Saved]:
    return list(load(name, most_megabytes))


def until_refused(name: str, most_megabytes: int = 10) -> tuple[list[Saved], str]:
    """What comes before the refusal, and the refusal."""
    pieces: list[Saved] = []
    with pytest.raises(PageError) as caught:
        pieces.extend(load(name, most_megabytes))
    assert "\n" not in str(caught.value)
    return pieces, str(caught.value)


def text(pieces: list[Saved]) -> bytes:
    return b"".join(piece.data for piece in pieces)


@pytest.fixture
def pipe(tmp_path: Path) -> Callable[[bytes], str]:
    """The name of a pipe into which somebody writes the bytes."""

    def written(data: bytes) -> str:
        path = tmp_path / "pipe"
        os.mkfifo(path)
        Thread(target=path.write_bytes, args=[data], daemon=True).start()
        return str(path)

    return written


# Folders


def test_a_folder_is_walked_in_order_without_hidden_files_and_what_browsers_put_beside_a_page(
    tmp_path: Path,
) -> None:
    for name in ("b.html", "a.html", ".hidden", "c/d.txt", "c/page_files/e.html", ".git/f", "b/g"):
        (tmp_path / name).parent.mkdir(exist_ok=True, parents=True)
        (tmp_path / name).touch()
    names = ["a.html", "b.html", "b/g", "c/d.txt"]
    assert find_pages([str(tmp_path)]) == [str(tmp_path / name) for name in names]


def test_names_of_files_stand_for_themselves_in_the_order_given(tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    assert find_pages(["-", "no-such-file", str(tmp_path), "-"]) == [
        "-",
        "no-such-file",
        str(tmp_path / "a"),
        "-",
    ]


def test_a_pipe_in_a_folder_is_not_waited_for_and_a_broken_link_is_told_of(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "broken").symlink_to("nowhere")
    assert find_pages([str(tmp_path)]) == [str(tmp_path / "broken")]
    assert until_refused(str(tmp_path / "broken"))[1].endswith("can't be read: No such file or directory")


def test_a_folder_that_cannot_be_opened_stands_for_itself(tmp_path: Path) -> None:
    """Permissions do not stop root, but the length of a path does."""
    (tmp_path / "a.html").touch()
    here, deep = os.open(tmp_path, os.O_RDONLY), tmp_path
    while len(str(deep)) < 4096:
        deep /= "x" * 250
        os.mkdir(deep.name, dir_fd=here)
        here, last = os.open(deep.name, os.O_RDONLY, dir_fd=here), here
        os.close(last)
    os.close(here)
    *pages, closed = find_pages([str(tmp_path)])
    assert pages == [str(tmp_path / "a.html")]
    assert until_refused(closed)[1].endswith("can't be read: File name too long")


def test_names_that_no_file_can_have_are_told_of(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("x" * 300)
    names = ["x" * 300, str(tmp_path / "link")]
    assert find_pages([names[0], str(tmp_path)]) == names
    assert expected(names) == 2
    assert [until_refused(name)[1].endswith("File name too long") for name in names] == [True, True]


# Files


def test_a_file_is_loaded_whole_with_its_digest_and_its_day(tmp_path: Path) -> None:
    name = saved(tmp_path / "page.html", b"<p>tea")
    os.utime(name, (NOON, NOON))
    digest = hashlib.sha256(b"<p>tea").hexdigest()
    assert loaded(name) == [Saved(name, b"<p>tea", digest, "2023-11-15")]


def test_an_empty_file_is_loaded_as_such(tmp_path: Path) -> None:
    assert [page.data for page in loaded(saved(tmp_path / "empty", b""))] == [b""]


def test_a_file_that_vanished_is_refused(tmp_path: Path) -> None:
    name = saved(tmp_path / "page.html", b"<p>tea")
    pages = load(name, 10)
    Path(name).unlink()
    with pytest.raises(PageError, match=r"page\.html: can't be read: No such file or directory"):
        next(pages)


def test_a_folder_in_the_place_of_a_file_is_refused(tmp_path: Path) -> None:
    assert until_refused(str(tmp_path))[1] == f"{tmp_path}: can't be read: Is a directory"


@pytest.mark.parametrize("size", [1_000_001, 5_000_000])
def test_a_file_above_the_limit_is_refused_with_the_setting_to_change(tmp_path: Path, size: int) -> None:
    name = saved(tmp_path / "page.html", b"<" * size)
    assert until_refused(name, 1)[1] == (
        f"{name}: larger than 1 MB; see `papertriage config ingest.max_page_megabytes`"
    )


def test_a_file_without_end_is_refused() -> None:
    assert "larger than 1 MB" in until_refused("/dev/zero", 1)[1]


def test_a_pipe_is_read_and_has_no_day(pipe: Callable[[bytes], str]) -> None:
    (page,) = loaded(pipe(b"<p>tea" * 900_000))
    assert (page.data, page.modified) == (b"<p>tea" * 900_000, None)


# Standard input


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"<p>tea")))
    assert loaded("-") == [Saved("-", b"<p>tea", hashlib.sha256(b"<p>tea").hexdigest(), None)]


def test_a_closed_standard_input_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)  # as Python sets it for `papertriage ingest - <&-`
    assert until_refused("-")[1] == "-: can't be read: standard input is closed"


# JSON Lines in pieces


def test_small_json_lines_are_one_page(tmp_path: Path) -> None:
    name = saved(tmp_path / "small.jsonl", LARGE[:2_000_000])
    assert [(page.name, page.data) for page in loaded(name)] == [(name, LARGE[:2_000_000])]


@pytest.mark.parametrize("data", [LARGE, PACKED], ids=["plain", "gzip"])
def test_large_json_lines_come_in_pieces_of_whole_lines(tmp_path: Path, data: bytes) -> None:
    name = saved(tmp_path / "large.jsonl", data)
    os.utime(name, (NOON, NOON))
    pieces = loaded(name, most_megabytes=1)
    assert [piece.name for piece in pieces] == [
        f"{name}:{lines}" for lines in ("1-500", "501-1000", "1001-1500", "1501-2000", "2001-2100")
    ]
    assert [piece.data for piece in pieces] == [b"".join(LINES[at : at + 500]) for at in range(0, 2100, 500)]
    assert {piece.modified for piece in pieces} == {"2023-11-15"}
    assert len({piece.digest for piece in pieces}) == 5


@pytest.mark.parametrize("data", [LARGE, PACKED], ids=["plain", "gzip"])
def test_large_json_lines_from_a_pipe_come_in_pieces_too(pipe: Callable[[bytes], str], data: bytes) -> None:
    assert text(loaded(pipe(data), most_megabytes=1)) == LARGE


def test_of_gzip_that_breaks_off_the_whole_lines_come_first(tmp_path: Path) -> None:
    pieces, refusal = until_refused(saved(tmp_path / "cut.jsonl.gz", PACKED[:-200_000]))
    assert LARGE.startswith(text(pieces))
    assert len(text(pieces)) > 7_000_000
    assert text(pieces).endswith(b"}\n")
    assert refusal.endswith(
        "can't be read: Compressed file ended before the end-of-stream marker was reached"
    )


def test_of_gzip_that_is_damaged_the_whole_lines_come_first(tmp_path: Path) -> None:
    damaged = bytearray(PACKED)
    damaged[4_500_000:4_500_100] = bytes(100)
    pieces, refusal = until_refused(saved(tmp_path / "damaged.jsonl.gz", bytes(damaged)))
    assert text(pieces).startswith(LARGE[:6_000_000])
    assert "can't be read: " in refusal


def test_gzip_damaged_from_its_beginning_is_left_to_the_containers(tmp_path: Path) -> None:
    data = b"\x1f\x8b\x08\x00" + bytes(range(256)) * 20_000
    assert [page.data for page in loaded(saved(tmp_path / "damaged.gz", data))] == [data]


def test_a_line_longer_than_a_piece_is_cut_and_costs_no_other(tmp_path: Path) -> None:
    name = saved(tmp_path / "long.jsonl", b"".join([*LINES[:1100], b"x" * 30_000_000 + b"\n", *LINES[1100:]]))
    tracemalloc.start()
    lines = b"".join(piece.data for piece in load(name, 1)).splitlines(keepends=True)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert lines == [*LINES[:1100], b"x" * 8_000_000 + b"\n", *LINES[1100:]]
    assert peak < 80_000_000


def test_lines_are_never_more_than_a_piece_of_bytes_and_one_line(tmp_path: Path) -> None:
    long = b'{"abstract": "' + b"tea " * 1_000_000 + b'"}\n'
    pieces = loaded(saved(tmp_path / "long.jsonl", b"".join([*LINES[:2], *[long] * 9])))
    assert [piece.name.rpartition(":")[2] for piece in pieces] == ["1-4", "5-6", "7-8", "9-10", "11-11"]


def test_a_last_line_without_end_is_there(tmp_path: Path) -> None:
    assert text(loaded(saved(tmp_path / "large.jsonl", LARGE.rstrip()))) == LARGE
