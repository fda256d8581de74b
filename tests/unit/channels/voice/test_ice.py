"""Checks of browsers, and of those who are none."""

from __future__ import annotations

from typing import Final

import pytest
from aioice import stun
from hypothesis import given
from hypothesis import strategies as st

from channels.voice.webrtc import ice
from channels.voice.webrtc.ice import Credentials

OURS: Final = Credentials("ours", "a password of twenty-two")
ADDRESS: Final = ("192.0.2.9", 50_000)


def check(password: str = OURS.password, **attributes: object) -> bytes:
    told = {"USERNAME": "ours:theirs", "PRIORITY": 1, "ICE-CONTROLLING": 7}
    told |= {name.replace("_", "-"): value for name, value in attributes.items()}
    message = stun.Message(stun.Method.BINDING, stun.Class.REQUEST, bytes(12), told)
    message.add_message_integrity(password.encode())
    return bytes(message)


def answered(data: bytes) -> ice.Check | None:
    request = ice.read(data)
    return None if request is None else request.answered(ADDRESS, OURS)


def test_a_check_names_its_leg_and_is_told_where_it_came_from() -> None:
    request = ice.read(check())
    assert request is not None
    assert request.fragment == "ours"
    found = answered(check())
    assert found is not None
    message = stun.parse_message(found.answer)
    assert message.message_class == stun.Class.RESPONSE
    assert message.attributes["XOR-MAPPED-ADDRESS"] == ADDRESS
    assert message.check_message_integrity(OURS.password.encode())
    assert not found.is_nominated


def test_the_address_that_the_browser_chose_is_told() -> None:
    found = answered(check(USE_CANDIDATE=None))
    assert found is not None
    assert found.is_nominated


def test_what_another_password_proves_is_not_answered() -> None:
    assert answered(check("another password of 22")) is None
    unproved = stun.Message(stun.Method.BINDING, stun.Class.REQUEST, bytes(12), {"USERNAME": "ours:theirs"})
    assert answered(bytes(unproved)) is None


def test_whoever_wants_to_be_controlled_is_told_that_we_never_control() -> None:
    told = {"USERNAME": "ours:theirs", "PRIORITY": 1, "ICE-CONTROLLED": 7, "USE-CANDIDATE": None}
    message = stun.Message(stun.Method.BINDING, stun.Class.REQUEST, bytes(12), told)
    message.add_message_integrity(OURS.password.encode())
    found = answered(bytes(message))
    assert found is not None
    assert not found.is_nominated
    assert stun.parse_message(found.answer).error_code == 487


@pytest.mark.parametrize("kind", [stun.Class.RESPONSE, stun.Class.INDICATION, stun.Class.ERROR])
def test_only_requests_are_checks(kind: stun.Class) -> None:
    assert ice.read(bytes(stun.Message(stun.Method.BINDING, kind, bytes(12)))) is None


@given(st.binary(max_size=100))
def test_nothing_that_comes_breaks_the_reader(data: bytes) -> None:
    assert ice.read(data) is None
    assert ice.is_stun(data) is (len(data) >= 20 and data[0] < 4)


@given(st.integers(0, 200), st.integers(0, 255))
def test_a_damaged_check_is_no_check(place: int, byte: int) -> None:
    whole = check()
    damaged = bytearray(whole)
    # The last eight bytes only help to tell checks from other packets.
    damaged[place % (len(whole) - 8)] = byte
    if bytes(damaged) != whole:
        assert answered(bytes(damaged)) is None
