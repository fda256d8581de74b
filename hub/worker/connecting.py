"""What comes from other systems that report by themselves: verified, kept, and only then acknowledged."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from typing import Final

import structlog

from connectors.contract import Access, Connector, Delivery, Forged, NotConfigured, NotUnderstood, Reading
from hub.application.intake import keep_quarantined
from hub.application.kept import Quarantined
from hub.application.shop_delivery import keep_delivery, keep_delivery_again
from hub.application.transaction import Transaction
from hub.domain.health import Ailment
from hub.domain.ids import PersonId
from hub.domain.problem import Invalid, NotFound, Problem, Unavailable
from hub.domain.shop import DOOR, SECRET, Shop
from hub.wire.store import Store
from hub.worker.intake import Secrets
from hub.worker.trouble import Trouble, untold

log = structlog.get_logger()

HEAVY_BYTES: Final = 50_000
"""Bodies above this are read off the event loop."""
NO_SHOP: Final = "There is no such shop; an administrator finds the right address with the shop."


class Connecting:
    """Takes in what shops report."""

    def __init__(  # noqa: PLR0913 - what it takes to take something in
        self,
        store: Store,
        connectors: Mapping[str, type[Connector]],
        secrets: Secrets,
        *,
        new_id: Callable[[], str],
        on_forged: Callable[[str], None] | None = None,
        on_trouble: Trouble = untold,
    ) -> None:
        self._store = store
        self.kinds = connectors
        self._secrets = secrets
        self._new_id = new_id
        self._on_forged = on_forged
        self._on_trouble = on_trouble

    async def arrive(self, shop_id: str, url: str, delivery: Delivery) -> None:
        """Verify and keep it; raises Forged, NotFound, or Unavailable where nothing can be verified yet."""
        shop = self._shop(shop_id)
        arrival = self._as_it_came(shop, url, delivery)
        try:
            reading = await self._read(shop, delivery)
        except NotUnderstood as error:
            await self._store.run(keep_quarantined, _because(arrival, str(error)))
            log.warning("a delivery of a shop was not understood", shop=shop.id)
            return
        if reading.key:
            await self._store.run(keep_delivery, shop, reading, arrival)

    async def retry(self, quarantined_id: str, by: PersonId) -> str | None:
        """Try again to understand what a shop reported; None where it came through another door."""
        kept = await self._store.read(_quarantined, quarantined_id)
        if not kept.door.startswith(DOOR):
            return None
        shop = self._shop(kept.door.removeprefix(DOOR))
        try:
            reading = await self._read(shop, Delivery(kept.headers, kept.body, kept.at))
            await self._store.run(keep_delivery_again, shop, reading, quarantined_id, by)
        except Forged:
            return "Still not understood: it is signed with a secret that does not hold any more."
        except NotUnderstood as error:
            return f"Still not understood: {error}"
        except Problem as problem:
            return f"Still not understood: {problem.detail}"
        return "Understood."

    def _shop(self, id_: str) -> Shop:
        shop = self._store.floor.shops.get(id_)
        if shop is None or shop.connector not in self.kinds:
            raise NotFound(NO_SHOP)
        return shop

    async def _read(self, shop: Shop, delivery: Delivery) -> Reading:
        connector, access = self.kinds[shop.connector], self._access(shop)
        try:
            if len(delivery.body) > HEAVY_BYTES:
                return await asyncio.to_thread(connector.read, delivery, access)
            return connector.read(delivery, access)
        except Forged:
            if self._on_forged is not None:
                self._on_forged(shop.door)
            raise
        except NotConfigured as error:
            self._on_trouble(shop.door, Ailment.UNUSABLE, str(error))
            raise Unavailable(str(error)) from None
        except NotUnderstood:
            raise
        except Exception as error:
            # Whatever a connector stumbles over must neither be lost nor be sent again for days.
            log.exception("connector failed", shop=shop.id, connector=shop.connector)
            raise NotUnderstood(f"The connector failed: {type(error).__name__}.") from error

    def _access(self, shop: Shop) -> Access:
        try:
            secret = self._secrets.revealed({SECRET: shop.settings.get(SECRET, "")})[SECRET]
        except Invalid as error:
            raise Unavailable(error.detail) from None
        return Access(tuple(secret.split()), shop.address.rstrip("/"))

    def _as_it_came(self, shop: Shop, url: str, delivery: Delivery) -> Quarantined:
        return Quarantined(
            self._new_id(), shop.door, delivery.received_at, "", "POST", url, dict(delivery.headers), delivery.body
        )


def _because(arrival: Quarantined, reason: str) -> Quarantined:
    return Quarantined(
        arrival.id, arrival.door, arrival.at, reason, arrival.method, arrival.url, arrival.headers, arrival.body
    )


def _quarantined(reading: Transaction, id_: str) -> Quarantined:
    return reading.doors.quarantined(id_)
