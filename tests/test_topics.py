"""Topics as query trees, and what is doubtful about them."""

from pathlib import Path

import pytest

from papertriage import settings
from papertriage.config import Topic, loads
from papertriage.errors import ConfigError
from papertriage.query import And, Not, Or, Range, Text
from papertriage.topics import check, evidence, tree

FILE = Path("papers.toml")


def topic(text: str) -> Topic:
    [found] = loads(text, FILE).topics
    return found


def test_any_none_and_when_must_all_hold() -> None:
    found = topic(
        '[topics.x]\nany = ["kv cache", "prefill*"]\nnone = ["survey"]\nin = ["title"]\n'
        'when = "year:2024.."\n'
    )
    wanted = Or((Or((Text("kv cache", "title"),)), Or((Text("prefill", "title", prefix=True),))))
    unwanted = Not(Or((Or((Text("survey", "title"),)),)))
    assert tree(found) == And((wanted, Range("year", "2024", None), unwanted))


def test_terms_are_sought_in_title_and_abstract_unless_told() -> None:
    found = Topic("x", any=("kettle",))
    assert tree(found) == And((Or((Or((Text("kettle", "title"), Text("kettle", "abstract"))),)),))


def test_the_evidence_is_each_term_and_each_word_that_when_wants() -> None:
    found = topic(
        '[topics.x]\nany = ["Kettle *", "tea"]\nnone = ["pot"]\nin = ["title"]\n'
        'when = "tea or author:quill* not cup"\n'
    )
    assert evidence(found) == {
        "Kettle *": Or((Text("Kettle ", "title", prefix=True),)),
        "tea": Or((Text("tea", "title"),)),
        "quill*": Text("quill", "author", prefix=True),
    }


def test_a_term_without_a_letter_is_an_error_with_its_line() -> None:
    with pytest.raises(
        ConfigError, match=r"^papers\.toml:3: topic 'x': 'none': '\*' has no letter or digit to look for$"
    ):
        tree(topic('[topics.x]\nany = ["a"]\nnone = ["b", "*"]\n'))


def test_a_broken_query_is_an_error_with_its_line_and_what_is_wrong() -> None:
    with pytest.raises(
        ConfigError, match=r"^papers\.toml:4: topic 'x': 'when': a \( is never closed; add a \), or quote it$"
    ):
        tree(topic('[topics.x]\nany = ["a"]\n\nwhen = "(a"\n'))


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ('any = []\nwhen = "a"', "papers.toml:2: topic 'x': 'any' is empty and counts for nothing"),
        ('any = ["KV-Cache", "kv cache"]', "papers.toml:2: topic 'x': 'kv cache' stands there twice"),
        (
            'any = ["tea", "cup"]\nnone = ["Cup"]',
            "papers.toml:2: topic 'x': 'cup' stands in 'none' too, so it never counts",
        ),
        ('any = ["ab*"]', "papers.toml:2: topic 'x': 'ab*' finds too much; a prefix has 3 letters or more"),
        ('any = ["te* cup"]', "papers.toml:2: topic 'x': 'te* cup': a star counts at the end only"),
        (
            'any = ["title:tea"]',
            "papers.toml:2: topic 'x': 'title:tea' is looked for as words; fields belong into 'when'",
        ),
        (
            'any = ["tea"]\nmute = true\nscore = 3',
            "papers.toml:4: topic 'x': a topic that mutes counts nothing, whatever its score",
        ),
        (
            'when = "tea (not status:new or year:2024)"\nmute = true',
            "papers.toml:2: topic 'x': muting changes the status, so each --apply would undo the "
            "last; leave out status:",
        ),
        (
            'when = "tag:X"',
            "papers.toml:2: topic 'x': 'X' is a topic, and counts as it was before; --apply a second time",
        ),
        (
            'any = ["a"]\n[topics.X]\nany = ["b"]',
            "papers.toml:1: topic 'x': another topic has this name but for capitals",
        ),
        (
            'when = "colour:red"',
            "papers.toml:2: topic 'x': 'when': no field is called 'colour'; known: abstract, added",
        ),
    ],
)
def test_what_is_doubtful_in_a_topic_is_told_with_its_line(text: str, finding: str) -> None:
    findings = check(loads(f"[topics.x]\n{text}\n", FILE))
    assert findings[0].startswith(finding)
    assert len(findings) == 1 + ("topics.X" in text)


def test_check_finds_nothing_in_the_starter_file() -> None:
    assert check(loads(settings.starter(), FILE)) == []


def test_check_speaks_of_topics_without_a_file_too() -> None:
    config = loads("", FILE)._replace(topics=(Topic("x", any=("ab*",)),))
    assert check(config) == ["topic 'x': 'ab*' finds too much; a prefix has 3 letters or more"]
