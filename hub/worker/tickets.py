"""Tickets: what the hub hands out in the middle of signing in, and wants back soon, as it was."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any, Final

import orjson

from hub.application.floor_record import Secrets
from hub.domain.problem import Invalid

_SEALED: Final = "sealed:"
_UNTIL: Final = "until"
LONGEST: Final = 8_000


class Tickets:
    """Sealed with the hub's key for one purpose: nobody reads one, changes one, or uses one for another."""

    def __init__(self, seals: Secrets, now: Callable[[], datetime]) -> None:
        self._seals = seals
        self._now = now

    def issue(self, purpose: str, lasts: timedelta, said: Mapping[str, str]) -> str:
        """A ticket that says this, for so long."""
        name = f"{purpose}_token"
        text = orjson.dumps({**said, _UNTIL: (self._now() + lasts).timestamp()}).decode()
        return self._seals.sealed({name: text})[name].removeprefix(_SEALED)

    def read(self, purpose: str, ticket: str) -> dict[str, Any] | None:
        """What it says; None for one that has run out, is of another purpose, or none of ours."""
        if len(ticket) > LONGEST:
            return None
        name = f"{purpose}_token"
        try:
            # Never without the word before it: what a caller gives is a seal, and leads to no file or variable.
            said: dict[str, Any] = orjson.loads(self._seals.revealed({name: _SEALED + ticket})[name])
        except Invalid:
            return None
        return said if said[_UNTIL] > self._now().timestamp() else None
