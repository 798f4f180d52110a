"""Query trees of every shape for property tests, and a printer that the parser must understand."""

from hypothesis import strategies as st

from papertriage.model import Status
from papertriage.query import And, Node, Not, Or, Range, Test, Text

# Words that differ also when stemmed, some the start of others; and two that hold no letter or digit.
WORDS = ("cat", "catalog", "rob", "robot", "zebra", "gpt-4", "c++", "and")
NO_WORDS = ("--", "!")

_fields = st.sampled_from([None, None, "title", "abstract", "author", "note"])
_phrases = st.lists(st.sampled_from(WORDS + NO_WORDS), min_size=1, max_size=3).map(" ".join)
_texts = st.builds(Text, _phrases, _fields, st.booleans())


def _tests(field: str, *values: str, prefix: bool = False) -> st.SearchStrategy[Test]:
    return st.builds(
        Test, st.just(field), st.sampled_from(values), st.booleans() if prefix else st.just(False)
    )


def _ranges(field: str, values: list[str]) -> st.SearchStrategy[Range]:
    """Ranges with one end or two, in order."""
    indexes = st.integers(0, len(values) - 1)
    both = st.tuples(indexes, indexes).map(lambda ends: Range(field, values[min(ends)], values[max(ends)]))
    ends = st.sampled_from(values)
    return (
        both | ends.map(lambda low: Range(field, low, None)) | ends.map(lambda high: Range(field, None, high))
    )


_conditions = st.one_of(
    _tests("tag", "survey", "sur", "vision", prefix=True),
    _tests("rule", "survey", "vis", prefix=True),
    _tests("status", *map(str, Status)),
    _tests("has", "abstract", "arxiv", "doi", "note", "rating", "tag", "url"),
    _tests("venue", "ACL", "2024", "neur"),
    _tests("source", "arxiv", "page 2", "HTML"),
    _tests("id", "0000", "2408.03961v2", "10.1000/Xyz(7)", "31415926"),
    _ranges("year", ["2021", "2023", "2024"]),
    _ranges("added", ["2025", "2026-01", "2026-02", "2026-02-03"]),
    _ranges("seen", ["0", "1", "3"]),
    _ranges("rating", ["1", "3", "5"]),
    _ranges("priority", ["-1", "0", "2"]),
)


def _negated(part: Node) -> Node:
    return part.part if isinstance(part, Not) else Not(part)


def _both(parts: tuple[Node, ...]) -> Node:
    return And(tuple(inner for part in parts for inner in (part.parts if isinstance(part, And) else (part,))))


def _either(parts: tuple[Node, ...]) -> Node:
    return Or(tuple(inner for part in parts for inner in (part.parts if isinstance(part, Or) else (part,))))


def _larger(smaller: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    several = st.lists(smaller, min_size=2, max_size=4).map(tuple)
    return smaller.map(_negated) | several.map(_both) | several.map(_either)


leaves: st.SearchStrategy[Node] = _texts | _conditions
trees: st.SearchStrategy[Node] = st.recursive(leaves, _larger, max_leaves=12)


def printed(node: Node) -> str:
    """The tree as a query that means it."""
    match node:
        case Text(words, field, prefix):
            return f'{field}:"{words}"' + "*" * prefix if field else f'"{words}"' + "*" * prefix
        case Test(field, value, prefix):
            return f'{field}:"{value}"' + "*" * prefix
        case Range(field, low, high):
            return f"{field}:{low or ''}..{high or ''}"
        case Not(part):
            return f"not {printed(part)}"
        case And(parts):
            return f"({' '.join(map(printed, parts))})"
        case Or(parts):
            return f"({' or '.join(map(printed, parts))})"
