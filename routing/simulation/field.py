"""One place in a scenario: what stands there, and a complaint that says where, what and what instead."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from math import inf, isfinite
from typing import TypeVar

T = TypeVar("T")
MISSING = object()
LONGEST_QUOTE = 60
MANY = 4
"""So many choices are a list."""


class ScenarioFault(ValueError):
    """A scenario that cannot mean anything; its text names the field, what it holds and what was expected."""


class Field:
    """A value of a scenario and the path that leads to it, such as `classes[0].patience`."""

    def __init__(self, value: object, path: str = "") -> None:
        self.value = value
        self.path = path

    def fault(self, expected: str) -> ScenarioFault:
        """The complaint about this field."""
        where = self.path or "the scenario"
        held = "is missing" if self.value is MISSING else f"holds {_quoted(self.value)}"
        return ScenarioFault(f"{where} {held}; expected {expected}")

    @property
    def is_there(self) -> bool:
        """Whether something stands here."""
        return self.value is not MISSING and self.value is not None

    def __getitem__(self, name: str) -> "Field":
        """The field of this name inside."""
        return Field(self._mapping().get(name, MISSING), f"{self.path}.{name}" if self.path else name)

    def known(self, *names: str) -> "Field":
        """The same field, once every name in it is one of these."""
        for name in self._mapping():
            if name not in names:
                close = get_close_matches(str(name), names, 1)
                where = f"{self.path}.{name}" if self.path else str(name)
                held = _quoted(self._mapping()[name])
                instead = close[0] if close else _one_of(names)
                raise ScenarioFault(f"{where} is no field here, and holds {held}; expected {instead}")
        return self

    def items(self) -> Iterator[tuple[str, "Field"]]:
        """Every name in it with its field."""
        for name, value in self._mapping().items():
            field = Field(value, f"{self.path}.{name}" if self.path else str(name))
            if not isinstance(name, str):
                raise field.fault("a name that is text; put it in quotation marks")
            yield name, field

    def entries(self, expected: str) -> "list[Field]":
        """The fields of a list that is not empty."""
        if not isinstance(self.value, list) or not self.value:
            raise self.fault(expected)
        return [Field(value, f"{self.path}[{place}]") for place, value in enumerate(self.value)]

    def each(self, read: "Callable[[Field], T]") -> tuple[T, ...]:
        """One value, or a list of them."""
        if isinstance(self.value, list):
            return tuple(read(one) for one in self.entries("one value, or a list that is not empty"))
        return (read(self),)

    def text(self, expected: str = "a name") -> str:
        """A text that is not empty."""
        if not isinstance(self.value, str) or not self.value.strip():
            raise self.fault(expected)
        return self.value.strip()

    def number(self, expected: str = "a number of at least 0", *, least: float = 0.0, is_open: bool = False) -> float:
        """A finite number of at least, or where `is_open` above, the least."""
        value = self.value
        if isinstance(value, bool) or not isinstance(value, int | float) or not _is_finite(value):
            raise self.fault(expected)
        if value < least or (is_open and value == least):
            raise self.fault(expected)
        return float(value)

    def whole(self, expected: str = "a whole number of at least 0", *, least: int = 0, most: float = inf) -> int:
        """A whole number."""
        number = self.number(expected, least=least)
        if number != int(number) or number > most:
            raise self.fault(expected)
        return int(number)

    def one_of(self, choices: Iterable[str]) -> str:
        """One of these words; the complaint names the nearest, where one is near."""
        choices = list(choices)
        if not isinstance(self.value, str) or self.value not in choices:
            close = get_close_matches(self.value, choices, 1) if isinstance(self.value, str) else []
            raise self.fault(f"{close[0]}, or {_one_of(choices)}" if close and len(choices) > 1 else _one_of(choices))
        return self.value

    def _mapping(self) -> Mapping[str, object]:
        if not isinstance(self.value, Mapping):
            raise self.fault("fields with their values")
        return self.value


def _is_finite(value: float) -> bool:
    try:
        return isfinite(value)
    except OverflowError:
        return False


def _one_of(choices: Sequence[str]) -> str:
    return f"one of {', '.join(choices)}" if len(choices) >= MANY else " or ".join(choices)


def _quoted(value: object) -> str:
    text = repr(value)
    return text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1] + "…"
