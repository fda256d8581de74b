"""What the hub asks of whoever carries its calls, and what it is told: legs and rooms.

A **leg** is one party of a call: a browser, a telephone behind a trunk, a stream of another provider. A **room** is who
hears whom. The hub decides who speaks with whom and keeps that; a provider only carries it out. Every command names
what it makes by an id of the hub's, so that saying it twice does it once, and is answered when it is taken up; what
came of it is told as an event. All that is asked of a leg that is gone is nothing: its end was told.

    VoiceError
    ├── UnusableOffer        the page offered what cannot become a call; the text says why
    ├── NoSuchRoom           the hub and the provider do not know the same; ask for the snapshot
    ├── NoSuchMedia          nothing of that name can be played
    └── NotAble              the provider has not this capability
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar, Protocol, TypeAlias

Pairs: TypeAlias = tuple[tuple[str, str], ...]
"""The first leg of each does not hear the second."""


class VoiceError(Exception):
    """A command cannot be done; the text says why, in words for whoever can mend it."""


class UnusableOffer(VoiceError):
    """The page offered what cannot become a call."""


class NoSuchRoom(VoiceError):
    """There is no such room (any more)."""


class NoSuchMedia(VoiceError):
    """Nothing of that name can be played."""


class NotAble(VoiceError):
    """The provider has not this capability."""


class Capability(StrEnum):
    """Something that not every provider can do; the hub asks for it before it offers it to anybody."""

    WHISPER = "whisper"
    """One leg of a room can be heard by some of the others only."""
    REATTACH = "reattach"
    """A leg can come back from another network without leaving its room."""
    REFER = "refer"
    EARLY_MEDIA = "early_media"
    STEREO_RECORDING = "stereo_recording"


class End(StrEnum):
    """Why a leg is over."""

    HUNG_UP = "hung_up"
    """By the hub."""
    LEFT = "left"
    """By the other side."""
    NOT_REACHED = "not_reached"
    """No sound ever came through: mostly a firewall that lets no UDP out, where a relay (TURN) is needed."""
    NOT_PROVED = "not_proved"
    """Whoever came was not who had offered."""
    FAILED = "failed"
    """By a fault of the provider, which told its log."""


@dataclass(frozen=True, slots=True)
class OfferLeg:
    """A browser would like to speak; answered with the description that its page needs."""

    leg_id: str
    sdp: str


@dataclass(frozen=True, slots=True)
class ReattachLeg:
    """The browser of a leg comes from another network, or its page was loaded anew; answered as an offer is."""

    leg_id: str
    sdp: str


@dataclass(frozen=True, slots=True)
class HangUp:
    """The leg is over."""

    leg_id: str


@dataclass(frozen=True, slots=True)
class Play:
    """The leg hears these clips, one after the other, and nothing else meanwhile; ends what it heard before."""

    leg_id: str
    play_id: str
    media: tuple[str, ...]
    is_loop: bool = False
    ends_by_key: bool = False
    """Whether a pressed key ends it: whoever knows the menu need not hear it out."""


@dataclass(frozen=True, slots=True)
class StopPlay:
    """The leg hears its room again."""

    leg_id: str


@dataclass(frozen=True, slots=True)
class Collect:
    """Gather the keys that are pressed from now on, and tell them together."""

    leg_id: str
    collect_id: str
    most: int
    """So many are enough."""
    first_seconds: float
    """So long to wait for the first."""
    next_seconds: float
    """And for each further one."""
    terminators: str = "#"
    """Any of these ends it and is not told."""


@dataclass(frozen=True, slots=True)
class SendKeys:
    """The other side hears these keys being pressed."""

    leg_id: str
    keys: str


@dataclass(frozen=True, slots=True)
class Move:
    """The leg is in this room, which is made for it, and in no other; without one it is alone."""

    leg_id: str
    room_id: str | None


@dataclass(frozen=True, slots=True)
class Deafen:
    """A rule of a room, by name: who does not hear whom; without pairs it is lifted."""

    room_id: str
    rule: str
    pairs: Pairs = ()


@dataclass(frozen=True, slots=True)
class Record:
    """What the leg says is kept from now on, in a file that only the key opens; nothing of the others."""

    leg_id: str
    recording_id: str
    key: str
    """Of 32 bytes, in hexadecimal."""
    longest_seconds: float = 4 * 3600.0
    silent_seconds: float | None = None
    """It ends when nobody has spoken for so long, as a message to a mailbox does."""
    ends_by_key: bool = False
    """It ends when a key is pressed."""


@dataclass(frozen=True, slots=True)
class PauseRecording:
    """Nothing that is said is kept, and its time stays silent, until it goes on: a card is read out."""

    leg_id: str
    is_paused: bool = True


@dataclass(frozen=True, slots=True)
class StopRecording:
    """The recording is over."""

    leg_id: str


Command: TypeAlias = (
    OfferLeg
    | ReattachLeg
    | HangUp
    | Play
    | StopPlay
    | Collect
    | SendKeys
    | Move
    | Deafen
    | Record
    | PauseRecording
    | StopRecording
)


@dataclass(frozen=True, slots=True)
class LegConnected:
    """Sound can pass, for the first time or again after it was lost."""

    leg_id: str


@dataclass(frozen=True, slots=True)
class LegLost:
    """The page is gone, or nothing comes from it any more; the leg stays until it comes back or is hung up."""

    leg_id: str


@dataclass(frozen=True, slots=True)
class LegEnded:
    """The leg is over; nothing more is told of it."""

    leg_id: str
    end: End


@dataclass(frozen=True, slots=True)
class KeyPressed:
    """A key of the other side."""

    leg_id: str
    key: str


@dataclass(frozen=True, slots=True)
class PlayEnded:
    """A clip was heard out, or a key ended it."""

    leg_id: str
    play_id: str
    by_key: bool = False


@dataclass(frozen=True, slots=True)
class Collected:
    """The keys that were pressed, perhaps none."""

    leg_id: str
    collect_id: str
    keys: str


@dataclass(frozen=True, slots=True)
class QualityMeasured:
    """How the leg was heard in the last seconds, both ways."""

    leg_id: str
    round_trip_milliseconds: float | None
    jitter_milliseconds: float
    lost_share: float
    opinion: float
    """From 1 to 4.5, as people would judge it (ITU-T G.107)."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """A recording is over, and lies in the provider's folder under its id."""

    leg_id: str
    recording_id: str
    seconds: float
    digest: str
    """SHA-256 of the sealed file, in hexadecimal; empty where it could not be written."""
    by_key: bool = False


Event: TypeAlias = LegConnected | LegLost | LegEnded | KeyPressed | PlayEnded | Collected | QualityMeasured | Recorded


@dataclass(frozen=True, slots=True)
class LegState:
    """A leg as it stands."""

    is_connected: bool
    room_id: str | None = None
    play_id: str | None = None
    recording_id: str | None = None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All that a provider carries, for a hub that was away; `rules` of each room by their names."""

    legs: Mapping[str, LegState] = field(default_factory=dict)
    rules: Mapping[str, Mapping[str, Pairs]] = field(default_factory=dict)


class VoiceProvider(Protocol):
    """Carries calls."""

    capabilities: ClassVar[frozenset[Capability]]

    async def do(self, command: Command) -> str | None:
        """Take up a command; what an offer is answered with. Raises VoiceError."""

    async def snapshot(self) -> Snapshot:
        """All that is carried now."""


Tell: TypeAlias = Callable[[Event], None]
"""Hears of each event, in the order in which they happened."""
