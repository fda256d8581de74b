"""Keys pressed during a call, as events in the stream of speech (RFC 4733)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from struct import Struct
from typing import Final

from channels.voice.media.rtp import Packet

DIGITS: Final = "0123456789*#ABCD"
EVENT: Final = Struct("!BBH")
END: Final = 0x80
VOLUME: Final = 10
"""In dBm0 below zero, as telephones send it."""
FRAME_MILLISECONDS: Final = 20
END_REPEATS: Final = 3
"""The end is sent so many times, for one of them may be lost (section 2.5.1.4)."""
LONGEST: Final = 0xFFFF


@dataclass(frozen=True, slots=True)
class KeyPacket:
    """One packet of a pressed key: `duration` counts from its beginning, in the clock of the stream."""

    payload: bytes
    is_first: bool
    duration: int


class Keys:
    """Hears each key once, however many packets tell of it and whichever of them are lost."""

    def __init__(self) -> None:
        """Nothing was pressed yet."""
        self._last: tuple[int, int] | None = None

    def pressed(self, packet: Packet) -> str | None:
        """The key of this packet, if it was not told before."""
        if len(packet.payload) < EVENT.size:
            return None
        event, _, _ = EVENT.unpack_from(packet.payload)
        # All packets of one press carry the time at which it began.
        press = (packet.ssrc, packet.timestamp)
        if event >= len(DIGITS) or press == self._last:
            return None
        self._last = press
        return DIGITS[event]


def packets_of(digit: str, clock_rate: int, milliseconds: int) -> Iterator[KeyPacket]:
    """The packets of one press, one each 20 ms; `digit` is one of 0–9, *, #, A–D."""
    event, step = DIGITS.index(digit), clock_rate * FRAME_MILLISECONDS // 1000
    frames = max(1, milliseconds // FRAME_MILLISECONDS)
    for frame in range(1, frames + END_REPEATS):
        duration = min(step * min(frame, frames), LONGEST)
        end = END if frame >= frames else 0
        yield KeyPacket(EVENT.pack(event, end | VOLUME, duration), frame == 1, duration)
