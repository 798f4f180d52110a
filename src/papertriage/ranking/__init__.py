"""The order of triage: what is learned from decisions, what else counts, and when to stop."""

from papertriage.ranking.learner import Learner
from papertriage.ranking.order import Facts, Term, Weights, terms, total
from papertriage.ranking.stopping import Estimate, Shown, estimate, upper_bound

__all__ = [
    "Estimate",
    "Facts",
    "Learner",
    "Shown",
    "Term",
    "Weights",
    "estimate",
    "terms",
    "total",
    "upper_bound",
]
