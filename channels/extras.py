"""What a channel may have besides the contract: a source to listen to, settings of its own, files that it fetches."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import ClassVar, Protocol, runtime_checkable

from channels.contract import Arrival, HttpAnswer


def _unheard(_: str = "") -> None:
    """Nobody asks whether a listener is connected."""


@dataclass(frozen=True, slots=True)
class Inbox:
    """Where a listener delivers: each call returns after the arrival and the cursor are committed."""

    deliver: Callable[[Arrival, str | None], Awaitable[None]]
    """Keep the arrival; raises ChannelError when it was refused, anything else when it was not kept."""
    cursor: Callable[[], Awaitable[str | None]]
    """The last committed cursor of this endpoint, or None before the first."""
    connected: Callable[[], None] = _unheard
    """The source is there, and what it has will be delivered."""
    lost: Callable[[str], None] = _unheard
    """The source is gone for now, for the reason this sentence says."""


class Listener(Protocol):
    """A channel that has to fetch its arrivals itself runs until it is cancelled."""

    async def listen(self, inbox: Inbox) -> None:
        """Deliver arrivals in order; return only when cancelled, raise when the source is gone."""
        ...


@runtime_checkable
class Configured(Protocol):
    """A channel that needs settings before it can serve its endpoint says which are still missing."""

    def missing(self) -> tuple[str, ...]:
        """Names of the settings without which nothing can be taken or sent."""
        ...


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing that may be set for an account or a hook of a channel."""

    name: str
    fault: Callable[[str], str]
    """What is wrong with a value: “is a number of seconds”; empty where it makes sense."""
    is_secret: bool = False


@runtime_checkable
class Checked(Protocol):
    """A channel says what may be set for it, so that nonsense is refused before it is kept."""

    settings: ClassVar[tuple[Setting, ...]]


class MediaSource(Protocol):
    """A channel whose provider shows files only to the account fetches them itself."""

    async def fetch(self, url: str) -> HttpAnswer:
        """The file behind an `IncomingAttachment.url`.

        Raises a ChannelError that says whether asking again may help.
        """
        ...
