"""How I am told of what needs me."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, ClassVar

from pydantic import ConfigDict, Field

from hub.application.alerts import change_alerts, own_alerts
from hub.domain.alert import LOUDEST, Alert, AlertKind, Alerts, AlertSound, AlertText
from hub.domain.permission import Permission
from hub.web.body import STRICT
from hub.web.route import Call, Route


@dataclass(frozen=True, slots=True)
class AlertChoice:
    """How one kind is told."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    sound: AlertSound
    volume: Annotated[int, Field(ge=0, le=LOUDEST)]
    notify: bool
    """Whether a notification is shown while nobody looks at the console."""


@dataclass(frozen=True, slots=True)
class AlertsChoice:
    """How I want to be told from now on; a kind left out is as usual."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    kinds: Mapping[AlertKind, AlertChoice]
    names_customers: bool
    """Whether my notifications show who wrote, and what."""


@dataclass(frozen=True, slots=True)
class AlertsView:
    """How I am told."""

    kinds: Mapping[str, AlertChoice]
    names_customers: bool
    may_name_customers: bool
    """Whether the floor lets any notification show anything of a customer (`alert_text`)."""


async def read_alerts(call: Call) -> AlertsView:
    """What I chose."""
    alerts: Alerts = await call.services.store.read(own_alerts, call.person.id)
    kinds = {kind.value: AlertChoice(alert.sound, alert.volume, alert.notify) for kind, alert in alerts.kinds.items()}
    return AlertsView(kinds, alerts.names_customers, call.services.store.floor.alert_text is AlertText.CUSTOMER)


async def write_alerts(call: Call) -> None:
    """Choose otherwise."""
    body: AlertsChoice = call.body
    kinds = {kind: Alert(choice.sound, choice.volume, choice.notify) for kind, choice in body.kinds.items()}
    await call.services.store.run(change_alerts, call.person, Alerts(kinds, body.names_customers))


_PATH = "/api/alerts"
ROUTES = [
    Route(
        "GET", _PATH, Permission.READ, "With which sounds and notifications I am told.", read_alerts, answer=AlertsView
    ),
    Route("PUT", _PATH, Permission.WORK, "Be told otherwise.", write_alerts, body=AlertsChoice, statuses=(204,)),
]
