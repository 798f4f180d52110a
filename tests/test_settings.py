"""Settings in the user's file: shown, changed one at a time, and begun with."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import tomli_w
from hypothesis import assume, given
from hypothesis import strategies as st

from papertriage import settings
from papertriage.config import Config, keys, load, loads, tables
from papertriage.config.edit import changed
from papertriage.errors import ConfigError

FILE = """\
# mine
[search]   # how much
limit = 7    # few

[topics."a.b"]
any = [
  "kettle",  # tea
]
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "config.toml"
    path.write_text(FILE)
    return path


def test_every_setting_is_shown_with_its_value_use_and_origin(path: Path) -> None:
    found = {setting.name: setting for setting in settings.show(load(path))}
    assert set(found) == {f"{table}.{key}" for table, kind in tables().items() for key in keys(kind)}
    assert found["search.limit"] == (
        "search.limit",
        7,
        "papers that a search shows on a terminal; a pipe gets all",
        f"{path}:3",
    )
    assert found["export.format"].origin == "default"
    assert {setting.origin for setting in settings.show(Config())} == {"default"}


def test_a_key_of_a_topic_is_a_setting_too(path: Path) -> None:
    config = load(path)
    assert settings.get(config, "topics.a.b.any").value == ("kettle",)
    assert settings.get(config, "topics.a.b.any").origin == f"{path}:6"
    assert settings.get(config, "topics.a.b.in").value == ("title", "abstract")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("search.limt", "no setting called 'search.limt'; did you mean 'search.limit'?"),
        ("topics.a.b.scor", "no setting called 'topics.a.b.scor'; did you mean 'topics.a.b.score'?"),
        (
            "colour",
            "no setting called 'colour'; known: search.limit, ingest.max_page_megabytes, ingest.maybe, ",
        ),
    ],
)
def test_an_unknown_setting_names_the_closest(path: Path, name: str, message: str) -> None:
    with pytest.raises(ConfigError) as raised:
        settings.change(path, name, "1")
    assert str(raised.value).startswith(message)
    assert path.read_text() == FILE


def test_a_change_keeps_comments_and_layout(path: Path) -> None:
    path.chmod(0o640)
    assert settings.change(path, "search.limit", "50").value == 50
    assert settings.change(path, "topics.a.b.score", "2").value == 2.0
    assert settings.change(path, "export.group_by", "week").value == "week"
    assert settings.change(path, "library.path", "my papers.db").value == "my papers.db"
    assert path.read_text() == (
        "# mine\n"
        "[search]   # how much\n"
        "limit = 50    # few\n"
        "\n"
        '[topics."a.b"]\n'
        "any = [\n"
        '  "kettle",  # tea\n'
        "]\n"
        "score = 2\n"
        "\n"
        "[export]\n"
        'group_by = "week"\n'
        "\n"
        "[library]\n"
        'path = "my papers.db"\n'
    )
    assert path.stat().st_mode & 0o777 == 0o640
    assert [file.name for file in path.parent.iterdir()] == ["config.toml"]


def test_the_first_change_makes_the_file(tmp_path: Path) -> None:
    path = tmp_path / "new" / "config.toml"
    assert settings.change(path, "dedup.close_title", "90").origin == f"{path}:2"
    assert path.read_text() == "[dedup]\nclose_title = 90\n"


def test_a_link_to_the_file_stays_a_link(tmp_path: Path, path: Path) -> None:
    link = tmp_path / "link.toml"
    link.symlink_to(path)
    settings.change(link, "search.limit", "8")
    assert link.is_symlink()
    assert "limit = 8 " in path.read_text()


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("search.limit", "many", "search.limit must be a whole number from 1 to 100000, not 'many'"),
        (
            "search.limit",
            "1\nlimit = 2",
            "search.limit must be a whole number from 1 to 100000, not '1\\nlimit = 2'",
        ),
        (
            "export.group_by",
            "day",
            "export.group_by must be one of 'topic', 'status', 'week', 'none', not 'day'",
        ),
        (
            "topics.a.b.any",
            "kettle",
            "topics.a.b.any must be a list, each text, not 'kettle'",
        ),
        (
            "topics.a.b.any",
            "[]",
            "{path}:6: topic 'a.b': needs a list called 'any', a query called 'when', or both",
        ),
    ],
)
def test_a_value_that_does_not_fit_changes_nothing(path: Path, name: str, text: str, message: str) -> None:
    with pytest.raises(ConfigError) as raised:
        settings.change(path, name, text)
    assert str(raised.value) == message.format(path=path)
    assert path.read_text() == FILE


