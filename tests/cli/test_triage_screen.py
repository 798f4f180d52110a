"""``triage`` on a terminal: real keys, real signals, and what is left behind."""

import os
import signal
import sqlite3
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Triage
from tests.cli.driving import driven

BOTTOM = "q quit"  # ends the last line of a screen of 80 columns


@pytest.fixture
def library(filled: Triage, home: Path) -> Path:
    """The library of the example pages, and an order without chance."""
    (home / "config.toml").write_text("[triage]\nrandom_every = 0\n")
    return home / "library.db"


def decided(library: Path) -> list[str]:
    """The statuses of the papers that are no longer new, in the order of deciding."""
    db = sqlite3.connect(f"file:{library}?mode=ro", uri=True)
    try:
        query = "SELECT status FROM paper JOIN decision ON decision.paper = paper.id WHERE status <> 'new'"
        return [status for (status,) in db.execute(query + " ORDER BY decision.id")]
    finally:
        db.close()


def test_a_key_decides_and_the_terminal_is_given_back(library: Path) -> None:
    with driven("triage") as terminal:
        before = terminal.modes()
        first = terminal.see(BOTTOM).splitlines()
        second = terminal.press_and_see("y", "1 seen · 1 kept").splitlines()
        assert (len(first), len(second)) == (24, 24)
        assert first[0] != second[0]
        assert decided(library) == ["later"]
        terminal.press("q")
        assert terminal.end() == 0
        assert terminal.modes() == before
    assert "\x1b[?1049l" in terminal.written
    assert "1 seen, 1 kept" in terminal.written.split("\x1b[?1049l")[1]


@pytest.mark.parametrize(("columns", "lines"), [(80, 24), (200, 60), (20, 5), (3, 2), (119, 24), (120, 24)])
def test_every_size_is_filled_and_never_overflown(library: Path, columns: int, lines: int) -> None:
    with driven("triage", columns=columns, lines=lines) as terminal:
        screen = terminal.see("─" if lines > 2 else "")
        terminal.press_and_see("?", "")
        for line in screen.splitlines():
            assert len(line) <= columns
        assert len(screen.splitlines()) <= lines
        terminal.press("q" * 2)
        assert terminal.end() == 0


def test_a_wide_terminal_shows_where_a_paper_was_seen_beside_its_abstract(library: Path) -> None:
    with driven("triage", "title:lantern", columns=200, lines=60) as terminal:
        screen = terminal.see("arxiv-cs.LG-new.html #")
        assert any("Serving long" in line and "2026-04-02" in line for line in screen.splitlines())


def test_a_wide_terminal_shows_what_you_said_of_a_paper(library: Path, filled: Triage) -> None:
    filled("mark", "title:lantern", "-r", "4", "-m", "ask Ravi", "-t", "serving")
    with driven("triage", "title:lantern", columns=200, lines=60) as terminal:
        screen = terminal.see("★★★★")
        assert "ask Ravi" in screen
        assert "serving" in screen


def test_the_words_of_topics_and_of_the_query_are_lit_unless_colour_is_refused(
    triage: Triage, home: Path
) -> None:
    from tests.cli.conftest import EXAMPLES

    (home / "config.toml").write_text('[topics.serving]\nany = ["key-value cache"]\n')
    triage("ingest", EXAMPLES)
    for refused, yellow in (("", True), ("1", False)):
        with driven("triage", "lantern", NO_COLOR=refused) as terminal:
            assert "#serving" in terminal.see(BOTTOM)
        assert ("\x1b[1;33mkey-value cache" in terminal.written) is yellow
        assert ("\x1b[1;33mLantern" in terminal.written) is yellow
        assert "\x1b[1m" in terminal.written


def test_a_long_abstract_scrolls(library: Path) -> None:
    with driven("triage", "title:lantern", lines=14) as terminal:
        assert "more lines: space" in terminal.see("quit")
        terminal.press_and_see(" ", "choose the thresholds.")
        terminal.press_and_see("\x1b[A\x1b[A", "more lines")
        terminal.press_and_see("\x1b[5~", "Serving long")
        terminal.press_and_see("\x1b[B", "more lines")


def test_what_was_looked_up_goes_with_the_next_key(library: Path) -> None:
    with driven("triage") as terminal:
        terminal.see(BOTTOM)
        terminal.press_and_see("?", "keep it, to read later")
        assert "put it away" not in terminal.press_and_see("q", "0 seen")
        terminal.press_and_see("s", "(new)")
        terminal.press_and_see("w", "priority")
        terminal.press("w")
        terminal.press_and_see("y", "1 seen")
        assert decided(library) == ["later"]


