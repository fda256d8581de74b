"""What is heard of one leg while sounds are mixed: its packets in order, a frame at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from channels.voice.media.codec import FRAME, Codec, Decoder, decoder_of
from channels.voice.media.resample import Sound
from channels.voice.media.rtp import Packet, ahead

LEAST_HELD: Final = 2
"""Packets that wait before the first is heard, so that one that is late still comes in time."""
MOST_HELD: Final = 10
"""200 ms: whoever is further behind is heard sooner instead."""
MOST_CONCEALED: Final = 5
"""After so many frames without a packet there is silence."""
FAR: Final = 100
"""A number so far away begins another stream."""


@dataclass(slots=True)
class Inlet:
    """Decodes one leg: `took` packets come whenever they come, `frame` is asked for every 20 ms."""

    codecs: Mapping[int, Codec]
    """By payload type, as was agreed."""
    _waiting: dict[int, Packet] = field(default_factory=dict)
    _next: int | None = None
    _ssrc: int | None = None
    _decoders: dict[Codec, Decoder] = field(default_factory=dict)
    _current: Decoder | None = None
    _concealed: int = 0
    _rest: Sound = field(default_factory=lambda: np.zeros(0, np.float32))
    """What was decoded and not heard yet: packets need not hold just one frame."""

    def took(self, packet: Packet) -> None:
        """A packet came; what is no speech or comes too late is left out."""
        if packet.payload_type not in self.codecs or not packet.payload:
            return
        if packet.ssrc != self._ssrc or (self._next is not None and abs(ahead(packet.sequence, self._next)) > FAR):
            self._ssrc = packet.ssrc
            self._waiting.clear()
            self._next = None
        if self._next is None or ahead(packet.sequence, self._next) >= 0:
            self._waiting[packet.sequence] = packet
        if len(self._waiting) > MOST_HELD:
            self._skip(len(self._waiting) - LEAST_HELD)

    def frame(self) -> Sound | None:
        """The next 20 ms, `(FRAME,)`; none while nothing is heard of this leg."""
        while len(self._rest) < FRAME:
            sound = self._decoded()
            if sound is None:
                self._rest = self._rest[:0]
                return None
            self._rest = np.concatenate((self._rest, sound))
        frame, self._rest = self._rest[:FRAME], self._rest[FRAME:]
        return frame

    def _decoded(self) -> Sound | None:
        if self._next is None:
            if len(self._waiting) < LEAST_HELD:
                return None
            self._next = min(self._waiting, key=lambda one: ahead(one, next(iter(self._waiting))))
        packet = self._waiting.pop(self._next, None)
        if packet is None:
            return self._missed()
        self._next = (self._next + 1) % (1 << 16)
        self._concealed = 0
        codec = self.codecs[packet.payload_type]
        self._current = self._decoders.setdefault(codec, self._decoders.get(codec) or decoder_of(codec))
        try:
            return self._current.decoded(packet.payload)
        except ValueError:
            return self._current.concealed()

    def _missed(self) -> Sound | None:
        """The packet that is due is not here: lost if later ones are, else perhaps the leg is silent."""
        if self._concealed >= MOST_CONCEALED or self._current is None:
            self._next = None
            self._concealed = 0
            return None
        self._concealed += 1
        if self._waiting and self._next is not None:
            self._next = (self._next + 1) % (1 << 16)
        return self._current.concealed()

    def _skip(self, count: int) -> None:
        """Leave out the oldest."""
        start = self._next if self._next is not None else next(iter(self._waiting))
        ordered = sorted(self._waiting, key=lambda one: ahead(one, start))
        for sequence in ordered[:count]:
            del self._waiting[sequence]
        self._next = ordered[count]
