"""Messages in the language of whoever reads them, and replies in that of whoever gets them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, ClassVar

from pydantic import ConfigDict, Field

from hub.application.translate import by_itself, choose_by_itself
from hub.domain.ids import ConversationId, ItemId
from hub.domain.permission import Permission
from hub.domain.problem import Problem
from hub.domain.translation import TranslatedDraft, Translation
from hub.web.body import STRICT
from hub.web.problem_kinds import CONFLICT, INVALID, TOO_LARGE, TOO_MANY
from hub.web.route import Call, Query, Route

_Tag = Annotated[str, Field(max_length=35)]


@dataclass(frozen=True, slots=True)
class TranslatorView:
    """Whether anything is translated here, and what I chose."""

    is_on: bool
    """False: the operator named no translator (HUB_TRANSLATION_URL), and everything else here is refused."""
    languages: list[str]
    """Into which it translates; none while it cannot be asked."""
    problem: str
    """Why it cannot be asked, and what to do; empty while it can."""
    longest_text: int
    """How many characters are translated at once."""
    by_itself: list[str]
    """From these languages messages of customers are to be translated for me without a press."""


@dataclass(frozen=True, slots=True)
class LanguagesChoice:
    """Languages that I do not read."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    languages: Annotated[list[_Tag], Field(max_length=100)]


@dataclass(frozen=True, slots=True)
class TranslationView:
    """A message in another language, made by a machine."""

    item_id: str
    to: str
    source: str
    """In which language it was written; empty where the translator does not know."""
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ConversationTranslations:
    """What is known of the languages of a conversation."""

    is_possible: bool
    """Whether what is said here may be sent to the translator."""
    customer_language: str
    """In which the customer writes, as far as anybody knows; empty where nobody does."""
    translations: list[TranslationView]
    """What was asked for before, by anybody."""


@dataclass(frozen=True, slots=True)
class IntoLanguage:
    """Into which language."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    to: _Tag
    """A tag such as `fr` or `zh-Hans`."""


@dataclass(frozen=True, slots=True)
class NewTranslation:
    """What I wrote, and into which language it shall go."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    text: str
    to: _Tag
    html: str = ""
    """The same in rich form; what is made of it is cleaned, and its `text` is plain."""


def _id(call: Call) -> ConversationId:
    return ConversationId(call.part("id"))


def _view(one: Translation) -> TranslationView:
    return TranslationView(one.item_id, one.language, one.source, one.text, one.at)


async def read_translator(call: Call) -> TranslatorView:
    """Whether anything is translated here."""
    desk = call.services.translations
    chosen = list(await call.services.store.read(by_itself, call.person.id))
    if not desk.is_on:
        return TranslatorView(is_on=False, languages=[], problem="", longest_text=0, by_itself=chosen)
    try:
        languages, problem = list(await desk.languages()), ""
    except Problem as refused:
        languages, problem = [], refused.detail
    return TranslatorView(
        is_on=True, languages=languages, problem=problem, longest_text=desk.longest_text, by_itself=chosen
    )


async def choose(call: Call) -> None:
    """Translate these for me by themselves, and no others."""
    body: LanguagesChoice = call.body
    await call.services.store.run(choose_by_itself, call.person, body.languages)


async def read_translations(call: Call) -> ConversationTranslations:
    """What was translated of a conversation."""
    to = call.request.query.get("to", "")
    found = await call.services.translations.of_conversation(_id(call), call.person, to)
    return ConversationTranslations(found.is_possible, found.customer_language, [_view(one) for one in found.kept])


async def translate_message(call: Call) -> TranslationView:
    """A message or note in another language."""
    body: IntoLanguage = call.body
    return _view(
        await call.services.translations.of_message(_id(call), call.person, ItemId(call.part("item")), body.to)
    )


async def translate_draft(call: Call) -> TranslatedDraft:
    """What I wrote in another language, to be looked at before it is sent."""
    body: NewTranslation = call.body
    return await call.services.translations.of_draft(_id(call), call.person, body.text, body.html, body.to)


_PATH = "/api/conversations/{id}"
_REFUSALS = (CONFLICT, TOO_LARGE, TOO_MANY)
ROUTES = [
    Route(
        "GET",
        "/api/translation",
        Permission.READ,
        "Whether messages are translated here, into which languages, and which are for me by themselves.",
        read_translator,
        answer=TranslatorView,
    ),
    Route(
        "PUT",
        "/api/translation/by-itself",
        Permission.WORK,
        "Choose from which languages messages of customers are translated for me by themselves.",
        choose,
        body=LanguagesChoice,
        statuses=(204,),
    ),
    Route(
        "GET",
        f"{_PATH}/translations",
        Permission.READ,
        "What was translated of a conversation, and in which language its customer writes.",
        read_translations,
        answer=ConversationTranslations,
        query=(Query("to", "The language of whoever reads, such as `en`."),),
        problems=(CONFLICT, INVALID),
    ),
    Route(
        "POST",
        f"{_PATH}/messages/{{item}}/translation",
        Permission.WORK,
        "Read a message or note in another language; it is asked for once, and kept.",
        translate_message,
        body=IntoLanguage,
        answer=TranslationView,
        problems=_REFUSALS,
    ),
    Route(
        "POST",
        f"{_PATH}/translated",
        Permission.WORK,
        "What I wrote in another language, to be looked at before it is sent; nothing of it is kept.",
        translate_draft,
        body=NewTranslation,
        answer=TranslatedDraft,
        problems=_REFUSALS,
    ),
]
