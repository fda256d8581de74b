"""What becomes of messages that did not arrive, or of which nobody knows."""

from __future__ import annotations

from hub.application.resend import confirm_arrival, send_again
from hub.domain.ids import ConversationId, ItemId
from hub.domain.permission import Permission
from hub.web.conversation_bodies import Again
from hub.web.problem_kinds import CONFLICT
from hub.web.route import Call, Route


def _which(call: Call) -> tuple[ConversationId, ItemId]:
    return ConversationId(call.part("id")), ItemId(call.part("item"))


async def again(call: Call) -> None:
    """Send it once more."""
    id_, item = _which(call)
    body: Again = call.body
    await call.services.store.run(send_again, id_, call.person, item, may_come_twice=body.may_come_twice)


async def arrived(call: Call) -> None:
    """The customer has it."""
    id_, item = _which(call)
    await call.services.store.run(confirm_arrival, id_, call.person, item)


_PATH = "/api/conversations/{id}/messages/{item}"
ROUTES = [
    Route(
        "POST",
        f"{_PATH}/again",
        Permission.WORK,
        "Send a message once more that did not arrive, or of which nobody knows.",
        again,
        body=Again,
        statuses=(204,),
        problems=(CONFLICT,),
    ),
    Route(
        "POST",
        f"{_PATH}/arrived",
        Permission.WORK,
        "A message of which nobody knew has arrived.",
        arrived,
        statuses=(204,),
        problems=(CONFLICT,),
    ),
]
