"""What is learned from decisions."""

import random
from collections.abc import Iterable, Sequence
from itertools import pairwise
from threading import Thread
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papertriage.ranking import Learner

WORDS = [
    "amygdala",
    "memory",
    "rat",
    "robot",
    "policy",
    "gradient",
    "kernel",
    "attention",
    "galaxy",
    "nebula",
]
TEXTS = [
    ("Memory in the amygdala of the rat", "Stress acts on the amygdala and memory of a rat."),
    ("Robots learn a policy", "A policy gradient for robots that walk."),
    ("Amygdala and fear memory", "Rats remember fear: the amygdala is needed for memory."),
    ("Gradients of a policy", "Robots that walk learn by policy gradients."),
    ("Dust between galaxies", "Galaxies bend light; dust dims it."),
]

texts = st.lists(
    st.tuples(
        st.lists(st.sampled_from(WORDS), max_size=6), st.lists(st.sampled_from(WORDS), max_size=30)
    ).map(lambda pair: (" ".join(pair[0]), " ".join(pair[1]))),
    min_size=4,
    max_size=12,
)


def learner_of(papers: Sequence[tuple[str, str]], order: Iterable[int] | None = None) -> Learner:
    learner = Learner()
    for number in range(len(papers)) if order is None else order:
        learner.add(number, *papers[number])
    return learner


def taught(learner: Learner, decisions: Sequence[tuple[int, bool]], rounds: int = 40) -> Learner:
    for number, good in decisions:
        learner.learn(number, good)
    return refreshed(learner, rounds)


def refreshed(learner: Learner, rounds: int = 40) -> Learner:
    for _ in range(rounds):
        learner.refresh()
    return learner


def scores(learner: Learner, count: int) -> list[float]:
    return [learner.score(number) for number in range(count)]


def test_one_good_and_one_other_paper_tell_the_rest_apart() -> None:
    learner = taught(learner_of(TEXTS), [(0, True), (1, False)], rounds=1)
    assert learner.best(3) == [2, 4, 3]
    assert learner.score(2) > 0 > learner.score(3)


def test_nothing_is_learned_until_there_is_a_good_paper_and_another() -> None:
    learner = learner_of(TEXTS)
    for number in (0, 2):
        assert not learner.ready
        taught(learner, [(number, True)], rounds=1)
        assert scores(learner, 5) == [0.0] * 5
    learner.learn(1, False)
    assert learner.ready
    learner.forget(1)
    assert not learner.ready


def test_before_anything_is_learned_papers_come_as_they_were_added() -> None:
    assert learner_of(TEXTS, [3, 0, 4, 2, 1]).best(4) == [3, 0, 4, 2]


def test_decided_papers_are_not_offered_until_the_decision_is_taken_back() -> None:
    learner = taught(learner_of(TEXTS), [(0, True), (1, False)])
    assert sorted(learner.best(10)) == [2, 3, 4]
    learner.forget(0)
    assert sorted(learner.best(10)) == [0, 2, 3, 4]


def test_a_later_decision_takes_the_place_of_the_former() -> None:
    once = taught(learner_of(TEXTS), [(1, False), (0, True)])
    twice = taught(learner_of(TEXTS), [(0, False), (1, False), (0, True)])
    assert scores(once, 5) == scores(twice, 5)


def test_a_paper_is_added_once() -> None:
    learner = taught(learner_of(TEXTS), [(0, True), (1, False)])
    before = scores(learner, 5)
    learner.add(2, *TEXTS[3])
    assert 2 in learner
    assert 5 not in learner
    assert scores(refreshed(learner), 5) == pytest.approx(before, abs=0.05)


def test_papers_that_were_never_added_are_unknown() -> None:
    learner = learner_of(TEXTS)
    for ask in (learner.score, learner.why, learner.forget):
        with pytest.raises(KeyError):
            ask(99)
    with pytest.raises(KeyError):
        learner.learn(99, True)


def test_papers_that_come_later_are_ranked_with_the_others() -> None:
    learner = taught(learner_of(TEXTS), [(0, True), (1, False)])
    for number in range(5, 60):
        learner.add(number, f"Quasar {number}", f"Light of a far quasar, observed {number} times.")
    learner.add(60, "The amygdala again", "Memory of fear in a rat needs its amygdala.")
    assert learner.score(60) > learner.score(30)
    refreshed(learner)
    assert set(learner.best(2)) == {2, 60}


@settings(max_examples=40)
@given(texts, st.randoms(use_true_random=False))
def test_the_order_of_adding_changes_no_score(papers: list[tuple[str, str]], chance: random.Random) -> None:
    decisions = [(0, True), (1, False), (2, bool(len(papers) % 2))]
    order = chance.sample(range(len(papers)), len(papers))
    one, other = (taught(learner_of(papers, each), decisions, 3) for each in (None, order))
    assert scores(one, len(papers)) == pytest.approx(scores(other, len(papers)), abs=1e-9)


