"""What the hub asks of a translator, whoever's it is: another one is one more adapter."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Protocol

from hub.domain.problem import Conflict, Problem, TooLarge, TooMany
from hub.domain.translation import Translated


class Why(StrEnum):
    """Why a translator made nothing of a text."""

    LATE = "late"
    """It did not answer in time."""
    AWAY = "away"
    """It could not be reached, or failed."""
    REFUSED = "refused"
    """It does not know the hub."""
    TOO_LONG = "too long"
    TOO_OFTEN = "too often"
    LANGUAGE = "language"
    """It does not know one of the languages, or not this pair."""


class TranslatorFailed(Exception):
    """A translator made nothing of a text; `why` is what a person is told, the text what its operator reads."""

    def __init__(self, why: Why, detail: str) -> None:
        super().__init__(detail)
        self.why = why


class Translator(Protocol):
    """A service that translates; it is never called inside a transaction."""

    async def languages(self) -> Sequence[str]:
        """Tags of the languages into which it translates; raises TranslatorFailed."""
        ...

    async def translate(self, text: str, *, to: str, is_html: bool = False) -> Translated:
        """The text in that language, from whichever it is in; raises TranslatorFailed."""
        ...


AGAIN_AFTER_SECONDS = 60


def refusal(failed: TranslatorFailed) -> Problem:
    """What a person is told, and what she can do."""
    match failed.why:
        case Why.LATE:
            return Conflict("The translator did not answer in time; try again in a moment, nothing is lost.")
        case Why.AWAY:
            return Conflict("The translator cannot be reached or failed; try again later, or tell an administrator.")
        case Why.REFUSED:
            return Conflict("The translator does not let this hub in; an administrator looks at HUB_TRANSLATION_KEY.")
        case Why.TOO_LONG:
            return TooLarge("This text is longer than the translator takes; translate it in parts.")
        case Why.TOO_OFTEN:
            return TooMany("The translator is asked too often; try again in a minute.", AGAIN_AFTER_SECONDS)
        case Why.LANGUAGE:
            return Conflict("The translator does not know this language, or this pair; choose another one.")
