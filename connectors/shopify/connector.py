"""What a delivery of Shopify means.

Its webhooks are signed over the raw body (`X-Shopify-Hmac-Sha256`). Three topics ask for what privacy laws grant:
they change nothing by themselves, and somebody has to answer them. A test from its settings is genuine, and tells of
nobody (`X-Shopify-Test`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Final

from connectors.contract import (
    Access,
    CustomerTold,
    Delivery,
    Fact,
    Gone,
    Of,
    OrderTold,
    Privacy,
    PrivacyAsked,
    Reading,
)
from connectors.toolkit.fields import (
    all_said,
    body_of,
    id_in,
    instant_in,
    items_in,
    joined_name,
    named,
    needed_instant,
    optional_id,
    part_in,
    text_in,
)
from connectors.toolkit.signature import check_signed, key_of

SIGNATURE: Final = "x-shopify-hmac-sha256"
TOPIC: Final = "x-shopify-topic"
DELIVERY_ID: Final = "x-shopify-webhook-id"
TEST: Final = "x-shopify-test"
_PRIVACY: Final = {
    "customers/data_request": Privacy.COPY,
    "customers/redact": Privacy.ERASURE,
    "shop/redact": Privacy.SHOP_ERASURE,
}


class ShopifyConnector:
    """Customers, orders and privacy requests of a Shopify shop."""

    title: ClassVar[str] = "Shopify"
    topics: ClassVar[tuple[str, ...]] = (
        "customers/create",
        "customers/update",
        "customers/enable",
        "customers/disable",
        "customers/delete",
        "orders/create",
        "orders/updated",
        "orders/paid",
        "orders/cancelled",
        "orders/fulfilled",
        "orders/partially_fulfilled",
        "orders/delete",
        *_PRIVACY,
    )
    secret_where: ClassVar[Mapping[str, str]] = {
        "en": "The key that Shopify shows under Settings → Notifications → Webhooks; of an app, its client secret.",
        "zh-Hans": "Shopify 在“设置 → 通知 → Webhooks”中显示的密钥；如使用应用，则为其客户端密钥。",
        "zh-Hant": "Shopify 在「設定 → 通知 → Webhooks」中顯示的密鑰；如使用應用程式，則為其用戶端密鑰。",
    }

    @staticmethod
    def read(delivery: Delivery, access: Access) -> Reading:
        """What it means; raises ConnectorError."""
        check_signed(delivery, SIGNATURE, access.secrets)
        topic = delivery.headers.get(TOPIC, "")
        key = key_of(delivery, topic, DELIVERY_ID)
        if topic not in ShopifyConnector.topics:
            return Reading(topic, key, is_known=False)
        if delivery.headers.get(TEST, "").lower() == "true":
            return Reading(topic, key)
        return Reading(topic, key, (_fact(topic, body_of(delivery.body), access),))


def _fact(topic: str, found: Mapping[str, Any], access: Access) -> Fact:
    if topic in _PRIVACY:
        return _asked(_PRIVACY[topic], part_in(found, "customer"))
    match topic:
        case "customers/delete":
            return Gone(Of.CUSTOMER, id_in(found))
        case "orders/delete":
            return Gone(Of.ORDER, id_in(found))
        case _ if topic.startswith("customers/"):
            return _customer(found)
        case _:
            return _order(found, access)


def _asked(what: Privacy, customer: Mapping[str, Any]) -> PrivacyAsked:
    if what is Privacy.SHOP_ERASURE:
        return PrivacyAsked(what)
    addresses = all_said(text_in(customer, "email"), text_in(customer, "phone"))
    return PrivacyAsked(what, CustomerTold(id_in(customer), None, "", addresses))


def _customer(found: Mapping[str, Any]) -> CustomerTold:
    usual = part_in(found, "default_address")
    return CustomerTold(
        id_in(found),
        instant_in(found, "updated_at", "created_at"),
        joined_name(found) or joined_name(usual),
        all_said(text_in(found, "email"), text_in(found, "phone"), text_in(usual, "phone")),
        text_in(usual, "company"),
    )


def _order(found: Mapping[str, Any], access: Access) -> OrderTold:
    id_, customer = id_in(found), part_in(found, "customer")
    billing = part_in(found, "billing_address")
    mail = text_in(customer, "email") or text_in(found, "email", "contact_email")
    whose = CustomerTold(
        optional_id(customer, "id"),
        None,
        joined_name(customer) or joined_name(billing),
        all_said(mail, text_in(customer, "phone") or text_in(found, "phone") or text_in(billing, "phone")),
        text_in(billing, "company"),
    )
    return OrderTold(
        id_,
        needed_instant(found, "created_at"),
        instant_in(found, "updated_at", "created_at"),
        text_in(found, "name") or f"#{id_}",
        whose,
        text_in(found, "current_total_price", "total_price"),
        text_in(found, "currency"),
        f"{access.address}/admin/orders/{id_}" if access.address else "",
        named(
            status="cancelled" if found.get("cancelled_at") else "",
            payment=text_in(found, "financial_status"),
            delivery=text_in(found, "fulfillment_status"),
            items=items_in(found, "title", "name"),
            note=text_in(found, "note"),
        ),
    )
