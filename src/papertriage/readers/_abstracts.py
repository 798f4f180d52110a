"""Which text stands for a paper's abstract where there may be several, and what kind it is of."""

from collections.abc import Iterable

from papertriage.model import AbstractKind


def abstract_or_summary(abstracts: Iterable[str], summaries: Iterable[str]) -> tuple[str, AbstractKind]:
    """The first abstract that is not empty; where there is none, the first such summary."""
    if abstract := next(filter(None, abstracts), ""):
        return abstract, AbstractKind.FULL
    summary = next(filter(None, summaries), "")
    return summary, AbstractKind.SUMMARY if summary else AbstractKind.NONE