def test_tags_are_completed_and_typing_can_be_given_up(library: Path, filled: Triage) -> None:
    filled("mark", "title:harbor", "-t", "survey")
    with driven("triage") as terminal:
        terminal.see(BOTTOM)
        terminal.press_and_see("tab", "tag: ab")
        terminal.press_and_see("\x7f\x7f", "tag:    survey")
        terminal.press_and_see("x y\x17", "tag: x ")
        terminal.press_and_see("\x15su\t", "tag: survey")
        terminal.press_and_see("\r", "tagged survey")
        terminal.press_and_see("tno\x1b", BOTTOM)
        terminal.press_and_see("t \r", BOTTOM)
        terminal.press_and_see("ttwo words\n", "is no tag")
        assert "tag: two words" in terminal.screen()
        terminal.press_and_see("\x17\n", "tagged two")
        terminal.press("q")
        assert terminal.end() == 0
    assert filled("search", "--count", "tag:survey").out == "2\n"


def test_narrowing_on_the_screen_leaves_the_papers_that_are_meant(library: Path) -> None:
    with driven("triage") as terminal:
        terminal.see("12 left")
        terminal.press_and_see("/title:splatting\n", "2 left")
        terminal.press_and_see("/nonsense\n", "no paper that waits is meant by 'nonsense'")
        assert "only papers with (empty: all): nonsense" in terminal.screen()
        assert "meant" not in terminal.press_and_see("\x15", "(empty: all):")
        terminal.press_and_see("\n", "12 left")


def test_a_broken_query_stays_to_be_mended_and_its_letters_decide_nothing(library: Path) -> None:
    with driven("triage") as terminal:
        terminal.see("12 left")
        broken = terminal.press_and_see("/titel:nyd\n", "no field is called 'titel'")
        told, prompt = broken.splitlines()[-2:]
        assert told.startswith("no field is called 'titel'; did you mean title?")
        assert told.endswith("…")
        assert prompt.startswith("only papers with (empty: all): titel:nyd")
        terminal.resize(81, 24)
        assert "no field is called" in terminal.see("did you mean title?", terminal.written.count("\x1b[J"))
        assert "no field" not in terminal.press_and_see("nyd", "titel:nydnyd")
        terminal.press_and_see("\x15title:splatting\n", "2 left")
        terminal.press_and_see("/(\n", "is missing")
        assert "missing" not in terminal.press_and_see("\x1b", BOTTOM)
        terminal.press("q")
        assert terminal.end() == 0
    assert decided(library) == []


def test_a_paper_that_goes_while_something_is_typed_ends_the_typing(
    library: Path, home: Path, filled: Triage
) -> None:
    banner = "Get trending papers in your email inbox once a day!\nSubscribe"
    (home / "page.txt").write_text(f"{banner}Whistling Kettles and their Tunes\n{'Steam and tunes. ' * 30}\n")
    filled("ingest", "page.txt")
    with driven("triage") as terminal:
        terminal.see("13 left")
        terminal.press_and_see("/kettles\n", "Whistling")
        terminal.press_and_see("tsurvey", "tag: survey")
        filled("undo")
        assert "Whistling" not in terminal.press_and_see("\n", "another command has taken that paper away")
        assert BOTTOM in terminal.screen()


def test_after_the_last_narrowed_paper_it_goes_on_with_all(library: Path) -> None:
    with driven("triage") as terminal:
        terminal.see("12 left")
        terminal.press_and_see("/title:splatting\n", "2 left")
        terminal.press_and_see("n", "1 left · skip")
        screen = terminal.press_and_see("n", "10 left")
        assert "skip; all of 'title:splatting' are answered, on with the others" in screen


def test_a_notice_that_does_not_fit_beside_the_progress_takes_a_line_of_its_own(library: Path) -> None:
    with driven("triage", columns=50) as terminal:
        terminal.see("12 left")
        terminal.press_and_see("/title:splatting\n", "2 left")
        terminal.press_and_see("nn", "skip; all of 'title:splatting' are answered, on w…")


def test_a_note_is_written_in_the_editor_and_the_screen_comes_back(
    library: Path, home: Path, filled: Triage
) -> None:
    script = home / "editor.py"
    script.write_text("import sys; open(sys.argv[1], 'w').write('seen \x1b[31m in ' + sys.argv[1])")
    with driven("triage", EDITOR=f"{sys.executable} {script}") as terminal:
        terminal.see(BOTTOM)
        terminal.press_and_see("m", "note kept")
        terminal.press("q")
        assert terminal.end() == 0
    assert filled("search", "--count", "note:seen").out == "1\n"
    with driven("triage", EDITOR="false") as terminal:
        terminal.see(BOTTOM)
        terminal.press_and_see("m", "could not edit")


@pytest.mark.parametrize(("sent", "ends"), [("SIGINT", False), ("SIGTERM", True)])
def test_ctrl_c_in_the_editor_is_its_own_business(library: Path, home: Path, sent: str, ends: bool) -> None:
    script = home / "editor.py"
    script.write_text(f"import os, signal; os.kill(os.getppid(), signal.{sent})")
    with driven("triage", EDITOR=f"{sys.executable} {script}") as terminal:
        terminal.see(BOTTOM)
        if ends:
            terminal.press("m")
            assert terminal.end() == 0
        else:
            terminal.press_and_see("m", "note kept")


