"""What an agent may hold side by side: what is usual, and what an administrator says instead."""

from __future__ import annotations

from channels.contract import Feature
from hub.domain.sharing import Budget, FloorSharing, SaidSharing, sharing_in
from routing.reason import Reason

FEATURES = {
    "chat": frozenset({Feature.LIVE}),
    "mail": frozenset({Feature.MAIL_ADDRESSES}),
    "text": frozenset({Feature.PHONE_NUMBERS}),
    "voice": frozenset({Feature.CALLS}),
}
CAPACITY = {"chat": 3, "mail": 5, "voice": 1}
ATTENTION = {"attention": Budget(6, {"chat": 2, "mail": 1})}


def test_usually_a_call_lets_nothing_come_and_interrupts_what_nobody_waits_for() -> None:
    usual = sharing_in(SaidSharing(), FEATURES)
    assert usual.no_room(CAPACITY, {"voice": 1}, "mail") is Reason.HOLDS_AN_EXCLUSIVE_CHANNEL
    assert usual.no_room(CAPACITY, {"mail": 5}, "voice") is None
    assert usual.no_room(CAPACITY, {"mail": 1, "chat": 1}, "voice") is Reason.MUST_HOLD_NOTHING
    assert (usual.wants_alone("voice"), usual.wants_alone("chat")) == (True, False)


def test_where_no_channel_has_calls_every_channel_has_room_of_its_own() -> None:
    without = sharing_in(SaidSharing(), {name: can for name, can in FEATURES.items() if Feature.CALLS not in can})
    assert without.rules == FloorSharing().rules
    assert without.no_room(CAPACITY, {"chat": 2, "mail": 5}, "chat") is None
    assert without.no_room(CAPACITY, {"chat": 3}, "chat") is Reason.CHANNEL_FULL
    assert without.no_room(CAPACITY, {}, "text") is Reason.CHANNEL_NOT_SERVED


def test_what_is_said_holds_in_place_of_what_is_usual() -> None:
    said = sharing_in(SaidSharing(exclusive=("chat",)), FEATURES)
    assert said.no_room(CAPACITY, {"voice": 1}, "mail") is None
    assert said.no_room(CAPACITY, {"mail": 1}, "chat") is None, "what a chat interrupts is still as usual"
    nothing = sharing_in(SaidSharing(interrupts={}), FEATURES)
    assert nothing.no_room(CAPACITY, {"mail": 1}, "voice") is Reason.MUST_HOLD_NOTHING


def test_channels_share_a_budget_of_which_somebody_may_have_more_or_less() -> None:
    sharing = sharing_in(SaidSharing(budgets=ATTENTION), FEATURES)
    assert sharing.no_room(CAPACITY, {"chat": 2, "mail": 2}, "mail") is Reason.BUDGET_SPENT
    assert sharing.no_room({**CAPACITY, "attention": 7}, {"chat": 2, "mail": 2}, "mail") is None
    assert sharing.spent({"chat": 2, "mail": 2, "voice": 1}, "attention") == 6
    assert sharing.channels_of({**CAPACITY, "attention": 7}) == CAPACITY
    assert sharing.budgets_of(CAPACITY) == {"attention": 6}


def test_whoever_has_too_little_of_a_budget_never_serves_what_costs_more() -> None:
    sharing = sharing_in(SaidSharing(budgets=ATTENTION), FEATURES)
    little = {**CAPACITY, "attention": 1}
    assert (sharing.serves(little, "chat"), sharing.serves(little, "mail"), sharing.serves(little, "voice")) == (
        False,
        True,
        True,
    )
