"""From sound to bytes and back: the same height, hardly softer, and nothing that was not there."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.voice.media.codec import FRAME, OPUS, PCMA, PCMU, RATE, Codec, decoder_of, encoder_of
from channels.voice.media.g711 import A_LAW, MU_LAW, Law
from channels.voice.media.player import tone
from channels.voice.media.resample import Sound
from tests.unit.channels.voice.sounds import level

ALL = pytest.mark.parametrize("codec", [OPUS, PCMU, PCMA], ids=lambda codec: codec.name)
LAWS = pytest.mark.parametrize("law", [MU_LAW, A_LAW], ids=["mu-law", "a-law"])


def through(codec: Codec, sound: Sound) -> Sound:
    encoder, decoder = encoder_of(codec), decoder_of(codec)
    frames = [sound[at : at + FRAME] for at in range(0, len(sound) - FRAME + 1, FRAME)]
    return np.concatenate([decoder.decoded(encoder.encoded(frame)) for frame in frames])


@ALL
def test_a_hum_is_heard_as_high_and_as_loud_as_it_was(codec: Codec) -> None:
    heard = through(codec, tone(440, 1.0))[RATE // 5 :]
    assert level(heard, 440) == pytest.approx(8_000, rel=0.05)
    # An octave above, and the mirror image that careless doubling of the rate leaves.
    assert level(heard, 880) < 40
    assert level(heard, 8_000 - 440) < 8


def test_what_a_telephone_network_does_not_carry_does_not_become_something_else() -> None:
    heard = through(PCMU, tone(6_000, 1.0))[RATE // 5 :]
    assert max(level(heard, hertz) for hertz in (1_000, 2_000, 3_000, 6_000)) < 25


@ALL
def test_a_packet_that_never_came_takes_as_long_as_one_that_did(codec: Codec) -> None:
    decoder = decoder_of(codec)
    decoder.decoded(encoder_of(codec).encoded(tone(440, 0.02)))
    assert decoder.concealed().shape == (FRAME,)


@given(st.binary(max_size=300))
def test_whatever_claims_to_be_opus_is_sound_or_refused(payload: bytes) -> None:
    try:
        sound = decoder_of(OPUS).decoded(payload)
    except ValueError:
        return
    assert 0 < len(sound) <= RATE * 120 // 1000


@LAWS
def test_every_byte_means_a_sample_that_is_written_as_good_as_that_byte(law: Law) -> None:
    samples = law.decoded(bytes(range(256)))
    assert np.array_equal(law.decoded(law.encoded(samples)), samples)


# By the tables of ITU-T G.711: the loudest, the softest, and silence.
@pytest.mark.parametrize(
    ("law", "byte", "sample"),
    [
        (MU_LAW, 0x00, -32_124), (MU_LAW, 0x80, 32_124), (MU_LAW, 0xFF, 0), (MU_LAW, 0xFE, 8), (MU_LAW, 0x7E, -8),
        (A_LAW, 0x2A, -32_256), (A_LAW, 0xAA, 32_256), (A_LAW, 0xD5, 8), (A_LAW, 0x55, -8),
    ],
)  # fmt: skip
def test_bytes_mean_what_the_standard_says(law: Law, byte: int, sample: int) -> None:
    assert law.decoded(bytes([byte])).tolist() == [sample]


@LAWS
def test_no_byte_would_be_nearer(law: Law) -> None:
    samples = np.arange(-32_768, 32_768, 7).astype(np.int16)
    written = law.decoded(law.encoded(samples)).astype(np.int32)
    all_levels = law.decoded(bytes(range(256))).astype(np.int32)
    nearest = np.abs(all_levels[:, None] - samples.astype(np.int32)).min(axis=0)
    assert np.array_equal(np.abs(written - samples), nearest)
