"""Sign in and out; the secret itself is never stored, only its digest."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hub.application.kept import Session
from hub.application.transaction import Transaction
from hub.domain.identity_provider import Vouched
from hub.domain.ids import PersonId
from hub.domain.person import Person
from hub.domain.problem import NotFound, SignInNeeded
from hub.domain.text import storable
from hub.domain.token import session_tag

SESSION_HOURS = 24
LONGEST_AGENT = 300
"""Of what a browser says of itself, more tells nothing."""
SEEN_AFTER = timedelta(minutes=5)
"""How often it is kept that a session is used."""


def open_session(  # noqa: PLR0913 - what a session is made of
    tx: Transaction, person: Person, *, digest: str, csrf: str, device: str = "", vouched: Vouched | None = None
) -> Session:
    """The person is signed in with the cookie whose digest this is."""
    until = tx.now + timedelta(hours=SESSION_HOURS)
    session = Session(digest, person.id, csrf, tx.now, until, tx.now, storable(device)[:LONGEST_AGENT])
    if vouched is not None:
        session = replace(session, provider=vouched.provider, id_token=vouched.id_token or None)
        # Nobody ends a session that runs out by itself; this is often enough for what it would leave behind.
        tx.desks.forget_id_tokens()
    tx.desks.add_session(session)
    tx.desks.audit(person.id, "session.opened", person.id, {} if vouched is None else {"provider": vouched.provider})
    return session


def who_is(tx: Transaction, digest: str) -> tuple[Person, Session]:
    """The person and the session of a cookie; raises SignInNeeded when it ended."""
    session = tx.desks.session(digest)
    if session is None or session.expires_at <= tx.now:
        msg = "Your session has ended; sign in again."
        raise SignInNeeded(msg)
    person = tx.people.get(session.person_id)
    if not person.is_active:
        msg = "This account is deactivated; ask an administrator."
        raise SignInNeeded(msg)
    return person, session


def is_unseen(tx: Transaction, session: Session) -> bool:
    """Whether it has to be kept again that it is used."""
    return session.seen_at is None or tx.now - session.seen_at >= SEEN_AFTER


def see_session(tx: Transaction, digest: str) -> None:
    """It is used now."""
    tx.desks.see_session(digest)


def sessions_of(tx: Transaction, person_id: PersonId) -> list[Session]:
    """Where somebody is signed in, the one that was used last first."""
    found = [session for session in tx.desks.sessions_of(person_id) if session.expires_at > tx.now]
    return sorted(found, key=lambda session: session.seen_at or session.created_at, reverse=True)


def end_session_of(tx: Transaction, person_id: PersonId, tag: str, by: Person) -> None:
    """Somebody is signed out at one place, by its tag; raises NotFound."""
    for session in tx.desks.sessions_of(person_id):
        if session_tag(session.digest) == tag:
            tx.desks.end_session(session.digest)
            tx.desks.audit(by.id, "session.ended", person_id, {})
            return
    raise NotFound("She is not signed in there any more.")


def end_sessions_of(tx: Transaction, person_id: PersonId, by: Person) -> None:
    """Somebody is signed out everywhere."""
    person = tx.people.get(person_id)
    tx.desks.end_sessions_of(person.id)
    tx.desks.audit(by.id, "session.all_ended", person.id, {})


def close_other_sessions(tx: Transaction, person: Person, digest: str) -> None:
    """Of all places where the person is signed in, only the one with this cookie remains."""
    tx.desks.end_sessions_of(person.id, besides=digest)
    tx.desks.audit(person.id, "session.others_closed", person.id, {})


def close_session(tx: Transaction, digest: str) -> None:
    """Nobody is signed in with this cookie any more."""
    session = tx.desks.session(digest)
    tx.desks.end_session(digest)
    if session is not None:
        tx.desks.audit(session.person_id, "session.closed", session.person_id, {})
