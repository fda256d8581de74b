"""Files: what is known of them is kept with the message they belong to."""

from __future__ import annotations

from hub.application.transaction import Transaction
from hub.domain.ids import FileId
from hub.domain.item import StoredFile
from hub.domain.problem import NotAllowed


def keep_attachments(tx: Transaction, files: tuple[StoredFile, ...]) -> None:
    """Remember files that came with a message; their bytes are in the file store already."""
    for file in files:
        tx.files.add(file)


def keep_upload(tx: Transaction, file: StoredFile) -> StoredFile:
    """Remember a file that somebody uploaded and may attach to a message next."""
    tx.files.add(file)
    return file


def files_of(tx: Transaction, ids: tuple[FileId, ...], owner: str) -> tuple[StoredFile, ...]:
    """The uploaded files, if they are the caller's own."""
    files = tuple(tx.files.get(id_) for id_ in ids)
    for file in files:
        if file.owner != owner:
            msg = f"The file “{file.name}” was uploaded by somebody else; upload it again."
            raise NotAllowed(msg)
    return files
