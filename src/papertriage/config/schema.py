"""Every key of the configuration: its type, what it is for, its bounds and its default.

The description in each ``Annotated`` is what ``papertriage config`` prints.
"""

from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple

from papertriage.errors import ConfigError


class Between(NamedTuple):
    """The least and the greatest value that a number may have."""

    low: float
    high: float


_RATIO = Between(0, 100)
_SHARE = Between(0, 1)


class SearchSettings(NamedTuple):
    """The table ``[search]``."""

    limit: Annotated[
        int, "papers that a search shows on a terminal; a pipe gets all", Between(1, 100_000)
    ] = 20


class IngestSettings(NamedTuple):
    """The table ``[ingest]``."""

    max_page_megabytes: Annotated[int, "pages larger than this are skipped", Between(1, 100_000)] = 200
    maybe: Annotated[
        Literal["apart", "join"], "what may be a repeat: kept apart for papertriage dupes, or joined"
    ] = "apart"


class LibrarySettings(NamedTuple):
    """The table ``[library]``."""

    path: Annotated[str, "the library, from this file's folder on; empty: the platform's data folder"] = ""
    busy_seconds: Annotated[float, "how long to wait while another program writes", Between(0, 3600)] = 5.0


class ExportSettings(NamedTuple):
    """The table ``[export]``."""

    format: Annotated[str, "the format where none is named"] = "md"
    group_by: Annotated[Literal["topic", "status", "week", "none"], "the headings of a reading list"] = (
        "topic"
    )


class Thresholds(NamedTuple):
    """``[dedup]``: how alike is alike. Ratios run from 0 to 100, shares from 0 to 1.

    Of 99,681 pairs of different papers on saved listing pages one has titles alike to 75 or more, and its
    numbers differ. Copies share nearly all phrases of their abstracts, and half of them after an edit of
    one word in ten; different papers share at most 0.02.
    """

    close_title: Annotated[float, "letters of two titles that agree: two typos in sixty", _RATIO] = 93.0
    close_title_words: Annotated[float, "the same with sorted words; order says something, too", _RATIO] = (
        95.0
    )
    near_title: Annotated[float, "enough only in the same volume, by the same authors", _RATIO] = 85.0
    revised_title: Annotated[float, "enough with an identifier in common", _RATIO] = 60.0
    stranger_text: Annotated[float, "abstracts that share less are of two papers", _SHARE] = 0.10
    equal_title_text: Annotated[float, "enough under one title: revised or cut abstracts", _SHARE] = 0.25
    close_title_text: Annotated[float, "enough under close titles", _SHARE] = 0.50
    any_title_text: Annotated[float, "enough under any title, if long enough", _SHARE] = 0.80
    any_title_words: Annotated[
        int, "that long; the openings of a team's abstracts are alike", Between(1, 1000)
    ] = 60
    same_authors: Annotated[float, "of the shorter list; pages cut and misspell names", _SHARE] = 0.5
    recurring: Annotated[
        int, "papers of one title that make it a heading: Editor's notes", Between(2, 1000)
    ] = 3


class UndoSettings(NamedTuple):
    """``[undo]``: how much of the journal is kept."""

    keep_days: Annotated[int, "operations can be undone for so long", Between(0, 100_000)] = 90
    keep_megabytes: Annotated[
        int, "and only the newest that take no more together", Between(0, 1_000_000)
    ] = 100


class DoctorSettings(NamedTuple):
    """``[doctor]``: what is a finding."""

    reading_days: Annotated[
        int,
        "papers with the status reading are findings after so many days without a decision",
        Between(0, 100_000),
    ] = 30


class TriageSettings(NamedTuple):
    """``[triage]``: what counts in the order, and the keys. Weights multiply numbers of about 0 to 1."""

    learned: Annotated[float, "the weight of what was learned from your decisions", Between(0, 1000)] = 3.0
    topics: Annotated[float, "the weight of the topics' scores", Between(0, 1000)] = 1.0
    freshness: Annotated[float, "the weight of being new", Between(0, 1000)] = 0.5
    seen: Annotated[float, "the weight of being on many pages", Between(0, 1000)] = 0.25
    priority: Annotated[float, "the weight of the priority you gave", Between(0, 1000)] = 1.0
    fresh_days: Annotated[float, "after so many days a paper is half as fresh", Between(0.1, 100_000)] = 30.0
    random_every: Annotated[
        int, "one paper in so many is drawn from elsewhere; 0: none", Between(0, 10_000)
    ] = 10
    keys: Annotated[
        tuple[str, ...], 'keys of your own: "l=later" lets l do what y does; see docs/triage.md'
    ] = ()


class Source(NamedTuple):
    """The file that something was read from, and the whole text of it."""

    path: Path
    text: str

    def place(self, *keys: str) -> str:
        """FILE:LINE of the key, or of the nearest table round it where the text has no such key."""
        from papertriage.config.lines import line_of

        return f"{self.path}:{line_of(self.text, keys)}"

    def says(self, *keys: str) -> bool:
        """Whether the text gives the key a value."""
        import tomllib

        data: dict[str, Any] = tomllib.loads(self.text)
        for key in keys[:-1]:
            data = data.get(key, {})
        return keys[-1] in data


class Topic(NamedTuple):
    """A table ``[topics.NAME]``: a saved search that gives its name as a tag.

    ``in_`` is the key "in". Where there are both ``any`` and ``when``, both must hold.
    """

    name: str
    any: Annotated[tuple[str, ...], "words, phrases and prefixes* of which a paper has at least one"] = ()
    none: Annotated[tuple[str, ...], "words, phrases and prefixes* of which a paper has none"] = ()
    in_: Annotated[tuple[Literal["title", "abstract", "author"], ...], "where any and none look"] = (
        "title",
        "abstract",
    )
    score: Annotated[float, "what the topic counts in the order of triage", Between(-1000, 1000)] = 1.0
    when: Annotated[str, "a query, in the grammar of search"] = ""
    mute: Annotated[bool, "papers of this topic are put out of sight"] = False
    source: Source | None = None

    def error(self, key: str, reason: str) -> ConfigError:
        """The error that says what is wrong with the topic's ``key``, and where it stands."""
        where = f"{self.source.place('topics', self.name, key)}: " if self.source else ""
        return ConfigError(f"{where}topic {self.name!r}: {reason}")


class Config(NamedTuple):
    """The whole configuration; ``source`` is None where no file was read."""

    search: SearchSettings = SearchSettings()
    ingest: IngestSettings = IngestSettings()
    library: LibrarySettings = LibrarySettings()
    export: ExportSettings = ExportSettings()
    dedup: Thresholds = Thresholds()
    triage: TriageSettings = TriageSettings()
    undo: UndoSettings = UndoSettings()
    doctor: DoctorSettings = DoctorSettings()
    topics: tuple[Topic, ...] = ()
    source: Source | None = None

    def error(self, table: str, key: str, reason: str) -> ConfigError:
        """The error that says what is wrong with a setting, and where it stands."""
        where = f"{self.source.place(table, key)}: " if self.source else ""
        return ConfigError(f"{where}{table}: {key}: {reason}")
