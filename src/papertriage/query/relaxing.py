"""A query made less strict: any of its words in place of all of them."""

from papertriage.query.tokens import tokens
from papertriage.query.tree import And, Node, Or, Text

# English words that say nothing of what a paper is about: articles, pronouns, auxiliaries, prepositions,
# conjunctions, and the words of questions.
_WORDS = """
    a about above after all also am an and any are as at be because been before being below between both but
    by can could did do does doing down during each few for from further had has have having he her here his
    how i if in into is it its itself me more most my no nor not of off on once only or other our out over own
    same she should so some such than that the their them then there these they this those through to too
    under until up upon very was we were what when where whether which while who whom why will with would you
    your
    """
SMALL_WORDS = frozenset(_WORDS.split())


def any_word(node: Node) -> Or | None:
    """The query for any of the words in a plain list of words and phrases; None for every other query.

    A word typed twice counts twice: so it should, says benchmarks/search.py.
    """
    parts = node.parts if isinstance(node, And) else ()
    words = [part for part in parts if isinstance(part, Text) and not part.field]
    if len(words) < max(2, len(parts)):
        return None
    telling = [word for word in words if not SMALL_WORDS.issuperset(tokens(word.words.lower()))]
    return Or(tuple(telling or words))
