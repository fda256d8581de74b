"""Two customers prove to be one; and when they were not, each gets back exactly what was hers."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.application.customer import edit_customer
from hub.application.merge import merge_customers, undo_merge
from hub.application.transaction import Transaction
from hub.application.transfer import take_conversation
from hub.application.wait import wait_for_customer
from hub.domain.conversation import Conversation, State
from hub.domain.customer import Customer
from hub.domain.customer_edit import field_value, with_changes
from hub.domain.ids import CustomerId, OrganisationId, PersonId
from hub.domain.merge import Merge, Moved, gained, taken_back
from hub.domain.problem import Conflict, Invalid, NotAllowed, NotFound
from hub.wire.store import Reading
from tests.stage.fixtures import staged
from tests.stage.floor import ANNA, BO, CHAT, CHRIS, DORA, EVA, MAIL, TEXT
from tests.stage.stage import Stage


def everything(reading: Reading, *ids: CustomerId) -> list[tuple[object, ...]]:
    """What belongs to each customer: her record but for its versions, her identities, her conversations."""
    found: list[tuple[object, ...]] = []
    for id_ in ids:
        record = replace(reading.customers.get(id_), version=0, edits={})
        conversations = sorted(entry.id for entry, _ in reading.history(id_, None, 100))
        names = {reading.conversations.get(conversation).customer_name for conversation in conversations}
        found.append((record, [identity.id for identity in reading.customers.identities_of(id_)], conversations, names))
    return found


async def merged(
    stage: Stage, kept: CustomerId, other: CustomerId, by: PersonId = BO, *, is_vouched: bool = True
) -> Merge:
    return await stage.run(merge_customers, kept, other, await stage.person(by), is_vouched=is_vouched)


async def parted(stage: Stage, merge: Merge, by: PersonId = BO) -> list[str]:
    return list(await stage.run(undo_merge, merge.kept_id, merge.id, await stage.person(by)))


async def two(stage: Stage) -> tuple[Conversation, Conversation]:
    """One customer in the chat, another by mail."""
    return await stage.write(CHAT, "ada"), await stage.write(MAIL, "ada@example.org")


async def edited(stage: Stage, id_: CustomerId, **fields: str) -> Customer:
    changes = {name.replace("__", "."): value for name, value in fields.items()}
    return await stage.run(edit_customer, id_, await stage.person(BO), changes)


@staged
async def test_a_merged_customer_has_one_history_one_name_and_all_addresses(stage: Stage) -> None:
    chat, mail = await two(stage)
    await edited(stage, chat.customer_id, notes="Likes tea", tags__vip="yes", consents__recording="given")
    await edited(
        stage,
        mail.customer_id,
        notes="Likes coffee",
        tier="gold",
        tags__press="yes",
        consents__recording="refused",
        attributes__country="GB",
    )
    await merged(stage, chat.customer_id, mail.customer_id)

    def look(reading: Reading) -> None:
        kept = reading.customers.get(chat.customer_id)
        assert (kept.notes, kept.tier, kept.tags) == ("Likes tea\n\nLikes coffee", "gold", ("vip", "press"))
        assert (kept.consents, kept.attributes) == ({"recording": "refused"}, {"country": "GB"})
        assert {identity.channel for identity in reading.customers.identities_of(kept.id)} == {"webchat", "email"}
        history = [found for found, _ in reading.history(kept.id, None, 10)]
        assert [found.id for found in history] == [mail.id, chat.id]
        assert {found.customer_name for found in history} == {kept.name}
        assert not reading.customers.identities_of(mail.customer_id)

    await stage.store.read(look)
    again = await stage.write(MAIL, "ada@example.org", "Another matter")
    assert (again.customer_id, again.customer_name) == (chat.customer_id, chat.customer_name)


@staged
async def test_an_undone_merge_gives_both_back_exactly_what_was_theirs(stage: Stage) -> None:
    chat, mail = await two(stage)
    await edited(stage, chat.customer_id, notes="Likes tea", tags__vip="yes")
    await edited(stage, mail.customer_id, notes="Likes coffee", tier="gold", tags__press="yes", name="Ada Byron")
    before = await stage.store.read(everything, chat.customer_id, mail.customer_id)
    merge = await merged(stage, chat.customer_id, mail.customer_id)
    assert await stage.store.read(everything, chat.customer_id, mail.customer_id) != before
    assert await parted(stage, merge) == []
    assert await stage.store.read(everything, chat.customer_id, mail.customer_id) == before
    with pytest.raises(Conflict):
        await parted(stage, merge)
    second = await merged(stage, mail.customer_id, chat.customer_id)
    assert await parted(stage, second) == []
    assert await stage.store.read(everything, chat.customer_id, mail.customer_id) == before


@staged
async def test_what_arrived_after_the_merge_goes_with_the_address_it_came_from(stage: Stage) -> None:
    chat, mail = await two(stage)
    merge = await merged(stage, chat.customer_id, mail.customer_id)
    letter = await stage.write(MAIL, "ada@example.org", "Another matter")
    said = await stage.write(CHAT, "ada", "And here")
    assert {letter.customer_id, said.customer_id} == {chat.customer_id}
    await parted(stage, merge)
    assert (await stage.conversation(letter.id)).customer_id == mail.customer_id
    assert (await stage.conversation(letter.id)).customer_name == mail.customer_name
    assert (await stage.conversation(said.id)).customer_id == chat.customer_id
    assert (await stage.write(MAIL, "ada@example.org", "A third")).customer_id == mail.customer_id


@staged
async def test_what_somebody_wrote_after_the_merge_stays_and_is_told(stage: Stage) -> None:
    chat, mail = await two(stage)
    await edited(stage, mail.customer_id, notes="Likes coffee", tier="gold")
    merge = await merged(stage, chat.customer_id, mail.customer_id)
    await edited(stage, chat.customer_id, notes="Likes coffee, black")
    assert await parted(stage, merge) == ["notes"]
    kept = await stage.store.read(lambda reading: reading.customers.get(chat.customer_id))
    assert (kept.notes, kept.tier) == ("Likes coffee, black", "")


@staged
async def test_nobody_is_merged_on_an_unproven_address_unless_a_person_vouches(stage: Stage) -> None:
    chat, mail = await two(stage)
    with pytest.raises(Invalid):
        await merged(stage, chat.customer_id, mail.customer_id, is_vouched=False)

    def prove(tx: Transaction) -> None:
        for conversation in (chat, mail):
            identity = tx.customers.identity_by_id(conversation.identity_id)
            tx.customers.save_identity(replace(identity, is_verified=True))

    await stage.store.run(prove)
    await merged(stage, chat.customer_id, mail.customer_id, is_vouched=False)


@staged
async def test_a_merge_needs_both_served_and_the_right_to_do_it(stage: Stage) -> None:
    chat, mail = await two(stage)
    for who, refusal in ((ANNA, NotFound), (CHRIS, NotFound), (EVA, NotAllowed)):
        with pytest.raises(refusal):
            await merged(stage, chat.customer_id, mail.customer_id, who)
    with pytest.raises(Invalid):
        await merged(stage, chat.customer_id, chat.customer_id)
    merge = await merged(stage, chat.customer_id, mail.customer_id)
    with pytest.raises(NotAllowed):
        await parted(stage, merge, EVA)
    with pytest.raises(Conflict):
        await edited(stage, mail.customer_id, name="Somebody else")
    text = await stage.write(TEXT, "+15550111")
    with pytest.raises(Conflict):
        await merged(stage, text.customer_id, mail.customer_id)


@staged
async def test_merges_are_undone_in_the_order_in_which_they_came_last_first(stage: Stage) -> None:
    chat, mail = await two(stage)
    text = await stage.write(TEXT, "+15550111")
    ids = (chat.customer_id, mail.customer_id, text.customer_id)
    await edited(stage, mail.customer_id, tags__press="yes", tier="gold")
    await edited(stage, text.customer_id, tags__press="yes", tier="silver")
    before = await stage.store.read(everything, *ids)
    first = await merged(stage, chat.customer_id, mail.customer_id)
    second = await merged(stage, chat.customer_id, text.customer_id)
    with pytest.raises(Conflict):
        await parted(stage, first)
    await parted(stage, second)
    await parted(stage, first)
    assert await stage.store.read(everything, *ids) == before


@staged
async def test_a_merged_customer_who_is_merged_again_comes_back_whole(stage: Stage) -> None:
    chat, mail = await two(stage)
    text = await stage.write(TEXT, "+15550111")
    ids = (chat.customer_id, mail.customer_id, text.customer_id)
    before = await stage.store.read(everything, *ids)
    first = await merged(stage, mail.customer_id, text.customer_id)
    between = await stage.store.read(everything, *ids)
    second = await merged(stage, chat.customer_id, mail.customer_id)
    with pytest.raises((Conflict, NotFound)):
        await parted(stage, first)
    await parted(stage, second)
    assert await stage.store.read(everything, *ids) == between
    await parted(stage, first)
    assert await stage.store.read(everything, *ids) == before


@staged
async def test_the_later_open_conversation_closes_into_the_earlier_and_comes_back_with_its_age(stage: Stage) -> None:
    await stage.become(ANNA)
    first = await stage.write(CHAT, "ada")
    await stage.run(take_conversation, first.id, await stage.person(ANNA))
    await stage.run(wait_for_customer, first.id, await stage.person(ANNA))
    stage.clock.forward(5)
    second = await stage.write(CHAT, "bea")
    merge = await merged(stage, second.customer_id, first.customer_id)
    later, earlier = await stage.conversation(second.id), await stage.conversation(first.id)
    assert (later.state, earlier.state) == (State.CLOSED, State.OPEN)
    assert [item.event for item in await stage.items(first.id)][-1] == "joined"
    assert "closed_into" in [item.event for item in await stage.items(second.id)]
    stage.clock.forward(30)
    again = await stage.write(CHAT, "bea", "Are you there?")
    assert (again.id, again.state, again.named_agent_id) == (second.id, State.QUEUED, ANNA)
    await parted(stage, merge)
    assert (await stage.conversation(second.id)).state is State.QUEUED


@staged
async def test_what_closed_into_another_waits_again_for_its_owner_when_they_are_parted(stage: Stage) -> None:
    await stage.become(ANNA)
    await stage.become(BO)
    first, second = await stage.write(CHAT, "ada"), await stage.write(CHAT, "bea")
    await stage.run(take_conversation, first.id, await stage.person(ANNA))
    await stage.run(take_conversation, second.id, await stage.person(BO))
    await edited(stage, first.customer_id, tier="gold")
    merge = await merged(stage, first.customer_id, second.customer_id, DORA)
    assert not stage.consoles.desks[BO].conversations
    stage.clock.forward(60)
    await parted(stage, merge, DORA)
    back = await stage.conversation(second.id)
    assert (back.state, back.named_agent_id, back.waiting_since) == (State.QUEUED, BO, second.waiting_since)
    assert (back.customer_id, back.customer_tier, "into" in back.entry) == (second.customer_id, "", False)


TEXTS = st.sampled_from(["", "a", "b", "Ada"])
RECORDS = st.builds(
    Customer,
    id=st.just(CustomerId("c")),
    name=st.sampled_from(["Visitor", "Ada Byron", "Bea"]),
    tier=TEXTS,
    language=TEXTS,
    notes=TEXTS,
    organisation_id=st.sampled_from([None, OrganisationId("a"), OrganisationId("b")]),
    value=st.sampled_from([None, 0.0, 3.0]),
    tags=st.lists(st.sampled_from(["vip", "press", "new"]), unique=True).map(tuple),
    attributes=st.dictionaries(st.sampled_from(["x", "y"]), st.sampled_from(["1", "2"])),
    consents=st.dictionaries(st.sampled_from(["recording", "surveys"]), st.sampled_from(["given", "refused"])),
)


@given(RECORDS, RECORDS)
@settings(deadline=None)
def test_a_merge_of_any_two_records_can_be_taken_back(kept: Customer, other: Customer) -> None:
    fields = gained(kept, other)
    grown = with_changes(kept, fields)
    moved = Moved(before={name: field_value(kept, name) for name in fields}, after=fields)
    assert with_changes(grown, taken_back(grown, moved)) == replace(kept, consents=dict(kept.consents))
    assert set(grown.tags) == {*kept.tags, *other.tags}
    assert "refused" not in set(other.consents.values()) or "refused" in grown.consents.values()
