"""Damaged copies of papers: the kinds of repeats that saved pages and alerts hold."""

import random
import re
from collections.abc import Callable

from synthetic import ODDITIES, coined, words

from papertriage.model import AbstractKind, Paper

Damage = Callable[[random.Random, Paper], Paper]


def exact(_: random.Random, paper: Paper) -> Paper:
    """Another save of the same page."""
    return paper


def other_form(chance: random.Random, paper: Paper) -> Paper:
    """Another page's spelling: case, dashes, LaTeX or Unicode."""
    abstract = paper.abstract
    for latex, sign, stripped in ODDITIES:
        abstract = abstract.replace(latex, sign) if latex in abstract else abstract.replace(sign, stripped)
    recased = chance.choice((str.upper, str.lower, str.title))(paper.title)
    return paper._replace(title=recased.replace(":", " --"), abstract=abstract.replace(", ", " , "))


def misspelt_title(chance: random.Random, paper: Paper) -> Paper:
    """A typo or two in the title, which now and then leave it as it was."""
    return paper._replace(title=_misspelt(chance, paper.title, chance.randint(1, 2)))


def shorter_title(_: random.Random, paper: Paper) -> Paper:
    """The name before the colon is gone, or else the last word."""
    name, colon, rest = paper.title.partition(": ")
    return paper._replace(title=rest if colon else name.rsplit(" ", 1)[0])


def cut_abstract(chance: random.Random, paper: Paper) -> Paper:
    """The first 30 to 60 % of the abstract."""
    end = round(len(paper.abstract) * chance.uniform(0.3, 0.6))
    return paper._replace(abstract=paper.abstract[:end] + "...", abstract_kind=AbstractKind.TRUNCATED)


def misspelt_opening(chance: random.Random, paper: Paper) -> Paper:
    """An alert: typos in the title and 200 letters of the abstract."""
    opening = paper.abstract[:200] + "..."
    return misspelt_title(chance, paper)._replace(abstract=opening, abstract_kind=AbstractKind.TRUNCATED)


def no_abstract(_: random.Random, paper: Paper) -> Paper:
    """A list of titles."""
    return paper._replace(abstract="", abstract_kind=AbstractKind.NONE)


def misspelt_no_abstract(chance: random.Random, paper: Paper) -> Paper:
    """A list of titles, typed."""
    return no_abstract(chance, misspelt_title(chance, paper))


def edited(chance: random.Random, paper: Paper) -> Paper:
    """A later version: one word of the title changed, one in ten of the abstract."""
    title = paper.title.split()
    title[chance.randrange(len(title))] = words(chance, 1)[0].capitalize()
    return paper._replace(title=" ".join(title), abstract=_rewritten(chance, paper.abstract, 0.1))


def renamed(chance: random.Random, paper: Paper) -> Paper:
    """A later version under a new title, one word in ten of the abstract changed."""
    title = f"{coined(chance)}: {' '.join(words(chance, 6))}"
    return paper._replace(title=title, abstract=_rewritten(chance, paper.abstract, 0.1))


def rewritten(chance: random.Random, paper: Paper) -> Paper:
    """A later version under a new title, two sentences in five of the abstract changed."""
    sentences = [
        _rewritten(chance, sentence, 1.0) if chance.random() < 0.4 else sentence
        for sentence in paper.abstract.split(". ")
    ]
    return renamed(chance, paper)._replace(abstract=". ".join(sentences))


DAMAGES: tuple[Damage, ...] = (
    exact, other_form, misspelt_title, shorter_title, cut_abstract, misspelt_opening, no_abstract,
    misspelt_no_abstract, edited, renamed, rewritten,
)  # fmt: skip


def _misspelt(chance: random.Random, text: str, typos: int) -> str:
    letters = list(text)
    places = [at for at, letter in enumerate(letters) if letter.islower()]
    for at in chance.sample(places, min(typos, len(places))):
        letters[at] = chance.choice(("", letters[at] * 2, chance.choice("aeinorst")))
    return "".join(letters)


def _rewritten(chance: random.Random, text: str, share: float) -> str:
    return re.sub(r"\b\w+\b", lambda word: words(chance, 1)[0] if chance.random() < share else word[0], text)
