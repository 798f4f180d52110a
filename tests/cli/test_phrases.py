"""What triage says of papers and of itself."""

import re
from typing import Any

import pytest

from papertriage.cli import phrases
from papertriage.cli.prompt import Prompt
from papertriage.explaining import Why
from papertriage.model import Entry, Paper, Status
from papertriage.ranking import Estimate, Term
from papertriage.triage import Progress


def entry(**fields: Any) -> Entry:
    paper = Paper("A title")._replace(**fields)
    return Entry(1, "abcd", paper, Status.NEW, 0, None, "", "2026-01-01T00:00:00Z", 1, 0.0)


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, ""),
        ({"organization": "A Laboratory"}, "A Laboratory"),
        ({"authors_count": 3}, "3 authors"),
        ({"authors": ("A", "B")}, "A, B"),
        ({"authors": ("A", "B"), "authors_count": 5}, "A, B and 3 more"),
        ({"authors": tuple("ABCDEFGHIJ")}, "A, B, C, D, E, F, G, H and 2 more"),
    ],
)
def test_authors_are_named_as_far_as_they_are_known(fields: dict[str, object], told: str) -> None:
    assert phrases.authors(entry(**fields)) == told


@pytest.mark.parametrize(
    ("progress", "estimate", "told"),
    [
        (Progress(0, 0, 12, 3.2), None, "0 seen, 0 kept, 3 s; 12 left"),
        (Progress(30, 6, 0, 480.0), Estimate(0, 0, 0, ""), "30 seen, 6 kept, 8 min; 0 left"),
        (
            Progress(30, 6, 1212, 480.0),
            Estimate(4, 0, 606, ""),
            "30 seen, 6 kept, 8 min; about 4 good ones left of 1,212 (0 to 606)",
        ),
        (
            Progress(30, 6, 1212, 480.0),
            Estimate(4, 0, 607, ""),
            "30 seen, 6 kept, 8 min; 1,212 left, too early to tell how many good ones",
        ),
        (
            Progress(3, 2, 12, 9.0),
            None,
            "3 seen, 2 kept, 9 s; 12 left, too early to tell how many good ones",
        ),
        (Progress(0, 0, 12, 9.0), Estimate(4, 0, 6, ""), "0 seen, 0 kept, 9 s; 12 left"),
    ],
)
def test_a_session_is_summed_up(progress: Progress, estimate: Estimate | None, told: str) -> None:
    assert phrases.summary(progress, estimate) == told


def test_the_terms_that_are_shown_add_up_to_the_score_that_is_shown() -> None:
    for share in (0.125, 0.004, -0.004, 0.1549):
        terms = [Term("learned", 1.0, share), Term("topics", 1.0, share), Term("seen", 1.0, 0.005 + share)]
        why = Why(terms, [])
        whole, *parts = map(float, re.findall(r"[-+]?\d+\.\d\d", phrases.score(why)))
        assert round(sum(parts), 2) == whole
        *parts, whole = (float(value) for name, value in phrases.reasons(why))
        assert round(sum(parts), 2) == whole
    assert phrases.score(Why([Term("learned", 0.0, -0.001)], [])) == "score 0.00"


def test_what_is_typed_can_be_changed_and_completed() -> None:
    prompt = Prompt("tag", ["robotics", "robots", "rl"])
    for key, text in (
        ("r", "r"), ("o", "ro"), ("tab", "robotics"), ("tab", "robots"), ("tab", "robotics"),
        ("space", "robotics "), ("x", "robotics x"), ("ctrl-w", "robotics"), ("backspace", "robotic"),
        ("tab", "robotics"), ("ctrl-u", ""), ("up", ""), ("z", "z"), ("tab", "z"),
    ):  # fmt: skip
        prompt.press(key)
        assert prompt.text == text


@pytest.mark.parametrize("key", ["up", "page-down", "back-tab", "resized"])
def test_a_key_that_means_nothing_does_not_take_the_word_that_was_offered(key: str) -> None:
    prompt = Prompt("tag", ["robotics", "robots"])
    for pressed, text in (("r", "r"), ("tab", "robotics"), (key, "robotics"), ("tab", "robots")):
        prompt.press(pressed)
        assert prompt.text == text
    assert prompt.offered == ["robotics", "robots"]
