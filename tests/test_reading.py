"""Reading saved bytes, here or in other processes: the same in the same order, and nothing left behind."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import count
from multiprocessing import active_children, get_context
from pathlib import Path

import pytest

from papertriage import readers
from papertriage.errors import PageError, PapertriageError
from papertriage.model import Facts, Fragment, Page, Record
from papertriage.plugins import Reader
from papertriage.pool import _obey_the_parent, in_processes
from papertriage.reading import Options, ReadPage, check_options, read_saved
from papertriage.sources import Saved, load
from tests.containers.mails import mail, mbox

ROOT = Path(__file__).parents[1]
EXAMPLES = sorted(ROOT.glob("examples/pages/*"))
LISTING = str(ROOT / "examples/pages/arxiv-cs.LG-new.html")


def source(name: object, data: bytes = b"<p>tea") -> Saved:
    return Saved(str(name), data, f"digest of {name}", None)


def read(saved: Saved, options: Options) -> ReadPage:
    (page,) = read_saved(saved, options, 10)
    assert isinstance(page, ReadPage)
    return page


# One file


def test_a_page_is_read_cleaned_and_keyed_and_its_text_left_behind() -> None:
    (saved,) = load(LISTING, 10)
    page = read(saved, Options())
    assert (page.page.name, page.page.text, page.digest) == (LISTING, "", saved.digest)
    assert len(page.reading.records) == len(page.papers) == len(page.keys) == 5
    assert [paper.title for paper in page.papers] == [record.title for record in page.reading.records]
    assert all(page.keys)


def test_the_format_and_the_day_that_the_user_tells_are_taken() -> None:
    page = read(source("page", b"A Kettle\n\n3 authors\n"), Options("hf-papers-text", "28 May 2026"))
    assert (page.reading.reader, page.page.saved) == ("hf-papers-text", "2026-05-28")


def test_a_format_or_a_day_that_makes_no_sense_is_refused() -> None:
    check_options(Options())
    check_options(Options("arxiv-list", "2026-05-28"))
    with pytest.raises(PapertriageError, match="no format is called 'tea'"):
        check_options(Options(format="tea"))
    with pytest.raises(PapertriageError, match="--page-date 'tea' is no date; write it as 2026-05-28"):
        check_options(Options(page_date="tea"))


def test_a_bug_at_one_page_is_told_with_its_place_and_costs_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(page: Page) -> Iterator[Record | Fragment | Facts]:
        raise ValueError(f"{len(page.text)}\nletters\x1b[2J")

    reader = Reader("broken", lambda _: True, broken)
    monkeypatch.setattr(readers, "_readers", lambda: (reader,))
    (error,) = read_saved(source("page"), Options(), 10)
    assert isinstance(error, PageError)
    assert re.fullmatch(
        r"page: a bug of papertriage \(test_reading.py:\d+, ValueError: 6 letters\[2J\); please report it.*",
        str(error),
    )


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"Dear all,\nno papers here.\n"])
def test_what_cannot_be_read_is_there_as_the_reason_why(data: bytes) -> None:
    (error,) = read_saved(source("page", data), Options(), 10)
    assert isinstance(error, PageError)
    assert error.name == "page"


def test_of_the_mails_of_an_mbox_each_has_a_digest_of_its_own_and_a_bad_one_costs_no_other() -> None:
    listing = Path(LISTING).read_text(encoding="utf-8")
    data = mbox(*(mail(None, page).as_bytes() for page in (listing, "<p>tea", listing + "<p>")))
    first, second, third = read_saved(source("box", data), Options(), 10)
    assert isinstance(first, ReadPage)
    assert isinstance(second, PageError)
    assert isinstance(third, ReadPage)
    assert len({first.digest, third.digest, "digest of box"}) == 3
    assert first.papers == third.papers


# Many files. What is done in other processes stands at the top of the module, where they find it.


def number(saved: Saved) -> int:
    time.sleep(0.02 if int(saved.name) % 2 else 0)  # so that they are not ready in order
    return int(saved.name)


def process(_: Saved) -> int:
    time.sleep(0.02)
    return os.getpid()


def interrupted(saved: Saved) -> str:
    os.kill(os.getpid(), signal.SIGINT)
    return saved.name


def refused(saved: Saved) -> str:
    if saved.name == "5":
        raise LookupError("a bug")
    return saved.name


def killed(saved: Saved) -> str:
    if saved.name == "5":
        os.kill(os.getpid(), signal.SIGKILL)
    return saved.name


def asleep(_: Saved) -> None:
    os.write(1, b"%d\n" % os.getpid())
    time.sleep(600)


READ = partial(read_saved, options=Options(), most_megabytes=10)


def sources(numbers: Iterable[int]) -> list[Saved]:
    return [source(number) for number in numbers]


def test_other_processes_read_the_same_and_refuse_the_same_in_the_same_order() -> None:
    pages = [saved for path in EXAMPLES for saved in load(str(path), 10)]
    pages += [source("a.pdf", b"%PDF-1.7"), source("empty", b""), source("tea"), *pages]
    here = [[repr(page) for page in result] for result in in_processes(READ, pages, 1)]
    assert len(here) == 13
    assert [[repr(page) for page in result] for result in in_processes(READ, pages, 2)] == here


@pytest.mark.parametrize("processes", [None, 2])
def test_few_pages_are_read_in_this_process(processes: int | None) -> None:
    assert set(in_processes(process, sources(range(7)), processes)) == {os.getpid()}


def test_many_pages_are_read_in_other_processes() -> None:
    assert os.getpid() not in set(in_processes(process, sources(range(8)), 2))


def test_with_one_core_every_page_is_read_in_this_process() -> None:
    assert set(in_processes(process, sources(range(20)), 1)) == {os.getpid()}


def test_what_is_known_already_is_handed_on_in_its_place_and_does_not_count_as_waiting() -> None:
    known: list[Saved | int] = [-1, -2, *sources(range(3)), -3, *sources(range(3, 20)), -4]
    assert list(in_processes(number, known, 2)) == [-1, -2, 0, 1, 2, -3, *range(3, 20), -4]
    few: list[Saved | int] = [-1, *sources(range(7)), *[-2] * 20]
    assert set(in_processes(process, few, 2)) == {-1, os.getpid(), -2}


def test_what_is_known_is_handed_on_before_the_first_page_is_looked_for() -> None:
    def known() -> Iterator[Saved | int]:
        yield from (-1, -2)
        pytest.fail("asked for too much")

    results = in_processes(number, known(), 2)
    assert [next(results), next(results)] == [-1, -2]


def test_only_a_few_pages_are_loaded_ahead() -> None:
    taken = 0

    def endless() -> Iterator[Saved]:
        nonlocal taken
        for taken in count(1):
            yield source(taken)

    results = in_processes(number, endless(), 2)
    for done, result in zip(range(1, 60), results, strict=False):
        assert result == done
        assert taken - done <= 2 * 4
    del results, result
    assert active_children() == []


def test_a_bug_in_another_process_comes_to_light_and_leaves_no_process_behind() -> None:
    results = in_processes(refused, sources(range(100)), 2)
    assert [next(results) for _ in range(5)] == list("01234")
    with pytest.raises(LookupError, match="a bug"):
        next(results)
    assert active_children() == []


def test_where_another_process_is_killed_it_is_said_and_none_is_left_behind() -> None:
    with pytest.raises(PapertriageError, match=r"was ended from outside .* what was read is kept"):
        list(in_processes(killed, sources(range(10)), 2))
    assert active_children() == []


def test_an_interrupt_is_left_to_the_parent() -> None:
    assert list(in_processes(interrupted, sources(range(8)), 2)) == list("01234567")


def test_when_the_parent_is_killed_the_others_end(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(
        f"import sys\nsys.path.insert(0, {str(ROOT)!r})\n"
        "from tests.test_reading import asleep, in_processes, sources\n"
        "if __name__ == '__main__':\n    list(in_processes(asleep, sources(range(8)), 2))\n"
    )
    with subprocess.Popen(
        [sys.executable, script], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as parent:
        assert parent.stdout is not None
        workers = {parent.stdout.readline() for _ in range(2)}
        parent.kill()
        assert parent.communicate(timeout=30)[0] == b""  # it is open as long as any of them lives
    assert len(workers) == 2


def test_a_process_whose_parent_goes_on_lives_as_long_as_it_has_to() -> None:
    child = get_context("spawn").Process(target=_obey_the_parent)
    child.start()
    child.join(30)
    assert child.exitcode == 0


def test_a_process_without_parent_only_leaves_interrupts_alone() -> None:
    before = signal.getsignal(signal.SIGINT)
    try:
        _obey_the_parent()
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)
