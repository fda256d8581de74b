"""One hub per data folder: whoever writes holds the folder's lock, and the system frees it when he dies."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from hub.commands.failure import StartError
from hub.commands.last_words import make_data_folder

LOCK: Final = "lock"


class DataInUse(StartError):
    """Somebody else holds the data folder."""


@contextmanager
def data_lock(folder: Path) -> Iterator[None]:
    """Hold the folder alone for a while; raises DataInUse when somebody else does."""
    make_data_folder(folder)
    descriptor = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.pread(descriptor, 20, 0).decode("ascii", "replace").strip()
            named = f" (process {holder})" if holder else ""
            raise DataInUse(
                f"Another hub{named} works with the data in {folder}: stop it first, or give this one a folder of "
                "its own with HUB_DATA."
            ) from None
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, str(os.getpid()).encode(), 0)
        yield
    finally:
        os.close(descriptor)
