"""What one leg says, as packets of Opus that follow the clock: legs recorded together stay together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

import numpy as np

from channels.voice.media.codec import (
    FRAME,
    FRAME_MILLISECONDS,
    OPUS,
    Codec,
    Decoder,
    Encoder,
    decoder_of,
    encoder_of,
)
from channels.voice.media.resample import Sound
from channels.voice.media.rtp import Packet, ahead

FRAME_SECONDS: Final = FRAME_MILLISECONDS / 1000
MOST_MISSING: Final = 10
"""So many lost packets are told by their numbers; more by the clock."""
BEHIND_FRAMES: Final = 3
"""What comes so much later than it should follows a silence."""
QUIET: Final = 300.0
"""Below this mean level nobody speaks; full scale is 32,767."""


class Recording:
    """Turns packets as they come into packets of 20 ms; Opus passes as it is, all else is encoded."""

    def __init__(self, codecs: Mapping[int, Codec], began_at: float) -> None:
        """Nothing was said yet; times are of one clock, in seconds."""
        self._codecs = codecs
        self._began_at = began_at
        self._ssrc: int | None = None
        self._sequence = 0
        self._frames = 0
        self._decoders: dict[Codec, Decoder] = {}
        self._encoder: Encoder | None = None
        self._rest: Sound = np.zeros(0, np.float32)
        self._loud_at = began_at
        self.is_paused = False

    @property
    def frames(self) -> int:
        """How many there are."""
        return self._frames

    def silent_seconds(self, now: float) -> float:
        """For how long nobody has spoken."""
        return now - self._loud_at

    def took(self, packet: Packet, now: float) -> Iterator[bytes]:
        """What to write for a packet, silence before it included; nothing while paused or for what comes too late."""
        codec = self._codecs.get(packet.payload_type)
        if codec is None or self.is_paused or not packet.payload:
            return
        missing = self._missing(packet, now)
        if missing < 0:
            return
        yield from self._silence(missing)
        for payload in self._encoded(packet, codec, now):
            self._frames += 1
            yield payload

    def filled(self, now: float) -> Iterator[bytes]:
        """Silence up to now."""
        yield from self._silence(self._due(now))

    def _missing(self, packet: Packet, now: float) -> int:
        """How many frames of silence belong before it; below zero where it is too late."""
        by = ahead(packet.sequence, self._sequence)
        is_same = packet.ssrc == self._ssrc
        if is_same and by <= 0 and by > -100:
            return -1
        self._ssrc, self._sequence = packet.ssrc, packet.sequence
        due = self._due(now)
        if is_same and by <= MOST_MISSING and due - (by - 1) <= BEHIND_FRAMES:
            return by - 1
        return max(0, due - 1)

    def _due(self, now: float) -> int:
        """How many frames the clock is ahead of what is written."""
        return max(0, round((now - self._began_at) / FRAME_SECONDS) - self._frames)

    def _silence(self, frames: int) -> Iterator[bytes]:
        self._frames += frames
        for _ in range(frames):
            yield silence()

    def _encoded(self, packet: Packet, codec: Codec, now: float) -> Iterator[bytes]:
        decoder = self._decoders.get(codec)
        if decoder is None:
            decoder = self._decoders[codec] = decoder_of(codec)
        if codec is OPUS and len(self._rest) == 0 and is_one_frame(packet.payload):
            # Heard now and then only, to know whether anybody speaks.
            if self._frames % 5 == 0:
                self._listen(self._heard(decoder, packet.payload), now)
            yield packet.payload
            return
        sound = self._heard(decoder, packet.payload)
        self._listen(sound, now)
        self._rest = np.concatenate((self._rest, sound))
        if self._encoder is None:
            self._encoder = encoder_of(OPUS)
        while len(self._rest) >= FRAME:
            frame, self._rest = self._rest[:FRAME], self._rest[FRAME:]
            yield self._encoder.encoded(frame)

    @staticmethod
    def _heard(decoder: Decoder, payload: bytes) -> Sound:
        try:
            return decoder.decoded(payload)
        except ValueError:
            return decoder.concealed()

    def _listen(self, sound: Sound, now: float) -> None:
        if len(sound) and float(np.abs(sound).mean()) > QUIET:
            self._loud_at = now


def is_one_frame(payload: bytes) -> bool:
    """Whether a packet of Opus holds exactly 20 ms (RFC 6716, section 3.1)."""
    if not payload:
        return False
    configuration, count = payload[0] >> 3, payload[0] & 3
    # SILK and hybrid have lengths of their own: 10, 20, 40, 60 ms and 10, 20 ms; CELT 2.5, 5, 10, 20 ms.
    if configuration < 12:
        milliseconds = (10.0, 20.0, 40.0, 60.0)[configuration & 3]
    elif configuration < 16:
        milliseconds = (10.0, 20.0)[configuration & 1]
    else:
        milliseconds = (2.5, 5.0, 10.0, 20.0)[configuration & 3]
    frames = {0: 1, 1: 2, 2: 2}.get(count, payload[1] & 0x3F if len(payload) > 1 else 0)
    return milliseconds * frames == FRAME_MILLISECONDS


@cache
def silence() -> bytes:
    """Twenty milliseconds in which nobody speaks."""
    encoder = encoder_of(OPUS)
    return [encoder.encoded(np.zeros(FRAME, np.float32)) for _ in range(5)][-1]
