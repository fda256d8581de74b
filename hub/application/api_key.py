"""Keys for other systems: made and revoked by administrators, and known again by their digest alone."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Final

from hub.application.transaction import Transaction
from hub.domain.api_key import (
    MOST_KEYS,
    MOST_PER_MINUTE,
    PREFIX_LETTERS,
    ApiKey,
    KeyHolder,
    checked_name,
    checked_scopes,
    holder_of,
)
from hub.domain.ids import TeamId
from hub.domain.person import Person
from hub.domain.problem import Conflict, Invalid, SignInNeeded
from hub.domain.value import dataclass

_NO_KEY: Final = (
    "This key opens nothing: it is wrong, has expired or was revoked; ask an administrator for another one."
)


@dataclass(frozen=True, slots=True)
class KeyWish:
    """What a new key is to be."""

    name: str
    scopes: frozenset[str]
    teams: frozenset[str]
    """Empty: every team, without what is restricted."""
    per_minute: int
    expires_at: datetime | None


def make_key(tx: Transaction, by: Person, wish: KeyWish, secret: str, digest: str) -> ApiKey:
    """The key opens what its scopes allow from now on; of the secret only its beginning is kept."""
    key = ApiKey(
        tx.new_id(),
        checked_name(wish.name),
        secret[:PREFIX_LETTERS],
        digest,
        checked_scopes(wish.scopes),
        _known_teams(tx, wish.teams),
        _per_minute(wish.per_minute),
        by.id,
        tx.now,
        wish.expires_at,
    )
    if wish.expires_at is not None and wish.expires_at <= tx.now:
        raise Invalid("A key that has expired already opens nothing; choose a day to come, or none.")
    standing = [one for one in tx.keys.all() if one.is_good(tx.now)]
    if len(standing) >= MOST_KEYS:
        raise Conflict(f"There are {MOST_KEYS} keys already; revoke one that nobody needs first.")
    if any(one.name == key.name for one in standing):
        raise Conflict("There is a key of this name already; choose another one, that it is told apart in the audit.")
    tx.keys.add(key)
    told = {"name": key.name, "prefix": key.prefix, "scopes": sorted(key.scopes), "teams": sorted(key.teams)}
    tx.desks.audit(by.id, "keys.added", key.id, told)
    return key


def revoke_key(tx: Transaction, by: Person, id_: str) -> None:
    """It opens nothing from the next request on; once is enough."""
    key = tx.keys.get(id_)
    if key.revoked_at is not None:
        return
    tx.keys.revoke(id_, tx.now)
    tx.desks.audit(by.id, "keys.revoked", id_, {"name": key.name, "prefix": key.prefix})


def key_for(tx: Transaction, digest: str) -> tuple[ApiKey, KeyHolder]:
    """The key with this digest, and whoever asks with it; raises SignInNeeded where it opens nothing."""
    key = tx.keys.by_digest(digest)
    if key is None or not key.is_good(tx.now):
        raise SignInNeeded(_NO_KEY)
    return key, holder_of(key, [TeamId(team) for team in tx.floor.teams])


def note_key_used(tx: Transaction, id_: str) -> None:
    """It is known that it was used about now."""
    tx.keys.used(id_, tx.now)


def named_doers(tx: Transaction) -> dict[str, str]:
    """Whoever can have done something, by id: people and keys."""
    return {**{key.id: key.name for key in tx.keys.all()}, **{person.id: person.name for person in tx.people.all()}}


def _known_teams(tx: Transaction, teams: Collection[str]) -> frozenset[TeamId]:
    known = frozenset(TeamId(team) for team in teams)
    if known - tx.floor.teams.keys():
        raise Invalid("One of these teams does not exist any more; look at the list again.")
    return known


def _per_minute(wanted: int) -> int:
    if not 1 <= wanted <= MOST_PER_MINUTE:
        raise Invalid(f"A key may ask from 1 to {MOST_PER_MINUTE} times a minute.")
    return wanted
