"""Values that are worked out when first asked for, and kept."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

Value = TypeVar("Value")


class cached(Generic[Value]):  # noqa: N801  in lower case like functools.cached_property, which it replaces
    """As functools.cached_property, without the lock which that takes in Python 3.11.

    The lock took a tenth of folding's time, and a paper is folded in one thread. What was worked out stands
    in the instance's dictionary, where it is found before this is asked again.
    """

    def __init__(self, work_out: Callable[[Any], Value]) -> None:
        self._work_out = work_out
        self.__doc__ = work_out.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, instance: object, owner: type | None = None) -> Value:
        value = instance.__dict__[self._name] = self._work_out(instance)
        return value
