"""What a delivery of WooCommerce means.

Its webhooks are signed over the raw body (`X-WC-Webhook-Signature`). When one is saved, WooCommerce first posts
`webhook_id=7` as a form, signed by nobody, and keeps the webhook only if that is answered: it tells nothing, and is
answered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar, Final

from connectors.contract import Access, CustomerTold, Delivery, Fact, Gone, Of, OrderTold, Reading
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

SIGNATURE: Final = "x-wc-webhook-signature"
TOPIC: Final = "x-wc-webhook-topic"
DELIVERY_ID: Final = "x-wc-webhook-delivery-id"
_PING: Final = re.compile(rb"webhook_id=\d{1,12}")
_CHANGED: Final = ("date_modified_gmt", "date_created_gmt")
_STATUSES: Final = re.compile(r"^wc-")
_UNFINISHED: Final = frozenset({"auto-draft", "checkout-draft"})
"""Of an order that nobody has placed yet: it changes with every letter that is typed at the till."""


class WooCommerceConnector:
    """Customers and orders of a WooCommerce shop."""

    title: ClassVar[str] = "WooCommerce"
    topics: ClassVar[tuple[str, ...]] = (
        "customer.created",
        "customer.updated",
        "customer.deleted",
        "order.created",
        "order.updated",
        "order.deleted",
        "order.restored",
    )
    secret_where: ClassVar[Mapping[str, str]] = {
        "en": "The secret that you write with each webhook (WooCommerce → Settings → Advanced → Webhooks).",
        "zh-Hans": "您为每个 Webhook 填写的密钥（WooCommerce → 设置 → 高级 → Webhooks）。",
        "zh-Hant": "您為每個 Webhook 填寫的密鑰（WooCommerce → 設定 → 進階 → Webhooks）。",
    }

    @staticmethod
    def read(delivery: Delivery, access: Access) -> Reading:
        """What it means; raises ConnectorError."""
        if SIGNATURE not in delivery.headers and _PING.fullmatch(delivery.body):
            return Reading("ping", "")
        check_signed(delivery, SIGNATURE, access.secrets)
        topic = delivery.headers.get(TOPIC, "")
        key = key_of(delivery, topic, DELIVERY_ID)
        if topic not in WooCommerceConnector.topics:
            return Reading(topic, key, is_known=False)
        return Reading(topic, key, tuple(_facts(topic, body_of(delivery.body), access)))


def _facts(topic: str, found: Mapping[str, Any], access: Access) -> Iterator[Fact]:
    match topic:
        case "customer.deleted":
            yield Gone(Of.CUSTOMER, id_in(found))
        case "order.deleted":
            yield Gone(Of.ORDER, id_in(found))
        case "customer.created" | "customer.updated":
            yield _customer(found)
        case _:
            if topic == "order.restored":
                yield Gone(Of.ORDER, id_in(found), is_back=True)
            if text_in(found, "status") not in _UNFINISHED:
                yield _order(found, access)


def _customer(found: Mapping[str, Any]) -> CustomerTold:
    billing = part_in(found, "billing")
    return CustomerTold(
        id_in(found),
        instant_in(found, *_CHANGED),
        joined_name(found) or joined_name(billing),
        all_said(text_in(found, "email"), text_in(billing, "email"), text_in(billing, "phone")),
        text_in(billing, "company"),
    )


def _order(found: Mapping[str, Any], access: Access) -> OrderTold:
    id_, billing = id_in(found), part_in(found, "billing")
    number = text_in(found, "number") or id_
    whose = CustomerTold(
        optional_id(found, "customer_id"),
        None,
        joined_name(billing),
        all_said(text_in(billing, "email"), text_in(billing, "phone")),
        text_in(billing, "company"),
    )
    return OrderTold(
        id_,
        needed_instant(found, "date_created_gmt", "date_created"),
        instant_in(found, *_CHANGED),
        f"#{number}",
        whose,
        text_in(found, "total"),
        text_in(found, "currency"),
        f"{access.address}/wp-admin/post.php?post={id_}&action=edit" if access.address else "",
        named(
            status=_STATUSES.sub("", text_in(found, "status")),
            payment=text_in(found, "payment_method_title"),
            items=items_in(found, "name"),
            note=text_in(found, "customer_note"),
        ),
    )
