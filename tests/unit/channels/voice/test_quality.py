"""What is told of a stream, by the standards' own numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.voice.media import rtcp
from channels.voice.media.quality import Reception, Report, opinion
from channels.voice.media.rtcp import Sent
from channels.voice.media.rtp import Packet

NOON = 1_800_000_000.25


def reception(*came: tuple[int, float]) -> Reception:
    """A stream of PCMU from which these packets came, each so many seconds after it was due."""
    found = Reception(7, 8_000)
    for number, late in came:
        found.took(Packet(0, number % 2**16, number * 160 % 2**32, 7, b"a"), number * 0.02 + late)
    return found


def test_what_comes_evenly_has_no_jitter_and_loses_nothing_across_the_end_of_the_numbers() -> None:
    found = reception(*((number, 0.03) for number in range(65_500, 65_600)))
    assert (found.expected, found.lost) == (100, 0)
    assert found.jitter_milliseconds == pytest.approx(0.0, abs=1e-3)


def test_what_never_came_is_counted_once_and_its_share_since_the_last_report() -> None:
    found = reception(*((number, 0.0) for number in range(100) if number not in {10, 20, 30, 40}))
    first = found.report()
    assert first.lost == 4
    assert first.lost_share == pytest.approx(0.04)
    assert found.report().lost_share == 0.0
    assert found.report().lost == 4


def test_what_comes_twice_does_not_make_up_for_what_was_lost_by_less_than_nothing() -> None:
    assert reception((1, 0), (1, 0), (1, 0)).lost == 0


def test_every_other_packet_late_by_ten_milliseconds_is_a_jitter_of_ten() -> None:
    found = reception(*((number, 0.01 * (number % 2)) for number in range(400)))
    assert found.jitter_milliseconds == pytest.approx(10.0, rel=0.01)


@pytest.mark.parametrize(
    ("round_trip", "jitter", "lost", "told"),
    [
        (0, 0, 0.0, 4.39), (100, 5, 0.0, 4.36), (400, 10, 0.0, 3.94), (100, 5, 0.01, 4.14), (100, 5, 0.05, 3.06),
        (1_200, 30, 0.2, 1.0),
    ],
)  # fmt: skip
def test_people_say_less_of_a_call_the_later_and_the_less_comes(
    round_trip: float, jitter: float, lost: float, told: float
) -> None:
    assert opinion(round_trip, jitter, lost) == pytest.approx(told, abs=0.06)


REPORTS = st.builds(
    Report,
    st.integers(0, 2**32 - 1),
    st.integers(0, 255).map(lambda parts: parts / 256),
    st.integers(0, 2**23 - 1),
    st.integers(0, 2**32 - 1),
    st.integers(0, 2**32 - 1),
    st.integers(0, 2**32 - 1),
    st.integers(0, 2**32 - 1),
)


@given(st.lists(REPORTS, max_size=5), st.text(max_size=40))
def test_reports_are_read_as_they_were_written(received: list[Report], name: str) -> None:
    ours = Sent(9, NOON, 160, 50, 8_000)
    assert rtcp.read(rtcp.written(ours, received, name)) == rtcp.Reports(ours, tuple(received))


@given(st.binary(max_size=120))
def test_nothing_that_comes_breaks_the_reader(data: bytes) -> None:
    rtcp.read(data)


def test_the_way_there_and_back_follows_from_the_report_that_was_named() -> None:
    ours = Sent(9, NOON, 160, 50, 8_000)
    named = Report(9, 0.0, 0, 1, 0, ours.short_time, round(0.5 * 65_536))
    assert rtcp.round_trip_seconds(named, NOON + 0.62) == pytest.approx(0.12, abs=1e-3)
    assert rtcp.round_trip_seconds(named, NOON + 0.4999) == 0.0, "a clock that was set back"
    assert rtcp.round_trip_seconds(Report(9, 0.0, 0, 1, 0), NOON) is None
