"""What comes in from other systems of the company, tied together."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from hub.storage.import_files import ImportFiles
from hub.wire.store import Store
from hub.worker.import_search import ImportSearch
from hub.worker.imports import ImportLoop


class DataIn:
    """The files that are imported, and whoever looks into them."""

    def __init__(
        self, store: Store, folder: Path, *, now: Callable[[], datetime], new_id: Callable[[], str], name: str
    ) -> None:
        files = ImportFiles(folder)
        self.imports = ImportLoop(store, files, now=now, new_id=new_id, name=name)
        self.search = ImportSearch(store, files)
