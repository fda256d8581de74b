"""What a channel may have besides the contract: a source to listen to, settings of its own, ways that can be tried."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar, Protocol, TypeAlias, runtime_checkable

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


Words: TypeAlias = Mapping[str, str]
"""A text for administrators in each language of the console: `en`, `zh-Hans`, `zh-Hant`."""


class SettingKind(StrEnum):
    """How a setting is entered; a screen asks for the kind, never for the name."""

    TEXT = "text"
    NUMBER = "number"
    SWITCH = "switch"
    CHOICE = "choice"
    COLOUR = "colour"
    WORDING = "wording"
    """A text for customers in one or several languages: itself, or a JSON object by language."""
    SERVER = "server"
    """`scheme://user:password@host:port`; `choices` are the schemes, the safest first."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing that may be set for an account or a hook of a channel, as its administrator is asked for it."""

    name: str
    fault: Callable[[str], str]
    """What is wrong with a value: “is a number of seconds”; empty where it makes sense."""
    is_secret: bool = False
    kind: SettingKind = SettingKind.TEXT
    label: Words = field(default_factory=dict)
    hint: Words = field(default_factory=dict)
    choices: Mapping[str, Words] = field(default_factory=dict)
    """What may be chosen, and what it is called."""
    usual: str = ""
    """What holds where nothing is set, if a word says it."""
    is_rare: bool = False
    """Whether most accounts do well without it."""


@runtime_checkable
class Checked(Protocol):
    """A channel says what may be set for it, so that nonsense is refused before it is kept."""

    settings: ClassVar[tuple[Setting, ...]]


Way: TypeAlias = Callable[[], Awaitable[None]]
"""A way to the outside: returns once it was open, raises a ChannelError that says what to do next."""


@runtime_checkable
class Tried(Protocol):
    """A channel that reaches an outside tries its ways there and changes nothing: no message leaves, none is read."""

    def ways(self) -> Mapping[str, Way]:
        """Every way that the account has, by the setting that leads there."""
        ...


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What fits an address: settings without anything secret, and what its provider wants besides."""

    settings: Mapping[str, str]
    remark: Words = field(default_factory=dict)


@runtime_checkable
class Suggesting(Protocol):
    """A channel knows for some addresses where their provider's servers are."""

    @staticmethod
    def suggestion(address: str) -> Suggestion | None:
        """What fits this address; None where nothing is known of its provider."""
        ...


class MediaSource(Protocol):
    """A channel whose provider shows files only to the account fetches them itself."""

    async def fetch(self, url: str) -> HttpAnswer:
        """The file behind an `IncomingAttachment.url`.

        Raises a ChannelError that says whether asking again may help.
        """
        ...
