"""A cell of a file of orders is read as whoever wrote it meant it, or refused with what to write instead."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from hub.domain.customer_event import CustomerEvent, EventKind
from hub.domain.event_row import ToldEvent, check_cell, event_written, instant_in, joined, told_cell, written_event
from hub.domain.external import ExternalKey, RecordOf
from hub.domain.ids import CustomerId
from hub.domain.import_headings import suggested
from hub.domain.problem import Invalid

HONG_KONG = ZoneInfo("Asia/Hong_Kong")
ADA = CustomerId("ada")


@pytest.mark.parametrize(
    ("headings", "id_column", "columns"),
    [
        (
            ("Order number", "Customer ID", "Order date", "Order total", "Currency", "Status", "Tracking number"),
            0,
            ("", "customer", "at", "amount", "currency", "detail", "detail"),
        ),
        (("订单号", "手机", "下单时间", "金额", "订单状态"), 0, ("", "phone", "at", "amount", "detail")),
        (("訂單編號", "客戶編號", "商品", "建立時間", "更新時間"), 0, ("", "customer", "title", "at", "as_of")),
        (("Email", "Created at", "Total"), None, ("mail", "at", "amount")),
    ],
)
def test_headings_of_orders_say_what_columns_tell(
    headings: tuple[str, ...], id_column: int | None, columns: tuple[str, ...]
) -> None:
    assert suggested(RecordOf.ORDER, headings, {}) == (id_column, columns)


def test_other_events_have_a_kind() -> None:
    assert suggested(RecordOf.EVENT, ("id", "类型"), {}) == (0, ("", "kind"))
    assert told_cell("kind", "类型", "退货", HONG_KONG) == ({"kind": EventKind.RETURN}, {})


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2026-11-27T14:30:00Z", "2026-11-27T14:30:00+00:00"),
        ("2026-11-27 14:30:05.250+0200", "2026-11-27T12:30:05+00:00"),
        ("2026-11-27 14:30:05 UTC", "2026-11-27T14:30:05+00:00"),
        ("2026-11-27 14:30", "2026-11-27T06:30:00+00:00"),
        ("2026/1/2", "2026-01-01T16:00:00+00:00"),
        ("27.11.2026", "2026-11-26T16:00:00+00:00"),
        ("2026年11月27日 9:05", "2026-11-27T01:05:00+00:00"),
    ],
)
def test_a_time_is_read_as_it_is_written(text: str, instant: str) -> None:
    assert instant_in(text, HONG_KONG).isoformat() == instant


@pytest.mark.parametrize("text", ["11/27/2026", "27 November", "2026-13-01", "2026-11-27 25:00", "yesterday", "1"])
def test_a_time_that_could_be_another_is_refused(text: str) -> None:
    with pytest.raises(Invalid, match="2026-11-27 14:30"):
        instant_in(text, HONG_KONG)


def test_a_currency_stands_beside_the_amount_or_in_a_column_of_its_own() -> None:
    assert told_cell("amount", "Total", "129.90 eur", HONG_KONG)[0] == {"amount": "129.90", "currency": "EUR"}
    for cells in ((("amount", "HKD 5"), ("currency", "cny")), (("currency", "cny"), ("amount", "HKD 5"))):
        fields, _ = joined(told_cell(target, "", text, HONG_KONG) for target, text in cells)
        assert fields == {"amount": "5", "currency": "CNY"}


@pytest.mark.parametrize(
    ("target", "text"),
    [
        ("amount", "1,2"),
        ("currency", "Euro"),
        ("link", "javascript:alert(1)"),
        ("kind", "war"),
        ("title", "x" * 201),
    ],
)
def test_a_cell_that_makes_no_sense_is_refused_alone(target: str, text: str) -> None:
    with pytest.raises(Invalid):
        check_cell(target, "Heading", text, HONG_KONG)


@pytest.mark.parametrize(
    ("target", "text"), [("amount", "12"), ("currency", "EUR"), ("detail", "shipped"), ("customer", "c-1")]
)
def test_a_cell_that_needs_another_is_not_refused_for_that(target: str, text: str) -> None:
    check_cell(target, "Heading", text, HONG_KONG)


def test_what_no_cell_tells_stays_as_it_was() -> None:
    key = ExternalKey("shop", RecordOf.ORDER, "1001")
    at = datetime(2026, 11, 27, tzinfo=UTC)
    first = ToldEvent(key, {"at": at, "amount": "5", "currency": "EUR"}, {"Status": "open", "Items": "2"}).on(None, ADA)
    assert (first.kind, first.title, first.details) == (
        EventKind.ORDER,
        "1001",
        (("Status", "open"), ("Items", "2")),
    )
    after = ToldEvent(key, {"title": "A kettle"}, {"Status": "shipped"}).on(first, ADA)
    assert (after.title, after.amount, after.at) == ("A kettle", "5", at)
    assert dict(after.details) == {"Status": "shipped", "Items": "2"}
    with pytest.raises(Invalid, match="The time is missing"):
        ToldEvent(key).on(None, ADA)


def test_what_is_kept_of_an_event_is_read_as_it_was() -> None:
    at = datetime(2026, 11, 27, 1, 2, 3, 4000, tzinfo=UTC)
    event = CustomerEvent("shop", "1", ADA, EventKind.RETURN, at, "Back", details=(("Why", "broken"),), as_of=at)
    assert event_written(written_event(event)) == event
