"""What is kept of whoever signed in, and for how long."""

from __future__ import annotations

from datetime import timedelta

from hub.application.kept import Session
from hub.application.session import SESSION_HOURS, open_session, sessions_of, who_is
from hub.application.transaction import Transaction
from hub.domain.identity_provider import Vouched
from hub.domain.ids import PersonId
from hub.domain.person import Person
from tests.contract.conftest import AnyStore
from tests.stage.floor import ANNA, BO
from tests.stage.loop import HeldClock


async def test_a_provider_s_word_does_not_outlast_its_session(store: AnyStore, held_clock: HeldClock) -> None:
    anna, bo = await store.run(_person, ANNA), await store.run(_person, BO)
    await store.run(open_session, anna, digest="a", csrf="c", vouched=Vouched("company", "sealed:a"))
    held_clock.forward(timedelta(hours=SESSION_HOURS - 1).total_seconds())
    await store.run(open_session, bo, digest="b", csrf="c", vouched=Vouched("company", "sealed:b"))
    _, session = await store.run(who_is, "a")
    assert (session.provider, session.id_token) == ("company", "sealed:a")
    assert "sealed:a" not in repr(session)
    held_clock.forward(timedelta(hours=1).total_seconds())
    await store.run(open_session, bo, digest="c", csrf="c", vouched=Vouched("company"))
    assert [one.id_token for one in await store.run(_kept, ANNA)] == [None]
    assert [one.id_token for one in await store.run(sessions_of, BO)] == [None, "sealed:b"]


def _person(tx: Transaction, person_id: PersonId) -> Person:
    return tx.people.get(person_id)


def _kept(tx: Transaction, person_id: PersonId) -> list[Session]:
    """Her sessions, whether they have run out or not."""
    return list(tx.desks.sessions_of(person_id))
