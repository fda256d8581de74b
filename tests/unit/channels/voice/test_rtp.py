"""Packets of speech as they come, and whatever else comes to their port."""

from hypothesis import given
from hypothesis import strategies as st

from channels.voice.media.rtp import Packet, ahead, is_rtcp, read

PACKETS = st.builds(
    Packet,
    st.integers(0, 127),
    st.integers(0, 2**16 - 1),
    st.integers(0, 2**32 - 1),
    st.integers(0, 2**32 - 1),
    st.binary(max_size=200),
    st.booleans(),
)


@given(PACKETS)
def test_what_is_written_is_read_again(packet: Packet) -> None:
    assert read(bytes(packet)) == packet


@given(st.binary(max_size=80))
def test_nothing_that_comes_breaks_the_reader(data: bytes) -> None:
    found = read(data)
    assert found is None or len(found.payload) < len(data)
    assert is_rtcp(data) in {True, False}


def test_contributors_extensions_and_padding_are_no_speech() -> None:
    head = bytes([0x80 | 0x20 | 0x10 | 2, 0x80 | 111]) + bytes.fromhex("0001 00000002 00000003")
    extension = bytes.fromhex("bede0001 10203040")
    packet = read(head + bytes(8) + extension + b"speech" + bytes([0, 0, 3]))
    assert packet == Packet(111, 1, 2, 3, b"speech", marker=True)


def test_what_claims_more_than_there_is_is_no_packet() -> None:
    whole = bytes(Packet(0, 1, 2, 3, b"ab"))
    assert read(bytes([whole[0] | 0x20]) + whole[1:-1] + bytes([200])) is None, "padding"
    assert read(bytes([whole[0] | 0x20]) + whole[1:-1] + bytes([0])) is None, "padding of nothing"
    assert read(bytes([whole[0] | 0x0F]) + whole[1:]) is None, "contributors"
    assert read(bytes([whole[0] | 0x10]) + whole[1:]) is None, "an extension"
    assert read(bytes([0x40]) + whole[1:]) is None, "another version"


@given(st.integers(0, 2**16 - 1), st.integers(-(2**15), 2**15 - 1))
def test_numbers_are_compared_where_they_wrap_around(number: int, steps: int) -> None:
    assert ahead((number + steps) % 2**16, number) == steps
