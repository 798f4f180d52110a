"""What is said where a query means no paper: what may have been meant, and one wording for all commands."""

from typing import TYPE_CHECKING

from papertriage.cli.output import hint

if TYPE_CHECKING:
    from papertriage.search import Advice


def tell_nothing_matched(advice: "Advice", more: str = "") -> None:
    """Say that nothing matched, what may have been meant, and what else comes of it."""
    tell_advice(advice)
    hint(f"nothing matched; {more}" if more else "nothing matched")


def tell_advice(advice: "Advice") -> None:
    """Say what may have been meant."""
    for name in advice.called:
        hint(f"`papertriage show {name}` shows the paper that is called so")
    for word, nearest in advice.words.items():
        hint(f"no paper has {word!r}; did you mean {nearest!r}?")
    for tag, nearest in advice.tags.items():
        hint(f"no paper has the tag {tag!r}; did you mean {nearest!r}?")
