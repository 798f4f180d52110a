"""What ``dupes --json`` prints; docs/duplicates.md tells the keys."""

from typing import Any

from papertriage.dupes import Explained, Pair
from papertriage.model import Entry


def pair_json(pair: Pair) -> dict[str, Any]:
    """A pair that may be one paper."""
    return {"papers": [_paper(pair.one), _paper(pair.other)], "reason": pair.reason}


def _paper(entry: Entry) -> dict[str, Any]:
    return {"id": entry.id, "title": entry.paper.title, "date": entry.paper.date, "status": entry.status}


def explained_json(one: str, other: str, explanation: Explained) -> dict[str, Any]:
    """Why two papers are one or not."""
    steps = explanation.by_rule.steps
    decided = steps[-1].verdict
    return {
        "papers": [one, other],
        "verdict": decided.outcome if decided else None,
        "reason": decided.reason if decided else "",
        "figures": dict(explanation.by_rule.figures),
        "gates": [
            {
                "name": step.gate,
                "about": step.reason,
                "verdict": step.verdict.outcome if step.verdict else None,
            }
            for step in steps
        ],
        "rulings": [
            {"verdict": ruling.outcome, "by": ruling.by, "reason": ruling.reason, "at": ruling.ruled_at}
            for ruling in explanation.rulings
        ],
    }
