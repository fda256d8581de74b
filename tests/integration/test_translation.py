"""A hub and a real small service that speaks LibreTranslate's interface, over HTTP, whatever that service does."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import aiohttp
import pytest
import pytest_asyncio

from channels.toolkit.http import GuardedHttp
from hub.application.translator import TranslatorFailed, Why
from hub.commands.translator_check import examine_translator
from hub.settings import Settings
from hub.worker import libretranslate
from hub.worker.libretranslate import LibreTranslate
from tests.hubs.clients import Person, post_text, text_form
from tests.hubs.floor import floor_document
from tests.hubs.process import HubProcess, running_hub
from tests.peers.translator import TranslatorPeer, translator_peer

pytestmark = pytest.mark.timeout(120)
KEY: Final = "the key of the service"
FLOOR: Final = floor_document(offers="manual")
QUESTION: Final = "Bonjour, où est mon colis ?"
NOON: Final = datetime(2026, 1, 31, 12, tzinfo=UTC)


@pytest_asyncio.fixture
async def peer() -> AsyncIterator[TranslatorPeer]:
    async with translator_peer(KEY) as found:
        yield found


@pytest_asyncio.fixture
async def service(peer: TranslatorPeer) -> AsyncIterator[LibreTranslate]:
    async with GuardedHttp([peer.place]) as http:
        yield LibreTranslate(http, peer.url + "/", KEY, now=lambda: NOON)


@pytest_asyncio.fixture
async def translating_hub(peer: TranslatorPeer) -> AsyncIterator[HubProcess]:
    async with running_hub(FLOOR, translation_url=peer.url, translation_key=KEY) as hub:
        yield hub
        hub.check_log()
        assert QUESTION not in hub.log, "customers' words are nobody's log"


async def holding(hub: HubProcess, agent: Person, text: str = QUESTION) -> tuple[str, str]:
    """A text that the agent took: its conversation, and the message."""
    async with aiohttp.ClientSession() as client:
        form = text_form(f"SM{abs(hash(text)):032x}"[:34], "+14155550199", text)
        assert await post_text(client, hub, form) == 200
    waiting = (await agent.get("/api/conversations?view=waiting"))["conversations"]
    id_ = str(waiting[0]["conversation"]["id"])
    await agent.become("available")
    await agent.do("POST", f"/api/conversations/{id_}/take")
    items = (await agent.get(f"/api/conversations/{id_}"))["items"]
    return id_, next(str(item["id"]) for item in items if item["kind"] == "message")


async def test_a_message_is_read_and_a_reply_written_in_another_language(
    translating_hub: HubProcess, peer: TranslatorPeer
) -> None:
    hub = translating_hub
    async with Person(hub, hub.people["anna"]) as anna, Person(hub, hub.people["bo"]) as bo:
        assert (await anna.get("/api/floor"))["translates"] is True
        told = await anna.get("/api/translation")
        assert (told["is_on"], told["problem"], told["by_itself"]) == (True, "", [])
        assert told["languages"] == ["de", "en", "fr", "zh-Hans", "zh-Hant"]
        id_, item = await holding(hub, anna)
        path = f"/api/conversations/{id_}"
        made = await anna.do("POST", f"{path}/messages/{item}/translation", {"to": "en"})
        assert (made["text"], made["source"]) == ("Hello, where is my parcel?", "fr")
        again = await bo.do("POST", f"{path}/messages/{item}/translation", {"to": "en"})
        assert (again, len(peer.asked)) == (made, 1)
        assert peer.asked[0] == {"q": QUESTION, "source": "auto", "target": "en", "format": "text", "api_key": KEY}
        known = await anna.get(f"{path}/translations?to=en")
        assert (known["customer_language"], known["translations"]) == ("fr", [made])
        draft = await anna.do("POST", f"{path}/translated", {"text": "It leaves today.", "to": "fr"})
        assert draft["text"] == "Il part aujourd’hui."
        body = {"text": draft["text"], "client_id": "c1", "original": "It leaves today."}
        sent = await anna.do("POST", f"{path}/messages", body)
        assert sent["details"]["original"] == "It leaves today."
        await anna.do("PUT", "/api/translation/by-itself", {"languages": ["fr"]})
        assert (await anna.get("/api/translation"))["by_itself"] == ["fr"]


async def test_a_service_that_fails_loses_nothing_and_the_next_question_is_answered(
    translating_hub: HubProcess, peer: TranslatorPeer
) -> None:
    hub = translating_hub
    async with Person(hub, hub.people["anna"]) as anna:
        id_, item = await holding(hub, anna)
        path = f"/api/conversations/{id_}/messages/{item}/translation"
        for status, why, answered, advice in (
            (500, "Cannot translate text", 409, "try again later"),
            (429, "Slowdown", 429, "in a minute"),
            (403, "Invalid API key", 409, "HUB_TRANSLATION_KEY"),
            (400, "Invalid request: request (27) exceeds text limit (20)", 413, "in parts"),
            (400, "French (fr) is not available as a target language from X (x)", 409, "choose another one"),
        ):
            peer.refusals.append((status, why))
            found = await anna.ask("POST", path, {"to": "en"})
            assert (found[0], advice in found[1]["detail"]) == (answered, True), found
        status, told = await anna.ask("POST", path, {"to": "eo"})
        assert (status, "choose another one" in told["detail"]) == (409, True)
        assert (await anna.do("POST", path, {"to": "en"}))["text"] == "Hello, where is my parcel?"


async def test_without_a_service_the_api_says_so_and_names_the_setting() -> None:
    async with running_hub(FLOOR) as hub, Person(hub, hub.people["anna"]) as anna:
        assert (await anna.get("/api/floor"))["translates"] is False
        told = await anna.get("/api/translation")
        assert (told["is_on"], told["languages"], told["by_itself"]) == (False, [], [])
        id_, item = await holding(hub, anna)
        path = f"/api/conversations/{id_}"
        questions: list[tuple[str, str, Any]] = [
            ("GET", f"{path}/translations?to=en", None),
            ("POST", f"{path}/messages/{item}/translation", {"to": "en"}),
            ("POST", f"{path}/translated", {"text": "Hello", "to": "fr"}),
        ]
        for question in questions:
            status, problem = await anna.ask(*question)
            assert (status, "HUB_TRANSLATION_URL" in problem["detail"]) == (409, True)
        hub.check_log()


async def test_a_service_that_is_slow_is_late_and_one_that_is_away_is_away(
    peer: TranslatorPeer, service: LibreTranslate, monkeypatch: pytest.MonkeyPatch
) -> None:
    await service.languages()
    peer.answers = asyncio.Event()
    monkeypatch.setattr(libretranslate, "TIMEOUT_SECONDS", 0.2)
    with pytest.raises(TranslatorFailed) as failed:
        await service.translate("Hello", to="fr")
    assert failed.value.why is Why.LATE
    peer.answers.set()
    async with GuardedHttp(["127.0.0.1:1"]) as http:
        with pytest.raises(TranslatorFailed) as failed:
            await LibreTranslate(http, "http://127.0.0.1:1", "", now=lambda: NOON).languages()
    assert failed.value.why is Why.AWAY


@pytest.mark.parametrize(
    ("tag", "code"),
    [("fr-CA", "fr"), ("EN", "en"), ("zh-TW", "zt"), ("zh-Hans", "zh"), ("zh", "zh"), ("pt-PT", "pb"), ("pt-BR", "pb")],
)
async def test_each_language_is_asked_for_by_the_name_that_the_service_has_for_it(
    peer: TranslatorPeer, service: LibreTranslate, tag: str, code: str
) -> None:
    peer.languages = ("en", "fr", "zh", "zt", "pb")
    assert await service.languages() == ["en", "fr", "pt-BR", "zh-Hans", "zh-Hant"]
    await service.translate("Hello", to=tag)
    assert peer.asked[-1]["target"] == code


async def test_a_language_that_the_service_has_learned_meanwhile_is_found(
    peer: TranslatorPeer, service: LibreTranslate
) -> None:
    await service.languages()
    peer.languages = (*peer.languages, "eo")
    assert (await service.translate("Hello", to="eo")).text == "[eo] Hello"


async def test_what_was_detected_without_confidence_is_not_known(service: LibreTranslate) -> None:
    assert (await service.translate("12345", to="fr")).source == ""
    assert (await service.translate("Guten Tag", to="fr")).source == "de"


async def test_the_doctor_sends_one_word_of_its_own_and_says_what_is_wrong(
    peer: TranslatorPeer, tmp_path: Path
) -> None:
    def with_(url: str, key: str) -> Settings:
        return Settings(data=tmp_path, translation_url=url, translation_key=key)

    async def found(url: str, key: str) -> tuple[bool, str]:
        (finding,) = [one async for one in examine_translator(with_(url, key))]
        return finding.is_good, finding.text

    assert [one async for one in examine_translator(Settings(data=tmp_path))] == []
    assert await found(peer.url, KEY) == (True, "translates into 5 languages: de, en, fr, zh-Hans, zh-Hant")
    assert [asked["q"] for asked in peer.asked] == ["Hello"]
    is_good, text = await found(peer.url, "another")
    assert (is_good, text.endswith("Invalid API key; correct HUB_TRANSLATION_KEY")) == (False, True)
    is_good, text = await found("http://127.0.0.1:1", KEY)
    assert (is_good, text.endswith("start the service, or correct the address")) == (False, True)
