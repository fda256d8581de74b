"""Settings that name files and variables of the hub: only whoever administers all of it says where they are used."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from hub.application.floor_record import REFERENCES
from hub.domain.permission import Permission
from hub.domain.problem import NotAllowed
from hub.web.route import Call

CHANNEL_KINDS: Final = ("accounts", "hooks", "shops")
"""What whoever keeps channels may change."""


async def check_references(call: Call, kind: str, fields: Mapping[str, Any]) -> None:
    """Raises NotAllowed where a secret of the hub could go to a server that somebody chose who keeps channels alone."""
    given = fields.get("settings")
    is_trusted = kind not in CHANNEL_KINDS or Permission.ADMINISTER in call.person.permissions
    if is_trusted or not isinstance(given, Mapping):
        return
    records = await call.services.administration.records(kind)
    before: Mapping[str, Any] = next((one["settings"] for one in records if one["id"] == call.part("id")), {})
    after = {**before, **given}
    if after != before and any(str(value).startswith(REFERENCES) for value in after.values()):
        raise NotAllowed(
            "A setting here names a file or a variable of the hub; only whoever administers the whole hub changes such "
            "settings. Ask her, or enter the secret itself in its place."
        )
