"""The values that everything else is about: pages, records, papers, entries and verdicts.

They are NamedTuples because every command makes all of these classes when it starts, and a frozen
dataclass takes seven times as long to make (benchmarks/startup.py holds the whole to its bound).
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple


class AbstractKind(StrEnum):
    """How much of an abstract a text is, best first."""

    FULL = "full"
    TRUNCATED = "truncated"
    SUMMARY = "summary"  # somebody else's words, such as a machine's
    SNIPPET = "snippet"  # search-engine excerpts
    NONE = "none"

    @classmethod
    def of(cls, text: str, *, cut: bool = False) -> "AbstractKind":
        """Which kind an abstract in its authors' words is: full, ``cut``, or none where it is empty."""
        return (cls.TRUNCATED if cut else cls.FULL) if text else cls.NONE


class Status(StrEnum):
    """Where a paper stands; exclusive. Only a person sets ``skip``, only a topic sets ``muted``."""

    NEW = "new"
    LATER = "later"
    READING = "reading"
    DONE = "done"
    SKIP = "skip"
    MUTED = "muted"


_SHORT_TITLE = 60  # characters
KEPT = (Status.LATER, Status.READING, Status.DONE)
GOOD_RATING = 3  # a rating from here on keeps a paper, too


class Page(NamedTuple):
    """Saved bytes with their container peeled off: what a reader looks at.

    ``saved`` is the ISO date at which the container says the page was saved; ``modified`` is the
    file's own ISO date, a weaker witness. ``notes`` say what had to be guessed ("read as cp1252").
    """

    name: str
    text: str
    url: str | None = None
    saved: str | None = None
    modified: str | None = None
    notes: tuple[str, ...] = ()


class Identifiers(NamedTuple):
    """Names that others gave a paper, each in the one spelling of ``identifiers.py``."""

    arxiv: str | None = None  # without its version: "2408.03961", "astro-ph/9205001"
    doi: str | None = None  # lower case, without a resolver
    pmid: str | None = None

    def pairs(self) -> list[tuple[str, str]]:
        """(scheme, value) of each identifier that is there."""
        known = (("arxiv", self.arxiv), ("doi", self.doi), ("pmid", self.pmid))
        return [(scheme, value) for scheme, value in known if value]


class Record(NamedTuple):
    """What a page prints of one paper, as printed but for folded white space.

    ``date`` is ISO 8601 shortened to what is known ("2024-09-23", "2024-09", "--05-28") and
    ``date_text`` is what was printed. ``announced`` is arXiv's "new", "cross-list" or "replacement".
    ``line`` counts from 1 in the page's text; 0 where a line means nothing.
    """

    title: str
    abstract: str = ""
    abstract_kind: AbstractKind = AbstractKind.NONE
    authors: tuple[str, ...] = ()
    authors_count: int | None = None
    organization: str | None = None
    date: str | None = None
    date_text: str | None = None
    votes: int | None = None
    comments: int | None = None
    identifiers: Identifiers = Identifiers()
    arxiv_version: int | None = None
    url: str | None = None
    venue: str | None = None
    categories: tuple[str, ...] = ()
    announced: str | None = None
    remark: str | None = None  # arXiv's "Comments:" line: "12 pages, accepted at ..."
    line: int = 0


class Fragment(NamedTuple):
    """A part of a page that is neither a record nor known furniture; ``line`` counts from 1."""

    line: int
    text: str


class Facts(NamedTuple):
    """What a page says about itself; a reader yields it once, before or after its records."""

    stated_total: int | None = None  # records that the page says it shows
    page_date: str | None = None  # ISO 8601, shortened to what is known
    notes: tuple[str, ...] = ()


class Reading(NamedTuple):
    """One page as read: everything of it in page order."""

    reader: str
    records: tuple[Record, ...]
    fragments: tuple[Fragment, ...]
    facts: Facts


class Paper(NamedTuple):
    """A record made clean: readable Unicode for people, nothing that could harm a terminal."""

    title: str
    abstract: str = ""
    abstract_kind: AbstractKind = AbstractKind.NONE
    authors: tuple[str, ...] = ()
    authors_count: int | None = None
    organization: str | None = None
    date: str | None = None
    venue: str | None = None
    identifiers: Identifiers = Identifiers()
    url: str | None = None
    categories: tuple[str, ...] = ()

    @property
    def author_total(self) -> int:
        """How many authors there are, as far as is known; 0 where nothing is."""
        return max(self.authors_count or 0, len(self.authors))

    @property
    def short_title(self) -> str:
        """As much of the title as fits into a sentence."""
        return self.title[:_SHORT_TITLE]


class Outcome(StrEnum):
    """What two papers are to each other."""

    SAME = "same"
    VERSION = "version"  # one work in two versions: preprint and journal, talk and article
    MAYBE = "maybe"  # a person must say
    DIFFERENT = "different"


class Verdict(NamedTuple):
    """Whether two papers are one, and the rule and figures that say so."""

    outcome: Outcome
    reason: str


class Tag(NamedTuple):
    """A tag and who gave it; ``because`` holds the words that earned it, empty for a person's."""

    name: str
    by: str  # "topic" or "person"
    because: str = ""


class Sighting(NamedTuple):
    """One record of one page in the library; ``position`` counts the page's records from 0."""

    page: str
    reader: str
    position: int
    date: str | None
    version: int  # which version of the paper this page printed, from 1
    record: Record


class Entry(NamedTuple):
    """A paper in the library with all that hangs on it. ``number`` is the row, ``id`` what people see."""

    number: int
    id: str
    paper: Paper
    status: Status
    priority: int
    rating: int | None
    note: str
    added: str  # UTC, ISO 8601 to the second
    seen: int  # on how many pages
    score: float  # the sum of its topics' scores
    tags: tuple[Tag, ...] = ()
    sightings: tuple[Sighting, ...] = ()


class Hit(NamedTuple):
    """An entry that a query found; in the marked texts MARK_ON and MARK_OFF stand round matched words."""

    entry: Entry
    marked_title: str
    marked_abstract: str


# Control characters are cleaned out of every text, so these two can't stand in one already.
MARK_ON = "\x02"
MARK_OFF = "\x03"


class Ledger(NamedTuple):
    """The account of what was read: ``found`` is the sum of the other five."""

    new: int = 0
    seen_again: int = 0
    merged: int = 0
    maybe: int = 0
    unreadable: int = 0

    @property
    def found(self) -> int:
        return self.new + self.seen_again + self.merged + self.maybe + self.unreadable


def total(ledgers: Iterable[Ledger]) -> Ledger:
    """The sum of the accounts, line by line."""
    return Ledger(*map(sum, zip(Ledger(), *ledgers, strict=True)))


class PageReport(NamedTuple):
    """What became of one page: read (``reading`` is set), known already, or skipped for a reason."""

    name: str
    reading: Reading | None = None
    ledger: Ledger = Ledger()
    known: bool = False
    skipped: str | None = None
    notes: tuple[str, ...] = ()
