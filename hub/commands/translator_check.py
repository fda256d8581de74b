"""Whether the translator that the operator named answers, lets the hub in and translates."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Final

from channels.toolkit.http import GuardedHttp, host_and_port
from hub import clock
from hub.application.translator import TranslatorFailed, Why
from hub.commands.finding import Finding, bad, good
from hub.settings import Settings
from hub.worker.libretranslate import LibreTranslate

SUBJECT: Final = "HUB_TRANSLATION_URL"
WORD: Final = "Hello"
"""All that is sent; nothing of any customer."""
REMEDIES: Final = {
    Why.REFUSED: "correct HUB_TRANSLATION_KEY",
    Why.TOO_OFTEN: "let it take more requests, or name another service",
    Why.LANGUAGE: "let it load more languages",
}


async def examine_translator(settings: Settings) -> AsyncIterator[Finding]:
    """One word translated into the first language that is not its own; nothing where no translator is named."""
    if not settings.translation_url:
        return
    async with GuardedHttp([host_and_port(settings.translation_url)]) as http:
        translator = LibreTranslate(http, settings.translation_url, settings.translation_key, now=clock.now)
        try:
            languages = await translator.languages()
            other = next((one for one in languages if one.partition("-")[0] != "en"), None)
            if other is None:
                yield bad(SUBJECT, f"answers, but translates into nothing but {', '.join(languages) or 'nothing'}")
                return
            await translator.translate(WORD, to=other)
        except TranslatorFailed as failed:
            remedy = REMEDIES.get(failed.why, "start the service, or correct the address")
            yield bad(SUBJECT, f"does not translate: {failed}; {remedy}")
        else:
            yield good(SUBJECT, f"translates into {len(languages)} languages: {', '.join(languages)}")
