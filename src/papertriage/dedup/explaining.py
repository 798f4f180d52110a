"""Why two papers are one or not: what was measured, and what each gate said until one decided."""

from itertools import chain
from typing import NamedTuple

from papertriage.config import Thresholds
from papertriage.dedup.case import Case
from papertriage.dedup.comparing import case_of
from papertriage.dedup.folded import Folded
from papertriage.dedup.gates import GATES
from papertriage.model import Verdict

_DEFAULTS = Thresholds()


class Step(NamedTuple):
    """A gate that was asked: its name, what it stands for, and its verdict, if it had one."""

    gate: str
    reason: str
    verdict: Verdict | None


class Explanation(NamedTuple):
    """The figures, each with its name, and the gates in the order they were asked; the last one decides."""

    figures: list[tuple[str, str]]
    steps: list[Step]


def explain(a: Folded, b: Folded, *, recurs: int = 0, limits: Thresholds = _DEFAULTS) -> Explanation:
    """What ``compare`` says of two papers, step by step."""
    case = case_of(a, b, recurs, limits)
    steps = []
    for gate in GATES:
        verdict = gate(case)
        steps.append(
            Step(gate.__name__.replace("_", " "), (gate.__doc__ or "").strip().splitlines()[0], verdict)
        )
        if verdict:
            break
    return Explanation(_figures(case), steps)


def _figures(case: Case) -> list[tuple[str, str]]:
    """What is known of both papers and was compared; what can't be told is left out."""
    pair = case.pair
    shared_text, years = pair.shared_text, pair.years_apart
    fewer, more = sorted((len(pair.a.surnames), len(pair.b.surnames)))
    authors = f"{pair.shared_names} in common, of {fewer} and {more}"
    figures = {
        "title": "the same" if pair.titles_equal else f"{pair.title_ratio:.0f} of 100 letters alike",
        "title's words, sorted": f"{pair.title_words_ratio:.0f} of 100 letters alike",
        "title begins or ends like the other": "yes" if pair.title_extended and not pair.titles_equal else "",
        "title that many papers have": "yes" if case.heading else "",
        "numbers of one title only": ", ".join(chain(*pair.other_numbers)),
        "other words": case.replaced_words,
        "abstracts": "" if shared_text is None else f"{shared_text:.2f} of the phrases in common",
        "authors": "" if pair.shared_authors is None else authors,
        "years apart": "" if years is None else str(years),
        "journal": _same(pair.same_venue),
        "volume": _same(pair.same_volume),
        "issue": _same(pair.same_issue),
        "first page": _same(pair.same_page),
        "identifier in common": pair.shared_identifier,
        "identifiers that differ": pair.other_identifier,
    }
    return [(name, figure) for name, figure in figures.items() if figure]


def _same(answer: bool | None) -> str:
    return {True: "the same", False: "another", None: ""}[answer]