@settings(max_examples=40)
@given(texts, st.data())
def test_a_decision_taken_back_leaves_the_scores_as_they_were(
    papers: list[tuple[str, str]], data: st.DataObject
) -> None:
    learner = taught(learner_of(papers), [(0, True), (1, False)])
    before = scores(learner, len(papers))
    number = data.draw(st.integers(2, len(papers) - 1))
    taught(learner, [(number, data.draw(st.booleans()))])
    learner.forget(number)
    assert scores(refreshed(learner), len(papers)) == pytest.approx(before, abs=0.1)


@settings(max_examples=40)
@given(texts, st.lists(st.booleans(), min_size=3, max_size=3))
def test_scores_are_bounded_and_the_words_add_up_to_them(
    papers: list[tuple[str, str]], labels: list[bool]
) -> None:
    learner = taught(learner_of(papers), list(enumerate(labels)), 2)
    for number in range(len(papers)):
        why = learner.why(number, count=1000)
        assert -1 <= learner.score(number) <= 1
        assert sum(part for _, part in why) == pytest.approx(learner.score(number), abs=1e-9)
        assert len(learner.why(number, count=2)) <= 2


@settings(max_examples=30)
@given(st.lists(st.tuples(st.text(max_size=60), st.text(max_size=200)), min_size=3, max_size=6))
def test_any_text_can_be_learned_from(papers: list[tuple[str, str]]) -> None:
    learner = taught(learner_of(papers), [(0, True), (1, False)], 2)
    assert len(learner.best(10)) == len(papers) - 2
    assert all(isinstance(word, str) for word, _ in learner.why(2))


def test_the_words_that_speak_for_and_against_are_named() -> None:
    learner = taught(learner_of(TEXTS), [(0, True), (1, False)])
    assert {"amygdala", "memory"} <= {word for word, part in learner.why(2) if part > 0}
    assert {"policy", "robots walk"} & {word for word, part in learner.why(3, 20) if part < 0}


def test_papers_without_words_say_nothing() -> None:
    learner = taught(learner_of([*TEXTS, ("", ""), ("— !", "?")]), [(0, True), (1, False), (5, False)])
    assert learner.score(6) == learner.score(5) == 0
    assert learner.why(6) == []


def test_every_refresh_reaches_a_slice_until_all_papers_are_scored() -> None:
    papers = [(f"Title {number % 7} alpha{number % 13}", f"beta{number % 5}") for number in range(400)]
    learner = learner_of(papers)
    for number in range(4):
        learner.learn(number, number % 2 == 0)
    for _ in range(20):
        learner.refresh()
    found = [learner.score(number) for number in learner.best(400)]
    assert all(first > second - 0.05 for first, second in pairwise(found))


def test_the_same_calls_give_the_same_scores() -> None:
    one, other = (taught(learner_of(TEXTS), [(0, True), (1, False), (4, False)], 5) for _ in range(2))
    assert scores(one, 5) == scores(other, 5)


def test_a_very_long_text_takes_time_in_proportion() -> None:
    def seconds(letters: int) -> float:
        best = 1e9
        for _ in range(3):
            learner, start = learner_of(TEXTS), process_time()
            learner.add(9, "a" * letters, "word " * (letters // 5) + "x" * letters)
            learner.add(10, "b" * letters, "word " * (letters // 5) + "x" * letters)
            taught(learner, [(9, True), (0, False)], 1).why(10)
            best = min(best, process_time() - start)
        return best

    assert seconds(400_000) < 20 * (seconds(100_000) + 0.01)


def test_papers_can_be_added_while_others_are_learned_from() -> None:
    learner = learner_of(TEXTS)

    def add_many() -> None:
        for number in range(5, 2000):
            learner.add(number, f"Paper{number} of dust", f"word{number % 50} dust")

    adding = Thread(target=add_many)
    adding.start()
    while adding.is_alive():
        taught(learner, [(0, True), (1, False)], 1)
        assert learner.best(1)
        learner.forget(1)
    adding.join()
    assert refreshed(taught(learner, [(0, True), (1, False)], 1), 2).best(1) == [2]


def test_pairs_that_meet_in_one_place_are_passed_over_where_they_have_no_name() -> None:
    learner = learner_of([("", "lvnxc gpmdz"), ("", "bfdft dgmmz"), ("", "other text")])
    taught(learner, [(0, True), (2, False)])
    assert learner.score(1) > 0  # the two share the place of their pairs, and nothing else
    assert learner.why(1) == []
