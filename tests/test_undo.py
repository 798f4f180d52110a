"""Undoing: whatever was done is taken back byte for byte, in any order allowed; and what was said holds."""

import contextlib
import tempfile
from collections.abc import Callable
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from papertriage.clean import clean
from papertriage.config import Config, Topic
from papertriage.dedup import keys
from papertriage.dupes import say_different, say_same, take_apart
from papertriage.errors import PapertriageError
from papertriage.ingest import ingest
from papertriage.mark import mark
from papertriage.model import Outcome, Status
from papertriage.rejudging import apply as apply_rejudged
from papertriage.rejudging import rejudge
from papertriage.store import Changes, Library
from papertriage.store.pairs import fingerprint
from papertriage.tagging import apply
from papertriage.undo import redo, undo
from tests.alike import RECORDS, contents, exported, numbers, page

EXAMPLES = sorted(Path(__file__).parents[1].glob("examples/pages/*"))
TOPICS = (Topic("rl", any=("policy", "reward*", "kettles")), Topic("no-surveys", any=("survey",), mute=True))
CONFIG = Config(topics=TOPICS)


class Undoing(RuleBasedStateMachine):
    """Random commands, taken back and done again in random order."""

    def __init__(self) -> None:
        super().__init__()
        self.library = Library(None)
        self.folder = tempfile.TemporaryDirectory()
        self.before: dict[int, tuple[set[int], list[str]]] = {}

    @initialize()
    def begin(self) -> None:
        self.empty = contents(self.library)

    def do(self, change: Callable[[], object]) -> None:
        """Change the library, and keep what it exported before."""
        there, exports = self.standing(), exported(self.library)
        change()
        if (number := self.library.journal.last) not in self.before:
            self.before[number] = (there, exports)

    def do_by_itself(self, change: Callable[[], object]) -> None:
        """Change the library as no person would: it puts nothing together that a person said to differ."""
        before = self.contradictions()
        self.do(change)
        assert self.contradictions() <= before

    def contradictions(self) -> set[tuple[tuple[int, int], tuple[int, int]]]:
        """Places of sightings in one paper that were said to differ, in some other paper of these texts."""
        apart = self.said_different()
        return {
            (one[:2], other[:2])
            for number in numbers(self.library)
            for one, other in permutations(self.library.regrouping.placed(number), 2)
            if (fingerprint(one.record), fingerprint(other.record)) in apart
        }

    def said_different(self) -> set[tuple[str, str]]:
        query = "SELECT a, b FROM ruling WHERE \"by\" = 'person' AND verdict = 'different'"
        return set(self.library._db.execute(query))

    def standing(self) -> set[int]:
        """The operations that are not taken back."""
        return {known.number for known in self.library.journal.operations() if not known.undone}

    def pair(self, data: st.DataObject) -> list[int]:
        papers = numbers(self.library)
        return data.draw(st.permutations(papers))[:2] if len(papers) > 1 else []

    @rule(at=st.lists(st.integers(0, len(RECORDS) - 1), min_size=1, max_size=4, unique=True))
    def read(self, at: list[int]) -> None:
        path = page(Path(self.folder.name), *at)
        self.do_by_itself(lambda: list(ingest([str(path)], self.library, CONFIG)))

    @rule(at=st.sets(st.integers(0, len(RECORDS) - 1), min_size=2, max_size=4))
    def read_several(self, at: set[int]) -> None:
        paths = [str(page(Path(self.folder.name), record)) for record in sorted(at)]
        self.do_by_itself(lambda: list(ingest(paths, self.library, CONFIG)))

    @rule(at=st.integers(0, len(EXAMPLES) - 1))
    def read_example(self, at: int) -> None:
        self.do_by_itself(lambda: list(ingest([str(EXAMPLES[at])], self.library, CONFIG)))

    @rule(
        data=st.data(),
        status=st.sampled_from([None, Status.LATER, Status.SKIP, Status.DONE]),
        tags=st.sets(st.sampled_from("abc")),
        untags=st.sets(st.sampled_from("abc"), max_size=1),
        note=st.sampled_from([None, "a note", "another note", ""]),
    )
    def decide(
        self, data: st.DataObject, status: Status | None, tags: set[str], untags: set[str], note: str | None
    ) -> None:
        if papers := numbers(self.library):
            chosen = data.draw(st.lists(st.sampled_from(papers), min_size=1, max_size=3, unique=True))
            changes = Changes(
                status=status, tags=tuple(sorted(tags)), untags=tuple(sorted(untags)), note=note
            )
            self.do(lambda: mark(chosen, changes, self.library))

    @rule(topics=st.sampled_from([(), TOPICS, TOPICS[:1]]))
    def tag(self, topics: tuple[Topic, ...]) -> None:
        self.do(lambda: apply(self.library, topics))

    @rule(data=st.data())
    def say_same(self, data: st.DataObject) -> None:
        if pair := self.pair(data):
            entries = list(self.library.entries(pair))
            self.do(lambda: say_same(self.library, pair[0], pair[1], CONFIG))
            [both] = self.library.entries(numbers_of(self.library, [entry.id for entry in entries]))
            for entry in entries:
                assert {tag.name for tag in entry.tags if tag.by == "person"} <= {
                    tag.name for tag in both.tags
                }
                assert entry.note in both.note
                assert entry.added >= both.added
            assert both.status in {entry.status for entry in entries} | {Status.NEW, Status.MUTED}

    @rule(data=st.data())
    def say_different(self, data: st.DataObject) -> None:
        if pair := self.pair(data):
            self.do(lambda: say_different(self.library, pair[0], pair[1]))
            assert self.library.pairs.by_person(*pair) is Outcome.DIFFERENT

    @rule(data=st.data())
    def take_apart(self, data: st.DataObject) -> None:
        several = [entry for entry in self.library.entries(numbers(self.library)) if len(entry.sightings) > 1]
        if several:
            entry = data.draw(st.sampled_from(several), label="paper")
            merged = [alias.hash for alias in self.library.regrouping.aliases(entry.number)]
            name = data.draw(st.sampled_from([entry.id, *merged]), label="name")
            count = len(entry.sightings)
            leaving = data.draw(st.sets(st.integers(1, count), max_size=count - 1), label="leaving")
            with contextlib.suppress(PapertriageError):  # which says that it can't know what to do
                self.do(lambda: take_apart(self.library, name, leaving, CONFIG))

    @rule()
    def rejudge(self) -> None:
        found = rejudge(self.library, CONFIG)
        self.do_by_itself(lambda: apply_rejudged(self.library, found, CONFIG))

    @rule(data=st.data())
    def undo_any(self, data: st.DataObject) -> None:
        operations = [known for known in self.library.journal.operations() if not known.undone]
        if operations:
            chosen = data.draw(st.sampled_from(operations)).number
            before = contents(self.library)
            try:
                undo(self.library, chosen)
            except PapertriageError:
                assert contents(self.library) == before
                return
            redo(self.library, chosen)
            assert contents(self.library) == before
            undo(self.library, chosen)

    @rule(times=st.integers(1, 4))
    def undo_last(self, times: int) -> None:
        for _ in range(times):
            if standing := self.standing():
                undone = undo(self.library)
                there, exports = self.before[undone.number]
                if standing - {undone.number} == there:
                    assert exported(self.library) == exports

    @rule(data=st.data())
    def redo_any(self, data: st.DataObject) -> None:
        undone = [known.number for known in self.library.journal.operations() if known.undone]
        if undone:
            with contextlib.suppress(PapertriageError):
                redo(self.library, data.draw(st.sampled_from([None, *undone])))

    @invariant()
    def every_sighting_is_there_once(self) -> None:
        db = self.library._db
        papers = set(numbers(self.library))
        assert {paper for (paper,) in db.execute("SELECT paper FROM sighting")} == papers
        assert list(self.library.health.faults("9")) == []
        assert not db.in_transaction

    @invariant()
    def what_finds_a_paper_is_what_it_prints(self) -> None:
        db = self.library._db
        found, names = set(), set()
        for number in numbers(self.library):
            for placed in self.library.regrouping.placed(number):
                found |= {(key, number) for key in keys(clean(placed.record))}
                names |= {(scheme, value, number) for scheme, value in placed.record.identifiers.pairs()}
        assert set(db.execute("SELECT key, paper FROM key")) == found
        assert set(db.execute("SELECT scheme, value, paper FROM identifier")) == names

    @invariant()
    def no_paper_has_two_ids_that_are_not_the_same(self) -> None:
        apart = self.said_different()
        for number in numbers(self.library):
            assert not apart & set(permutations(self.library.pairs.names(number), 2))

    @invariant()
    def no_paper_is_what_a_person_said_is_two(self) -> None:
        said = {number: self.library.pairs.by_person(number, number) for number in numbers(self.library)}
        assert Outcome.DIFFERENT not in said.values()

    @invariant()
    def no_id_means_two_papers(self) -> None:
        twice = "SELECT hash FROM paper INTERSECT SELECT hash FROM alias"
        assert self.library._db.execute(twice).fetchall() == []

    def teardown(self) -> None:
        with contextlib.suppress(PapertriageError):
            while True:
                undo(self.library)
        assert contents(self.library) == self.empty
        self.library.__exit__(None, None, None)
        self.folder.cleanup()


def numbers_of(library: Library, ids: list[str]) -> list[int]:
    """The papers of these ids, each once."""
    return list(dict.fromkeys(map(library.resolve, ids)))


def test_what_was_said_to_differ_since_is_not_put_together_by_doing_again(
    library: Library, tmp_path: Path
) -> None:
    for record in (5, 3):
        list(ingest([str(page(tmp_path, record))], library, CONFIG))
    ids = [entry.id for entry in library.entries(numbers(library))]
    list(ingest([str(page(tmp_path, 0))], library, CONFIG))  # which ties both together
    assert len(numbers(library)) == 1
    undo(library)
    say_different(library, *map(library.resolve, ids))
    with pytest.raises(PapertriageError, match="you said since are not the same; undo that first"):
        redo(library)
    assert len(set(map(library.resolve, ids))) == 2
    undo(library)
    redo(library)
    assert len(set(map(library.resolve, ids))) == 2


TestUndoing = Undoing.TestCase
TestUndoing.settings = settings(max_examples=40, stateful_step_count=20, deadline=None)
