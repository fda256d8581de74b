"""Sign in and out; the secret itself is never stored, only its digest."""

from __future__ import annotations

from datetime import timedelta

from hub.application.kept import Session
from hub.application.transaction import Transaction
from hub.domain.person import Person
from hub.domain.problem import SignInNeeded

SESSION_HOURS = 24


def open_session(tx: Transaction, person: Person, *, digest: str, csrf: str) -> Session:
    """The person is signed in with the cookie whose digest this is."""
    session = Session(digest, person.id, csrf, tx.now, tx.now + timedelta(hours=SESSION_HOURS))
    tx.desks.add_session(session)
    tx.desks.audit(person.id, "session.opened", person.id, {})
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
