"""All SQL: the library file, its schema and the queries put to it."""

from papertriage.store.library import Library

__all__ = ["Library"]
