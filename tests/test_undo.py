"""Undoing: whatever was done is taken back byte for byte, in any order that is allowed."""

import json
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from papertriage.config import Config, Topic
from papertriage.errors import PapertriageError
from papertriage.exporters import entry_json
from papertriage.ingest import ingest
from papertriage.mark import mark
from papertriage.model import Outcome, Status
from papertriage.query import And
from papertriage.store import Changes, Library
from papertriage.tagging import apply
from papertriage.undo import redo, undo
from papertriage.uniting import split, unite

LIMITS = Config().dedup
EXAMPLES = sorted(Path(__file__).parents[1].glob("examples/pages/*"))
TOPICS = (Topic("rl", any=("policy", "reward*")), Topic("no-surveys", any=("survey",), mute=True))


def exported(library: Library) -> list[str]:
    """Every exported field of every paper."""
    return [json.dumps(entry_json(entry)) for entry in library.entries(library.matching(And()))]


def contents(library: Library) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table but the journal's own."""
    tables = ("page", "paper", "fragment", "sighting", "identifier", "tag", "alias", "ruling", "decision", "key")
    return {
        table: sorted(library._db.execute(f"SELECT * FROM {table}").fetchall(), key=repr) for table in tables
    }


class Undoing(RuleBasedStateMachine):
    """Random commands, taken back and done again in random order."""

    def __init__(self) -> None:
        super().__init__()
        self.library = Library(None)
        self.states: list[tuple[int, dict[str, list[tuple[object, ...]]]]] = []

    @initialize()
    def begin(self) -> None:
        self.empty = contents(self.library)
        self.read(0)

    def papers(self) -> list[int]:
        return self.library.matching(And())

    @rule(at=st.integers(0, len(EXAMPLES) - 1))
    def read(self, at: int) -> None:
        list(ingest([str(EXAMPLES[at])], self.library, Config(topics=TOPICS)))

    @rule(
        data=st.data(),
        status=st.sampled_from([None, Status.LATER, Status.SKIP, Status.DONE]),
        tag=st.sampled_from(["a", "b"]),
        note=st.sampled_from([None, "a note", ""]),
    )
    def decide(self, data: st.DataObject, status: Status | None, tag: str, note: str | None) -> None:
        if papers := self.papers():
            chosen = data.draw(st.lists(st.sampled_from(papers), min_size=1, max_size=3, unique=True))
            mark(chosen, Changes(status=status, tags=(tag,), note=note), self.library)

    @rule(topics=st.sampled_from([(), TOPICS, TOPICS[:1]]))
    def tag(self, topics: tuple[Topic, ...]) -> None:
        apply(self.library, topics)

    @rule(data=st.data())
    def unite(self, data: st.DataObject) -> None:
        papers = self.papers()
        if len(papers) > 1:
            pair = data.draw(st.lists(st.sampled_from(papers), min_size=2, max_size=2, unique=True))
            with self.library.operation("merge"), self.library.transaction():
                unite(self.library, *pair, LIMITS)

    @rule(data=st.data())
    def split(self, data: st.DataObject) -> None:
        for number, paper in self.library.papers(self.papers()):
            places = [(at.page, at.position) for at in self.library.regrouping.placed(number, paper)]
            if len(places) > 1:
                part = data.draw(st.sets(st.sampled_from(places), min_size=1, max_size=len(places) - 1))
                with self.library.operation("split"), self.library.transaction():
                    split(self.library, number, part)
                return

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

    @rule()
    def redo_last(self) -> None:
        try:
            redo(self.library)
        except PapertriageError:
            return

    @invariant()
    def every_sighting_is_there_once(self) -> None:
        rows = self.library._db.execute("SELECT page, position, paper FROM sighting").fetchall()
        assert len({row[:2] for row in rows}) == len(rows)
        assert {paper for *_, paper in rows} == set(self.papers())
        assert list(self.library.faults()) == []

    def teardown(self) -> None:
        while True:
            try:
                undo(self.library)
            except PapertriageError:
                break
        assert contents(self.library) == self.empty
        self.library.__exit__(None, None, None)


TestUndoing = Undoing.TestCase
TestUndoing.settings = settings(max_examples=60, stateful_step_count=20, deadline=None)
