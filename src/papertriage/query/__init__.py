"""The query grammar: text in, tree out. It knows no SQL."""

from papertriage.query.parse import parse
from papertriage.query.tree import And, Node, Not, Or, Range, Test, Text

__all__ = ["And", "Node", "Not", "Or", "Range", "Test", "Text", "parse"]
