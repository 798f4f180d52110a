"""Why a paper stands where it stands in the order of triage."""

from typing import NamedTuple

from papertriage.config import TriageSettings
from papertriage.queueing import Scale
from papertriage.ranking import Learner, Term
from papertriage.store import Library

_REFRESHES = 10  # that bring the learner near to what it comes to


class Why(NamedTuple):
    """The terms that a score is the sum of.

    ``words`` and pairs of words were learned to speak for the paper (above 0) or against it, the strongest
    first; there are none where nothing was learned.
    """

    terms: list[Term]
    words: list[tuple[str, float]]


def explain(library: Library, number: int, settings: TriageSettings) -> Why:
    """Why this paper of the library would stand where it would; learned anew from all decisions."""
    learner = _taught(library, number)
    learned = learner.score(number) if learner.ready else None
    words = learner.why(number) if learner.ready else []
    return Why(Scale(settings).terms(library.queue.waiting_one(number), learned), words)


def _taught(library: Library, number: int) -> Learner:
    """A learner that knows every decision but one on this paper."""
    learner = Learner()
    judged = library.queue.judged()
    for text in library.queue.texts([*judged, number]):
        learner.add(*text)
        if text.number != number:
            learner.learn(text.number, judged[text.number])
    for _ in range(_REFRESHES):
        learner.refresh()
    return learner
