"""Between the 8,000 samples a second of telephone networks and the 16,000 at which sounds are mixed."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

Sound = NDArray[np.float32]
"""Samples at 16,000 a second, full scale at 32,767."""
TAPS: Final = 47
HISTORY: Final = TAPS - 1


def _half_band() -> Sound:
    """A low pass at 4,000 Hz for 16,000 samples a second: a sinc beneath a Kaiser window (stop band below -60 dB)."""
    offset = np.arange(TAPS) - TAPS // 2
    taps = np.asarray(np.sinc(offset / 2 * 0.94) * np.kaiser(TAPS, 6.0), np.float64)
    return np.asarray(taps / taps.sum(), np.float32)


LOW_PASS: Final = _half_band()


class Upsampler:
    """Twice as many samples; remembers the end of the frame before, so that frames join without a click."""

    def __init__(self) -> None:
        """Silence came before."""
        self._before = np.zeros(HISTORY, np.float32)

    def resampled(self, samples: NDArray[np.int16]) -> Sound:
        """`(n,)` at 8,000 as `(2 n,)` at 16,000."""
        spread = np.zeros(2 * len(samples), np.float32)
        spread[::2] = samples
        spread *= 2.0
        joined = np.concatenate((self._before, spread))
        self._before = joined[-HISTORY:]
        return np.convolve(joined, LOW_PASS, "valid")


class Downsampler:
    """Half as many samples, without what telephone networks do not carry."""

    def __init__(self) -> None:
        """Silence came before."""
        self._before = np.zeros(HISTORY, np.float32)

    def resampled(self, sound: Sound) -> Sound:
        """`(2 n,)` at 16,000 as `(n,)` at 8,000."""
        joined = np.concatenate((self._before, sound))
        self._before = joined[-HISTORY:]
        return np.convolve(joined, LOW_PASS, "valid")[::2]
