"""A document as YAML can say it, made as plain as JSON: what the command reads can be handed to a running hub."""

from __future__ import annotations

from typing import Any, Final

DEEPEST: Final = 50
MOST_VALUES: Final = 2_000_000
LARGEST_NUMBER: Final = 2**53


class NotPlain(Exception):
    """What is wrong with the document, as the end of a sentence about it."""


def plain(document: Any) -> Any:  # noqa: ANN401 - whatever YAML can say
    """The same document of mappings by texts, lists, texts, whole numbers, truths and nothing."""
    return _Plain().of(document, 0)


class _Plain:
    """Counts what it copies: aliases can make a small file endless."""

    def __init__(self) -> None:
        self._count = 0

    def of(self, value: Any, depth: int) -> Any:  # noqa: ANN401 - see above
        self._count += 1
        if self._count > MOST_VALUES:
            raise NotPlain("is larger than any floor file once its aliases are followed")
        if depth > DEEPEST:
            raise NotPlain("is nested too deeply, or an alias leads back into itself")
        if isinstance(value, dict):
            return {_key(key): self.of(part, depth + 1) for key, part in value.items()}
        if isinstance(value, list):
            return [self.of(part, depth + 1) for part in value]
        return _scalar(value)


def _key(key: object) -> str:
    if isinstance(key, bool) or not isinstance(key, str | int):
        raise NotPlain(f"has the key {key!r}; write keys as texts, in quotes")
    return str(_scalar(str(key)))


def _scalar(value: object) -> object:
    if isinstance(value, str):
        if "\0" in value or any("\ud800" <= sign <= "\udfff" for sign in value):
            raise NotPlain("holds a character that is none")
        return value
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        if abs(value) > LARGEST_NUMBER:
            raise NotPlain("holds a whole number that is too large; write it in quotes if it is a text")
        return value
    raise NotPlain(f"holds a {type(value).__name__}; write it as a text, in quotes")
