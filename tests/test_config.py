"""TOML to Config and back; every fault with its file and its line."""

import string
import tomllib
from pathlib import Path
from typing import Any

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from papertriage import config
from papertriage.config import Config, Topic, keys, tables
from papertriage.config.lines import line_of, statements
from papertriage.config.schema import (
    DoctorSettings,
    ExportSettings,
    IngestSettings,
    LibrarySettings,
    SearchSettings,
    Thresholds,
    TriageSettings,
    UndoSettings,
)
from papertriage.errors import ConfigError

FILE = Path("papers.toml")

texts = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=12)
terms = st.lists(texts, max_size=3).map(tuple)
numbers = st.floats(-1000, 1000)
percents = st.floats(0, 100)
topics = st.builds(
    Topic,
    name=st.from_regex(r"\w[\w.-]{0,8}", fullmatch=True),
    any=st.lists(texts, min_size=1, max_size=3).map(tuple),
    none=terms,
    in_=st.lists(st.sampled_from(["title", "abstract", "author"]), min_size=1, max_size=3).map(tuple),
    score=numbers,
    when=texts,
    mute=st.booleans(),
    source=st.none(),
)


def thresholds(chosen: tuple[float, int]) -> Thresholds:
    return Thresholds(close_title=chosen[0], recurring=chosen[1])


def triage_settings(chosen: tuple[float, tuple[str, ...]]) -> TriageSettings:
    return TriageSettings(learned=chosen[0], keys=chosen[1])


configs = st.builds(
    Config,
    search=st.builds(SearchSettings, limit=st.integers(1, 100_000)),
    ingest=st.builds(
        IngestSettings,
        max_page_megabytes=st.integers(1, 100_000),
        maybe=st.sampled_from(["apart", "join"]),
    ),
    library=st.builds(LibrarySettings, path=texts, busy_seconds=st.floats(0, 3600)),
    export=st.builds(
        ExportSettings, format=texts, group_by=st.sampled_from(["topic", "status", "week", "none"])
    ),
    dedup=st.tuples(percents, st.integers(2, 1000)).map(thresholds),
    triage=st.tuples(st.floats(0, 1000), terms).map(triage_settings),
    undo=st.builds(UndoSettings, keep_days=st.integers(0, 100_000), keep_megabytes=st.integers(0, 1000)),
    doctor=st.builds(DoctorSettings, reading_days=st.integers(0, 100_000)),
    topics=st.lists(topics, max_size=3, unique_by=lambda topic: topic.name).map(tuple),
    source=st.none(),
)


def without_source(found: Config) -> Config:
    return found._replace(source=None, topics=tuple(topic._replace(source=None) for topic in found.topics))


def fault(text: str) -> str:
    with pytest.raises(ConfigError) as raised:
        config.loads(text, FILE)
    assert "\n" not in str(raised.value)
    return str(raised.value)


@given(configs)
def test_a_written_configuration_reads_back_the_same(written: Config) -> None:
    assert without_source(config.loads(config.dumps(written), FILE)) == written


def test_no_file_is_the_defaults_and_makes_none(tmp_path: Path) -> None:
    assert config.load(tmp_path / "none.toml") == Config()
    assert config.load(None) == Config()
    assert list(tmp_path.iterdir()) == []


