"""How each account does: what was seen of it, whether its source is there, and whether it has what it needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final, Literal

from channels.contract import ChannelError, Feature
from hub.domain.floor import Account, Floor
from hub.domain.health import Ailment, Health
from hub.domain.ids import AccountId
from hub.domain.problem import Problem
from hub.wire.health import AccountError, AccountHealth
from hub.wire.store import Store
from hub.worker.health import HealthWatch
from hub.worker.intake import Intake
from hub.worker.listeners import ListenerLoop

Credentials = Literal["complete", "missing", "demonstration", "not_needed"]
IsForShow = Callable[[Floor, Account], bool]
"""Whether an account leads to the demonstration's own stand-ins."""
NONE: Final = Health()


class Checkup:
    """Looks at accounts when somebody asks."""

    def __init__(  # noqa: PLR0913 - whoever knows something of an account
        self,
        store: Store,
        watch: HealthWatch,
        intake: Intake,
        listeners: ListenerLoop,
        *,
        now: Callable[[], datetime],
        is_for_show: IsForShow,
    ) -> None:
        self._store = store
        self._watch = watch
        self._intake = intake
        self._listeners = listeners
        self._now = now
        self._is_for_show = is_for_show

    async def accounts(self) -> Mapping[str, AccountHealth]:
        """Every active account and how it does."""
        floor = self._store.floor
        seen = await self._watch.of([*floor.accounts, *floor.hooks])
        return {
            id_: self._looked_at(account, seen.get(id_, NONE).joined(seen.get(account.hook or "", NONE)))
            for id_, account in floor.accounts.items()
        }

    def _looked_at(self, account: Account, seen: Health) -> AccountHealth:
        credentials, missing, unreadable = self._credentials(account)
        listener = self._listener(account.id)
        state: Literal["working", "failing", "incomplete", "untried"] = "untried"
        if credentials == "missing":
            state = "incomplete"
        elif listener == "disconnected" or seen.fails:
            state = "failing"
        elif seen.worked_at is not None:
            state = "working"
        error = AccountError(seen.failed_at, seen.error, seen.error_kind) if seen.failed_at is not None else None
        if unreadable:
            error = AccountError(self._now(), unreadable, Ailment.UNUSABLE)
        return AccountHealth(
            state, seen.arrived_at, seen.sent_at, error, listener, credentials, missing, seen.seen_at, seen.seen_on
        )

    def _listener(self, id_: AccountId) -> Literal["connected", "disconnected"] | None:
        is_connected = self._listeners.connected.get(id_)
        if is_connected is None:
            return None
        return "connected" if is_connected else "disconnected"

    def _credentials(self, account: Account) -> tuple[Credentials, tuple[str, ...], str]:
        """Whether it has what it needs, what is missing, and why that cannot even be read."""
        floor = self._store.floor
        if Feature.HOSTED in floor.features_of(account.channel):
            return "not_needed", (), ""
        try:
            missing = self._intake.missing(account)
        except (Problem, ChannelError) as error:
            return "missing", (), str(error)
        if missing:
            return "missing", missing, ""
        return ("demonstration" if self._is_for_show(floor, account) else "complete"), (), ""
