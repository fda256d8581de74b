"""What comes in from other systems of the company, tied together."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Protocol

from connectors.catalog import CONNECTORS
from hub.storage.import_files import ImportFiles
from hub.wire.store import Store
from hub.worker.connecting import Connecting
from hub.worker.health import HealthWatch
from hub.worker.import_search import ImportSearch
from hub.worker.imports import ImportLoop
from hub.worker.intake import Secrets
from hub.worker.meters import Meters


class Parts(Protocol):
    """What a hub has of which this is made."""

    @property
    def store(self) -> Store: ...
    @property
    def seals(self) -> Secrets: ...
    @property
    def health(self) -> HealthWatch: ...
    @property
    def meters(self) -> Meters: ...
    @property
    def leaseholder(self) -> str: ...

    def now(self) -> datetime:
        """The present instant."""
        ...

    def new_id(self) -> str:
        """A new identifier."""
        ...


class DataIn:
    """The files that are imported, whoever looks into them, and shops that report by themselves."""

    def __init__(self, hub: Parts, folder: Path) -> None:
        self._hub = hub
        files = ImportFiles(folder)
        self.imports = ImportLoop(hub.store, files, now=hub.now, new_id=hub.new_id, name=hub.leaseholder)
        self.search = ImportSearch(hub.store, files)
        self.shops = Connecting(
            hub.store,
            CONNECTORS,
            hub.seals,
            new_id=hub.new_id,
            on_forged=self._forged,
            on_trouble=hub.health.trouble,
        )

    def _forged(self, door: str) -> None:
        self._hub.health.forged(door)
        self._hub.meters.forged(door)