def test_a_file_gives_its_settings_and_the_defaults_of_the_others(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(b"\xef\xbb\xbf[library]\r\nbusy_seconds = 2\r\n")
    found = config.load(path)
    assert found.library == LibrarySettings(busy_seconds=2.0)
    assert type(found.library.busy_seconds) is float
    assert found.search == SearchSettings()


def test_topics_stand_in_the_order_of_the_file() -> None:
    found = config.loads('[topics.zebra]\nany = ["z"]\n[topics."a.b"]\nwhen = "a"\nin = ["author"]\n', FILE)
    assert [topic.name for topic in found.topics] == ["zebra", "a.b"]
    assert found.topics[1] == Topic("a.b", when="a", in_=("author",), source=found.source)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            '[search]\nlimit = 1\n\n[topics.x]\nany = ["a"]\nanyy = ["b"]\n',
            "papers.toml:6: topic 'x': no key called 'anyy'; did you mean 'any'?",
        ),
        (
            '[topics]\nx = { any = ["a"], zzzz = 1 }\n',
            "papers.toml:2: topic 'x': no key called 'zzzz'; known: any, none, in, score, when, mute",
        ),
        ("\nsearch.limt = 3\n", "papers.toml:2: search: no key called 'limt'; did you mean 'limit'?"),
        ("# x\n[serach]\nlimit = 3\n", "papers.toml:2: no table called 'serach'; did you mean 'search'?"),
        (
            "[search]\n'limit' = true\n",
            "papers.toml:2: search: 'limit' must be a whole number from 1 to 100000, not True",
        ),
        (
            "[search]\nlimit = 0\n",
            "papers.toml:2: search: 'limit' must be a whole number from 1 to 100000, not 0",
        ),
        ("search = 3\n", "papers.toml:1: search: must be a table, not 3"),
        ("[library]\npath = 3\n", "papers.toml:2: library: 'path' must be text, not 3"),
        (
            "[dedup]\nclose_title = nan\n",
            "papers.toml:2: dedup: 'close_title' must be a number from 0 to 100, not nan",
        ),
        (
            '[export]\ngroup_by = "day"\n',
            "papers.toml:2: export: 'group_by' must be one of 'topic', 'status', 'week', 'none', not 'day'",
        ),
        (
            '[topics.x]\nany = "kv"\n',
            "papers.toml:2: topic 'x': 'any' must be a list, each text, not 'kv'",
        ),
        (
            "[topics.x]\nany = [1]\n",
            "papers.toml:2: topic 'x': 'any' must be a list, each text, not [1]",
        ),
        (
            '[topics.x]\nany = ["a"]\nin = ["body"]\n',
            "papers.toml:3: topic 'x': 'in' must be a list, each one of 'title', 'abstract', 'author', "
            "not ['body']",
        ),
        (
            '[topics.x]\nany = ["a"]\nin = []\n',
            "papers.toml:3: topic 'x': 'in' names no field; leave it out to look in title and abstract",
        ),
        ("[topics.x]\nmute = 1\n", "papers.toml:2: topic 'x': 'mute' must be true or false, not 1"),
        (
            "\n[topics.x]\nscore = 2\n",
            "papers.toml:2: topic 'x': needs a list called 'any', a query called 'when', or both",
        ),
        (
            "[topics.'a b']\n",
            "papers.toml:1: topic 'a b': a name has only letters, digits, '-', '_' and '.', and "
            "starts with a letter or digit",
        ),
        (
            '[topics.kv.cache]\nany = ["a"]\n',
            "papers.toml:1: topic 'kv': no key called 'cache'; a name with a dot stands in quotes: "
            "[topics.'kv.cache']",
        ),
        ("topics = 3\n", "papers.toml:1: topics are tables, such as [topics.robotics]"),
        ("[topics]\nx = 3\n", "papers.toml:2: topic 'x': must be a table, not 3"),
        ("[search]\nlimit 20\n", "papers.toml:2: not TOML: Expected '=' after a key in a key/value pair"),
        ('[search]\n\nlimit = """a\n\n', "papers.toml:3: not TOML: Unterminated string"),
        (
            "a = " + "9" * 5000,
            "papers.toml:1: not TOML: Exceeds the limit (4300 digits) for integer string "
            "conversion: value has 5000 digits",
        ),
        ("a = " + "[" * 5000, "papers.toml: nested too deeply"),
    ],
)
def test_a_fault_is_told_with_file_line_and_what_was_meant(text: str, message: str) -> None:
    assert fault(text) == message


def test_an_unreadable_file_is_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"can't be read: Is a directory"):
        config.load(tmp_path)
    path = tmp_path / "latin.toml"
    path.write_bytes(b"# one\n# caf\xe9\n")
    with pytest.raises(ConfigError, match=r"latin\.toml:2: not UTF-8; save the file as UTF-8"):
        config.load(path)


def test_every_key_has_a_description_and_a_default_that_fits() -> None:
    for name, kind in tables().items():
        for key_name, key in keys(kind).items():
            assert key.about
            default = getattr(kind(), key_name)
            assert key.accept(list(default) if isinstance(default, tuple) else default) == default
            assert getattr(Config(), name)._asdict()[key_name] == default