def test_opening_gives_the_terminal_to_the_browser_for_a_while(library: Path, home: Path) -> None:
    browser = home / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" > {home / "opened"}\n')
    browser.chmod(0o755)
    with driven("triage", "title:lantern", BROWSER=f"{browser} %s") as terminal:
        terminal.see(BOTTOM)
        terminal.press_and_see("o", "opened https://arxiv.org/abs/2604.01127")
    assert (home / "opened").read_text() == "https://arxiv.org/abs/2604.01127\n"


def test_a_new_size_is_drawn_at_once(library: Path) -> None:
    with driven("triage") as terminal:
        terminal.see(BOTTOM)
        terminal.resize(150, 30)
        terminal.see("narrow")
        assert len(terminal.screen().splitlines()) == 30


def test_keys_without_a_meaning_do_nothing(library: Path) -> None:
    with driven("triage") as terminal:
        terminal.see(BOTTOM)
        terminal.press_and_see("\x1b[15~\x1bOP\x1b[999zé\x1b", "no such key; ? is help")
        assert "no such key" not in terminal.press_and_see("?", "keep it, to read later")
        assert "no such key" not in terminal.press_and_see("z", "0 seen")
        terminal.press_and_see("n", "1 seen")


def test_on_a_terminal_too_lines_are_asked_for_where_they_are_wanted(library: Path) -> None:
    for arguments, term in ((["--plain"], "xterm"), ([], "dumb")):
        with driven("triage", *arguments, TERM=term) as terminal:
            terminal.press("next\nq\n")
            assert terminal.end() == 0
        assert terminal.written.count("> ") >= 2
        assert "\x1b" not in terminal.written


def test_lines_are_wrapped_at_the_width_of_the_terminal(library: Path) -> None:
    with driven("triage", "--plain", columns=50) as terminal:
        terminal.press("?\nq\n")
        assert terminal.end() == 0
    lines = terminal.written.splitlines()
    assert max(map(len, lines)) <= 50
    assert any(line.startswith(" " * 17 + "with") for line in lines)


def test_ctrl_c_ends_with_all_that_was_decided(library: Path) -> None:
    with driven("triage") as terminal:
        before = terminal.modes()
        terminal.see(BOTTOM)
        terminal.press_and_see("y", "1 seen")
        terminal.press("\x03")
        assert terminal.end() == 130
        assert terminal.modes() == before
    assert "interrupted; what was finished before is kept" in terminal.written
    assert decided(library) == ["later"]


def test_a_kill_that_can_be_heard_gives_the_terminal_back(library: Path) -> None:
    with driven("triage") as terminal:
        before = terminal.modes()
        terminal.see(BOTTOM)
        terminal.process.send_signal(signal.SIGTERM)
        assert terminal.end() == 0
        assert terminal.modes() == before


def test_a_terminal_that_is_gone_ends_the_session(library: Path) -> None:
    with driven("triage") as terminal:
        terminal.see(BOTTOM)
        terminal.press_and_see("y", "1 seen")
        os.close(terminal.terminal)
        assert terminal.process.wait(timeout=30) == 0
    assert decided(library) == ["later"]


def test_ctrl_z_stops_with_the_terminal_given_back_and_goes_on(library: Path) -> None:
    with driven("triage") as terminal:
        before = terminal.modes()
        terminal.see(BOTTOM)
        terminal.press("\x1a")
        _, status = os.waitpid(terminal.process.pid, os.WUNTRACED)
        assert os.WIFSTOPPED(status)
        assert terminal.modes() == before
        terminal.process.send_signal(signal.SIGCONT)
        terminal.press_and_see("y", "1 seen")


def test_a_kill_in_the_middle_of_fifty_decisions_loses_the_key_being_pressed_at_most(
    triage: Triage, home: Path
) -> None:
    banner = "Get trending papers in your email inbox once a day!\nSubscribe"
    cards = (
        f"A title number {card} of many\n{' '.join(f'word{card}x{n}' for n in range(60))}\n"
        for card in range(60)
    )
    (home / "page.txt").write_text(banner + "".join(cards))
    triage("ingest", "page.txt")
    statuses = {"y": "later", "n": "skip", "r": "reading", "d": "done"}
    keys = "ynnrnnydnn" * 5
    library = home / "library.db"
    # A process that is killed can't write down what it covered.
    with driven("triage", COVERAGE_PROCESS_CONFIG="", COVERAGE_PROCESS_START="") as terminal:
        terminal.see(BOTTOM)
        for at, key in enumerate(keys[:25], 1):
            shown = terminal.press_and_see(key, f"{at} seen")
        terminal.press(keys[25])
        terminal.process.kill()
        terminal.process.wait()
    survived = decided(library)
    assert survived in ([statuses[key] for key in keys[:25]], [statuses[key] for key in keys[:26]])
    with driven("triage") as terminal:
        screen = terminal.see(BOTTOM)
        assert (screen.splitlines()[0] == shown.splitlines()[0]) is (len(survived) == 25)
        for at, key in enumerate(keys[len(survived) :], 1):
            terminal.press_and_see(key, f"{at} seen")
        terminal.press("q")
        assert terminal.end() == 0, terminal.written.split("\x1b[?1049l")[-1]
    assert decided(library) == [statuses[key] for key in keys]
    assert triage("doctor").code == 0
