"""What ``dupes --explain`` prints: figures, gates, rulings and the verdict."""

from papertriage.cli.output import say
from papertriage.dupes import Explained


def print_explained(found: Explained) -> None:
    """Why two papers are one or not, from what was measured to what is held."""
    figures, steps = found.by_rule
    width = max(len(name) for name, _ in [*figures, *((step.gate, "") for step in steps)])
    for name, figure in figures:
        say(f"{name:<{width}}  {figure}")
    say("")
    for gate, about, verdict in steps:
        told = f"{verdict.outcome}: {verdict.reason}" if verdict else f"passed ({about.rstrip('.')})"
        say(f"{gate:<{width}}  {told}")
    say("")
    for ruling in found.rulings:
        who = "you" if ruling.by == "person" else "a rule"
        say(f"{who} said {ruling.outcome} on {ruling.ruled_at[:10]}: {ruling.reason}")
