"""A hub's store on a fresh file, with a clock that stands still, and a floor to start from."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from channels.catalog import CHANNELS
from hub.application.apply_floor import Applying, apply_floor
from hub.application.export_floor import export_floor
from hub.application.floor_plan import Change
from hub.clock import RandomIds
from hub.commands.setting_check import faults_of
from hub.storage.seal import Seals
from hub.storage.sqlite_store import SqliteStore

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
SID, TOKEN = "AC" + "0" * 32, "hush-nobody-knows"
SEALS = Seals(b"k" * 32, {})


def floor_document() -> dict[str, Any]:
    """A small floor that uses every section."""
    return {
        "company": "Lantern Books",
        "teams": {"support": {"name": "Support"}},
        "skills": {"de": {"name": "German"}},
        "hours": {"office": {"name": "Office", "time_zone": "Europe/Berlin", "week": {"monday": ["09:00-17:00"]}}},
        "queues": {"general": {"name": "General", "team": "support", "hours": "office"}},
        "hooks": {"twilio": {"channel": "sms", "settings": {"account_sid": SID, "auth_token": TOKEN}}},
        "accounts": {
            "texts": {
                "name": "Texts",
                "channel": "sms",
                "address": "+15005550006",
                "queue": "general",
                "hook": "twilio",
                "entry_rules": [{"name": "German", "queue": "general", "languages": ["de"], "skills": {"de": 3}}],
            }
        },
        "dispositions": {"solved": {"name": "Solved", "queues": ["general"]}},
        "reasons": {"lunch": {"name": "Lunch"}},
        "people": {
            "ada@lantern.example": {"name": "Ada", "roles": ["administrator"]},
            "bo@lantern.example": {
                "name": "Bo",
                "roles": ["agent"],
                "teams": ["support"],
                "skills": {"de": 5},
                "capacity": {"sms": 3},
            },
        },
    }


class House:
    """A store to which documents are applied."""

    def __init__(self, store: SqliteStore) -> None:
        self.store = store

    @classmethod
    async def opened(cls, folder: Path, template: Path) -> House:
        shutil.copy(template, folder / "hub.db")
        features = {name: kind.features for name, kind in CHANNELS.items()}
        store = SqliteStore(folder / "hub.db", clock=lambda: NOON, ids=RandomIds(), features=features, is_inline=True)
        await store.start()
        return cls(store)

    async def apply(
        self, document: object, digests: Mapping[str, str] | None = None, *, dry_run: bool = False, prune: bool = False
    ) -> list[Change]:
        applying = Applying("tests", SEALS, digests or {}, dry_run=dry_run, faults_of=faults_of, prune=prune)
        return await self.store.run(apply_floor, document, applying)

    async def export(self) -> dict[str, Any]:
        return await self.store.read(export_floor, SEALS.is_secret)


def told(changes: list[Change]) -> list[tuple[str, str, str]]:
    """The changes without their fields."""
    return [(change.kind, change.id, change.action) for change in changes]
