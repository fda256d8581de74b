"""The words of a page, in English as they stand in the code, and in Chinese from the file beside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import yaml

FILE: Final = Path(__file__).parent / "page_words.yaml"
LANGUAGES: Final = ("en", "zh-Hans", "zh-Hant")


@cache
def translations() -> Mapping[str, tuple[str, str]]:
    """By the English sentence, the same in the other languages."""
    return {english: tuple(others) for english, others in yaml.safe_load(FILE.read_text("utf-8")).items()}


@dataclass(frozen=True, slots=True)
class Words:
    """Says a sentence in a language; `{names}` in it are filled in."""

    language: str = "en"

    def __call__(self, text: str, **values: object) -> str:
        """The sentence."""
        if self.language != "en":
            text = translations()[text][LANGUAGES.index(self.language) - 1]
        return text.format(**values)
