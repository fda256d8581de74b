"""Who is inside a conversation beside its owner: invited, come to help, gone again, or taking it over."""

from __future__ import annotations

from hub.application.help import ask_help, end_help
from hub.application.invite import hand_over, invite_colleague, join_conversation, leave_conversation
from hub.domain.ids import ConversationId, PersonId
from hub.domain.permission import Permission
from hub.web.problem_kinds import CONFLICT
from hub.web.route import Call, Route
from hub.web.work_bodies import Handover, HelpWanted, Invitation


def _id(call: Call) -> ConversationId:
    return ConversationId(call.part("id"))


async def invite(call: Call) -> None:
    """Let a colleague in."""
    body: Invitation = call.body
    await call.services.store.run(invite_colleague, _id(call), call.person, PersonId(body.person), body.note)


async def join(call: Call) -> None:
    """Come in beside its owner."""
    await call.services.store.run(join_conversation, _id(call), call.person)


async def leave(call: Call) -> None:
    """Leave it, or let somebody leave."""
    who = PersonId(call.part("person"))
    await call.services.store.run(leave_conversation, _id(call), call.person, who)


async def give(call: Call) -> None:
    """Hand it to somebody who is inside."""
    body: Handover = call.body
    await call.services.store.run(hand_over, _id(call), call.person, PersonId(body.to))


async def ask(call: Call) -> None:
    """Ask for a supervisor."""
    body: HelpWanted = call.body
    await call.services.store.run(ask_help, _id(call), call.person, body.reason)


async def unask(call: Call) -> None:
    """Ask no longer."""
    await call.services.store.run(end_help, _id(call), call.person)


_PATH = "/api/conversations/{id}"
ROUTES = [
    Route(
        "POST",
        f"{_PATH}/participants",
        Permission.WORK,
        "Invite a colleague.",
        invite,
        body=Invitation,
        statuses=(204,),
        problems=(CONFLICT,),
    ),
    Route(
        "DELETE",
        f"{_PATH}/participants/{{person}}",
        Permission.WORK,
        "Leave it, or let somebody leave.",
        leave,
        statuses=(204,),
    ),
    Route(
        "POST",
        f"{_PATH}/join",
        Permission.WORK,
        "Come in beside its owner, as a supervisor.",
        join,
        statuses=(204,),
        problems=(CONFLICT,),
    ),
    Route(
        "POST",
        f"{_PATH}/hand-over",
        Permission.WORK,
        "Hand it to somebody who is inside.",
        give,
        body=Handover,
        statuses=(204,),
        problems=(CONFLICT,),
    ),
    Route("POST", f"{_PATH}/help", Permission.WORK, "Ask for a supervisor.", ask, body=HelpWanted, statuses=(204,)),
    Route("DELETE", f"{_PATH}/help", Permission.WORK, "Ask for a supervisor no longer.", unask, statuses=(204,)),
]
