"""What ``dupes --explain`` prints, line by line."""

from collections.abc import Iterator

from papertriage.dupes import Explained


def explanation_lines(explanation: Explained) -> Iterator[str]:
    """Why two papers are one or not: figures, gates and the verdict, rulings."""
    figures, steps = explanation.by_rule
    width = max(len(name) for name, _ in [*figures, *((step.gate, "") for step in steps)])
    for name, figure in figures:
        yield f"{name:<{width}}  {figure}"
    yield ""
    for gate, about, verdict in steps:
        outcome = f"{verdict.outcome}: {verdict.reason}" if verdict else f"passed ({about.rstrip('.')})"
        yield f"{gate:<{width}}  {outcome}"
    yield ""
    for ruling in explanation.rulings:
        who = "you" if ruling.by == "person" else "a rule"
        yield f"{who} said {ruling.outcome} on {ruling.ruled_at[:10]}: {ruling.reason}"
