"""Who a visitor is: a random session bound to one account, or whom the shop's signed token names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import OctKey

from hub.domain.token import proven_visitor, visitor_session

SHORTEST_SECRET: Final = 16


@dataclass(frozen=True, slots=True)
class Visitor:
    """A visitor as the hub knows her before she says a word."""

    key: str
    """The identity's key on the channel."""
    session: str
    """What her browser keeps to be recognised."""
    name: str = ""
    address: str = ""
    is_verified: bool = False


def named_key(account: str, subject: object) -> str:
    """How the chat knows whom an account's token names."""
    return f"shop:{account}:{subject}"[:500]


class VisitorSessions:
    """Makes sessions that nobody can make up, and reads the shop's tokens."""

    def __init__(self, key: bytes, new_secret: Callable[[], str]) -> None:
        self._key = key
        self._new_secret = new_secret

    def anonymous(self, account: str, session: str) -> Visitor:
        """The visitor of a session, or a new one where the session is not ours or not of this account."""
        proven = proven_visitor(self._key, session)
        key = proven[1] if proven is not None and proven[0] == account else self._new_secret()
        return Visitor(key, visitor_session(self._key, account, key))

    def named(self, account: str, token: str, secrets: tuple[str, ...], now: datetime) -> Visitor | None:
        """Whom the token names, if one of the account's secrets signed it and it has not expired."""
        for secret in secrets:
            if len(secret) < SHORTEST_SECRET:
                continue
            try:
                claims: dict[str, Any] = jwt.decode(token, OctKey.import_key(secret), algorithms=["HS256"]).claims
            except (JoseError, ValueError):
                continue
            expires, subject = claims.get("exp"), claims.get("sub")
            if not isinstance(expires, (int, float)) or expires <= now.timestamp() or not subject:
                return None
            key = named_key(account, subject)
            session = visitor_session(self._key, account, key)
            name, address = str(claims.get("name", "")), str(claims.get("email", ""))
            return Visitor(key, session, name[:200], address[:320], is_verified=True)
        return None
