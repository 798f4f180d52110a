"""``triage`` line by line: what each answer does, what comes next, and what is refused."""

import json
import sys
from pathlib import Path

import pytest

from papertriage.store import Library
from tests.cli.conftest import Triage

EVIL = "\x1b]0;owned\x07\x1b[31mred\x9b2J\u202egnp"


@pytest.fixture
def asked(filled: Triage, home: Path) -> Triage:
    """The example pages in the library, and an order without chance."""
    (home / "config.toml").write_text("[triage]\nrandom_every = 0\n")
    return filled


def statuses(triage: Triage) -> dict[str, int]:
    """Status -> how many papers have it, without those of none."""
    entries = json.loads(triage("search", "--json", "status:new or not status:new").out)
    found: dict[str, int] = {}
    for entry in entries:
        found[entry["status"]] = found.get(entry["status"], 0) + 1
    return found


def ids(out: str) -> list[str]:
    """The ids of the papers that were printed, in their order."""
    return [line.split("  ")[0] for line in out.splitlines() if line[4:6] == "  " and line[:4].isalnum()]


def test_each_line_is_a_decision_and_the_next_paper_follows(asked: Triage) -> None:
    result = asked("triage", stdin="y\nn\nr\nd\n")
    assert result.code == 0
    assert len(set(ids(result.out))) == 5
    assert result.err.splitlines()[:4] == [
        "later; 11 left",
        "skip; 10 left",
        "reading; 9 left",
        "done; 8 left",
    ]
    assert result.err.splitlines()[-1].startswith("4 seen, 3 kept, ")
    assert statuses(asked) == {"later": 1, "skip": 1, "reading": 1, "done": 1, "new": 8}


def test_an_answer_can_be_spelled_out(asked: Triage) -> None:
    assert asked("triage", stdin="later\nquit\nskip\n").err.startswith("later; 11 left\n1 seen, 1 kept, ")
    assert asked("triage", stdin="Skip\nTab\ntab\nQUIT\ny\n").err.startswith(
        "skip; 10 left\nnot now; 9 left\nnot now; 8 left\n3 seen, 0 kept, "
    )


def test_what_was_decided_does_not_come_again_and_the_same_paper_comes_first(asked: Triage) -> None:
    first = ids(asked("triage", stdin="y\nn\n").out)
    again = ids(asked("triage", stdin="y\n").out)
    assert again[0] == first[-1]
    assert not set(again) & set(first[:-1])


@pytest.mark.parametrize(("rating", "status"), [(1, "skip"), (2, "skip"), (3, "later"), (5, "later")])
def test_a_rating_decides_too(asked: Triage, rating: int, status: str) -> None:
    asked("triage", stdin=f"{rating}\n")
    [entry] = json.loads(asked("search", "--json", f"rating:{rating}").out)
    assert entry["status"] == status


def test_a_rating_leaves_the_status_of_a_kept_paper(asked: Triage) -> None:
    asked("mark", "title:lantern", "-s", "done")
    asked("triage", "status:done", stdin="2\n")
    [entry] = json.loads(asked("search", "--json", "title:lantern").out)
    assert (entry["status"], entry["rating"]) == ("done", 2)


def test_undo_brings_the_last_paper_back(asked: Triage) -> None:
    result = asked("triage", stdin="y\nn\nu\nu\nu\nd\n")
    shown = ids(result.out)
    assert shown[:5] == [shown[0], shown[1], shown[2], shown[1], shown[0]]
    assert "taken back: status skip: " in result.err
    assert "nothing to take back" in result.err
    assert statuses(asked) == {"done": 1, "new": 11}
    assert [entry["id"][:4] for entry in json.loads(asked("search", "--json", "status:done").out)] == shown[
        :1
    ]


def test_undo_reaches_back_into_the_last_session(asked: Triage) -> None:
    [first, *_] = ids(asked("triage", stdin="y\n").out)
    assert ids(asked("triage", stdin="u\n").out)[1] == first
    assert statuses(asked) == {"new": 12}


