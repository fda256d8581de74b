"""Asks the translator between transactions; what was asked for once is kept, and never asked for again."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime

import structlog

from hub.application.translate import (
    Bounds,
    KeptTranslations,
    Wanted,
    draft_in_both_forms,
    draft_to_translate,
    keep_translation,
    look_up,
    translations_of,
)
from hub.application.translator import Translator, TranslatorFailed, refusal
from hub.domain.ids import ConversationId, ItemId
from hub.domain.person import Person
from hub.domain.problem import Conflict, Problem
from hub.domain.text import storable
from hub.domain.translation import Translated, TranslatedDraft, Translation, language_tag
from hub.wire.store import Store
from hub.worker.libretranslate import Http, LibreTranslate

log = structlog.get_logger()

MOST_AT_ONCE = 8
"""A service that is slow keeps so many waiting and no more; the others wait here."""


class TranslationDesk:
    """Messages and replies in other languages; without a translator every question is refused."""

    def __init__(self, store: Store, translator: Translator | None, bounds: Bounds) -> None:
        self._store = store
        self._translator = translator
        self._bounds = bounds
        self._asked: dict[Wanted, asyncio.Event] = {}
        self._places = asyncio.Semaphore(MOST_AT_ONCE)

    @property
    def is_on(self) -> bool:
        """Whether there is a translator at all."""
        return self._translator is not None

    @property
    def longest_text(self) -> int:
        """How many characters are translated at once."""
        return self._bounds.longest_text

    async def languages(self) -> Sequence[str]:
        """Into which languages it translates; raises what to do where nobody can say."""
        try:
            return await self._one().languages()
        except TranslatorFailed as failed:
            raise _told(failed) from failed

    async def of_conversation(self, id_: ConversationId, person: Person, language: str) -> KeptTranslations:
        """What is kept of a conversation in that language."""
        self._one()
        return await self._store.read(translations_of, id_, person, language, self._bounds)

    async def of_message(self, id_: ConversationId, person: Person, item_id: ItemId, language: str) -> Translation:
        """The message in that language: as it is kept, or as the translator makes it now."""
        self._one()
        while True:
            found = await self._store.read(look_up, id_, person, item_id, language, self._bounds)
            if isinstance(found, Translation):
                return found
            underway = self._asked.get(found)
            if underway is None:
                return await self._ask_and_keep(found)
            # Somebody else asked for the same: what she is answered is kept, or she was refused and this one asks.
            await underway.wait()

    async def _ask_and_keep(self, wanted: Wanted) -> Translation:
        done = self._asked[wanted] = asyncio.Event()
        try:
            made = await self._ask(wanted.text, wanted.language)
            return await self._store.run(keep_translation, wanted, made)
        finally:
            del self._asked[wanted]
            done.set()

    async def of_draft(
        self, id_: ConversationId, person: Person, text: str, html: str, language: str
    ) -> TranslatedDraft:
        """What a reply would say in that language; nothing of it is kept."""
        self._one()
        language = language_tag(language)
        plain, form = await self._store.read(draft_to_translate, id_, person, text, html, self._bounds)
        if not form:
            made = await self._ask(plain, language)
            return TranslatedDraft(made.text, "", made.source)
        made = await self._ask(form, language, is_html=True)
        # What comes back is text from outside like any other.
        return TranslatedDraft(*await self._store.read(draft_in_both_forms, id_, person, made.text), made.source)

    async def _ask(self, text: str, language: str, *, is_html: bool = False) -> Translated:
        translator = self._one()
        try:
            async with self._places:
                made = await translator.translate(text, to=language, is_html=is_html)
        except TranslatorFailed as failed:
            raise _told(failed) from failed
        return Translated(storable(made.text), made.source)

    def _one(self) -> Translator:
        if self._translator is None:
            raise Conflict("This hub has no translator; its operator names one with HUB_TRANSLATION_URL.")
        return self._translator


def _told(failed: TranslatorFailed) -> Problem:
    """What the person is told; the operator reads more, but never the words that were sent."""
    log.warning("not translated", why=failed.why.value, detail=str(failed))
    return refusal(failed)


def translating(  # noqa: PLR0913 - where it is asked, and what it may be told
    store: Store, http: Http, *, url: str, key: str, bounds: Bounds, now: Callable[[], datetime]
) -> TranslationDesk:
    """The translator that the operator named; an empty address is none."""
    return TranslationDesk(store, LibreTranslate(http, url, key, now=now) if url else None, bounds)
