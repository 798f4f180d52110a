"""The order of triage: what is learned from decisions, what else counts, and when to stop."""

from papertriage.ranking.learner import Learner
from papertriage.ranking.order import Facts, Place, Term, Weights, draw, terms, total
from papertriage.ranking.stopping import Estimate, Shown, estimate, upper_bound

__all__ = [
    "Estimate",
    "Facts",
    "Learner",
    "Place",
    "Shown",
    "Term",
    "Weights",
    "draw",
    "estimate",
    "terms",
    "total",
    "upper_bound",
]
