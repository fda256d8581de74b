"""G.711, the speech of telephone networks: 8,000 samples a second, a byte each, by µ-law or A-law (ITU-T G.711)."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.int16]
MU_BIAS: Final = 0x84
MU_CLIP: Final = 32_635
SIGN: Final = 0x80
EVEN_BITS: Final = 0x55
"""A-law inverts every other bit on the line."""


def _of_mu_law() -> Samples:
    """The sample of each byte of µ-law."""
    code = ~np.arange(256, dtype=np.uint8)
    exponent, mantissa = (code >> 4 & 7).astype(np.int32), (code & 0x0F).astype(np.int32)
    level = ((mantissa << 3) + MU_BIAS << exponent) - MU_BIAS
    return np.where(code & SIGN, -level, level).astype(np.int16)


def _of_a_law() -> Samples:
    """The sample of each byte of A-law."""
    code = np.arange(256, dtype=np.uint8) ^ EVEN_BITS
    exponent, mantissa = (code >> 4 & 7).astype(np.int32), (code & 0x0F).astype(np.int32)
    level = (mantissa << 4) + 8
    level = np.where(exponent > 0, level + 0x100 << np.maximum(exponent - 1, 0), level)
    return np.where(code & SIGN, level, -level).astype(np.int16)


def _to_nearest(of_byte: Samples) -> NDArray[np.uint8]:
    """The byte whose sample is nearest, for every sample, beginning at the lowest."""
    order = np.argsort(of_byte, kind="stable")
    levels = of_byte[order].astype(np.int32)
    between = (levels[:-1] + levels[1:] + 1) // 2
    samples = np.arange(-(1 << 15), 1 << 15)
    return order[np.searchsorted(between, samples, side="right")].astype(np.uint8)


class Law:
    """One of the two ways to write a sample in a byte."""

    def __init__(self, of_byte: Samples) -> None:
        """Know both directions as tables: a look costs a microsecond for a frame."""
        self._of_byte = of_byte
        self._to_byte = _to_nearest(of_byte)

    def decoded(self, payload: bytes) -> Samples:
        """The samples of these bytes, `(len(payload),)`, at 8,000 a second."""
        return self._of_byte[np.frombuffer(payload, np.uint8)]

    def encoded(self, samples: Samples) -> bytes:
        """A byte for each sample."""
        return self._to_byte[samples.astype(np.int32) + (1 << 15)].tobytes()


MU_LAW: Final = Law(_of_mu_law())
A_LAW: Final = Law(_of_a_law())
