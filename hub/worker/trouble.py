"""What goes wrong at a door is told to whoever keeps an eye on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from hub.domain.health import Ailment

Trouble: TypeAlias = Callable[[str, Ailment, str], None]
"""Told the id of an account or hook, what kind of trouble it is, and a sentence."""


def sentence_of(text: str) -> str:
    """The text as a sentence of its own."""
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith('.') else '.'}"


def untold(_door: str, _kind: Ailment, _sentence: str) -> None:
    """Nobody keeps an eye on it."""
