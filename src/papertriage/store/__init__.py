"""All SQL: the library file, its schema and the queries put to it."""

from papertriage.store.library import Library
from papertriage.store.marks import Changes

__all__ = ["Changes", "Library"]
