"""The key by which push services know this hub: made when it is first needed, and kept sealed."""

from __future__ import annotations

from typing import Final

from cryptography.hazmat.primitives.asymmetric import ec

from hub.application.floor_record import Secrets
from hub.application.push import PUSH_KEY, keep_push_key
from hub.application.transaction import Transaction
from hub.domain.problem import Invalid, Unavailable
from hub.wire.store import Store
from hub.worker.push_message import new_key, private_key, public_point, to_base64

_LOST: Final = (
    "The key by which push services know this hub was sealed with another HUB_SECRET_KEY or secret.key: "
    "start the hub with the one it had before."
)


class PushKeys:
    """One key for all nodes; a browser that subscribed with it takes messages of no other."""

    def __init__(self, store: Store, seals: Secrets) -> None:
        self._store = store
        self._seals = seals
        self._key: ec.EllipticCurvePrivateKey | None = None

    async def key(self) -> ec.EllipticCurvePrivateKey:
        """The key; raises Unavailable where it was sealed with another key of the hub."""
        if self._key is None:
            kept = await self._store.read(_kept)
            if kept is None:
                made = self._seals.sealed({PUSH_KEY: new_key()})
                kept = await self._store.run(keep_push_key, made[PUSH_KEY])
            try:
                self._key = private_key(self._seals.revealed({PUSH_KEY: kept})[PUSH_KEY])
            except Invalid:
                raise Unavailable(_LOST) from None
        return self._key

    async def public(self) -> str:
        """What a browser is given to subscribe with."""
        return to_base64(public_point(await self.key()))


def _kept(tx: Transaction) -> str | None:
    return tx.desks.setting(PUSH_KEY)
