"""A query tree as SQL: a full-text expression, which can rank, and a condition on the table paper."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from papertriage.query import And, Node, Not, Or, Range, Test, Text
from papertriage.query.tokens import tokens
from papertriage.store.conditions import Condition, Scope, of_range, of_test
from papertriage.text import harmless

COLUMNS = {"title": "title", "abstract": "abstract", "author": "authors", "note": "note"}
LIBRARY = Scope("paper_text", "paper_word", papers="paper", only="")
_IN_A_ROW = 100  # conditions: SQLite nests a row of them as deep as it is long, and allows 1,000
ALWAYS, NEVER = Condition("1"), Condition("0")

_LEVELS = 10  # of one full-text expression: FTS5's parser has a stack of 100, and a level takes up to four


class Sql(NamedTuple):
    """The papers that FTS5 finds by ``match`` (None: all of them) and for which the condition holds."""

    match: str | None
    where: Condition


def compiled(node: Node, scope: Scope = LIBRARY) -> Sql:
    """The tree as SQL in which nothing that was typed stands: all of it is bound.

    Words without a letter or digit are passed over; a tree of nothing else means no paper. The SQL may
    call ``has_prefix`` of query/tokens.py, which the connection must know.
    """
    known = searchable(node)
    if known is None:
        return Sql(None, NEVER)
    match, rest = _split(known if isinstance(known, And) else And((known,)))
    return Sql(match, _all([_condition(part, scope) for part in rest]))


def alternatives(node: Node) -> list[str]:
    """The expressions of FTS5 of which one is enough; none where the tree asks for anything else."""
    known = searchable(node)
    matches, others = _matches(known.parts, _LEVELS) if isinstance(known, Or) else ([], [])
    return [] if others else matches


def phrase(words: str) -> str:
    """The words as a phrase of FTS5, which reads nothing between quotation marks as syntax."""
    return '"' + words.replace('"', '""') + '"'


def match_text(leaf: Text) -> str:
    """The words, in their field, as an expression of FTS5."""
    return f"{{{COLUMNS[leaf.field]}}} : {phrase(leaf.words)}" if leaf.field else phrase(leaf.words)


def searchable(node: Node) -> Node | None:
    """The tree without what SQLite can't be told (NUL, lone surrogates), and without words that are none."""
    if isinstance(node, Text):
        words = harmless(node.words)
        return node._replace(words=words) if tokens(words) else None
    if isinstance(node, Test):
        return node._replace(value=harmless(node.value))
    if isinstance(node, Not):
        part = searchable(node.part)
        return None if part is None else Not(part)
    if isinstance(node, And | Or):
        known = tuple(part for part in map(searchable, node.parts) if part is not None)
        return node._replace(parts=known) if known or not node.parts else None
    return node


def _match(node: Node, levels: int = _LEVELS) -> str | None:
    """The tree as one expression of FTS5; None where it asks for more than words, or refuses only."""
    if isinstance(node, Text):
        return None if node.prefix else match_text(node)
    if isinstance(node, And | Or) and levels:
        match, rest = _split(node, levels - 1)
        return f"({match})" if match and not rest else None
    return None


def _split(node: And | Or, levels: int = _LEVELS) -> tuple[str | None, list[Node]]:
    """The parts that are text, as one expression of FTS5 (None: there are none), and the other parts."""
    wanted, others = _matches(node.parts, levels)
    if isinstance(node, Or) or not wanted:
        return " OR ".join(wanted) or None, others
    refused, rest = _matches([part.part for part in others if isinstance(part, Not)], levels)
    match = " AND ".join(wanted)
    if refused:
        match = f"({match}) NOT ({' OR '.join(refused)})"
    return match, [part for part in others if not isinstance(part, Not)] + [Not(part) for part in rest]


def _matches(parts: Iterable[Node], levels: int) -> tuple[list[str], list[Node]]:
    """The expressions of the parts that have one, and the other parts."""
    matches: list[str] = []
    others: list[Node] = []
    for part in parts:
        if match := _match(part, levels):
            matches.append(match)
        else:
            others.append(part)
    return matches, others


def _condition(node: Node, scope: Scope) -> Condition:
    """The tree as a condition on paper; each of its text expressions is a question of its own."""
    if isinstance(node, Text):
        return _prefix(node, scope) if node.prefix else _in_text(scope.stems, match_text(node))
    if isinstance(node, Test):
        return of_test(node, scope)
    if isinstance(node, Range):
        return of_range(node)
    if isinstance(node, Not):
        condition = _condition(node.part, scope)
        return condition._replace(sql=f"NOT {condition.sql}")
    match, rest = _split(node)
    conditions = [_in_text(scope.stems, match)] if match else []
    conditions += [_condition(part, scope) for part in rest]
    return _all(conditions) if isinstance(node, And) else _any(conditions)


def _in_text(table: str, match: str) -> Condition:
    return Condition(f"paper.id IN (SELECT rowid FROM {table} WHERE {table} MATCH ?)", (match,))


def _prefix(leaf: Text, scope: Scope) -> Condition:
    """Words of which the last may go on.

    They are looked up as typed: a stem can be shorter than the prefix ("optimization" is stored as "optim",
    which "optimiz*" would not find). That index knows neither columns nor places, so where the query does,
    the text of what it finds is looked at.
    """
    indexed = _in_text(scope.words, " AND ".join(map(phrase, tokens(leaf.words))) + " *")
    if len(tokens(leaf.words)) == 1 and not leaf.field:
        return indexed
    columns = [COLUMNS[leaf.field]] if leaf.field else COLUMNS.values()
    held = _any([Condition(f"has_prefix(paper.{column}, ?)", (leaf.words,)) for column in columns])
    return _all([indexed, held])


def _all(conditions: Sequence[Condition]) -> Condition:
    return _joined(" AND ", conditions) if conditions else ALWAYS


def _any(conditions: Sequence[Condition]) -> Condition:
    return _joined(" OR ", conditions) if conditions else NEVER


def _joined(word: str, conditions: Sequence[Condition]) -> Condition:
    if len(conditions) > _IN_A_ROW:
        middle = len(conditions) // 2
        conditions = [_joined(word, conditions[:middle]), _joined(word, conditions[middle:])]
    values = tuple(value for condition in conditions for value in condition.values)
    return Condition(f"({word.join(condition.sql for condition in conditions)})", values)
