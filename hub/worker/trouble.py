"""What goes wrong at a door is told to whoever keeps an eye on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

Trouble: TypeAlias = Callable[[str, str], None]
"""Told the id of an account or hook, and a sentence."""


def sentence_of(text: str) -> str:
    """The text as a sentence of its own."""
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith('.') else '.'}"


def untold(_door: str, _sentence: str) -> None:
    """Nobody keeps an eye on it."""
