"""What a machine made of a message in another language."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Final

from hub.domain.ids import ItemId
from hub.domain.problem import Invalid
from hub.domain.value import dataclass

ORIGINAL: Final = "original"
"""The detail of a message, and the field of a draft, with what its writer wrote before it was translated."""
_TAG: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
_SCRIPT_LETTERS: Final = 4
_REGION_LETTERS: Final = 2


@dataclass(frozen=True, slots=True)
class Translation:
    """One message in one other language."""

    item_id: ItemId
    language: str
    """Into which it was translated, such as `zh-Hans`."""
    text: str
    source: str
    """In which it was written, as far as the translator knew; empty where it did not."""
    at: datetime


@dataclass(frozen=True, slots=True)
class Translated:
    """What a translator made of a text."""

    text: str
    source: str
    """In which language it was written; empty where the translator does not know."""


@dataclass(frozen=True, slots=True)
class TranslatedDraft:
    """What a reply becomes in another language."""

    text: str
    html: str
    """The same in rich form; empty where it is plain."""
    source: str


def language_tag(given: str) -> str:
    """The tag of a language as it is kept, such as `pt-BR` or `zh-Hans`; raises Invalid."""
    if not _TAG.fullmatch(given):
        raise Invalid("A language is a tag such as fr, pt-BR or zh-Hans.")
    first, *rest = given.split("-")
    return "-".join([first.lower(), *map(_cased, rest)])


def _cased(part: str) -> str:
    if len(part) == _SCRIPT_LETTERS and part.isalpha():
        return part.title()
    return part.upper() if len(part) == _REGION_LETTERS else part.lower()
