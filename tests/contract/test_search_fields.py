"""What stands in fields is found as words are, and only by who may read it."""

from __future__ import annotations

import pytest

from hub.application.custom_field import set_fields
from hub.domain.problem import Invalid
from tests.contract.conftest import AnyStore
from tests.contract.searching import customers, describe, found, indexed, snippets, wrote
from tests.stage.floor import DORA, change_entry


async def test_a_field_of_a_conversation_is_found_by_its_words_and_is_a_filter(store: AnyStore) -> None:
    choices = [{"key": "high", "label": {"en": "Very high", "zh-Hans": "很高"}}, {"key": "low"}]
    await store.run(
        change_entry, "fields", "priority", name="Priority", of="conversation", kind="several", choices=choices
    )
    await store.run(change_entry, "fields", "order", name="Order number", of="conversation")
    await store.run(change_entry, "fields", "margin", name="Margin", of="conversation", seen_by=["supervisor"])
    wanted, other = await wrote(store, "ada", "The invoice is wrong"), await wrote(store, "bea", "The invoice is late")
    dora = await store.read(lambda reading: reading.people.get(DORA))
    said = {"priority": "high,low", "order": "Q-4711", "margin": "splendid"}
    await store.run(set_fields, wanted, dora, said)
    await store.run(set_fields, other, dora, {"priority": "low"})
    await indexed(store)
    assert await found(store, "field:priority=high") == await found(store, "invoice field:PRIORITY=HIGH") == [wanted]
    assert await found(store, 'field:"priority=very high"') == await found(store, "field:priority=很高") == [wanted]
    assert await found(store, "field:priority=low") == [other, wanted]
    assert await found(store, 'field:"order number=q-4711"') == [wanted]
    assert await found(store, "4711") == [wanted]
    assert await snippets(store, "4711") == ["order: Q-[4711]"]
    assert (await found(store, "splendid", DORA), await found(store, "splendid")) == ([wanted], [])
    assert await found(store, "field:margin=splendid", DORA) == [wanted]
    for query in ("field:margin=splendid", "field:colour=red", "field:order", "field:order="):
        with pytest.raises(Invalid, match="field: takes a field and what it says, such as field:order="):
            await found(store, query)
    with pytest.raises(Invalid, match="field:priority=: Choose one of high, low"):
        await found(store, "field:priority=middling")
    await store.run(set_fields, wanted, dora, {"order": ""})
    await indexed(store)
    assert await found(store, "4711") == []


async def test_a_customer_is_not_found_by_a_field_that_the_searcher_may_not_read(store: AnyStore) -> None:
    await store.run(change_entry, "fields", "risk", name="Risk", seen_by=["supervisor"])
    named = await wrote(store, "ada", "Hello")
    await store.run(describe, named, name="Cleo Lindgren", attributes={"risk": "considerable", "city": "Malmö"})
    await indexed(store)
    assert await customers(store, "considerable", DORA) == ["Cleo Lindgren | risk: [considerable]"]
    assert await customers(store, "considerable") == []
    assert await customers(store, "malmo") == ["Cleo Lindgren | city: [Malmö]"]
