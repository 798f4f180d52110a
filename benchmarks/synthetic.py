"""Papers that nobody wrote, as many as are wanted.

Words follow Zipf's law: common words of titles first, then 150,000 invented ones. Each paper has one of 400
topics with words of its own, some of the phrases that fill abstracts, and often a coined name before the
colon of its title and some LaTeX or Unicode. One in thirty belongs to a series, which shares words and
sentences; a few have a title that says nothing. A paper depends on the seed and its number alone, so any can
be made again.
"""

import random
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate
from pathlib import Path

from papertriage import dedup
from papertriage.model import AbstractKind, Paper

_INVENTED = 150_000
_TOPICS = 400
_TOPIC_WORDS = 150
_WORDS_A_SENTENCE = 22
_SYLLABLES = (
    "ba be bo da de di do fa fe fi ga ge go ha he ka ki ko la le li lo ma me mi mo na ne ni no pa pe pi po "
    "ra re ri ro sa se si so ta te ti to va ve vi vo za zo tra pre stra plo gri"
)
_ENDINGS = "n r s t l ing ic al ion or ed ity"
_PHRASES = (
    "extensive experiments on several benchmarks demonstrate that",
    "in this paper we present a novel approach to",
    "to the best of our knowledge this is the first",
    "our code and data are publicly available at the project page for",
    "however existing methods often fail to take into account",
    "it achieves state of the art performance while being considerably faster than",
    "we provide a theoretical analysis and show that under mild assumptions",
    "recent years have seen a growing interest in the problem of",
    "a comprehensive set of ablation studies confirms the benefit of",
    "these results suggest that a careful choice of parameters is crucial for",
    "without any additional training or access to the underlying model",
    "we hope that our findings will inspire future research in this direction and",
)
ODDITIES = (  # one sign in LaTeX, in Unicode, and as pages strip it
    ("$\\times$", "×", "times"),
    ("$\\alpha$", "α", "alpha"),
    ("$\\sim$", "∼", "sim"),
    ("$^{2}$", "²", "^2"),
    ('na\\"{\\i}ve', "naïve", "naïve"),
)
_STOCK_TITLES = ("Editorial", "Preface", "Introduction", "Editor's notes", "Book review")


def papers(count: int, seed: int = 1) -> Iterator[Paper]:
    """That many papers of some 1,700 bytes; the first ones are the same for every count."""
    return (paper(number, seed) for number in range(count))


def paper(number: int, seed: int = 1) -> Paper:
    """The paper with this number."""
    chance = random.Random(f"{seed}/{number}")
    kind = chance.random()
    if kind < 0.03 and number:
        return _sequel(chance, _draft(random.Random(f"{seed}/{chance.randrange(number)}")))
    made = _draft(random.Random(f"{seed}/{number}"))
    return made._replace(title=chance.choice(_STOCK_TITLES)) if kind > 0.996 else made


def coined(chance: random.Random) -> str:
    """A name such as papers give to what they made."""
    name = "".join(chance.choices(_SYLLABLES.split(), k=3)).capitalize()
    return name + chance.choice(("", "", "Net", "LM", "-X", "3D", "Former"))


def words(chance: random.Random, count: int) -> list[str]:
    """So many words, common ones often."""
    vocabulary, weights = _vocabulary()
    return chance.choices(vocabulary, cum_weights=weights, k=count)


def _draft(chance: random.Random) -> Paper:
    """A paper that belongs to no series."""
    own = _topic(chance.randrange(_TOPICS))
    title = words(chance, chance.randint(2, 4)) + chance.sample(own, chance.randint(2, 5))
    chance.shuffle(title)
    name = f"{coined(chance)}: " if chance.random() < 0.62 else ""
    cased = (word.capitalize() if len(word) > 3 else word for word in title)
    return Paper(name + " ".join(cased), _abstract(chance, own), AbstractKind.FULL)


def _abstract(chance: random.Random, own: Sequence[str]) -> str:
    sentences = max(4, round(chance.gauss(7.8, 1.8)))
    count = sentences * _WORDS_A_SENTENCE
    drawn = words(chance, count * 7 // 10) + chance.choices(own, k=count - count * 7 // 10)
    chance.shuffle(drawn)
    for _ in range(chance.randint(1, 4) if chance.random() < 0.3 else 0):
        drawn[chance.randrange(count)] = "3.5" + chance.choice(chance.choice(ODDITIES))
    openings = [*chance.sample(_PHRASES, chance.randint(3, 7)), *[""] * sentences][:sentences]
    chance.shuffle(openings)
    return " ".join(
        " ".join(
            [*opening.split(), *drawn[at * _WORDS_A_SENTENCE : (at + 1) * _WORDS_A_SENTENCE]]
        ).capitalize()
        + "."
        for at, opening in enumerate(openings)
    )


def _sequel(chance: random.Random, first: Paper) -> Paper:
    """Another paper of the same team: a number or word of the title changed, a fifth of the abstract kept."""
    title = first.title.split()
    if chance.random() < 0.5:
        title.append(str(chance.randint(2, 9)))
    else:
        title[chance.randrange(len(title))] = words(chance, 1)[0].capitalize()
    fresh = _draft(chance).abstract.split(". ")
    kept = first.abstract.split(". ")[: len(fresh) // 5 + 1]
    return first._replace(title=" ".join(title), abstract=". ".join(kept + fresh[len(kept) :]))


@cache
def _vocabulary() -> tuple[list[str], list[float]]:
    """The words, most common first, and their weights, added up."""
    common = Path(dedup.__file__).with_name("common_words.txt").read_text("ascii").split()
    chance = random.Random("vocabulary")
    syllables, endings = _SYLLABLES.split(), _ENDINGS.split()
    invented: dict[str, None] = {}
    while len(invented) < _INVENTED:
        word = "".join(chance.choices(syllables, k=chance.randint(2, 4))) + chance.choice(endings)
        invented[word] = None
    vocabulary = [*common, *invented]
    return vocabulary, list(accumulate(1 / (rank + 2.7) for rank in range(len(vocabulary))))


@cache
def _topic(number: int) -> list[str]:
    """The words that papers of one topic share."""
    return random.Random(f"topic {number}").sample(_vocabulary()[0][1_000:40_000], _TOPIC_WORDS)
