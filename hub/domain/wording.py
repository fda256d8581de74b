"""A text of the company for its visitors: one for everybody, or one for each language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeAlias

Wording: TypeAlias = str | Mapping[str, str]
"""`Hello`, or `{"en": "Hello", "zh-Hans": "您好"}`: by BCP 47 tags."""
USUAL: Final = "en"


def said_in(wording: Wording, language: str) -> str:
    """The text for a reader of this language, else of a kindred one, else English, else the first there is."""
    if isinstance(wording, str):
        return wording
    by_tag = {tag.lower(): text for tag, text in wording.items()}
    tag = language.lower().replace("_", "-")
    while tag:
        if tag in by_tag:
            return by_tag[tag]
        tag = tag.rpartition("-")[0]
    kin = language.lower().partition("-")[0]
    kindred = (text for tag, text in by_tag.items() if kin and tag.partition("-")[0] == kin)
    return next(kindred, by_tag.get(USUAL) or next(iter(by_tag.values()), ""))


def texts_of(wording: Wording) -> tuple[str, ...]:
    """Every text of it, whatever its language."""
    return (wording,) if isinstance(wording, str) else tuple(wording.values())
