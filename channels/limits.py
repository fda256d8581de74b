"""What one message of a channel may be, and until when it may leave: data, and the one rule that reads it.

The console says the same before anything is sent, by a mirror of this rule in
`agent_ui/console/conversation/limits.ts`; `tests/recordings/limits` holds both to one table of cases.

A messenger whose customers are answered for a day after they wrote is nothing but data:

    Limits(longest_text=4_096, most_files=1, files=(FileRule(("image/*",), 5_000_000),), reply_window_seconds=86_400)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class FileRule:
    """Kinds of files, and how large one of them may be."""

    kinds: tuple[str, ...]
    """Media types in lower case; `image/*` stands for every image."""
    most_bytes: int = 0
    """0: as large as the hub takes."""

    def covers(self, content_type: str) -> bool:
        """Whether this rule is about files of this type."""
        family = f"{content_type.partition('/')[0]}/*"
        return any(kind in {content_type, family, "*/*"} for kind in self.kinds)


@dataclass(frozen=True, slots=True)
class Limits:
    """What a channel takes as one message; of a number, 0 means that the channel itself sets no limit."""

    longest_text: int = 0
    counts_utf16: bool = False
    """Whether the provider counts UTF-16 units, so that an emoji counts twice; else characters."""
    most_files: int = 0
    most_bytes: int = 0
    """Of all files of a message together."""
    files: tuple[FileRule, ...] = ()
    """The first rule that covers a file is its own; without any rule every kind is allowed, else only these."""
    reply_window_seconds: int = 0
    """How long after the customer's last message one may write; 0: always."""
    edit_window_seconds: int = 0
    """Of a channel with `edits`: how long after a message was sent its text may be changed; 0: always."""
    withdrawal_window_seconds: int = 0
    """Of a channel with `withdrawals`: how long after a message was sent it may be taken back; 0: always."""
    reactions: tuple[str, ...] = ()
    """Of a channel with `reactions`: the emoji that are offered, the most used first."""

    def shuts_at(self, heard_at: datetime | None) -> datetime | None:
        """When the window of replies shuts; None where it never does, or was never open."""
        if not self.reply_window_seconds or heard_at is None:
            return None
        return heard_at + timedelta(seconds=self.reply_window_seconds)


class Fault(StrEnum):
    """Why a message may not leave as it is."""

    WINDOW_SHUT = "window_shut"
    """Too much time has passed since the customer wrote, or she never did."""
    TEXT_TOO_LONG = "text_too_long"
    KIND_FORBIDDEN = "kind_forbidden"
    FILE_TOO_LARGE = "file_too_large"
    TOO_MANY_FILES = "too_many_files"
    FILES_TOO_LARGE = "files_too_large"


@dataclass(frozen=True, slots=True)
class SentFile:
    """What counts of a file."""

    name: str
    content_type: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Excess:
    """What is too much about a message, and how much there may be."""

    fault: Fault
    limit: int = 0
    """Characters, files, bytes, or seconds of the window."""
    actual: int = 0
    file: str = ""
    """The first file that cannot go with it."""


def length_of(limits: Limits, text: str) -> int:
    """How long a text is as the channel counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2 if limits.counts_utf16 else len(text)


def excess_of(limits: Limits, text: str, files: Sequence[SentFile]) -> Excess | None:
    """The first reason why a channel does not take this; None where it does."""
    length = length_of(limits, text)
    if 0 < limits.longest_text < length:
        return Excess(Fault.TEXT_TOO_LONG, limits.longest_text, length)
    total = 0
    for place, file in enumerate(files, 1):
        total += file.bytes
        found = _excess_of_file(limits, file)
        if found is not None:
            return found
        if 0 < limits.most_files < place:
            return Excess(Fault.TOO_MANY_FILES, limits.most_files, len(files), file.name)
        if 0 < limits.most_bytes < total:
            return Excess(Fault.FILES_TOO_LARGE, limits.most_bytes, total, file.name)
    return None


def _excess_of_file(limits: Limits, file: SentFile) -> Excess | None:
    rule = next((rule for rule in limits.files if rule.covers(file.content_type)), None)
    if rule is None:
        return Excess(Fault.KIND_FORBIDDEN, file=file.name) if limits.files else None
    if 0 < rule.most_bytes < file.bytes:
        return Excess(Fault.FILE_TOO_LARGE, rule.most_bytes, file.bytes, file.name)
    return None


def window_excess(limits: Limits, heard_at: datetime | None, now: datetime) -> Excess | None:
    """That the window of replies is shut, for good or until the customer writes again; None where one may write."""
    if not limits.reply_window_seconds:
        return None
    shuts_at = limits.shuts_at(heard_at)
    if shuts_at is not None and now < shuts_at:
        return None
    return Excess(Fault.WINDOW_SHUT, limits.reply_window_seconds)


def is_within(window_seconds: int, sent_at: datetime, now: datetime) -> bool:
    """Whether what was sent then may still be changed."""
    return not window_seconds or now < sent_at + timedelta(seconds=window_seconds)
