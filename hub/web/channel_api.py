"""Channels as administrators set them up: what each may be told, and whether what it was told works."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Final, Literal

from pydantic import BaseModel, ConfigDict

from channels.contract import Channel, Feature
from channels.extras import Checked, Setting, SettingKind, Suggesting
from hub.domain.floor import Floor
from hub.domain.permission import Permission
from hub.domain.problem import NotFound, TooMany
from hub.web.admin_bodies import BODIES
from hub.web.body import STRICT
from hub.web.channel_settings import check_references
from hub.web.problem_kinds import CONFLICT, TOO_MANY
from hub.web.route import Call, Query, Route
from hub.wire.health import Invited, TriedWay

AddressKind = Literal["phone", "mail", "name"]
AccountFields: Final = BODIES["accounts"]


@dataclass(frozen=True, slots=True)
class SettingView:
    """One thing that may be set for an account or a hook of a channel; texts are by language."""

    name: str
    kind: SettingKind
    is_secret: bool
    is_rare: bool
    label: Mapping[str, str]
    hint: Mapping[str, str]
    choices: Mapping[str, Mapping[str, str]]
    usual: str


@dataclass(frozen=True, slots=True)
class ChannelView:
    """A channel of this hub, as its accounts are set up."""

    name: str
    settings: list[SettingView]
    address: AddressKind
    has_hooks: bool
    """Whether a provider posts what arrives, so that several accounts may share a hook."""
    is_hosted: bool
    """Whether the hub is itself the provider: nothing leads outside."""
    has_ways: bool
    """Whether there is something to try."""
    writes_first: bool
    suggests: bool
    """Whether it knows the servers of well-known providers."""


@dataclass(frozen=True, slots=True)
class SuggestionView:
    """What fits an address: settings without anything secret, and what to know besides, by language."""

    settings: Mapping[str, str]
    remark: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class TestMessage:
    """Where a test message goes, and what the account would be; fields left out stay as they are."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    to: str
    fields: AccountFields = field(default_factory=AccountFields)  # type: ignore[valid-type]


