"""Scenes of shops that report by themselves while people look on."""

from __future__ import annotations

from connectors.contract import CustomerTold, Gone, Of, OrderTold, Privacy, PrivacyAsked, Reading
from hub.application.kept import Quarantined
from hub.application.privacy_request import settle_request
from hub.application.shop_delivery import keep_delivery, keep_delivery_again
from hub.domain.shop import Shop
from tests.deterministic.scenes_of_work import holding
from tests.stage.floor import EVA
from tests.stage.stage import Stage

SHOP = Shop("shop", "The shop", "woocommerce")


async def shops(stage: Stage) -> None:
    """Somebody orders, her order goes, what makes no sense is kept and mended, and a request is answered."""
    await holding(stage)
    now = stage.clock()
    ada = CustomerTold("25", now, "Ada", ("ada@example.org",))
    order = OrderTold("7", now, now, "#7", ada, "12.50", "EUR")
    wrong = OrderTold("8", now, now, "", ada)
    asked = PrivacyAsked(Privacy.COPY, ada)
    facts = (ada, order, asked, Gone(Of.ORDER, "7"), wrong)
    arrival = Quarantined("wrong", SHOP.door, now, "", "POST", "https://hub.example", {}, b"{}")
    await stage.run(keep_delivery, SHOP, Reading("everything", "1", facts), arrival)
    eva = await stage.person(EVA)
    await stage.run(keep_delivery_again, SHOP, Reading("everything", "1", (ada,)), arrival.id, eva.id)
    (request,) = await stage.store.read(lambda reading: reading.shops.requests(1))
    await stage.run(settle_request, request.id, eva)
