"""The order of triage: what is learned from decisions, what else counts, and when to stop."""

from papertriage.ranking.learner import Learner
from papertriage.ranking.order import Grounds, Term, Weights, terms, total
from papertriage.ranking.stopping import Estimate, Shown, estimate, upper_bound

__all__ = [
    "Estimate",
    "Grounds",
    "Learner",
    "Shown",
    "Term",
    "Weights",
    "estimate",
    "terms",
    "total",
    "upper_bound",
]
