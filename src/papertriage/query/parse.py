"""The query grammar: text in, tree out.

Words stand side by side where all must be found; ``not`` binds closest, then ``and``, then ``or``.
"""

import re
from collections.abc import Iterator

from papertriage.errors import QueryError
from papertriage.query.fields import FIELDS, meaning
from papertriage.query.tree import And, Node, Not, Or, Test, Text, levels
from papertriage.text import harmless

_PARENTHESES = 50  # within each other
_LEVELS = 15  # and within or within and: SQLite's parser has a stack of 100, and a level takes up to five
_LONGEST = 500  # words and signs: SQLite takes an expression 1000 deep, and each may be one deeper

# A value may hold parentheses that close: id:10.1016/S0140-6736(20)30183-5
_TOKEN = re.compile(
    r"""
    (?P<sign> [()] )
    | (?P<field> [A-Za-z]+ ) :
      (?: "(?P<quoted> [^"]* )" (?P<star> \*? ) | (?P<value> [^\s()"]* (?: \([^\s()"]*\) [^\s()"]* )* ) )
    | "(?P<phrase> [^"]* )" (?P<phrase_star> \*? )
    | (?P<word> [^\s()"]+ )
    """,
    re.VERBOSE,
)
_SIGNS = ("(", ")", "and", "or", "not")


def parse(text: str) -> Node:
    """The tree that a query means; an empty one means everything, one of invisible signs nothing.

    Raises QueryError where parentheses or quotation marks don't close, where and, or or not lack a
    neighbour, and where a field or its value is unknown. Whatever else is typed is words to find.
    """
    is_empty = not text.strip()
    text = harmless(text)
    if text.count('"') % 2:
        raise QueryError('a quotation mark (") is never closed; close it, or leave it out')
    tokens = list(_tokens(text))
    if len(tokens) > _LONGEST:
        raise QueryError(f"the query is too long: {len(tokens)} words, and at most {_LONGEST} are allowed")
    node = _Parser(tokens).parse() if tokens else And() if is_empty else Or(())
    if levels(node) > _LEVELS:
        raise QueryError(f"and and or are nested more than {_LEVELS} deep; write the query flatter")
    return node


def _tokens(text: str) -> Iterator[Node | str]:
    """The signs of the query, in lower case, and what stands between them as parts of the tree."""
    for found in _TOKEN.finditer(text):
        if found["field"]:
            yield _field(found)
        elif found["phrase"] is not None:
            yield Text(found["phrase"], prefix=bool(found["phrase_star"]))
        elif found["sign"] or found["word"].lower() in _SIGNS:
            yield found[0].lower()
        else:
            yield _words(found["word"])


def _words(text: str) -> Text:
    return Text(text.rstrip("*"), prefix=text.endswith("*"))


def _field(found: re.Match[str]) -> Node:
    """The part that ``name:value`` means, which is mere words where no field could be meant."""
    name, value = found["field"], found["value"]
    if value is None:
        return meaning(name, found["quoted"], bool(found["star"]))
    if name.lower() not in FIELDS:
        if _names_a_paper(found[0]):
            return Test("id", found[0])
        if not value or value[0] in ":/\\":  # "BERT: a study", std::vector, http://...
            return _words(found[0])
    return meaning(name, value.rstrip("*"), value.endswith("*"))


def _names_a_paper(text: str) -> bool:
    """Whether this is an arXiv id or a DOI as often printed: arXiv:2408.03961, https://doi.org/..."""
    from papertriage import identifiers

    return bool(identifiers.arxiv(text) or identifiers.doi(text))


class _Parser:
    """Recursive descent over the tokens; each method takes what it understands off their front."""

    def __init__(self, tokens: list[Node | str]) -> None:
        self._rest = tokens[::-1]
        self._depth = 0

    def parse(self) -> Node:
        node = self._either()
        if self._rest:
            raise QueryError("a ) has no ( before it; leave it out, or quote it")
        return node

    def _either(self) -> Node:
        parts = [self._all()]
        while self._take("or"):
            parts.append(self._all())
        return _joined(Or, parts)

    def _all(self) -> Node:
        parts = [self._negation()]
        while self._take("and") or (self._rest and self._rest[-1] not in ("or", ")")):
            parts.append(self._negation())
        return _joined(And, parts)

    def _negation(self) -> Node:
        negated = False
        while self._take("not"):
            negated = not negated
        part = self._part()
        if not negated:
            return part
        return part.part if isinstance(part, Not) else Not(part)

    def _part(self) -> Node:
        if self._take("("):
            return self._group()
        if not self._rest:
            raise QueryError(
                'something is missing at the end; to find the words and, or, not, quote them: "or"'
            )
        token = self._rest.pop()
        if isinstance(token, str):
            raise QueryError(
                f'something is missing before {token!r}; to find it as a word, quote it: "{token}"'
            )
        return token

    def _group(self) -> Node:
        self._depth += 1
        if self._depth > _PARENTHESES:
            raise QueryError(
                f"more than {_PARENTHESES} parentheses within each other; write the query flatter"
            )
        node = self._either()
        if not self._take(")"):
            raise QueryError("a ( is never closed; add a ), or quote it")
        self._depth -= 1
        return node

    def _take(self, sign: str) -> bool:
        """Whether the next token is this sign, which is then taken."""
        if self._rest and self._rest[-1] == sign:
            self._rest.pop()
            return True
        return False


def _joined(kind: type[And] | type[Or], parts: list[Node]) -> Node:
    """One part for many; parts that are of the kind already are taken apart first."""
    flat: list[Node] = []
    for part in parts:
        flat.extend(part.parts if isinstance(part, kind) else [part])
    return flat[0] if len(flat) == 1 else kind(tuple(flat))
