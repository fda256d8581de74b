"""The file of an import is let go of: nobody took it in for too long, or it tells of somebody who was erased."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Final

from hub.application.transaction import Transaction
from hub.domain.data_import import FILE_KEPT_DAYS, WAITS_FOR_FILE, ImportState
from hub.domain.erasure import ErasureId
from hub.domain.ids import ImportId

KEPT_TOO_LONG: Final = f"The file waited for {FILE_KEPT_DAYS} days and was removed: choose it again."
TELLS_OF_ERASED: Final = (
    "The file told of a customer who was erased since, and was removed: choose one in which she does not stand."
)


def forget_file(tx: Transaction, id_: ImportId, why: str) -> bool:
    """Nothing of it is kept from now on; what waited for it fails, and says why. Whether there was anything."""
    found = tx.imports.held(id_)
    if not found.has_file:
        return False
    gone = found.without_file()
    if found.state in WAITS_FOR_FILE:
        gone = replace(gone, state=ImportState.FAILED, problem=why, ended_at=tx.now)
    tx.imports.save(gone)
    tx.desks.audit(found.by, "import.file_removed", id_, {})
    return True


def forget_old_files(tx: Transaction) -> list[ImportId]:
    """Those that were not taken in for too long are kept no longer; which."""
    forgotten = []
    for one in tx.imports.with_file():
        is_at_rest = one.state not in WAITS_FOR_FILE or one.state in {ImportState.UPLOADED, ImportState.CHECKED}
        if is_at_rest and (one.ended_at or one.at) < tx.now - timedelta(days=FILE_KEPT_DAYS):
            forget_file(tx, one.id, KEPT_TOO_LONG)
            forgotten.append(one.id)
    return forgotten


def forget_files_of(tx: Transaction, erasure_id: ErasureId, found: Sequence[ImportId]) -> None:
    """Those in which somebody stands who is erased; the receipt counts them."""
    count = sum(forget_file(tx, id_, TELLS_OF_ERASED) for id_ in found)
    erasure = tx.erasures.held(erasure_id)
    tx.erasures.keep(erasure.went_over({"data_import": count}))
