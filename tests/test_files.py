"""Files are replaced whole, or left as they were."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from papertriage.errors import PapertriageError
from papertriage.files import write_file


def test_the_lines_become_the_file_with_the_line_ends_they_have(tmp_path: Path) -> None:
    path = tmp_path / "list.md"
    write_file(["ä\n", "b\r\n"], path)
    assert path.read_bytes() == "ä\nb\r\n".encode()


def test_lines_that_break_off_leave_the_old_file_and_nothing_beside_it(tmp_path: Path) -> None:
    def lines() -> Iterator[str]:
        yield "new"
        raise KeyboardInterrupt

    path = tmp_path / "list.md"
    path.write_text("old")
    with pytest.raises(KeyboardInterrupt):
        write_file(lines(), path)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_leaves_the_old_file_and_is_told_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "list.md"
    path.write_text("old")
    program = """if True:
        import resource, sys
        from pathlib import Path
        from papertriage.errors import PapertriageError
        from papertriage.files import write_file

        resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))
        try:
            write_file(("x" * 1000 for _ in range(1000)), Path(sys.argv[1]))
        except PapertriageError as error:
            print(error)
        """
    done = subprocess.run([sys.executable, "-c", program, path], capture_output=True, text=True, check=True)
    assert done.stdout == f"{path}: can't be written: File too large\n"
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    reading = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    write_file(["x", "y"], path)
    assert os.read(reading, 9) == b"xy"
    os.close(reading)
    assert path.is_fifo()


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(PapertriageError, match=r"can't be written: Is a directory$"):
        write_file(["x"], tmp_path)
    with pytest.raises(PapertriageError, match=r"can't be written: No such file or directory$"):
        write_file(["x"], tmp_path / "none" / "list.md")
