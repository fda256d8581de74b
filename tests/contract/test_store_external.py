"""What other systems tell, on a file and on a server alike."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

from hub.application.tell_batch import Asked, answer_once
from hub.application.transaction import Transaction
from hub.application.upsert_customer import upsert_customer
from hub.domain.external import RecordOf, ToldCustomer, external_key
from tests.contract.acts import person_of
from tests.contract.conftest import AnyStore
from tests.stage.floor import EVA


async def test_an_id_told_many_times_at_once_makes_one_customer(store: AnyStore) -> None:
    eva = await store.read(person_of, EVA)
    key = external_key("shop", RecordOf.CUSTOMER, "Größe 机")
    told = [ToldCustomer(key, {"name": f"Ada {number}"}, ("ada@example.org",)) for number in range(8)]
    came = await asyncio.gather(*(store.run(upsert_customer, eva, one) for one in told))
    assert len({one.record_id for one in came}) == 1
    assert [one.is_new for one in came].count(True) == 1
    found = await store.read(lambda reading: reading.external.known_as(RecordOf.CUSTOMER, came[0].record_id))
    assert [one.key for one in found] == [key]
    assert await store.read(lambda reading: reading.external.known_as(RecordOf.ORGANISATION, came[0].record_id)) == []


async def test_a_request_that_comes_twice_at_once_is_done_once(store: AnyStore) -> None:
    eva = await store.read(person_of, EVA)

    def answer(tx: Transaction) -> Mapping[str, Any]:
        key = external_key("shop", RecordOf.CUSTOMER, tx.new_id())
        return {"id": upsert_customer(tx, eva, ToldCustomer(key, {"name": "Ada"})).record_id}

    came = await asyncio.gather(*(store.run(answer_once, eva, Asked("k", "a"), answer) for _ in range(8)))
    assert len({one["id"] for one in came}) == 1