# Paths


@pytest.fixture
def variables(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> pytest.MonkeyPatch:
    for variable in ("PAPERTRIAGE_LIBRARY", "PAPERTRIAGE_CONFIG"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    return monkeypatch


def test_a_flag_outranks_the_environment_and_that_the_configuration(variables: pytest.MonkeyPatch) -> None:
    configured = config.loads('[library]\npath = "mine.db"\n', Path("/etc/papers/config.toml"))
    assert config.library_path(None, configured) == Path("/etc/papers/mine.db")
    variables.setenv("PAPERTRIAGE_LIBRARY", "~/env.db")
    assert config.library_path(None, configured) == Path("~/env.db").expanduser()
    assert config.library_path(Path("flag.db"), configured) == Path("flag.db")


def test_an_empty_variable_names_no_file(variables: pytest.MonkeyPatch) -> None:
    default = config.config_path(None)
    variables.setenv("PAPERTRIAGE_CONFIG", "env.toml")
    assert config.config_path(None) == Path("env.toml")
    assert config.config_path(Path("flag.toml")) == Path("flag.toml")
    variables.setenv("PAPERTRIAGE_CONFIG", "")
    assert config.config_path(None) == default


# Lines


LAYOUT = r"""# a comment with [brackets] = and "quotes

[search]  # [no]
limit = 20 # "
"sort" = "a # b"

[topics."a.b"] # x
any = [
  "one", # ]
  'two]',
]
when = DDD
[not.a.table]
key = 1 \DDD "" ""DDD
none = [SSS
# not a comment ' '' ''SSS, '#']
deep.er = {a = [1, {b = "}"}]}
[[list]]
x = 1979-05-27T07:32:00Z
  [ list . y ]
# the end""".replace("DDD", '"' * 3).replace("SSS", "'" * 3)


def test_the_line_of_every_key_is_found() -> None:
    data = tomllib.loads(LAYOUT)
    assert data["topics"]["a.b"]["none"] == ["# not a comment ' '' ''", "#"]
    lines = LAYOUT.splitlines()
    named = {".".join(found.path): lines[line_of(LAYOUT, found.path) - 1] for found in statements(LAYOUT)}
    assert named == {
        "search": "[search]  # [no]",
        "search.limit": 'limit = 20 # "',
        "search.sort": '"sort" = "a # b"',
        "topics.a.b": '[topics."a.b"] # x',
        "topics.a.b.any": "any = [",
        "topics.a.b.when": 'when = """',
        "topics.a.b.none": "none = ['''",
        "topics.a.b.deep.er": 'deep.er = {a = [1, {b = "}"}]}',
        "list": "[[list]]",
        "list.x": "x = 1979-05-27T07:32:00Z",
        "list.y": "  [ list . y ]",
    }


def test_a_key_that_is_not_there_has_the_line_of_its_table() -> None:
    assert line_of(LAYOUT, ("search", "nothing")) == 3
    assert line_of(LAYOUT, ("topics", "a.b", "deep", "er", "a")) == 17
    assert line_of(LAYOUT, ("topics",)) == 7
    assert line_of(LAYOUT, ("nothing",)) == 1


bare = st.text(alphabet=string.ascii_letters, min_size=1, max_size=3)
awkward = st.text(alphabet="\"'\\#[]{}=,.\n\t ab\u00e9", max_size=8)
values: st.SearchStrategy[Any] = st.recursive(
    st.one_of(st.integers(-9, 9), st.booleans(), awkward, st.floats(allow_nan=False)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.one_of(bare, awkward), inner, max_size=3)
    ),
    max_leaves=8,
)
documents = st.dictionaries(st.one_of(bare, awkward), values, max_size=4)


@given(documents, st.booleans())
def test_the_statements_of_any_toml_hold_its_values(data: dict[str, Any], multiline: bool) -> None:
    text = tomli_w.dumps(data, multiline_strings=multiline)
    for statement in statements(text):
        if statement.value < statement.end:
            value: Any = tomllib.loads("x = " + text[statement.value : statement.end])["x"]
            found: Any = data
            for name in statement.path:
                found = found[name] if isinstance(found, dict) else value
            assert isinstance(found, list) or found == value
