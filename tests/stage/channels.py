"""Doors of our own: they take what the test says and keep what the hub sends."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

import orjson

from channels.changes import ChangeReaction, EditMessage, WithdrawMessage
from channels.contract import (
    Arrival,
    Channel,
    ChannelError,
    Command,
    Endpoint,
    Feature,
    HttpAnswer,
    MessageReceived,
    NotUnderstood,
    Outside,
    Received,
    SendMessage,
)
from channels.limits import Limits
from channels.sender import ProviderId, Sender
from hub.domain.problem import NotFound
from tests.stage.floor import FEATURES, LIMITS


@dataclass
class Provider:
    """What all fake channels of one play share: what was sent, and what the provider answers next."""

    sent: list[SendMessage] = field(default_factory=list)
    changed: list[Command] = field(default_factory=list)
    """What was to become of messages that had left."""
    answers: list[ChannelError | TimeoutError | None] = field(default_factory=list)
    """An error for the next tries, in order; None, and an empty list, mean that it is taken."""
    takes_seconds: float = 0.0
    """How long it thinks before it answers."""


def channels_for(
    provider: Provider, features: Mapping[str, frozenset[Feature]] = FEATURES
) -> Mapping[str, type[Channel]]:
    """A class for each channel of the catalogue, with its features and none of its provider."""
    return {name: _kind(can, LIMITS[name], provider) for name, can in features.items()}


def _kind(can: frozenset[Feature], takes: Limits, provider: Provider) -> type[Channel]:
    class FakeChannel:
        features: ClassVar[frozenset[Feature]] = can
        limits: ClassVar[Limits] = takes

        def __init__(self, endpoint: Endpoint, outside: Outside) -> None:
            self._endpoint = endpoint

        def receive(self, arrival: Arrival) -> Received:
            try:
                said = orjson.loads(arrival.body)
            except ValueError as error:
                raise NotUnderstood("This is no JSON.") from error
            return Received(
                (
                    MessageReceived(
                        arrival_key=said["key"],
                        provider_id=ProviderId(said["key"]),
                        account_address=self._endpoint.address,
                        sender=Sender(said["from"]),
                        at=arrival.received_at,
                        text=said["text"],
                    ),
                )
            )

        async def send(self, command: Command) -> ProviderId:
            if provider.takes_seconds:
                await asyncio.sleep(provider.takes_seconds)
            answer = provider.answers.pop(0) if provider.answers else None
            if answer is not None:
                raise answer
            if isinstance(command, ChangeReaction | EditMessage | WithdrawMessage):
                provider.changed.append(command)
                return command.message
            assert isinstance(command, SendMessage)
            provider.sent.append(command)
            return ProviderId(f"provider:{command.id}")

    return FakeChannel


class NoHttp:
    """Nobody calls anybody here."""

    async def request(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        body: bytes | None = None,
        timeout_seconds: float = 15,
    ) -> HttpAnswer:
        """Not here."""
        raise AssertionError(url)


class MemoryFiles:
    """Bytes in memory under their number."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    async def put(self, content: bytes) -> str:
        """Keep the bytes."""
        digest = f"{len(self.kept):064x}"
        self.kept[digest] = content
        return digest

    async def get(self, digest: str) -> bytes:
        """The bytes; raises NotFound."""
        if digest not in self.kept:
            raise NotFound("gone")
        return self.kept[digest]

    async def set_aside(self, digest: str) -> None:
        """Nobody is given them."""
        self.kept[f"{digest} aside"] = self.kept.pop(digest)

    async def restore(self, digest: str) -> None:
        """They are given out again."""
        if f"{digest} aside" in self.kept:
            self.kept[digest] = self.kept.pop(f"{digest} aside")

    async def remove_aside(self, digest: str) -> None:
        """They are gone."""
        self.kept.pop(f"{digest} aside", None)


class NoSecrets:
    """Settings mean what they say."""

    def revealed(self, settings: Mapping[str, str]) -> dict[str, str]:
        """The settings as they are."""
        return dict(settings)


NewId = Callable[[], str]
