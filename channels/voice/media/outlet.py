"""The one stream that a leg gets, whatever it is made of: numbers go on when who is heard changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from channels.voice.media.codec import Codec
from channels.voice.media.rtp import SEQUENCES, TIMESTAMPS, Packet, ahead

LATE_FRAMES: Final = 3
"""What is made here and comes later than this follows a silence, which timestamps must show."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """Where a stream begins; chance chooses them (RFC 3550, section 5.1)."""

    ssrc: int
    sequence: int
    timestamp: int


@dataclass(slots=True)
class _Stretch:
    """A part of the stream that comes from one source."""

    source: object
    codec: Codec
    first_sequence: int
    sequence_shift: int
    timestamp_shift: int


class Outlet:
    """Numbers what is sent to one leg."""

    def __init__(self, numbers: Numbers) -> None:
        """Begin at these numbers."""
        self.ssrc = numbers.ssrc
        self._sequence = numbers.sequence
        self._timestamp = numbers.timestamp
        self._sent_at: float | None = None
        self._stretch: _Stretch | None = None
        self._press = numbers.timestamp
        self.packets = 0
        self.octets = 0

    @property
    def timestamp(self) -> int:
        """The latest."""
        return self._timestamp

    def forwarded(self, packet: Packet, source: object, payload_type: int, codec: Codec, now: float) -> Packet | None:
        """The packet as this leg gets it, gaps included; none if it is older than the stretch it belongs to."""
        key = (source, packet.ssrc)
        stretch = self._stretch
        if stretch is None or stretch.source != key or stretch.codec is not codec:
            sequence, timestamp = self._next(codec, now)
            stretch = self._stretch = _Stretch(
                key, codec, packet.sequence, sequence - packet.sequence, timestamp - packet.timestamp
            )
            is_first = True
        else:
            is_first = False
            if ahead(packet.sequence, stretch.first_sequence) < 0:
                return None
        sequence = (packet.sequence + stretch.sequence_shift) % SEQUENCES
        timestamp = (packet.timestamp + stretch.timestamp_shift) % TIMESTAMPS
        return self._sent(
            Packet(payload_type, sequence, timestamp, self.ssrc, packet.payload, is_first or packet.marker), now
        )

    def framed(self, payload: bytes, payload_type: int, codec: Codec, now: float) -> Packet:
        """One frame that was made here."""
        stretch = self._stretch
        is_going_on = stretch is not None and stretch.source is None and stretch.codec is codec
        sequence, timestamp = self._next(codec, now)
        if is_going_on and not self._is_late(codec, now):
            timestamp = (self._timestamp + codec.frame_ticks) % TIMESTAMPS
        if not is_going_on:
            self._stretch = _Stretch(None, codec, 0, 0, 0)
        return self._sent(Packet(payload_type, sequence, timestamp, self.ssrc, payload, not is_going_on), now)

    def event(self, payload: bytes, payload_type: int, codec: Codec, now: float, *, is_first: bool) -> Packet:
        """One packet of a key: all of a press carry the time at which it began (RFC 4733, section 2.2)."""
        sequence, timestamp = self._next(codec, now)
        if is_first:
            self._press = timestamp
        self._stretch = None
        timestamp = self._press
        return self._sent(Packet(payload_type, sequence, timestamp, self.ssrc, payload, is_first), now)

    def _next(self, codec: Codec, now: float) -> tuple[int, int]:
        """The numbers after those sent last, as time passed meanwhile."""
        if self._sent_at is None:
            return self._sequence, self._timestamp
        ticks = max(codec.frame_ticks, round((now - self._sent_at) * codec.clock_rate))
        return (self._sequence + 1) % SEQUENCES, (self._timestamp + ticks) % TIMESTAMPS

    def _is_late(self, codec: Codec, now: float) -> bool:
        frame_seconds = codec.frame_ticks / codec.clock_rate
        return self._sent_at is None or now - self._sent_at > LATE_FRAMES * frame_seconds

    def _sent(self, packet: Packet, now: float) -> Packet:
        if self._sent_at is None or ahead(packet.sequence, self._sequence) > 0:
            self._sequence, self._timestamp = packet.sequence, packet.timestamp
        self._sent_at = now
        self.packets += 1
        self.octets += len(packet.payload)
        return packet
