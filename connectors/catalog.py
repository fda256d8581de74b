"""Every connector there is: one line each; the type checker proves here that each keeps the contract."""

from __future__ import annotations

from typing import Final

from connectors.contract import Connector
from connectors.shopify.connector import ShopifyConnector
from connectors.woocommerce.connector import WooCommerceConnector

CONNECTORS: Final[dict[str, type[Connector]]] = {
    "shopify": ShopifyConnector,
    "woocommerce": WooCommerceConnector,
}
