"""What each key of the configuration accepts, read off the annotations of the schema."""

from collections.abc import Iterable
from typing import Any, Literal, NamedTuple, get_args, get_origin, get_type_hints

from papertriage.config.schema import Between, Config

_NOUNS = {str: "text", bool: "true or false", int: "a whole number", float: "a number"}


class Key(NamedTuple):
    """One key: ``kind`` is str, bool, int, float, a Literal of words, or a tuple of one of these."""

    field: str  # its name in the NamedTuple: "in_" for "in"
    kind: Any
    about: str
    bounds: Between | None = None

    def accept(self, value: Any) -> Any:
        """The TOML value as the value to use; ValueError, saying what is wanted, where it does not fit."""
        if not self._fits(value):
            raise ValueError(self._wanted())
        if get_origin(self.kind) is tuple:
            return tuple(value)
        return float(value) if self.kind is float else value

    def _fits(self, value: Any) -> bool:
        if get_origin(self.kind) is tuple:
            return isinstance(value, list) and all(map(self._part()._fits, value))
        if get_origin(self.kind) is Literal:
            return value in get_args(self.kind)
        if type(value) is not self.kind and not (self.kind is float and type(value) is int):
            return False  # a bool is an int to isinstance(), but not to people
        return self.bounds is None or self.bounds.low <= value <= self.bounds.high

    def _part(self) -> "Key":
        return self._replace(kind=get_args(self.kind)[0])

    def _wanted(self) -> str:
        if get_origin(self.kind) is tuple:
            return f"a list, each {self._part()._wanted()}"
        if get_origin(self.kind) is Literal:
            return "one of " + ", ".join(map(repr, get_args(self.kind)))
        bounds = f" from {self.bounds.low:g} to {self.bounds.high:g}" if self.bounds else ""
        return _NOUNS[self.kind] + bounds


def keys(table: type) -> dict[str, Key]:
    """Name in TOML -> Key, of every key that a table of this kind may have, in the order to show them."""
    annotated = get_type_hints(table, include_extras=True)
    return {
        field.removesuffix("_"): Key(field, hint.__origin__, *hint.__metadata__)
        for field, hint in annotated.items()
        if hasattr(hint, "__metadata__")
    }


def tables() -> dict[str, type]:
    """Name -> kind, of every table of settings; ``topics`` is not one of them."""
    return {name: type(default) for name, default in Config._field_defaults.items() if keys(type(default))}


def advice(name: str, known: Iterable[str]) -> str:
    """What to say of a name that is not among the known: the closest that is, or else all of them."""
    from difflib import get_close_matches

    names = list(known)
    close = get_close_matches(name, names, n=1)
    return f"did you mean {close[0]!r}?" if close else f"known: {', '.join(names)}"
