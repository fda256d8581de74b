"""What supervisors do for their teams."""

from __future__ import annotations

from hub.application.steer import steer_presence
from hub.domain.ids import PersonId
from hub.domain.permission import Permission
from hub.domain.person import Presence
from hub.web.desk_api import PresenceView, SteeredPresence
from hub.web.route import Call, Route


async def put_presence_of(call: Call) -> PresenceView:
    """An agent of my teams can be reached so from now on."""
    choice: SteeredPresence = call.body
    person = await call.services.store.run(
        steer_presence, call.person, PersonId(call.part("id")), Presence(choice.state), choice.reason
    )
    return PresenceView.of(person)


ROUTES = [
    Route(
        "PUT",
        "/api/people/{id}/presence",
        Permission.STEER,
        "Say how an agent of my teams can be reached.",
        put_presence_of,
        body=SteeredPresence,
        answer=PresenceView,
    ),
]