def test_tags_and_notes_leave_the_paper_where_it_is(
    asked: Triage, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = home / "editor.py"
    script.write_text("import sys; open(sys.argv[1], 'a').write(' and more')")
    monkeypatch.setenv("VISUAL", f"{sys.executable} {script}")
    result = asked("triage", stdin="t survey\nm a note\nm\nt two words\ny\n")
    assert len(ids(result.out)) == 2
    assert "'two words' is no tag" in result.err
    [entry] = json.loads(asked("search", "--json", "tag:survey").out)
    assert (entry["note"], entry["status"]) == ("a note and more", "later")


def test_an_editor_that_fails_is_told_and_nothing_is_lost(
    asked: Triage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", "no-such-editor-here")
    result = asked("triage", stdin="m\ny\n")
    assert "set EDITOR" in result.err
    assert statuses(asked) == {"later": 1, "new": 11}


def test_opening_counts_as_interest_and_can_fail(
    asked: Triage, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import webbrowser

    opened: list[str] = []

    def open_once(url: str) -> bool:
        opened.append(url)
        return len(opened) == 1

    monkeypatch.setattr(webbrowser, "open", open_once)
    result = asked("triage", "title:lantern", stdin="o\no\nq\n")
    assert f"opened {opened[0]}" in result.err
    assert f"{opened[1]}; can't be opened from here" in result.err
    with Library(home / "library.db") as library:
        assert [step.what[:17] for step in library.journal.operations()][:1] == ["triage: opened 'L"]
        assert list(library.queue.judged().values()) == [True]


def test_not_now_leaves_a_paper_for_another_time(asked: Triage) -> None:
    result = asked("triage", "title:splatting", stdin="next\nnext\n")
    assert len(set(ids(result.out))) == 2
    assert statuses(asked) == {"new": 12}
    assert len(ids(asked("triage", "title:splatting", stdin="y\ny\n").out)) == 2


def test_why_similar_and_help_are_told(asked: Triage) -> None:
    out = asked("triage", stdin="y\nn\n\nw\ns\n?\n").out
    assert "freshness" in out
    assert "(later)" in out
    assert "keep it, to read later" in out
    assert "with a QUERY behind it: go on with these papers; alone: with all" in out
    assert "names are answers, too: later, skip, reading, done, tag, " in out
    assert "completes" not in out


def test_where_no_paper_is_like_it_that_is_said(asked: Triage, home: Path) -> None:
    asked("triage", "title:lantern", stdin="y\n")
    (home / "alone.db").unlink(missing_ok=True)
    banner = "Get trending papers in your email inbox once a day!\nSubscribe"
    (home / "page.txt").write_text(f"{banner}Whistling Kettles and their Tunes\n{'Steam and tunes. ' * 30}\n")
    asked("--library", "alone.db", "ingest", "page.txt")
    assert "no paper is like it" in asked("--library", "alone.db", "triage", stdin="s\n").out


def test_a_query_means_what_is_undecided_unless_it_speaks_of_status(asked: Triage) -> None:
    asked("mark", "title:lantern", "-s", "later")
    assert asked("triage", "title:lantern", stdin="").code == 1
    assert len(ids(asked("triage", "title:lantern", "status:later", stdin="").out)) == 1


def test_narrowing_goes_on_with_a_part_and_back(asked: Triage) -> None:
    result = asked("triage", stdin="/ title:splatting\nn\n/ title:nothing\n/ title:broken(\n/\nq\n")
    assert "only 'title:splatting'; 2 left" in result.err
    assert "no paper that waits is meant by 'title:nothing'" in result.err
    assert "something is missing" in result.err
    assert "all papers; 11 left" in result.err
    assert statuses(asked) == {"skip": 1, "new": 11}


def test_after_the_last_narrowed_paper_it_goes_on_with_all(asked: Triage) -> None:
    result = asked("triage", stdin="/ title:splatting\nn\nn\ny\n")
    assert (
        "skip; all of 'title:splatting' are answered, on with the others; 10 left\nlater; 9 left\n"
        in result.err
    )
    assert statuses(asked) == {"skip": 2, "later": 1, "new": 9}


def test_an_unknown_answer_is_refused_and_asked_again(asked: Triage) -> None:
    result = asked("triage", stdin="bogus\nlater now\ny y\nq now\ny\n")
    for bogus in ("bogus", "later now", "y y", "q now"):
        assert f"{bogus!r} is no answer; ? tells the answers" in result.err
    assert statuses(asked) == {"later": 1, "new": 11}


def test_a_session_ends_after_so_many_papers_or_when_none_waits(asked: Triage) -> None:
    assert len(ids(asked("triage", "-n", "2", stdin="y\n" * 20).out)) == 2
    assert len(ids(asked("triage", stdin="n\n" * 20).out)) == 10
    result = asked("triage", stdin="y\n")
    assert (result.code, result.err) == (1, "no paper waits for a decision\n")


def test_the_newest_or_any_can_come_first(asked: Triage) -> None:
    newest = asked("triage", "--order", "new", stdin="n\n" * 12).out
    assert len(set(ids(newest))) == 12
    asked("mark", "status:skip", "-s", "new")
    anyhow = asked("triage", "--order", "random", stdin="n\n" * 12).out
    assert set(ids(anyhow)) == set(ids(newest))
    assert ids(anyhow) != ids(newest)


@pytest.mark.parametrize("sample", ["muted", "skip"])
def test_a_sample_is_mixed_in_blind_once_and_remembered(triage: Triage, home: Path, sample: str) -> None:
    from tests.cli.conftest import EXAMPLES

    (home / "config.toml").write_text('[topics.unseen]\nany = ["splatting"]\nmute = true\n')
    triage("ingest", EXAMPLES)
    if sample == "skip":
        triage("mark", "title:splatting", "-s", "skip")
    hidden = statuses(triage)[sample]
    result = triage("triage", "--sample", sample, stdin="y\n" * 20)
    assert len(ids(result.out)) == 12
    assert "unseen" not in result.out
    assert statuses(triage) == {"later": 12}
    assert f"{hidden} of {hidden} {sample}" in triage("stats").out.replace("skipped", "skip")


def test_keys_can_be_configured(asked: Triage, home: Path) -> None:
    (home / "config.toml").write_text('[triage]\nkeys = ["l=later", "n=done", "==skip"]\n')
    asked("triage", stdin="l\nn\n=\ny\n")
    assert statuses(asked) == {"later": 2, "done": 1, "skip": 1, "new": 8}


@pytest.mark.parametrize(
    ("key", "reason"),
    [
        ("l=latr", "no action is called 'latr'; did you mean 'later'?"),
        ("ctrl-l=later", "no key is called 'ctrl-l'"),
        ("later", "no key is called ''"),
    ],
)
def test_a_key_that_means_nothing_is_an_error_with_its_line(
    asked: Triage, home: Path, key: str, reason: str
) -> None:
    (home / "config.toml").write_text(f'\n[triage]\nkeys = ["{key}"]\n')
    result = asked("triage")
    assert result.code == 2
    assert f"config.toml:3: triage: keys: {key!r}: {reason}" in result.err


def test_a_key_has_one_meaning(asked: Triage, home: Path) -> None:
    (home / "config.toml").write_text('[triage]\nkeys = ["l=later", "l=skip"]\n')
    assert "'l' has a meaning already" in asked("triage").err


def test_nothing_of_a_page_reaches_the_terminal_as_it_is(triage: Triage, home: Path) -> None:
    banner = "Get trending papers in your email inbox once a day!\nSubscribe"
    words = "Words and words. " * 30
    (home / f"{EVIL}.txt").write_text(f"{banner}A {EVIL} title\n{words}{EVIL}\nAnother Title Here\n{words}\n")
    triage("ingest", home / f"{EVIL}.txt")
    result = triage("triage", stdin="w\ns\ny\ny\n")
    assert "red" in result.out
    assert not any(sign in result.out + result.err for sign in "\x1b\x07\x9b\u202e")


def test_show_tells_why_a_paper_stands_where_it_stands(asked: Triage) -> None:
    asked("triage", stdin="y\nn\n")
    name = asked("search", "-f", "ids", "title:splatting").out.split()[0]
    out = asked("show", "--why", name).out
    assert all(term in out for term in ("learned", "topics", "freshness", "seen", "priority", "score"))
    [entry] = json.loads(asked("show", "--json", "--why", name).out)
    assert entry["why"]["terms"][0]["name"] == "learned"
    assert entry["why"]["words"]
    assert "why" not in json.loads(asked("show", "--json", name).out)[0]
