"""The small values: what a person may do, how far a message came, which account was meant."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.contract import MessageState
from channels.sender import Sender
from hub.domain.fact import Happening
from hub.domain.figures import Day, QueueDay, service_level
from hub.domain.floor import Account, Floor
from hub.domain.ids import AccountId, ConversationId, HookId, PersonId, QueueId, TeamId
from hub.domain.item import further
from hub.domain.permission import Permission, Role, permissions_of
from hub.domain.person import Person, Presence
from hub.domain.problem import Problem, TooMany
from hub.domain.text import all_storable, storable
from hub.domain.token import file_pass, is_file_pass, proven_thread, proven_visitor, thread_token, visitor_session

AT = datetime(2026, 5, 4, 8, tzinfo=UTC)
LATER = AT + timedelta(seconds=30)
KEY = b"k" * 32


def anna(**changes: object) -> Person:
    made = Person(
        id=PersonId("anna"),
        name="Anna",
        email="anna@example.org",
        roles=frozenset({Role.AGENT}),
        teams=frozenset({TeamId("north")}),
        language="en",
        skills={},
        capacity={"chat": 1},
        presence=Presence.OFFLINE,
        reason=None,
        presence_since=AT,
        idle_since=AT,
        misses=1,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


# People.


def test_becoming_ready_starts_the_idle_clock_and_forgives_misses() -> None:
    ready = anna().now_present(Presence.AVAILABLE, None, LATER)
    assert (ready.idle_since, ready.presence_since, ready.misses) == (LATER, LATER, 0)


def test_the_same_presence_again_keeps_its_beginning() -> None:
    ready = anna(presence=Presence.AVAILABLE)
    assert ready.now_present(Presence.AVAILABLE, None, LATER) is ready


def test_leaving_keeps_the_idle_clock() -> None:
    away = anna(presence=Presence.AVAILABLE).now_present(Presence.AWAY, "lunch", LATER)
    assert (away.idle_since, away.misses, away.reason) == (AT, 1, "lunch")


def test_whoever_is_deactivated_may_do_nothing() -> None:
    assert anna().permissions == {Permission.READ, Permission.WORK, Permission.MERGE}
    assert anna(is_active=False).permissions == frozenset()


def test_a_supervisor_may_all_that_an_agent_may_and_an_administrator_serves_nobody() -> None:
    assert permissions_of(frozenset({Role.AGENT})) < permissions_of(frozenset({Role.SUPERVISOR}))
    assert Permission.WORK not in permissions_of(frozenset({Role.ADMINISTRATOR}))
    assert permissions_of(frozenset()) == frozenset()


# Messages.


@pytest.mark.parametrize(
    ("old", "new", "goes_further"),
    [
        (None, MessageState.SENT, True),
        (MessageState.SENT, MessageState.DELIVERED, True),
        (MessageState.DELIVERED, MessageState.SENT, False),
        (MessageState.SENT, MessageState.SENT, False),
        (MessageState.FAILED, MessageState.DELIVERED, True),
        (MessageState.READ, MessageState.FAILED, False),
        (MessageState.UNKNOWN, MessageState.SENT, False),
        (MessageState.FAILED, MessageState.UNKNOWN, True),
        (MessageState.UNKNOWN, MessageState.FAILED, False),
        (MessageState.UNKNOWN, MessageState.DELIVERED, True),
    ],
)
def test_a_report_takes_a_message_only_further(
    old: MessageState | None, new: MessageState, *, goes_further: bool
) -> None:
    assert further(old, new) is goes_further


# The floor.


def account(id_: str, address: str, hook: str | None = "hook") -> Account:
    return Account(AccountId(id_), id_, "text", address, QueueId("q"), HookId(hook) if hook else None)


def test_a_hook_of_one_account_needs_no_address_and_one_of_several_does() -> None:
    one = Floor(accounts={"a": account("a", "+1"), "other": account("other", "+9", None)})
    assert one.account_for(HookId("hook"), "") == one.accounts["a"]
    two = Floor(accounts={"a": account("a", "+1"), "b": account("b", "+2")})
    assert two.account_for(HookId("hook"), "") is None
    assert two.account_for(HookId("hook"), "+2") == two.accounts["b"]
    assert two.account_for(HookId("hook"), "+3") is None
    assert two.features_of("fax") == frozenset()


def test_a_refusal_says_what_to_do_and_when() -> None:
    assert TooMany("Wait a little.", 7).retry_after_seconds == 7
    assert all(problem.title for problem in Problem.__subclasses__())


# Tokens.


def test_a_token_proves_its_thread_and_nothing_else() -> None:
    token = thread_token(KEY, ConversationId("0a1b"))
    assert proven_thread(KEY, token) == "0a1b"
    assert proven_thread(KEY, token.upper()) == "0a1b"
    for forged in (None, "", "x", token[:-1], "f" + token, token[:-1] + ("0" if token[-1] != "0" else "1")):
        assert proven_thread(KEY, forged) is None
    assert proven_thread(b"other", token) is None


@given(st.text())
def test_no_text_of_strangers_is_a_token(text: str) -> None:
    assert proven_thread(KEY, text) is None
    assert proven_visitor(KEY, text) is None


def test_a_visitor_is_recognised_on_her_account_alone() -> None:
    session = visitor_session(KEY, "chat", "v1")
    assert proven_visitor(KEY, session) == ("chat", "v1")
    assert proven_visitor(KEY, session.replace("chat", "mail", 1)) is None
    assert proven_visitor(b"other", session) is None


def test_a_pass_opens_one_file_until_it_expires() -> None:
    given = file_pass(KEY, "f1", LATER)
    assert is_file_pass(KEY, "f1", given, AT)
    assert not is_file_pass(KEY, "f1", given, LATER)
    assert not is_file_pass(KEY, "f2", given, AT)
    assert not is_file_pass(b"other", "f1", given, AT)
    assert not is_file_pass(KEY, "f1", "", AT)
    assert not is_file_pass(KEY, "f1", "zz-1", AT)


# Texts.


@given(st.text(st.characters(), max_size=200))
def test_what_is_storable_is_encoded_and_has_no_nul(text: str) -> None:
    kept = storable(text)
    assert "\x00" not in kept
    assert kept.encode().decode() == kept
    assert len(kept) == len(text)
    assert storable(kept) == kept


def test_half_a_character_is_replaced_and_whole_ones_are_not() -> None:
    assert storable("a\ud83db 😀 \x00") == "a\ufffdb 😀 \ufffd"


def test_every_text_in_a_value_is_cleaned_and_a_clean_value_is_the_same() -> None:
    clean = Sender("a", "b")
    assert all_storable(clean) is clean
    assert all_storable(Sender("a\x00", "b")) == Sender("a\ufffd", "b")
    assert all_storable({"\x00": ["\x00", 1, b"\x00"]}) == {"\ufffd": ["\ufffd", 1, b"\x00"]}
    assert all_storable(("\x00", None)) == ("\ufffd", None)
    assert all_storable(Sender) is Sender


# Figures.


def day(*facts: tuple[int, Happening, str, dict[str, object]]) -> Day:
    made = Day()
    for second, happening, id_, details in facts:
        made.add(AT + timedelta(seconds=second), happening, id_, "q", details=details, target_seconds=20)
    return made


def test_a_day_counts_what_arrived_was_answered_and_left() -> None:
    found = day(
        (0, Happening.QUEUED, "a", {"why": "arrived", "since": AT.isoformat()}),
        (0, Happening.QUEUED, "b", {"why": "arrived"}),
        (0, Happening.QUEUED, "c", {"why": "arrived"}),
        (10, Happening.OFFERED, "a", {}),
        (15, Happening.ANSWERED, "a", {"waited_seconds": 15}),
        (25, Happening.ANSWERED, "b", {"waited_seconds": 25}),
        (30, Happening.ABANDONED, "c", {}),
        (45, Happening.CLOSED, "a", {}),
        (50, Happening.RELEASED, "unknown", {}),
        (60, Happening.QUEUED, "b", {"why": "transferred"}),
    ).queue("q")
    assert (found.arrived, found.answered, found.answered_in_target, found.abandoned) == (3, 2, 1, 1)
    assert (found.handled, found.handle_seconds) == (1, 30)


def test_what_belongs_to_no_queue_counts_nowhere() -> None:
    found = Day()
    found.add(AT, Happening.PRESENCE, None, None, details={}, target_seconds=20)
    assert found.queues == {}


def test_a_stuck_queue_cannot_look_good() -> None:
    assert service_level(QueueDay(), 0) is None
    day = QueueDay(answered=1, answered_in_target=1)
    assert service_level(day, 0) == 1
    assert service_level(day, 1) == 0.5
