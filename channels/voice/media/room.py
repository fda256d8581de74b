"""A room: what each leg hears of the others, forwarded where one is heard alone, else mixed every 20 ms."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from channels.voice.media.codec import Codec, Encoder, encoder_of
from channels.voice.media.dtmf import Keys
from channels.voice.media.hearing import ALL_HEAR_ALL, Deaf, Hearing
from channels.voice.media.inlet import Inlet
from channels.voice.media.outlet import Outlet
from channels.voice.media.player import Clip, Playing
from channels.voice.media.resample import Sound
from channels.voice.media.rtp import Packet


@dataclass(frozen=True, slots=True)
class Agreed:
    """What was agreed with a leg: how it is spoken to, what it may send, and which of it are keys."""

    codecs: Mapping[int, Codec]
    """By payload type, the preferred first."""
    keys: Mapping[int, int] = field(default_factory=dict)
    """Payload types that tell of pressed keys, with their clock rates."""

    @property
    def preferred(self) -> tuple[int, Codec]:
        """How it is spoken to when nothing is forwarded."""
        return next(iter(self.codecs.items()))

    def payload_type_of(self, codec: Codec) -> int | None:
        """How this leg calls the codec; none if it does not know it."""
        return next((number for number, known in self.codecs.items() if known is codec), None)

    def key_type_of(self, codec: Codec) -> int | None:
        """How keys are sent beside this codec, by its clock; none if this leg hears no keys."""
        return next((number for number, rate in self.keys.items() if rate == codec.clock_rate), None)


@dataclass(slots=True)
class Ear:
    """One leg of a room: its stream out, and what it said that still has to be mixed."""

    leg_id: str
    agreed: Agreed
    outlet: Outlet
    send: Callable[[Packet], None]
    on_key: Callable[[str], None]
    on_end: Callable[[str], None]
    """Hears that clips were heard out, by their name."""
    inlet: Inlet = field(init=False)
    keys: Keys = field(default_factory=Keys)
    playing: Playing | None = None
    encoder: Encoder | None = None
    hears: tuple[str, ...] = ()
    is_decoded: bool = False
    """Whether somebody hears it mixed."""

    def __post_init__(self) -> None:
        """Nothing was heard of it yet."""
        self.inlet = Inlet(self.agreed.codecs)

    def said(self, sound: Sound, now: float) -> None:
        """It hears this frame."""
        payload_type, codec = self.agreed.preferred
        if self.encoder is None:
            self.encoder = encoder_of(codec)
        self.send(self.outlet.framed(self.encoder.encoded(sound), payload_type, codec, now))

    def played(self, clip: Clip, frame: int, now: float) -> None:
        """It hears this frame of a clip, as it was encoded for all."""
        payload_type, codec = self.agreed.preferred
        self.send(self.outlet.framed(clip.payloads(codec)[frame], payload_type, codec, now))


class Room:
    """Whoever is in it; a leg that hears a clip hears nothing else."""

    def __init__(self) -> None:
        """Nobody is in it."""
        self._ears: dict[str, Ear] = {}
        self._hearing = Hearing()
        self._forwarded: dict[str, tuple[Ear, ...]] = {}
        """For each leg, those who hear it alone."""

    @property
    def legs(self) -> tuple[str, ...]:
        """Who is in it, in the order in which they came."""
        return tuple(self._ears)

    @property
    def rules(self) -> dict[str, Deaf]:
        """Who does not hear whom, by the rules' names."""
        return dict(self._hearing.rules)

    @property
    def is_silent(self) -> bool:
        """Whether nothing has to be made here every 20 ms."""
        return not any(ear.playing or len(ear.hears) > 1 or self._must_mix(ear) for ear in self._ears.values())

    def join(self, ear: Ear) -> None:
        """It hears the others, and they hear it."""
        self._ears[ear.leg_id] = ear
        self._arrange()

    def leave(self, leg_id: str) -> None:
        """It is gone, and goes on with what it is played."""
        self._ears.pop(leg_id, None)
        self._arrange()

    def deafen(self, rule: str, deaf: Deaf) -> None:
        """From now on these do not hear those; without pairs the rule of that name is lifted."""
        self._hearing = self._hearing.without(rule) if deaf == ALL_HEAR_ALL else self._hearing.with_rule(rule, deaf)
        self._arrange()

    def play(self, leg_id: str, playing: Playing | None) -> None:
        """The leg hears these clips from their beginning, instead of everything else; none ends it."""
        self._ears[leg_id].playing = playing
        self._arrange()

    def heard(self, leg_id: str, packet: Packet, now: float) -> None:
        """A leg said something, or pressed a key."""
        ear = self._ears.get(leg_id)
        if ear is None:
            return
        if packet.payload_type in ear.agreed.keys:
            key = ear.keys.pressed(packet)
            if key is not None:
                ear.on_key(key)
            return
        codec = ear.agreed.codecs.get(packet.payload_type)
        if codec is not None and (not self._forward(leg_id, packet, codec, now) or ear.is_decoded):
            ear.inlet.took(packet)

    def _forward(self, leg_id: str, packet: Packet, codec: Codec, now: float) -> bool:
        """Pass it on to those who hear this leg alone; tells whether all of them know its codec."""
        is_known_to_all = True
        for listener in self._forwarded.get(leg_id, ()):
            payload_type = listener.agreed.payload_type_of(codec)
            if payload_type is None:
                is_known_to_all = False
                continue
            sent = listener.outlet.forwarded(packet, leg_id, payload_type, codec, now)
            if sent is not None:
                listener.send(sent)
        return is_known_to_all

    def tick(self, now: float) -> None:
        """Twenty milliseconds went by: make what nobody says alone."""
        sounds: dict[str, Sound | None] = {}
        for ear in tuple(self._ears.values()):
            if ear.playing is not None:
                self._play_on(ear, ear.playing, now)
        for ear in self._ears.values():
            if ear.playing is None and ear.hears and (len(ear.hears) > 1 or self._must_mix(ear)):
                self._mix(ear, sounds, now)

    def _play_on(self, ear: Ear, playing: Playing, now: float) -> None:
        due = playing.next_frame()
        if due is not None:
            ear.played(*due, now)
            return
        ear.playing = None
        self._arrange()
        ear.on_end(playing.play_id)

    def _mix(self, ear: Ear, sounds: dict[str, Sound | None], now: float) -> None:
        total: Sound | None = None
        for speaker in ear.hears:
            if speaker not in sounds:
                sounds[speaker] = self._ears[speaker].inlet.frame()
            sound = sounds[speaker]
            if sound is not None:
                total = sound if total is None else total + sound
        if total is not None:
            ear.said(total, now)

    def _must_mix(self, ear: Ear) -> bool:
        """Whether the one leg it hears speaks what it does not know."""
        if len(ear.hears) != 1:
            return False
        speaker = self._ears[ear.hears[0]]
        return any(ear.agreed.payload_type_of(codec) is None for codec in speaker.agreed.codecs.values())

    def _arrange(self) -> None:
        """Who hears whom, and how, as everybody stands now."""
        ears = self._ears
        forwarded: dict[str, list[Ear]] = {}
        decoded: set[str] = set()
        for ear in ears.values():
            ear.hears = () if ear.playing else self._hearing.heard_by(ear.leg_id, ears)
            if len(ear.hears) == 1:
                forwarded.setdefault(ear.hears[0], []).append(ear)
            else:
                decoded.update(ear.hears)
        self._forwarded = {leg: tuple(listeners) for leg, listeners in forwarded.items()}
        for ear in ears.values():
            is_decoded = ear.leg_id in decoded
            if is_decoded and not ear.is_decoded:
                # What was said while nobody needed it is not heard later.
                ear.inlet = Inlet(ear.agreed.codecs)
            ear.is_decoded = is_decoded
