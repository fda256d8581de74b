"""What legs can be played, by name: clips of the product, and silence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np

from channels.voice.contract import NoSuchMedia
from channels.voice.media.codec import RATE
from channels.voice.media.player import Clip, tone
from channels.voice.media.resample import Sound

BEAT_SECONDS: Final = 0.3
TUNE: Final = (
    (262, 330, 392), (330, 392, 523), (349, 440, 523), (330, 392, 523),
    (294, 349, 440), (349, 440, 587), (392, 494, 587), (330, 392, 523),
)  # fmt: skip
"""Bars of three heights, as Hertz: a walk through C major and back."""
LEVEL: Final = 2_600.0
"""Well below speech: whoever waits holds a telephone to the ear."""


class Shelf:
    """Clips by name."""

    def __init__(self, clips: Mapping[str, Clip]) -> None:
        """Have these."""
        self._clips = dict(clips)

    def clip(self, name: str) -> Clip:
        """The clip of this name; raises NoSuchMedia."""
        found = self._clips.get(name)
        if found is None:
            known = ", ".join(sorted(self._clips))
            raise NoSuchMedia(f"There is nothing “{name}” to be played; there are: {known}.")
        return found


def product_shelf() -> Shelf:
    """What the product brings along."""
    return Shelf(
        {
            "music": Clip(_tune()),
            "ringing": Clip(np.concatenate((tone(425, 1.0, level=LEVEL), np.zeros(4 * RATE, np.float32)))),
            "beep": Clip(tone(1_000, 0.25, level=2 * LEVEL)),
            "silence": Clip(np.zeros(RATE, np.float32)),
        }
    )


def _tune() -> Sound:
    """The music of those who wait: plucked notes that fade, so that nothing hums."""
    fade = np.exp(-np.linspace(0, 5, round(2 * BEAT_SECONDS * RATE))).astype(np.float32)
    # No click where a note begins.
    fade[:80] *= np.linspace(0, 1, 80, dtype=np.float32)
    heights = [height for bar in TUNE for height in (*bar, bar[1])]
    beat = round(BEAT_SECONDS * RATE)
    sound = np.zeros(len(heights) * beat, np.float32)
    for place, height in enumerate(heights):
        note = tone(height, 2 * BEAT_SECONDS, level=LEVEL) * fade
        # The last note rings on into the beginning, for the tune is heard again and again.
        at = (np.arange(len(note)) + place * beat) % len(sound)
        sound[at] += note
    return sound
