"""What pages do to papers: each function gives another page's print of one."""

import random
from collections.abc import Callable

from papertriage.model import AbstractKind, Paper

Disturbance = Callable[[random.Random, Paper], Paper]

_FORMS = (("$\\times$", "×"), ("$\\alpha$", "α"), ("$\\sim$", "∼"), ("--", "–"), ("'", "’"), ('\\"o', "ö"))


def other_form(_: random.Random, paper: Paper) -> Paper:
    """LaTeX for Unicode, or the other way round."""
    title, abstract = paper.title, paper.abstract
    for latex, sign in _FORMS:
        title = title.replace(latex, sign) if latex in title else title.replace(sign, latex)
        abstract = abstract.replace(latex, sign) if latex in abstract else abstract.replace(sign, latex)
    return paper._replace(title=title, abstract=abstract)


def other_case(chance: random.Random, paper: Paper) -> Paper:
    return paper._replace(title=chance.choice((str.upper, str.lower, str.title))(paper.title))


def cut(chance: random.Random, paper: Paper) -> Paper:
    """The first 200 to 700 letters of the abstract."""
    if not paper.abstract:
        return paper
    opening = paper.abstract[: chance.randint(200, 700)]
    return paper._replace(abstract=opening + "...", abstract_kind=AbstractKind.TRUNCATED)


def misspelt(chance: random.Random, paper: Paper) -> Paper:
    """A typo in the title, every other time."""
    places = [at for at, letter in enumerate(paper.title) if letter.islower()]
    if chance.random() < 0.5 or not places:
        return paper
    at = chance.choice(places)
    typo = chance.choice(("", paper.title[at] * 2, chance.choice("aeinorst")))
    return paper._replace(title=paper.title[:at] + typo + paper.title[at + 1 :])


def without_name(_: random.Random, paper: Paper) -> Paper:
    """Without the name that stands before the colon."""
    name, colon, rest = paper.title.partition(": ")
    return paper._replace(title=rest if colon else name)


def without_abstract(_: random.Random, paper: Paper) -> Paper:
    return paper._replace(abstract="", abstract_kind=AbstractKind.NONE)


DISTURBANCES: tuple[Disturbance, ...] = (
    other_form, other_case, cut, misspelt, without_name, without_abstract,
)  # fmt: skip
