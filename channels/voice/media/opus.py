"""Opus (RFC 6716) by its own library, which comes as a package of Python; only the few functions that calls need.

The package's classes copy each frame several times; its library is called here with memory that stays.
"""

from __future__ import annotations

from ctypes import POINTER, byref, c_char_p, c_int, c_int32, c_void_p, create_string_buffer
from typing import Final
from weakref import finalize

import numpy as np
from numpy.typing import NDArray
from opuslib_next.api import libopus

OK: Final = 0
FOR_SPEECH: Final = 2048
SET_BITRATE: Final = 4002
SET_COMPLEXITY: Final = 4010
LARGEST_PACKET: Final = 1275
"""Bytes of one frame (RFC 6716, section 3.2)."""
LONGEST_MILLISECONDS: Final = 120
"""Of one packet (section 2.1.4)."""

libopus.opus_decoder_create.argtypes = (c_int32, c_int, POINTER(c_int))
libopus.opus_decoder_create.restype = c_void_p
libopus.opus_decoder_destroy.argtypes = (c_void_p,)
libopus.opus_decoder_destroy.restype = None
libopus.opus_decode.argtypes = (c_void_p, c_char_p, c_int32, c_void_p, c_int, c_int)
libopus.opus_decode.restype = c_int
libopus.opus_encoder_create.argtypes = (c_int32, c_int, c_int, POINTER(c_int))
libopus.opus_encoder_create.restype = c_void_p
libopus.opus_encoder_destroy.argtypes = (c_void_p,)
libopus.opus_encoder_destroy.restype = None
libopus.opus_encode.argtypes = (c_void_p, c_void_p, c_int, c_char_p, c_int32)
libopus.opus_encode.restype = c_int32
# `opus_encoder_ctl` takes any number of arguments, which not every machine passes like fixed ones: only two are told.
libopus.opus_encoder_ctl.argtypes = (c_void_p, c_int)
libopus.opus_encoder_ctl.restype = c_int


class Decoder:
    """Hears one stream, at `rate` samples a second, one channel."""

    def __init__(self, rate: int) -> None:
        """Nothing was heard yet."""
        error = c_int()
        self._state = libopus.opus_decoder_create(rate, 1, byref(error))
        if error.value != OK:
            raise RuntimeError(f"Opus decodes nothing at {rate} samples a second: error {error.value}")
        finalize(self, libopus.opus_decoder_destroy, self._state)
        self._heard = np.empty(rate * LONGEST_MILLISECONDS // 1000, np.int16)
        self._at = self._heard.ctypes.data

    def decoded(self, payload: bytes) -> NDArray[np.int16]:
        """The samples of the next packet; raises ValueError where it is none."""
        return self._taken(payload, len(payload), len(self._heard))

    def concealed(self, samples: int) -> NDArray[np.int16]:
        """What might have stood in a packet that never came: what was heard last, ever more softly."""
        return self._taken(None, 0, samples)

    def _taken(self, payload: bytes | None, size: int, longest: int) -> NDArray[np.int16]:
        count = libopus.opus_decode(self._state, payload, size, self._at, longest, 0)
        if count < 0:
            raise ValueError(f"no packet of Opus: error {count}")
        return self._heard[:count].copy()


class Encoder:
    """Speaks one stream, at `rate` samples a second, one channel."""

    def __init__(self, rate: int, bits_per_second: int, complexity: int) -> None:
        """Nothing was said yet."""
        error = c_int()
        self._state = libopus.opus_encoder_create(rate, 1, FOR_SPEECH, byref(error))
        if error.value != OK:
            raise RuntimeError(f"Opus encodes nothing at {rate} samples a second: error {error.value}")
        finalize(self, libopus.opus_encoder_destroy, self._state)
        self._said = create_string_buffer(LARGEST_PACKET)
        for setting, value in ((SET_BITRATE, bits_per_second), (SET_COMPLEXITY, complexity)):
            libopus.opus_encoder_ctl(self._state, setting, c_int32(value))

    def encoded(self, samples: NDArray[np.int16]) -> bytes:
        """The packet of these samples: 20 ms of them, or another length that Opus knows; raises ValueError."""
        count = libopus.opus_encode(self._state, samples.ctypes.data, len(samples), self._said, LARGEST_PACKET)
        if count < 0:
            raise ValueError(f"nothing that Opus encodes: error {count}")
        return self._said.raw[:count]