@dataclass(frozen=True, slots=True)
class Inviting:
    """By which mail account an invitation goes; none: the link is given by hand."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    account: str = ""


@dataclass(frozen=True, slots=True)
class Invitation:
    """A link that works once, within a day, and whether it left by mail."""

    url: str
    is_mailed: bool
    sentence: str
    """Why it did not leave, and what to do next."""


def _view(name: str, channel: type[Channel], floor: Floor) -> ChannelView:
    kind: object = channel
    features = channel.features
    address: AddressKind = "name"
    if Feature.PHONE_NUMBERS in features:
        address = "phone"
    elif Feature.MAIL_ADDRESSES in features:
        address = "mail"
    return ChannelView(
        name=name,
        settings=[_setting(one) for one in kind.settings] if isinstance(kind, Checked) else [],
        address=address,
        has_hooks=floor.has_webhook(name),
        is_hosted=Feature.HOSTED in features,
        has_ways=hasattr(kind, "ways"),
        writes_first=Feature.FIRST_WORD in features,
        suggests=isinstance(kind, Suggesting),
    )


def _setting(one: Setting) -> SettingView:
    return SettingView(one.name, one.kind, one.is_secret, one.is_rare, one.label, one.hint, one.choices, one.usual)


async def channels(call: Call) -> list[ChannelView]:
    """Every channel of this hub."""
    floor = call.services.store.floor
    return [_view(name, channel, floor) for name, channel in call.services.channels.items()]


async def suggestion(call: Call) -> SuggestionView:
    """What fits an address."""
    name = call.part("id")
    channel: object = call.services.channels.get(name)
    if channel is None:
        raise NotFound(f"There is no channel “{name}” in this hub.")
    found = channel.suggestion(call.request.query.get("address", "")) if isinstance(channel, Suggesting) else None
    return SuggestionView({}, {}) if found is None else SuggestionView(found.settings, found.remark)


def _count(call: Call) -> None:
    seconds = call.services.limits.tries.take(call.person.id)
    if seconds:
        raise TooMany("You try accounts faster than their servers answer; wait a moment.", math.ceil(seconds))


async def _proposed(call: Call, kind: str, fields: BaseModel) -> Floor:
    """The floor with what is about to be saved; raises Invalid with every fault of it."""
    _count(call)
    told: dict[str, Any] = fields.model_dump(mode="json", exclude_unset=True)
    await check_references(call, kind, told)
    return await call.services.administration.proposed({kind: {call.part("id"): told}} if told else {})


def _known(entries: Mapping[Any, object], kind: str, id_: str) -> None:
    if id_ not in entries:
        raise NotFound(f"There is no {id_} among the {kind}.")


async def try_account(call: Call) -> list[TriedWay]:
    """Whether each way of the account is open."""
    floor = await _proposed(call, "accounts", call.body)
    _known(floor.accounts, "accounts", call.part("id"))
    return await call.services.tryouts.account(floor, call.part("id"))


async def try_hook(call: Call) -> list[TriedWay]:
    """Whether each way of the hook is open."""
    floor = await _proposed(call, "hooks", call.body)
    _known(floor.hooks, "hooks", call.part("id"))
    return await call.services.tryouts.hook(floor, call.part("id"))


async def send_test(call: Call) -> TriedWay:
    """Whether a test message left the account."""
    body: TestMessage = call.body
    floor = await _proposed(call, "accounts", body.fields)
    _known(floor.accounts, "accounts", call.part("id"))
    return await call.services.tryouts.message(floor, call.part("id"), body.to, call.person)


async def invite(call: Call) -> Invitation:
    """A link with which somebody chooses her password, and whether it went to her by mail."""
    wanted, body = call.part("id"), call.body
    people = await call.services.administration.records("people")
    found = next((one for one in people if wanted in {one["id"], one["email"]}), None)
    if found is None:
        raise NotFound(f"There is no {wanted} among the people.")
    url = await call.services.administration.password_link(wanted, call.person.id)
    if not body.account:
        return Invitation(url, is_mailed=False, sentence="")
    _count(call)
    to = Invited(found["name"], found["email"], found["language"])
    way = await call.services.tryouts.invitation(body.account, to, url, call.person)
    return Invitation(url, is_mailed=way.state == "open", sentence=way.sentence)


_TRIED: Final = "what would be saved is told in the body, and nothing of it is kept."
ROUTES: Final = [
    Route(
        "GET",
        "/api/admin/channels",
        Permission.CHANNELS,
        "Every channel, and what may be set for its accounts and hooks.",
        channels,
        answer=list[ChannelView],
    ),
    Route(
        "GET",
        "/api/admin/channels/{id}/suggestion",
        Permission.CHANNELS,
        "The settings that fit an address, where its provider is known.",
        suggestion,
        answer=SuggestionView,
        query=(Query("address", "The address of the account, such as support@example.com."),),
    ),
    Route(
        "POST",
        "/api/admin/accounts/{id}/test",
        Permission.CHANNELS,
        f"Try whether the account reaches its provider; {_TRIED}",
        try_account,
        body=AccountFields,
        answer=list[TriedWay],
        problems=(TOO_MANY,),
    ),
    Route(
        "POST",
        "/api/admin/hooks/{id}/test",
        Permission.CHANNELS,
        f"Try whether the hook reaches its provider; {_TRIED}",
        try_hook,
        body=BODIES["hooks"],
        answer=list[TriedWay],
        problems=(TOO_MANY,),
    ),
    Route(
        "POST",
        "/api/admin/accounts/{id}/test-message",
        Permission.CHANNELS,
        f"Send a test message from the account; {_TRIED}",
        send_test,
        body=TestMessage,
        answer=TriedWay,
        problems=(CONFLICT, TOO_MANY),
    ),
    Route(
        "POST",
        "/api/admin/people/{id}/invitation",
        Permission.ADMINISTER,
        "Make a one-time link to choose a password, and mail it where a mail account is named.",
        invite,
        body=Inviting,
        answer=Invitation,
        problems=(CONFLICT, TOO_MANY),
    ),
]
