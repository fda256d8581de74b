"""Music and prompts: encoded once for everybody who hears them in that codec."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from channels.voice.media.codec import FRAME, FRAME_MILLISECONDS, RATE, Codec, encoder_of
from channels.voice.media.resample import Sound

FRAME_SECONDS: Final = FRAME_MILLISECONDS / 1000


class Clip:
    """Something to be heard: `sound` at 16,000 samples a second, filled with silence to whole frames."""

    def __init__(self, sound: Sound) -> None:
        """Keep it; nothing is encoded before somebody hears it."""
        frames = max(1, -(-len(sound) // FRAME))
        self._sound = np.zeros(frames * FRAME, np.float32)
        self._sound[: len(sound)] = sound
        self._encoded: dict[Codec, list[bytes]] = {}
        self.frames = frames

    @property
    def seconds(self) -> float:
        """How long it is."""
        return self.frames * FRAME_SECONDS

    def sound(self, frame: int) -> Sound:
        """One frame of it, `(FRAME,)`."""
        return self._sound[frame * FRAME : (frame + 1) * FRAME]

    def payloads(self, codec: Codec) -> list[bytes]:
        """Each frame in this codec."""
        found = self._encoded.get(codec)
        if found is None:
            encoder = encoder_of(codec)
            found = self._encoded[codec] = [encoder.encoded(self.sound(frame)) for frame in range(self.frames)]
        return found


@dataclass(slots=True)
class Playing:
    """Clips that somebody hears one after the other: `play_id` names them in what is told."""

    play_id: str
    clips: Sequence[Clip]
    is_loop: bool = False
    ends_by_key: bool = False
    _clip: int = 0
    _frame: int = 0

    def next_frame(self) -> tuple[Clip, int] | None:
        """Which frame of which clip is due; none when all is over."""
        if self._clip >= len(self.clips):
            return None
        due = (self.clips[self._clip], self._frame)
        self._frame += 1
        if self._frame >= due[0].frames:
            self._clip, self._frame = self._clip + 1, 0
            if self.is_loop:
                self._clip %= len(self.clips)
        return due


def tone(hertz: float, seconds: float, *, level: float = 8_000.0) -> Sound:
    """A sine of this height."""
    return (level * np.sin(2 * np.pi * hertz * np.arange(round(seconds * RATE)) / RATE)).astype(np.float32)
