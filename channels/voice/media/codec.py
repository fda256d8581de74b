"""The codecs that legs speak, and the way from their bytes to sound and back.

Sounds are mixed at 16,000 samples a second: telephone networks carry half of it, and Opus decodes to it by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from channels.voice.media import opus
from channels.voice.media.g711 import A_LAW, MU_LAW, Law
from channels.voice.media.resample import Downsampler, Sound, Upsampler

RATE: Final = 16_000
FRAME_MILLISECONDS: Final = 20
FRAME: Final = RATE * FRAME_MILLISECONDS // 1000
"""Samples of a frame."""
FULL_SCALE: Final = 32_767.0
OPUS_BITS_PER_SECOND: Final = 24_000
OPUS_COMPLEXITY: Final = 1
"""Half the work of 5, and no difference to be heard in speech."""


@dataclass(frozen=True, slots=True)
class Codec:
    """How speech is written in packets."""

    name: str
    clock_rate: int
    """By which timestamps count, a second."""

    @property
    def frame_ticks(self) -> int:
        """What one frame adds to the timestamp."""
        return self.clock_rate * FRAME_MILLISECONDS // 1000


PCMU: Final = Codec("PCMU", 8_000)
PCMA: Final = Codec("PCMA", 8_000)
OPUS: Final = Codec("opus", 48_000)
CODECS: Final = {codec.name.lower(): codec for codec in (OPUS, PCMU, PCMA)}
LAWS: Final = {PCMU: MU_LAW, PCMA: A_LAW}


class Decoder(Protocol):
    """Hears one stream."""

    def decoded(self, payload: bytes) -> Sound:
        """The sound of the next packet; raises ValueError where it is none."""

    def concealed(self) -> Sound:
        """One frame in place of a packet that never came."""


class Encoder(Protocol):
    """Speaks one stream."""

    def encoded(self, sound: Sound) -> bytes:
        """The payload of one frame, `(FRAME,)`."""


def decoder_of(codec: Codec) -> Decoder:
    """A decoder that heard nothing yet."""
    return _OpusDecoder() if codec is OPUS else _LawDecoder(LAWS[codec])


def encoder_of(codec: Codec) -> Encoder:
    """An encoder that said nothing yet."""
    return _OpusEncoder() if codec is OPUS else _LawEncoder(LAWS[codec])


class _LawDecoder:
    def __init__(self, law: Law) -> None:
        self._law = law
        self._upsampler = Upsampler()

    def decoded(self, payload: bytes) -> Sound:
        return self._upsampler.resampled(self._law.decoded(payload))

    def concealed(self) -> Sound:
        return self._upsampler.resampled(np.zeros(FRAME // 2, np.int16))


class _LawEncoder:
    def __init__(self, law: Law) -> None:
        self._law = law
        self._downsampler = Downsampler()

    def encoded(self, sound: Sound) -> bytes:
        return self._law.encoded(clipped(self._downsampler.resampled(sound)))


class _OpusDecoder:
    def __init__(self) -> None:
        self._opus = opus.Decoder(RATE)

    def decoded(self, payload: bytes) -> Sound:
        return self._opus.decoded(payload).astype(np.float32)

    def concealed(self) -> Sound:
        return self._opus.concealed(FRAME).astype(np.float32)


class _OpusEncoder:
    def __init__(self) -> None:
        self._opus = opus.Encoder(RATE, OPUS_BITS_PER_SECOND, OPUS_COMPLEXITY)

    def encoded(self, sound: Sound) -> bytes:
        return self._opus.encoded(clipped(sound))


def clipped(sound: Sound) -> NDArray[np.int16]:
    """Samples of sixteen bits; what is louder than they can say is as loud as they can."""
    return np.clip(sound, -FULL_SCALE, FULL_SCALE).astype(np.int16)
