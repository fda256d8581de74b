"""What the page of a conversation tells of where its items were said."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

from aiohttp.test_utils import make_mocked_request

from hub.application.matter import merge_conversations
from hub.domain.ids import ConversationId
from hub.web.conversation_api import read_conversation
from hub.web.conversation_bodies import ConversationView
from hub.web.route import Call
from tests.stage.fixtures import staged
from tests.stage.floor import BO, DORA, MAIL
from tests.stage.stage import Stage
from tests.unit.use_cases.acts import held


async def page(stage: Stage, id_: ConversationId) -> ConversationView:
    """As its agent's console gets it."""
    request = make_mocked_request("GET", f"/api/conversations/{id_}", match_info={"id": id_})
    services = cast("Any", SimpleNamespace(store=stage.store))
    return await read_conversation(Call(request, services, await stage.person(BO), cast("Any", None), None))


@staged
async def test_items_of_what_was_merged_into_it_are_told_apart_from_its_own(stage: Stage) -> None:
    older = (await stage.write(MAIL, "bea@example.org", "Where is it?", key="older")).id
    kept = await held(stage, MAIL, "bea@example.org", BO)
    assert (await page(stage, kept)).merged_items == []
    await stage.run(merge_conversations, kept, older, await stage.person(DORA))
    found = await page(stage, kept)
    said = {item.text: item.id in found.merged_items for item in found.items if item.kind == "message"}
    assert said == {"Where is it?": True, "Hello": False}
