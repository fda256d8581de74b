"""What several tests of use cases begin with."""

from __future__ import annotations

from hub.application.kept import Outgoing
from hub.application.reply import send_reply
from hub.application.transfer import take_conversation
from hub.domain.ids import ConversationId, PersonId
from hub.domain.item import Item
from hub.wire.store import Reading
from tests.stage.floor import ANNA, CHAT, MAIL, TEXT
from tests.stage.stage import Stage


async def held(stage: Stage, account: str = CHAT, who: str = "ada", by: PersonId = ANNA) -> ConversationId:
    await stage.become(by)
    found = await stage.write(TEXT if account == TEXT else MAIL if account == MAIL else CHAT, who)
    await stage.run(take_conversation, found.id, await stage.person(by))
    return found.id


async def replied(stage: Stage, text: str = "Good morning") -> tuple[ConversationId, Item]:
    id_ = await held(stage, TEXT, "+15550111")
    item, _ = await stage.run(send_reply, id_, await stage.person(ANNA), text=text, client_id="c1")
    return id_, item


async def item_of(stage: Stage, id_: ConversationId, item: Item) -> Item:
    return next(found for found in await stage.items(id_) if found.id == item.id)


def outgoing_of(reading: Reading, item: Item) -> Outgoing:
    """Its row in the outbox."""
    found = reading.outbox.find(item.id)
    assert found is not None
    return found
