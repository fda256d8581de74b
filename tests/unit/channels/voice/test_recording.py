"""What is kept of a leg: whole, in time with the others, readable by anybody's player, and sealed."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import av
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.voice.media.codec import FRAME, OPUS, PCMU, RATE, Codec, encoder_of
from channels.voice.media.ogg import OggOpus, checksum
from channels.voice.media.player import tone
from channels.voice.media.recording import Recording, is_one_frame
from channels.voice.media.resample import Sound
from channels.voice.media.rtp import Packet
from channels.voice.sealed_file import KEY_BYTES, NotWhole, SealedWriter, unsealed
from tests.unit.channels.voice.sounds import BROWSER, level

KEY: Final = bytes(range(KEY_BYTES))
BOTH = pytest.mark.parametrize("codec", [OPUS, PCMU], ids=["opus", "PCMU"])


def packets(seconds: float, codec: Codec, hertz: float = 440, start: int = 65_500) -> list[Packet]:
    number = next(number for number, known in BROWSER.items() if known is codec)
    encoder, sound, count = encoder_of(codec), tone(hertz, seconds), round(seconds * 50)
    frames = [encoder.encoded(sound[place * FRAME : (place + 1) * FRAME]) for place in range(count)]
    return [
        Packet(number, (start + place) % 65_536, place * codec.frame_ticks, 7, payload)
        for place, payload in enumerate(frames)
    ]


def played(data: bytes) -> Sound:
    """What another library hears in a file, at 16,000 samples a second."""
    with av.open(io.BytesIO(data), "r") as file:
        frames = [frame.to_ndarray() for frame in file.decode(audio=0)]
        assert file.streams.audio[0].rate == 48_000
    sound = np.concatenate([frame.reshape(-1) for frame in frames]).astype(np.float32)
    # It decodes to numbers up to one.
    return (sound * 32_767)[::3]


def file_of(payloads: Iterable[bytes]) -> bytes:
    ogg = OggOpus(7)
    return ogg.head() + b"".join(ogg.add(payload) for payload in payloads) + ogg.end()


def kept(came: Iterable[tuple[float, Packet]], until: float) -> Sound:
    """What is heard of packets that came at these times, counted from the beginning."""
    recording = Recording(BROWSER, 100.0)
    payloads = [payload for at, packet in came for payload in recording.took(packet, 100.0 + at)]
    payloads += recording.filled(100.0 + until)
    assert recording.frames == len(payloads) == round(until * 50)
    return played(file_of(payloads))


def piece(sound: Sound, start: float, end: float) -> Sound:
    return sound[round(start * RATE) : round(end * RATE)]


@BOTH
def test_what_was_said_is_heard_by_another_player_as_high_loud_and_long(codec: Codec) -> None:
    sound = kept(((place / 50, packet) for place, packet in enumerate(packets(2.0, codec))), 2.0)
    assert len(sound) == pytest.approx(2.0 * RATE, abs=FRAME)
    assert level(piece(sound, 0.3, 1.9), 440) == pytest.approx(8_000, rel=0.05)


@BOTH
def test_whoever_begins_later_and_pauses_stays_in_time(codec: Codec) -> None:
    said = packets(1.0, codec)
    came = [(1.0 + place / 50, packet) for place, packet in enumerate(said[:25])]
    came += [(2.5 + place / 50, packet) for place, packet in enumerate(said[25:])]
    sound = kept(came, 4.0)
    for start, end in ((0.0, 0.95), (1.6, 2.4), (3.1, 3.9)):
        assert level(piece(sound, start, end), 440) < 40, (start, end)
    for start, end in ((1.1, 1.45), (2.6, 2.95)):
        assert level(piece(sound, start, end), 440) > 7_000, (start, end)


def test_what_was_lost_is_silence_of_that_length_and_what_comes_late_or_twice_is_left_out() -> None:
    said = packets(2.0, OPUS)
    came = [(place / 50, packet) for place, packet in enumerate(said) if not 40 <= place < 44]
    came.insert(60, (came[59][0] + 0.001, came[50][1]))
    came.insert(61, came[61])
    sound = kept(came, 2.0)
    assert len(sound) == pytest.approx(2.0 * RATE, abs=FRAME)


def test_nothing_of_what_is_said_while_it_is_paused_is_kept_and_its_time_passes() -> None:
    recording = Recording(BROWSER, 100.0)
    payloads: list[bytes] = []
    for place, packet in enumerate(packets(3.0, OPUS)):
        recording.is_paused = 50 <= place < 100
        payloads += recording.took(packet, 100.0 + place / 50)
    sound = played(file_of(payloads))
    assert level(piece(sound, 0.2, 0.9), 440) > 7_000
    assert level(piece(sound, 1.1, 1.9), 440) < 40
    assert level(piece(sound, 2.2, 2.9), 440) > 7_000


def test_it_knows_for_how_long_nobody_has_spoken() -> None:
    recording = Recording(BROWSER, 100.0)
    quiet = encoder_of(OPUS)
    for place, packet in enumerate(packets(1.0, OPUS)):
        list(recording.took(packet, 100.0 + place / 50))
    for place in range(100):
        packet = Packet(
            111, (65_550 + place) % 65_536, 48_000 + place * 960, 7, quiet.encoded(tone(440, 0.02, level=5))
        )
        list(recording.took(packet, 101.0 + place / 50))
    assert recording.silent_seconds(103.0) == pytest.approx(2.0, abs=0.15)


ONE_FRAME = {"silk 20": b"\x48a", "narrow 20": b"\x08a", "celt 20": b"\xf8a", "two of 10": b"\xf1a"}
OTHERWISE = {"silk 10": b"\x40a", "narrow 10": b"\x00a", "two of 20": b"\x49a", "none": b"", "cut off": b"\x03"}


@pytest.mark.parametrize("payload", ONE_FRAME.values(), ids=ONE_FRAME)
def test_twenty_milliseconds_are_known_by_the_first_byte(payload: bytes) -> None:
    assert is_one_frame(payload)


@pytest.mark.parametrize("payload", OTHERWISE.values(), ids=OTHERWISE)
def test_so_is_any_other_length(payload: bytes) -> None:
    assert not is_one_frame(payload)


def test_the_checksum_is_that_of_the_format() -> None:
    # The check value of this polynomial from zero, without reflection, for the usual nine digits.
    assert checksum(b"123456789") == 0x89A1897F


@given(st.lists(st.binary(min_size=1, max_size=1_275), max_size=120))
def test_pages_hold_whatever_sizes_packets_have(payloads: list[bytes]) -> None:
    data, at, packets_found, rest = file_of(payloads), 0, [], b""
    while at < len(data):
        assert data[at : at + 4] == b"OggS"
        page = bytearray(data[at:])
        count = page[26]
        sizes = page[27 : 27 + count]
        end = 27 + count + sum(sizes)
        told, page[22:26] = page[22:26], bytes(4)
        assert checksum(page[:end]) == int.from_bytes(told, "little")
        place = 27 + count
        for size in sizes:
            rest += page[place : place + size]
            place += size
            if size < 255:
                packets_found.append(rest)
                rest = b""
        at += end
    assert packets_found[2:] == payloads


@given(st.lists(st.binary(max_size=300), max_size=6), st.binary(max_size=100))
def test_what_was_sealed_is_read_again_with_its_key(pieces: list[bytes], last: bytes) -> None:
    assert b"".join(unsealed(io.BytesIO(sealed(pieces, last)), KEY)) == b"".join(pieces) + last


@given(st.data())
def test_whatever_is_changed_cut_off_or_exchanged_is_noticed(data: st.DataObject) -> None:
    whole = sealed([b"one" * 20, b"two" * 20], b"three")
    place = data.draw(st.integers(0, len(whole) - 1))
    changed = bytearray(whole)
    changed[place] ^= data.draw(st.integers(1, 255))
    for damaged in (bytes(changed), whole[:place]):
        with pytest.raises(NotWhole):
            list(unsealed(io.BytesIO(damaged), KEY))
    size = 4 + 60 + 16
    first, second = whole[15 : 15 + size], whole[15 + size : 15 + 2 * size]
    with pytest.raises(NotWhole, match="was changed"):
        list(unsealed(io.BytesIO(whole[:15] + second + first + whole[15 + 2 * size :]), KEY))


def test_another_key_opens_nothing_and_what_a_dead_writer_left_can_be_read(tmp_path: Path) -> None:
    whole = sealed([b"one", b"two"], b"three")
    with pytest.raises(NotWhole, match="its key is another's"):
        list(unsealed(io.BytesIO(whole), bytes(KEY_BYTES)))
    found: list[bytes] = []
    with pytest.raises(NotWhole, match="before its last piece"):
        found += unsealed(io.BytesIO(whole[:-3]), KEY)
    pieces = unsealed(io.BytesIO(whole[:-3]), KEY)
    assert [next(pieces), next(pieces)] == [b"one", b"two"]
    writer = SealedWriter.open(tmp_path / "kept", KEY, bytes(7))
    writer.close(b"said")
    assert (tmp_path / "kept").stat().st_mode & 0o777 == 0o600
    assert b"said" not in (tmp_path / "kept").read_bytes()


def sealed(pieces: list[bytes], last: bytes) -> bytes:
    file = io.BytesIO()
    file.close = lambda: None  # type: ignore[method-assign]
    writer = SealedWriter(file, KEY, b"saltsal")
    for one in pieces:
        writer.write(one)
    writer.close(last)
    return file.getvalue()
