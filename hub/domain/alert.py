"""How an agent is told of what needs her: with which sound, how loud, and what stands on a notification."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from hub.domain.value import dataclass


class AlertKind(StrEnum):
    """What somebody is told of."""

    OFFER = "offer"
    MESSAGE = "message"
    """A customer wrote in a conversation of hers."""
    MENTION = "mention"
    PROMISE = "promise"
    """Something promised to a customer comes near, or is late."""


class AlertSound(StrEnum):
    """The sounds that the console can make; it makes them itself, so there are no files."""

    CHIME = "chime"
    BELL = "bell"
    MARIMBA = "marimba"
    DROP = "drop"
    NONE = "none"


class AlertText(StrEnum):
    """What of a customer may stand on anybody's notification: others may see the screen."""

    CUSTOMER = "customer"
    """Her name and what she wrote, unless the agent wants neither."""
    NONE = "none"
    """Nothing of hers: the kind, the channel and the queue."""


@dataclass(frozen=True, slots=True)
class Alert:
    """How one kind is told."""

    sound: AlertSound
    volume: int
    """From 0 to 100."""
    notify: bool = True
    """Whether a notification is shown while nobody looks at the console."""


LOUDEST: Final = 100


@dataclass(frozen=True, slots=True)
class Alerts:
    """What a person chose, wherever she signs in."""

    kinds: Mapping[AlertKind, Alert]
    names_customers: bool = True
    """Whether her notifications show who wrote and what."""


USUAL_ALERTS: Final = Alerts(
    MappingProxyType(
        {
            AlertKind.OFFER: Alert(AlertSound.CHIME, 60),
            AlertKind.MESSAGE: Alert(AlertSound.DROP, 40),
            AlertKind.MENTION: Alert(AlertSound.MARIMBA, 50),
            AlertKind.PROMISE: Alert(AlertSound.BELL, 50),
        }
    )
)
