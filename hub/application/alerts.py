"""How I am told of what needs me: my own choice, within what the floor allows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import orjson

from hub.application.transaction import Transaction
from hub.domain.alert import LOUDEST, USUAL_ALERTS, Alert, Alerts, AlertSound
from hub.domain.ids import PersonId
from hub.domain.person import Person
from hub.domain.problem import Invalid

_KEY: Final = "alerts:"


def own_alerts(tx: Transaction, id_: PersonId) -> Alerts:
    """What this person chose; whatever she did not choose is as usual."""
    kept = tx.desks.setting(_KEY + id_)
    return USUAL_ALERTS if kept is None else _read(orjson.loads(kept))


def change_alerts(tx: Transaction, person: Person, alerts: Alerts) -> None:
    """From now on she is told so; a kind that is not named is as usual."""
    for kind, alert in alerts.kinds.items():
        if not 0 <= alert.volume <= LOUDEST:
            raise Invalid(f"The volume of {kind} is a number from 0 to {LOUDEST}.")
    whole = Alerts({**USUAL_ALERTS.kinds, **alerts.kinds}, alerts.names_customers)
    tx.desks.set_setting(
        _KEY + person.id,
        None if whole == USUAL_ALERTS else orjson.dumps(whole, option=orjson.OPT_NON_STR_KEYS).decode(),
    )


def _read(kept: Mapping[str, Any]) -> Alerts:
    """What was kept, by this version or another one: what this one does not know is as usual."""
    kinds = {kind: _alert(kept["kinds"].get(kind), usual) for kind, usual in USUAL_ALERTS.kinds.items()}
    return Alerts(kinds, bool(kept["names_customers"]))


def _alert(kept: Mapping[str, Any] | None, usual: Alert) -> Alert:
    if kept is None or kept["sound"] not in list(AlertSound):
        return usual
    return Alert(AlertSound(kept["sound"]), kept["volume"], kept["notify"])