@pytest.mark.parametrize("text", ["search = {}\n", "search = { limit = 3 }\n"])
def test_what_an_inline_table_holds_is_left_to_the_editor(path: Path, text: str) -> None:
    path.write_text(text)
    with pytest.raises(
        ConfigError, match=r"search\.limit can't be changed here; edit by hand: papertriage config"
    ):
        settings.change(path, "search.limit", "5")
    assert path.read_text() == text


@pytest.mark.parametrize(
    ("text", "fresh"),
    [
        ("[a]", "[a]\nx = 1\n"),
        ("[a]\r\ny = 2\r\n[b]\r\n", "[a]\r\ny = 2\r\nx = 1\r\n[b]\r\n"),
        ("[a] # c", "[a] # c\nx = 1\n"),
        ("a.y = 2\n[b]\n", "a.y = 2\na.x = 1\n[b]\n"),
        ("[b]", "[b]\n\n[a]\nx = 1\n"),
        ("\n# only this", "\n# only this\n\n[a]\nx = 1\n"),
        ("", "[a]\nx = 1\n"),
        ("[a]\nx = '''\n'''  # c", "[a]\nx = 1  # c"),
    ],
)
def test_a_new_key_joins_its_table(text: str, fresh: str) -> None:
    assert changed(text, ("a", "x"), 1) == fresh


names = st.text(alphabet="ab.\"' #é", max_size=3)
scalars: st.SearchStrategy[Any] = st.one_of(
    st.integers(-9, 9), st.booleans(), st.text(alphabet="\"'\\#[]{}=,.\n\t aé", max_size=8), st.dates()
)
values: st.SearchStrategy[Any] = st.recursive(
    scalars,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(names, inner, max_size=3)),
    max_leaves=6,
)


@given(
    data=st.dictionaries(names, st.one_of(values, st.dictionaries(names, values, min_size=1)), max_size=4),
    new_path=st.lists(names, min_size=2, max_size=3).map(tuple),
    value=st.one_of(scalars, st.lists(scalars, max_size=3)),
    which=st.integers(0),
    multiline=st.booleans(),
)
def test_a_change_keeps_every_other_value(
    data: dict[str, Any], new_path: tuple[str, ...], value: Any, which: int, multiline: bool
) -> None:
    known = [(table, key) for table, inner in data.items() if isinstance(inner, dict) for key in inner]
    path = known[which % len(known)] if known and which % 2 else new_path
    text = tomli_w.dumps(data, multiline_strings=multiline)
    try:
        found = tomllib.loads(changed(text, path, value))
    except ConfigError:
        assume(False)
    inner = found
    for name in path[:-1]:
        inner = inner[name]
    assert inner.pop(path[-1]) == value
    expected: Any = tomllib.loads(text)
    inner = expected
    for name in path[:-1]:
        inner = inner.setdefault(name, {})
    inner.pop(path[-1], None)
    assert found == expected


def test_a_change_of_a_setting_of_a_plain_table_always_succeeds() -> None:
    for table, kind in tables().items():
        for key in keys(kind):
            for text in (
                "",
                settings.starter(),
                f"[{table}]\n",
                f"{table}.{key} = 5\n",
                "[topics.x]\nany = ['a']",
            ):
                assert tomllib.loads(changed(text, (table, key), 9))[table][key] == 9


# The starter file


def test_the_starter_file_is_written_once_and_on_request_only(tmp_path: Path) -> None:
    path = tmp_path / "config" / "config.toml"
    settings.init(path)
    assert path.read_text(encoding="utf-8") == settings.starter()
    with pytest.raises(ConfigError, match=r"config\.toml: is there already"):
        settings.init(path)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ConfigError, match=r"file/config: can't be made: Not a directory"):
        settings.init(tmp_path / "file" / "config" / "config.toml")


def test_the_starter_file_has_ten_topics_and_the_defaults() -> None:
    found = loads(settings.starter(), Path("starter.toml"))
    assert len(found.topics) == 10
    assert found._replace(topics=(), source=None) == Config()


def test_the_starter_file_shows_every_setting_with_its_use_and_default() -> None:
    text = settings.starter()
    text = text[text.index("# Every setting") :]
    for table, kind in tables().items():
        part = text.partition(f"\n[{table}]\n")[2].partition("\n[")[0]
        for name, key in keys(kind).items():
            default = getattr(kind(), name)
            line = tomli_w.dumps({name: list(default) if isinstance(default, tuple) else default}).strip()
            assert re.search(
                rf"^# {re.escape(key.about[:30])}.*\n# {re.escape(line)}$", part, re.MULTILINE | re.IGNORECASE
            )


def test_the_topic_that_is_commented_out_would_be_understood() -> None:
    part = settings.starter().partition("Take the marks off to use it.\n#\n")[2].partition("\n\n")[0]
    [topic] = loads(part.replace("# ", ""), Path("starter.toml")).topics
    assert topic.mute
