"""Legs that hum a height of their own, and ears that tell which heights they hear; the clock is counted in frames."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from channels.voice.media.codec import FRAME, OPUS, PCMU, RATE, Codec, Encoder, decoder_of, encoder_of
from channels.voice.media.hearing import Deaf
from channels.voice.media.outlet import Numbers, Outlet
from channels.voice.media.player import Clip, Playing, tone
from channels.voice.media.resample import Sound
from channels.voice.media.room import Agreed, Ear, Room
from channels.voice.media.rtp import Packet

FRAME_SECONDS = 0.02
HEARD = 1_500.0
"""Sounds are made at 8,000; whatever is above this is heard, and what is below a tenth of it is not."""
MUSIC = 1_300
BROWSER: Mapping[int, Codec] = {111: OPUS, 0: PCMU}
TELEPHONE: Mapping[int, Codec] = {0: PCMU}
KEYS = 101


def level(sound: Sound, hertz: float) -> float:
    """How loud this height is in a sound."""
    window = np.hanning(len(sound)) * 2
    wave = np.exp(-2j * np.pi * hertz * np.arange(len(sound)) / RATE)
    return float(2 * abs((sound * window * wave).sum()) / max(1, len(sound)))


def mostly(sound: Sound, hertz: float) -> float:
    """How loud this height is most of the time: a busy machine may miss a packet, after which waves begin anew."""
    size = RATE * 80 // 1000
    pieces = sound[: len(sound) // size * size].reshape(-1, size)
    return float(np.median([level(one, hertz) for one in pieces]))


def heights(sound: Sound, among: Sequence[int]) -> set[int]:
    """Which of these are in it; one that is neither clearly there nor clearly absent fails the test."""
    found = {hertz: level(sound, hertz) for hertz in among}
    unclear = {hertz: value for hertz, value in found.items() if HEARD / 10 <= value <= HEARD}
    assert not unclear, unclear
    return {hertz for hertz, value in found.items() if value > HEARD}


@dataclass
class Hummer:
    """A leg that hums, in the codec that it speaks."""

    name: str
    hertz: int
    codecs: Mapping[int, Codec]
    speaks: Codec
    got: list[Packet] = field(default_factory=list)
    pressed: list[str] = field(default_factory=list)
    ended: list[str] = field(default_factory=list)
    sent: int = 0
    _encoder: Encoder = field(init=False)

    def __post_init__(self) -> None:
        """It said nothing yet."""
        self._encoder = encoder_of(self.speaks)

    def next_packet(self) -> Packet:
        """The next 20 ms of its hum."""
        at = (np.arange(FRAME) + self.sent * FRAME) / RATE
        sound = (8_000 * np.sin(2 * np.pi * self.hertz * at)).astype(np.float32)
        number = next(number for number, codec in self.codecs.items() if codec is self.speaks)
        ticks = self.speaks.frame_ticks
        packet = Packet(number, (65_500 + self.sent) % 65_536, 4_294_960_000 + self.sent * ticks, self.hertz, b"")
        self.sent += 1
        return Packet(number, packet.sequence, packet.timestamp % 2**32, self.hertz, self._encoder.encoded(sound))

    def heard(self) -> Sound:
        """What its packets sound like."""
        decoders = {codec: decoder_of(codec) for codec in self.codecs.values()}
        sounds = [decoders[self.codecs[packet.payload_type]].decoded(packet.payload) for packet in self.got]
        return np.concatenate(sounds) if sounds else np.zeros(1, np.float32)


class Stage:
    """A room with hummers in it, and a clock that goes by frames."""

    def __init__(self, *hummers: Hummer) -> None:
        """Everybody of these may join."""
        self.room = Room()
        self.hummers = {one.name: one for one in hummers}
        self.now = 100.0

    def join(self, *names: str) -> None:
        """They are in the room."""
        for name in names:
            one = self.hummers[name]
            outlet = Outlet(Numbers(len(name), 65_530, 4_294_967_000))
            agreed = Agreed(one.codecs, {KEYS: 48_000})
            self.room.join(Ear(name, agreed, outlet, one.got.append, one.pressed.append, one.ended.append))

    def deafen(self, rule: str, deaf: Deaf) -> None:
        """A rule of the room."""
        self.room.deafen(rule, deaf)

    def music(self, name: str, hertz: int = MUSIC) -> None:
        """A leg hears music."""
        self.room.play(name, Playing("music", [Clip(tone(hertz, 1.0))], is_loop=True))

    def hum(self, seconds: float) -> None:
        """Everybody in the room hums so long, and the room mixes."""
        for _ in range(round(seconds / FRAME_SECONDS)):
            for name in self.room.legs:
                self.room.heard(name, self.hummers[name].next_packet(), self.now)
            self.now += FRAME_SECONDS
            self.room.tick(self.now)

    def told(self, seconds: float = 0.6) -> dict[str, set[int]]:
        """Which heights each leg hears from now on, when all has settled."""
        self.hum(0.3)
        for one in self.hummers.values():
            one.got.clear()
        self.hum(seconds)
        among = (MUSIC, 700, *(one.hertz for one in self.hummers.values()))
        return {name: heights(one.heard(), among) for name, one in self.hummers.items()}
