"""Triage: what comes first, what each decision teaches, and what is left when a session ends."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from papertriage.config import Config, Topic, TriageSettings
from papertriage.drawing import TriageOptions
from papertriage.dupes import say_same
from papertriage.errors import PapertriageError
from papertriage.explaining import explain
from papertriage.ingest import ingest
from papertriage.learning import Learning
from papertriage.model import Status
from papertriage.query import And, parse
from papertriage.queueing import Line, Order, Scale
from papertriage.ranking import total
from papertriage.store import Changes, Library
from papertriage.store.queue import Waiting
from papertriage.tagging import apply
from papertriage.triage import Sitting
from papertriage.undo import undo
from tests.alike import page
from tests.store.filling import add, paper

CERTAIN = Config(triage=TriageSettings(random_every=0))
WORDS = {"robots": "robot arm gripper grasp hand", "proteins": "protein fold residue enzyme amino acid"}
EACH = 15


def papers_on(subject: str) -> list[str]:
    return [f"{subject} study {number}" for number in range(EACH)]


@pytest.fixture
def filled(library: Library) -> Library:
    """Fifteen papers on robots and fifteen on proteins, added at the same moment."""
    for subject, words in WORDS.items():
        add(
            library,
            *(paper(title, f"We look at {words}, {title}.") for title in papers_on(subject)),
            page=subject,
        )
    return library


@pytest.fixture
def sitting(filled: Library) -> Iterator[Sitting]:
    with Sitting(filled, CERTAIN, TriageOptions()) as sitting:
        yield sitting


def title(sitting: Sitting) -> str:
    assert sitting.card
    return sitting.card.entry.paper.title


def test_a_paper_that_another_command_merged_is_decided_on_as_what_it_is_now(
    filled: Library, library_path: Path
) -> None:
    with Sitting(filled, CERTAIN, TriageOptions()) as sitting, Library(library_path) as other:
        assert sitting.card
        number = sitting.card.entry.number
        kept = say_same(other, number, 1 if number > 1 else 2, CERTAIN)
        assert sitting.why().terms
        assert isinstance(sitting.similar(), list)
        sitting.note("of what it is now")
        sitting.decide(Status.DONE)
        [entry] = other.entries([kept])
        assert (entry.status, entry.note) == (Status.DONE, "of what it is now")


def test_a_paper_that_another_command_took_away_gives_way_to_the_next(
    filled: Library, library_path: Path, tmp_path: Path
) -> None:
    list(ingest([str(page(tmp_path, 6))], filled, CERTAIN))
    with Sitting(filled, CERTAIN, TriageOptions("title:tea or title:robots")) as sitting:
        sitting.narrow("title:tea")
        assert title(sitting) == "Tea at Sea"
        sitting.narrow("")
        with Library(library_path) as other:
            undo(other)
        with pytest.raises(PapertriageError, match="has taken that paper away"):
            sitting.decide(Status.DONE)
        assert title(sitting).startswith("robots")


def settle(sitting: Sitting) -> None:
    """Wait until everything that was decided is learned."""
    assert sitting._learning.settled.wait(30)


def decide_on(sitting: Sitting, subject: str) -> None:
    sitting.decide(Status.LATER if title(sitting).startswith(subject) else Status.SKIP)


def test_with_one_kept_and_one_skipped_paper_it_already_learns(filled: Library) -> None:
    robots, proteins = (filled.matching(parse(f"title:{subject}")) for subject in WORDS)
    filled.mark([robots[0]], Changes(status=Status.SKIP))
    filled.mark([proteins[-1]], Changes(status=Status.LATER))
    with Sitting(filled, CERTAIN, TriageOptions()) as sitting:
        settle(sitting)
        sitting.pass_over()
        for _ in range(EACH - 2):
            assert title(sitting).startswith("proteins")
            decide_on(sitting, "proteins")
            settle(sitting)


def test_what_was_learned_is_there_at_the_next_start(filled: Library) -> None:
    robots, proteins = (filled.matching(parse(f"title:{subject}")) for subject in WORDS)
    filled.mark([robots[0]], Changes(status=Status.SKIP))
    filled.mark([proteins[-1]], Changes(status=Status.LATER))
    with Sitting(filled, CERTAIN, TriageOptions()) as sitting:
        settle(sitting)
    filled.queue.show(robots[0], "score")  # no longer new, so it can't come first
    with Sitting(filled, CERTAIN, TriageOptions()) as sitting:
        assert title(sitting).startswith("proteins")
        assert sitting.card is not None
        assert sitting.card.why.terms[0].value > 0


def test_of_what_was_undone_nothing_is_left_at_the_next_start(filled: Library) -> None:
    with Sitting(filled, CERTAIN, TriageOptions()) as sitting:
        sitting.decide(Status.LATER)
        sitting.decide(Status.SKIP)
        settle(sitting)
        assert any(waiting.learned for waiting in filled.queue.waiting(And()))
        sitting.undo()
        sitting.undo()
        settle(sitting)
        assert not any(waiting.learned for waiting in filled.queue.waiting(And()))


def test_the_screen_shows_the_figures_of_the_explanation(sitting: Sitting) -> None:
    sitting.decide(Status.LATER)
    sitting.decide(Status.SKIP)
    settle(sitting)
    explained = sitting.why()
    assert sitting.card is not None
    assert sitting.card.why == explained


def test_the_paper_on_the_screen_comes_first_again_however_it_got_there(filled: Library) -> None:
    chosen = filled.matching(And())[7]
    filled.queue.show(chosen, "random")
    with Sitting(filled, CERTAIN, TriageOptions()) as sitting:
        assert sitting.card is not None
        assert sitting.card.entry.number == chosen
        sitting.decide(Status.LATER)
    [decision] = filled.figures.decisions()
    assert decision.drawn == "random"


def test_an_undone_decision_is_forgotten_by_the_learner(sitting: Sitting, filled: Library) -> None:
    first = title(sitting)
    sitting.decide(Status.LATER)
    second = title(sitting)
    sitting.decide(Status.SKIP)
    settle(sitting)
    assert sitting.undo() == f"status skip: {second!r}"
    settle(sitting)
    assert (title(sitting), sitting.progress.seen) == (second, 1)
    assert list(filled.queue.judged().values()) == [True]
    sitting.undo()
    assert (title(sitting), sitting.progress[:3]) == (first, (0, 0, 2 * EACH))
    assert sitting.undo() == ""


def test_the_paper_that_an_undo_replaced_comes_next(sitting: Sitting) -> None:
    sitting.decide(Status.SKIP)
    second = title(sitting)
    sitting.undo()
    sitting.decide(Status.SKIP)
    assert title(sitting) == second


def test_a_decision_that_something_builds_on_is_not_undone(sitting: Sitting, filled: Library) -> None:
    assert sitting.card
    number = sitting.card.entry.number
    sitting.decide(Status.SKIP)
    with filled.operation("mark"):
        filled.mark([number], Changes(status=Status.DONE))
    with pytest.raises(PapertriageError, match="build on it"):
        sitting.undo()


def test_each_decision_is_one_operation_that_undo_knows(sitting: Sitting, filled: Library) -> None:
    told = title(sitting)
    sitting.tag("mine")
    sitting.note("a note")
    sitting.opened()
    sitting.rate(4)
    whats = [operation.what for operation in filled.journal.operations()]
    assert whats == [
        f"triage: status later, rating 4: {told!r}",
        f"triage: opened {told!r}",
        f"triage: note: {told!r}",
        f"triage: +mine: {told!r}",
    ]
    for _ in whats:
        assert sitting.undo()
        assert title(sitting) == told
    assert filled.count(parse("status:new not has:tag not has:note")) == 2 * EACH


@pytest.mark.parametrize(
    ("changes", "good"),
    [
        (Changes(status=Status.LATER), True),
        (Changes(status=Status.READING), True),
        (Changes(status=Status.DONE), True),
        (Changes(status=Status.SKIP), False),
        (Changes(rating=3), True),
        (Changes(rating=2), False),
        (Changes(status=Status.SKIP, rating=5), True),
        (Changes(status=Status.DONE, rating=1), False),
        (Changes(status=Status.NEW), None),
        (Changes(tags=("a",)), None),
    ],
)
def test_what_counts_as_good(filled: Library, changes: Changes, good: bool | None) -> None:
    number = filled.matching(And())[0]
    filled.mark([number], changes)
    assert filled.queue.judgement(number) is good
    assert filled.queue.judged() == ({} if good is None else {number: good})


def test_a_look_counts_as_interest_until_a_decision_says_otherwise(filled: Library) -> None:
    number = filled.matching(And())[0]
    filled.opened(number)
    assert filled.queue.judged() == {number: True}
    filled.mark([number], Changes(status=Status.SKIP))
    assert filled.queue.judged() == {number: False}


def test_one_paper_in_so_many_is_drawn_from_elsewhere_and_it_is_kept_which(filled: Library) -> None:
    with Sitting(filled, Config(triage=TriageSettings(random_every=2)), TriageOptions()) as sitting:
        for _ in range(2 * EACH):
            sitting.decide(Status.SKIP)
        assert sitting.card is None
    drawn = [decision.drawn for decision in filled.figures.decisions()]
    assert set(drawn) == {"score", "random"}
    assert 3 <= drawn.count("random") <= 27


@pytest.mark.parametrize("order", [Order.NEW, Order.RANDOM])
def test_other_orders_are_kept_apart(filled: Library, order: Order) -> None:
    with Sitting(filled, Config(), TriageOptions(order=order, most=3)) as sitting:
        while sitting.card:
            sitting.decide(Status.SKIP)
    assert [decision.drawn for decision in filled.figures.decisions()] == [order] * 3


def test_hidden_papers_are_mixed_in_without_telling_which(filled: Library) -> None:
    topics = (Topic("no-robots", any=("robot",), mute=True), Topic("life", any=("enzyme",)))
    apply(filled, topics)
    config = Config(triage=TriageSettings(random_every=0), topics=topics)
    with Sitting(filled, config, TriageOptions(sample=Status.MUTED)) as sitting:
        assert sitting.progress.left in (EACH, EACH + 1)  # with a hidden one that is shown
        tags = set()
        while sitting.card:
            tags |= {tag.name for tag in sitting.card.entry.tags}
            decide_on(sitting, "proteins")
    assert tags == {"life"}
    drawn = [decision.drawn for decision in filled.figures.decisions()]
    assert (drawn.count("muted"), drawn.count("score")) == (EACH, EACH)
    with Sitting(filled, config, TriageOptions(sample=Status.MUTED)) as sitting:
        assert sitting.card is None


def test_a_skipped_paper_that_a_sample_showed_is_not_shown_again(filled: Library) -> None:
    filled.mark(filled.matching(And()), Changes(status=Status.SKIP))
    with Sitting(filled, CERTAIN, TriageOptions(sample=Status.SKIP, most=EACH)) as sitting:
        while sitting.card:
            sitting.rate(5 if sitting.progress.seen == 0 else 1)
    assert filled.count(parse("status:later")) == 1
    with Sitting(filled, CERTAIN, TriageOptions(sample=Status.SKIP)) as sitting:
        while sitting.card:
            sitting.decide(Status.SKIP)
        assert sitting.progress.seen == EACH


def test_narrowing_keeps_what_was_answered_out(sitting: Sitting) -> None:
    sitting.pass_over()
    sitting.narrow("title:robots")
    assert sitting.progress.left in (EACH, EACH - 1)
    for _ in range(sitting.progress.left):
        assert title(sitting).startswith("robots")
        assert sitting.narrowed_to == "title:robots"
        sitting.decide(Status.SKIP)
    with pytest.raises(PapertriageError, match="no paper that waits"):
        sitting.narrow("title:robots")
    assert sitting.narrowed_to == ""
    assert title(sitting).startswith("proteins")


def test_the_end_of_all_papers_is_the_end_of_a_narrowed_session_too(sitting: Sitting) -> None:
    sitting.narrow("title:robots")
    for _ in range(2 * EACH):
        assert sitting.card
        sitting.decide(Status.SKIP)
    assert sitting.card is None


def test_a_session_that_learns_nothing_can_be_narrowed_too() -> None:
    with Library(None) as library:
        add(library, *(paper(title, title) for title in papers_on("robots") + papers_on("proteins")))
        with Sitting(library, CERTAIN, TriageOptions()) as sitting:
            sitting.narrow("title:proteins")
            assert title(sitting).startswith("proteins")
            sitting.why()


def test_a_narrowed_session_shows_no_more_papers_than_were_wanted(filled: Library) -> None:
    with Sitting(filled, CERTAIN, TriageOptions(most=EACH)) as sitting:
        sitting.narrow("title:robots")
        for _ in range(EACH):
            sitting.decide(Status.SKIP)
        assert sitting.card is None


def test_what_was_decided_in_a_narrowed_session_can_be_taken_back_after_it(sitting: Sitting) -> None:
    sitting.narrow("title:robots")
    for _ in range(sitting.progress.left):
        sitting.decide(Status.SKIP)
    sitting.undo()
    assert title(sitting).startswith("robots")
    assert sitting.progress.left == EACH + 1


def test_the_words_of_topics_and_of_the_query_are_marked(filled: Library) -> None:
    topics = (Topic("hands", any=("gripper",)), Topic("folds", any=("residue",)))
    apply(filled, topics)
    with Sitting(filled, Config(topics=topics), TriageOptions("title:robots grasp")) as sitting:
        assert sitting.card
        assert "\x02gripper\x03 \x02grasp\x03 hand" in sitting.card.marked_abstract
        assert sitting.card.marked_title.startswith("\x02robots\x03")


def test_the_estimate_comes_from_what_was_decided_of_these_papers(filled: Library) -> None:
    with Sitting(filled, CERTAIN, TriageOptions("title:robots or title:proteins")) as sitting:
        assert sitting.estimate() is None
        for _ in range(19):
            sitting.decide(Status.SKIP)
        assert sitting.estimate() is None
        sitting.decide(Status.SKIP)
        found = sitting.estimate()
        assert found is not None
        assert found.low == 0
        assert found.left <= found.high <= 2 * EACH - 20
    with Sitting(filled, CERTAIN, TriageOptions("title:proteins")) as sitting:
        assert sitting.estimate() is None


def test_similar_papers_are_of_the_same_kind(sitting: Sitting) -> None:
    kind = title(sitting).split()[0]
    found = sitting.similar()
    assert len(found) == 10
    assert all(entry.paper.title.startswith(kind) for _, entry in found)


def test_a_library_in_memory_can_be_gone_through_too() -> None:
    with Library(None) as library:
        add(library, paper("One"), paper("Two"))
        with Sitting(library, CERTAIN, TriageOptions()) as sitting:
            sitting.decide(Status.LATER)
            assert sitting.progress[:3] == (1, 1, 1)


def test_the_terms_of_an_explanation_add_up_and_do_not_know_the_verdict_itself(filled: Library) -> None:
    robots, proteins = (filled.matching(parse(f"title:{subject}")) for subject in WORDS)
    filled.mark(robots[:3], Changes(status=Status.SKIP))
    filled.mark(proteins[:3], Changes(status=Status.LATER))
    settings = TriageSettings()
    why = explain(filled, proteins[0], settings)
    assert why.terms[0].contribution > 0
    assert total(why.terms) == pytest.approx(sum(term.contribution for term in why.terms))
    assert why.words[0][1] > 0
    assert explain(filled, robots[9], settings).terms[0].contribution < 0


def test_nothing_is_explained_by_words_before_anything_is_learned(filled: Library) -> None:
    why = explain(filled, 1, TriageSettings())
    assert why.words == []
    assert why.terms[0].contribution == 0


def waiting(number: int, **fields: Any) -> Waiting:
    bare = Waiting(number, 0.0, 1, 0, "2026-01-01T00:00:00Z", None, None)
    return bare._replace(**fields)


def test_topics_freshness_and_the_last_session_make_the_first_order() -> None:
    scale = Scale(TriageSettings())
    plain, topical, fresh = waiting(1), waiting(2, topics=3.0), waiting(3, date="2999-01-01")
    assert Line([plain, topical, fresh], Order.SCORE, scale).numbers() == [2, 3, 1]
    kept = [plain._replace(learned=0.9), topical, fresh]
    assert Line(kept, Order.SCORE, scale).numbers() == [1, 2, 3]


@pytest.mark.parametrize("date", ["--05-28", "", None, "2026-13", "20", "2026-01-01", "2026-01", "2026"])
def test_a_paper_without_a_known_year_is_as_fresh_as_it_was_added(date: str | None) -> None:
    scale = Scale(TriageSettings())
    assert scale.total(waiting(1, date=date), None) == scale.total(waiting(1, date="2026-01-01"), None)


def test_what_goes_wrong_beside_the_person_is_told_at_the_end(filled: Library, tmp_path: Path) -> None:
    learning = Learning(tmp_path / "gone.db", 1.0, Line([], Order.SCORE, Scale(TriageSettings())))
    learning.start()
    assert learning.settled.wait(30)
    with pytest.raises(PapertriageError, match="no library yet"):
        learning.stop()
