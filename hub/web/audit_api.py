"""Who did what: the audit, read and searched."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from hub.application.api_key import named_doers
from hub.domain.permission import Permission
from hub.domain.problem import Invalid
from hub.web.audit_names import Names
from hub.web.moment import moment
from hub.web.route import Call, Query, Route
from hub.wire.store import Reading

PAGE: Final = 100
READ_AT_ONCE: Final = 1_000
MOST_READ: Final = 20_000
"""Of one request: whoever looks for what is rare goes on where it ended."""
LONGEST_QUERY: Final = 200


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One thing that somebody did."""

    number: int
    at: datetime
    by: str
    by_name: str
    action: str
    subject: str
    details: dict[str, Any]
    subject_name: str
    """What the subject is called; its id where nobody knows."""
    names: dict[str, dict[str, str]]
    """By field of the details what the ids in it are called."""


@dataclass(frozen=True, slots=True)
class AuditPage:
    """The audit, newest first; `next` is the `before` of the next page, which may be there with few or no lines."""

    lines: list[AuditLine]
    next: int | None


@dataclass(frozen=True, slots=True)
class _Wanted:
    """Which lines are asked for; what is empty asks nothing."""

    before: int | None
    until: datetime | None
    since: datetime | None
    subject: str
    by: str
    kind: str
    text: str

    def fits(self, action: str, *told: str) -> bool:
        """Whether a line is of the kind and holds the text."""
        if self.kind and action.partition(".")[0] != self.kind:
            return False
        return not self.text or any(self.text in one.casefold() for one in (action, *told))


def _page(reading: Reading, wanted: _Wanted) -> AuditPage:
    doers = named_doers(reading)
    names = Names(reading, doers)
    before = wanted.before
    if wanted.until is not None:
        end = reading.audit_end(wanted.until)
        before = end if before is None else min(before, end)
    lines: list[AuditLine] = []
    for _ in range(MOST_READ // READ_AT_ONCE):
        rows = reading.audit_list(before, READ_AT_ONCE, subject=wanted.subject, by=wanted.by) if before != 0 else ()
        for number, at, by, action, subject, details in rows:
            if wanted.since is not None and at < wanted.since:
                return AuditPage(lines, None)
            before = number
            name = doers.get(by, by)
            if wanted.fits(action, subject, name, str(details)):
                told = names.subject(action, subject, details), names.within(details)
                lines.append(AuditLine(number, at, by, name, action, subject, details, *told))
                if len(lines) == PAGE:
                    return AuditPage(lines, before)
        if len(rows) < READ_AT_ONCE:
            return AuditPage(lines, None)
    return AuditPage(lines, before)


async def read_audit(call: Call) -> AuditPage:
    """Who did what, newest first."""
    asked = call.request.query
    before = asked.get("before")
    if before is not None and not (before.isascii() and before.isdigit() and len(before) <= 18):  # noqa: PLR2004 - 64 bits
        raise Invalid("before is the number of a line.")
    if any(len(value) > LONGEST_QUERY for value in asked.values()):
        raise Invalid(f"A filter of the audit has at most {LONGEST_QUERY} characters.")
    wanted = _Wanted(
        int(before) if before else None,
        moment(asked.get("until"), "until"),
        moment(asked.get("since"), "since"),
        asked.get("subject", ""),
        asked.get("by", ""),
        asked.get("kind", ""),
        asked.get("text", "").strip().casefold(),
    )
    return await call.services.store.read(_page, wanted)


ROUTES: Final = [
    Route(
        "GET",
        "/api/admin/audit",
        Permission.AUDIT,
        "Who did what.",
        read_audit,
        answer=AuditPage,
        query=(
            Query("before", "The `next` of the page before.", int),
            Query("until", "Only what happened before this instant.", datetime),
            Query("since", "Only what happened at this instant or later.", datetime),
            Query("subject", "Only what was done to the thing of this id; people are known by their mail address."),
            Query("by", "Only what the person of this id did, or `command line`, `customer`, `set-up`."),
            Query("kind", "Only actions of this kind, such as `queues`: what stands before the dot of the action."),
            Query("text", "Only lines that hold this anywhere, upper and lower case alike."),
        ),
    ),
]
