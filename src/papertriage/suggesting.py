"""Suggesting: words for new topics, from what the person kept and skipped."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from papertriage.config import Topic
from papertriage.model import Paper
from papertriage.query import Node, Or, Text
from papertriage.store import Library
from papertriage.topics import evidence
from papertriage.topics.telling import CLEAR, Fields, Word, telling, word

FEWEST = 5  # kept papers, and skipped ones, from which words are learned

_NEWEST = 2000  # kept papers, and skipped ones, that are looked at
_CANDIDATES = 20  # for each word that is wanted: many are part of another, or known to a topic
_TIMES_ODDS = 3  # that a paper with the word is kept, or skipped: else its topic would be of little use
_SAME_PAPERS = 0.8  # of the papers of two words, are those of both: then one is enough


class Suggestions(NamedTuple):
    """How many kept and skipped papers were looked at, and the words that tell them apart, clearest first."""

    kept: int
    skipped: int
    words: list[Word]

    @property
    def too_few(self) -> bool:
        """Whether there was too little to learn from."""
        return min(self.kept, self.skipped) < FEWEST


class _Candidate(NamedTuple):
    word: Word
    speaks_for: set[int]  # of its papers the kept ones, or of a word for skipping the skipped ones


def suggest(library: Library, topics: Iterable[Topic], most: int = 10) -> Suggestions:
    """Words and pairs of words that speak for keeping or for skipping, ``most`` of each, known to no topic.

    The newest 2,000 kept and 2,000 skipped papers are looked at; a paper that was opened counts as kept.
    """
    judged = library.queue.judged()
    kept = [number for number, good in judged.items() if good][-_NEWEST:]
    skipped = [number for number, good in judged.items() if not good][-_NEWEST:]
    suggestions = Suggestions(len(kept), len(skipped), [])
    if suggestions.too_few:
        return suggestions
    words = telling(_texts(library, kept), _texts(library, skipped), most * _CANDIDATES)
    counted = [_as_a_topic_counts(library, each.text, kept, skipped) for each in words]
    clear = [each for each in counted if _is_telling(each.word, suggestions)]
    # Where a pair is as clear as a word, it says more.
    clear.sort(key=lambda each: (-abs(each.word.clearness), " " not in each.word.text, each.word.text))
    fresh = list(_of_other_papers(_unknown(clear, topics)))
    wanted = [word for word in fresh if word.clearness > 0]
    unwanted = [word for word in fresh if word.clearness < 0]
    return suggestions._replace(words=wanted[:most] + unwanted[:most])


def _texts(library: Library, numbers: Sequence[int]) -> list[Fields]:
    return [(text.title, text.abstract) for text in library.queue.texts(numbers)]


def _as_a_topic_counts(
    library: Library, text: str, kept: Sequence[int], skipped: Sequence[int]
) -> _Candidate:
    """The word with the papers that a topic would find by it, in whatever form it stands there."""
    papers = set(library.matching(_asks_for(text), [*kept, *skipped]))
    good, bad = papers.intersection(kept), papers.intersection(skipped)
    counted = word(text, len(good), len(bad), len(kept), len(skipped))
    return _Candidate(counted, good if counted.clearness > 0 else bad)


def _is_telling(word: Word, among: Suggestions) -> bool:
    """Whether papers with the word are clearly kept, or skipped, and at much better odds than others."""
    kept, skipped = word.kept * among.skipped, word.skipped * among.kept
    return abs(word.clearness) >= CLEAR and max(kept, skipped) >= _TIMES_ODDS * min(kept, skipped)


def _asks_for(text: str) -> Node:
    return Or((Text(text, "title"), Text(text, "abstract")))


def _unknown(candidates: Sequence[_Candidate], topics: Iterable[Topic]) -> Iterator[_Candidate]:
    """Those that no topic and none before them finds, and that are part of no term of one.

    The words and terms are made papers of a library in memory: so what finds what is said by the same engine.
    """
    terms = {term: node for topic in topics for term, node in evidence(topic).items()}
    with Library(None) as scratch:
        texts = dict.fromkeys([*terms, *(each.word.text for each in candidates)])
        papers = {text: scratch.add_paper(Paper(text, text, authors=(text,)), []) for text in texts}
        known = {papers[term] for term in terms}
        covered = {number for node in terms.values() for number in scratch.matching(node)}
        for each in candidates:
            finds = set(scratch.matching(_asks_for(each.word.text)))
            if papers[each.word.text] not in covered and not finds & known:
                yield each
                covered |= finds
                known.add(papers[each.word.text])


def _of_other_papers(candidates: Iterable[_Candidate]) -> Iterator[Word]:
    """The words but for those that stand in much the same papers as one before them."""
    chosen: list[set[int]] = []
    for each in candidates:
        papers = each.speaks_for
        if all(len(papers & other) <= _SAME_PAPERS * len(papers | other) for other in chosen):
            yield each.word
            chosen.append(papers)
