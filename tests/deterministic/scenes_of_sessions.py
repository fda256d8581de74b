"""A scene of where somebody is signed in."""

from __future__ import annotations

from hub.application.session import (
    close_other_sessions,
    close_session,
    end_session_of,
    end_sessions_of,
    open_session,
    see_session,
)
from hub.domain.token import session_tag
from tests.stage.floor import ANNA, EVA
from tests.stage.stage import Stage


async def a_session(stage: Stage) -> None:
    """Somebody signs in here and there, and is signed out by herself and by another."""
    await stage.run(open_session, await stage.person(ANNA), digest="d", csrf="c")
    await stage.run(open_session, await stage.person(ANNA), digest="e", csrf="c")
    await stage.run(close_other_sessions, await stage.person(ANNA), "d")
    await stage.run(see_session, "d")
    await stage.run(close_session, "d")
    await stage.run(open_session, await stage.person(ANNA), digest="f", csrf="c")
    await stage.run(end_session_of, ANNA, session_tag("f"), await stage.person(ANNA))
    await stage.run(end_sessions_of, ANNA, await stage.person(EVA))
