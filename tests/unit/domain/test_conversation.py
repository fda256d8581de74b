"""A conversation's journeys: whichever way they go, its fields never contradict each other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.domain.conversation import HELD, MOVES, PREVIEW_CHARACTERS, Conversation, State, after, preview_of
from hub.domain.ids import AccountId, ConversationId, CustomerId, DispositionId, IdentityId, PersonId, QueueId, TeamId
from hub.domain.problem import Conflict

AT = datetime(2026, 5, 4, 8, tzinfo=UTC)
ANNA, BO = PersonId("anna"), PersonId("bo")
Change = Callable[[Conversation], Conversation]


def conversation(state: State = State.QUEUED) -> Conversation:
    return Conversation(
        id=ConversationId("c"),
        account_id=AccountId("chat"),
        channel="chat",
        identity_id=IdentityId("i"),
        customer_id=CustomerId("ada"),
        customer_name="Ada",
        is_verified=False,
        queue_id=QueueId("support"),
        team_id=TeamId("north"),
        state=state,
        agent_id=None,
        holds_slot=False,
        subject="",
        preview="",
        unread=0,
        language="",
        skills={},
        head_start_seconds=0,
        arrived_at=AT,
        waiting_since=AT,
        last_message_at=AT,
        single_key="i",
    )


def back_in_its_queue(found: Conversation) -> Conversation:
    return found.queued(queue_id=found.queue_id, team_id=found.team_id, since=found.waiting_since, at=after(AT, 60))


CHANGES: dict[str, Change] = {
    "queued": back_in_its_queue,
    "offered": lambda found: found.offered(ANNA),
    "opened by Anna": lambda found: found.opened(ANNA),
    "opened by Bo": lambda found: found.opened(BO),
    "waiting with a slot": lambda found: found.waiting(holds_slot=True),
    "waiting without": lambda found: found.waiting(holds_slot=False),
    "snoozed": lambda found: found.snoozed(AT),
    "parked": lambda found: found.snoozed(None),
    "wrapping": lambda found: found.wrapping(AT),
    "closed": lambda found: found.closed(AT, DispositionId("solved")),
    "heard": lambda found: found.heard("Hello", AT),
    "said": lambda found: found.said("Hello", AT),
    "named": lambda found: found.reserved_for(BO, AT),
    "spared": lambda found: found.without(ANNA, AT),
}


@given(st.lists(st.sampled_from(sorted(CHANGES)), max_size=30))
def test_no_journey_through_the_moves_reaches_an_impossible_pair_of_fields(journey: list[str]) -> None:
    found = conversation()
    for step in journey:
        before = found
        try:
            found = CHANGES[step](found)
        except Conflict:
            continue
        assert found.state is before.state or found.state in MOVES[before.state]
        assert (found.owner is not None) == (found.state in HELD)
        assert not (found.state is State.QUEUED and (found.agent_id or found.holds_slot))
        assert not (found.state in {State.OFFERED, State.OPEN} and not found.holds_slot)
        assert (found.closed_at is not None) == (found.state is State.CLOSED)
        assert not (found.state is State.CLOSED and found.holds_slot)
        assert found.state is State.SNOOZED or (found.ends_at is not None) == (found.state is State.WRAP_UP)
        assert not (found.state is State.SNOOZED and found.holds_slot)
        assert found.arrived_at == before.arrived_at


@pytest.mark.parametrize("state", State)
def test_a_move_that_cannot_happen_is_refused_and_says_why(state: State) -> None:
    for other in set(State) - MOVES[state]:
        with pytest.raises(Conflict, match="look at it again"):
            conversation(state).moved(other)


def test_every_state_can_be_reached_and_left() -> None:
    assert {state for states in MOVES.values() for state in states} == set(State)
    assert all(MOVES.values())
    assert set(MOVES) == set(State)


def test_an_agent_who_takes_it_up_ends_what_was_meant_for_others() -> None:
    opened = conversation().without(BO, AT).reserved_for(BO, AT).opened(ANNA)
    assert (opened.excluded, opened.named_agent_id, opened.named_until) == ({}, None, None)
    assert opened.is_answered


def test_what_goes_back_to_a_queue_forgets_how_it_ended() -> None:
    closed = conversation().opened(ANNA).closed(AT, DispositionId("solved"))
    again = closed.queued(queue_id=QueueId("mail"), team_id=TeamId("south"), since=AT, at=AT)
    assert (again.closed_at, again.disposition_id, again.agent_id) == (None, None, None)
    assert (again.queue_id, again.team_id) == ("mail", "south")


def test_only_whoever_comes_from_elsewhere_joins_a_queue_anew() -> None:
    waiting = replace(conversation(), queued_at=AT)
    assert back_in_its_queue(waiting.offered(ANNA)).queued_at == AT
    assert back_in_its_queue(waiting.opened(ANNA)).queued_at == after(AT, 60)
    moved = waiting.queued(queue_id=QueueId("mail"), team_id=TeamId("south"), since=AT, at=after(AT, 60))
    assert (moved.queued_at, moved.waiting_since) == (after(AT, 60), AT)


def test_a_customer_is_counted_until_somebody_answers() -> None:
    heard = conversation().heard("One", AT).heard("Two", after(AT, 5))
    assert (heard.unread, heard.preview, heard.last_message_at) == (2, "Two", AT + timedelta(seconds=5))
    assert heard.said("Hello", AT).unread == 0


def test_whoever_it_is_only_reserved_for_does_not_own_it() -> None:
    assert conversation().offered(ANNA).owner is None
    assert conversation().opened(ANNA).owner == ANNA


@given(st.text())
def test_a_preview_is_short_and_has_one_line(text: str) -> None:
    preview = preview_of(text)
    assert len(preview) <= PREVIEW_CHARACTERS
    assert "\n" not in preview
    assert preview == preview_of(preview)
