"""Doors of our own: they take what the test says and keep what the hub sends."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

import orjson

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
    ProviderId,
    Received,
    Sender,
    SendMessage,
)
from hub.domain.problem import NotFound
from tests.stage.floor import FEATURES


@dataclass
class Provider:
    """What all fake channels of one play share: what was sent, and what the provider answers next."""

    sent: list[SendMessage] = field(default_factory=list)
    answers: list[ChannelError | TimeoutError | None] = field(default_factory=list)
    """An error for the next tries, in order; None, and an empty list, mean that it is taken."""


def channels_for(provider: Provider) -> Mapping[str, type[Channel]]:
    """A class for each channel of the catalogue, with its features and none of its provider."""
    return {name: _kind(features, provider) for name, features in FEATURES.items()}


def _kind(can: frozenset[Feature], provider: Provider) -> type[Channel]:
    class FakeChannel:
        features: ClassVar[frozenset[Feature]] = can

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
            assert isinstance(command, SendMessage)
            answer = provider.answers.pop(0) if provider.answers else None
            if answer is not None:
                raise answer
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


class NoSecrets:
    """Settings mean what they say."""

    def revealed(self, settings: Mapping[str, str]) -> dict[str, str]:
        """The settings as they are."""
        return dict(settings)


NewId = Callable[[], str]
