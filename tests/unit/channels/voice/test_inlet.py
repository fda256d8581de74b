"""Packets that come late, twice, in another order or not at all, heard as well as can be."""

from collections.abc import Iterable

import numpy as np
import pytest

from channels.voice.media.codec import FRAME, OPUS, PCMU, Codec, encoder_of
from channels.voice.media.inlet import Inlet
from channels.voice.media.player import tone
from channels.voice.media.resample import Sound
from channels.voice.media.rtp import Packet
from tests.unit.channels.voice.sounds import BROWSER, level


def packets(count: int, codec: Codec = PCMU, start: int = 65_530) -> list[Packet]:
    """A hum, across the end of the numbers."""
    number = next(number for number, known in BROWSER.items() if known is codec)
    encoder, sound = encoder_of(codec), tone(440, count * 0.02)
    return [
        Packet(
            number, (start + place) % 65_536, place * codec.frame_ticks, 7,
            encoder.encoded(sound[place * FRAME : (place + 1) * FRAME]),
        )
        for place in range(count)
    ]  # fmt: skip


def heard(rounds: Iterable[list[Packet]]) -> tuple[Sound, int]:
    """What is heard when so many packets come before each frame; and how many frames brought nothing."""
    inlet = Inlet(BROWSER)
    frames: list[Sound | None] = []
    for came in rounds:
        for packet in came:
            inlet.took(packet)
        frames.append(inlet.frame())
    sounds = [frame for frame in frames if frame is not None]
    assert all(frame.shape == (FRAME,) for frame in sounds)
    return np.concatenate(sounds), len(frames) - len(sounds)


@pytest.mark.parametrize("codec", [OPUS, PCMU], ids=["opus", "PCMU"])
def test_a_hum_in_order_is_heard_whole(codec: Codec) -> None:
    sound, silent = heard([one] for one in packets(60, codec))
    assert silent == 1, "the first waits for one more"
    assert level(sound[4 * FRAME :], 440) == pytest.approx(8_000, rel=0.05)


def test_neighbours_that_change_places_and_packets_that_come_twice_are_not_heard_as_such() -> None:
    came = packets(60)
    swapped = [[came[place ^ 1], came[place ^ 1]] for place in range(60)]
    sound, _ = heard(swapped)
    assert level(sound[4 * FRAME :], 440) == pytest.approx(8_000, rel=0.05)


def test_of_one_lost_packet_in_twenty_hardly_anything_is_missed() -> None:
    sound, _ = heard([] if place * 7 % 20 == 0 else [one] for place, one in enumerate(packets(200, OPUS)))
    loudness = float(np.sqrt((sound[10 * FRAME :] ** 2).mean()))
    assert loudness == pytest.approx(8_000 / np.sqrt(2), rel=0.1), "no gaps, and no crackling"


def test_whoever_falls_silent_is_silent_soon_and_is_heard_when_she_goes_on() -> None:
    came = packets(80)
    rounds = [[one] for one in came[:30]] + [[] for _ in range(40)] + [[one] for one in came[30:]]
    sound, silent = heard(rounds)
    assert 30 < silent < 40
    assert level(sound[-30 * FRAME :], 440) == pytest.approx(8_000, rel=0.06)


def test_a_burst_is_not_kept_waiting_for() -> None:
    came = packets(120)
    inlet = Inlet(BROWSER)
    for packet in came[:60]:
        inlet.took(packet)
    frames = 0
    while inlet.frame() is not None and frames < 100:
        frames += 1
    assert frames < 20, "what is older than 200 ms is never heard"


def test_another_stream_of_the_same_leg_begins_anew() -> None:
    came = packets(10) + packets(30, OPUS, start=100)
    again = [Packet(one.payload_type, one.sequence, one.timestamp, 8, one.payload) for one in came[10:]]
    sound, _ = heard([[one] for one in came[:10]] + [[one] for one in again])
    assert level(sound[-20 * FRAME :], 440) == pytest.approx(8_000, rel=0.05)


def test_what_is_damaged_is_heard_as_if_it_had_never_come() -> None:
    came = packets(40, OPUS)
    came[20] = Packet(111, came[20].sequence, came[20].timestamp, 7, b"\xff\xff\xff")
    sound, silent = heard([one] for one in came)
    assert silent == 1
    assert len(sound) == 39 * FRAME
