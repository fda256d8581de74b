"""What a person may be told went wrong: every refusal of a use case, each saying what to do next.

Problem
├── NotFound            it is not there, or not yours to see
├── NotAllowed          your role does not permit it
│   └── TokenMissing    it does not come from our own page
├── Conflict            somebody or something was faster
│   ├── EditedMeanwhile somebody edited the same field after it was read
│   ├── SentBefore      something went by the same id before
│   └── AddressTaken    another customer has this address
├── TooOld              it was kept, and is no longer
├── Invalid             the request makes no sense as it is
├── TooLarge            more than is taken
├── TooMany             more often than is taken
├── Unavailable         not before the operator has mended something
└── SignInNeeded        no session, or it ended
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import ClassVar, Final

from hub.domain.value import dataclass

PROBLEMS: Final = "/problems"
"""Where every kind of problem is explained."""


def address_of_kind(kind: str) -> str:
    """The URI reference that names a kind of problem for programs; whoever opens it is told what to do."""
    return f"{PROBLEMS}/{kind}"


class Problem(Exception):
    """A use case was refused; the text tells the user what to do next."""

    title: ClassVar[str] = "That did not work"
    kind: ClassVar[str]
    """Its name for programs, which never changes."""

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail

    @property
    def type(self) -> str:
        """The URI reference of its kind."""
        return address_of_kind(self.kind)

    @property
    def members(self) -> Mapping[str, object]:
        """What a program is told beside the text."""
        return {}


class NotFound(Problem):
    """It does not exist, or the caller may not know that it does."""

    title = "Not found"
    kind = "not-found"


class NotAllowed(Problem):
    """The caller's roles do not permit it."""

    title = "Not allowed"
    kind = "not-allowed"


class TokenMissing(NotAllowed):
    """Whoever changes something must show the token of the session, which no other page knows."""

    kind = "token-missing"


class Conflict(Problem):
    """The state changed in the meantime; look again and decide anew."""

    title = "Not possible now"
    kind = "conflict"


@dataclass(frozen=True, slots=True)
class MeanwhileEdit:
    """What somebody else made of a field."""

    field: str
    value: str | float | None
    by: str
    """Her name."""
    at: str


class EditedMeanwhile(Conflict):
    """Somebody edited the same field after it was read; compare, and save again with the version told here."""

    title = "Edited meanwhile"
    kind = "edited-meanwhile"

    def __init__(self, version: int, edits: Sequence[MeanwhileEdit]) -> None:
        who = "; ".join(f"{edit.by} changed {edit.field} at {edit.at}" for edit in edits)
        super().__init__(f"{who}. Nothing of yours was saved: compare, and save it again if it is still right.")
        self.version = version
        self.edits = tuple(edits)

    @property
    def members(self) -> Mapping[str, object]:
        """The version to save over, and what stands in the fields now."""
        return {"version": self.version, "edits": [asdict(edit) for edit in self.edits]}


class SentBefore(Conflict):
    """Something was sent by one of these ids before; look what became of it before anything else is sent."""

    title = "Sent before"
    kind = "sent-before"


class AddressTaken(Conflict):
    """Another customer has this address already; look whether both are one person."""

    title = "Address taken"
    kind = "address-taken"

    def __init__(self, customer_id: str | None, name: str) -> None:
        """Of a customer who is served by others no id is told, and no name."""
        super().__init__("Another customer has this address already; nothing was changed.")
        self.customer_id = customer_id
        self.name = name

    @property
    def members(self) -> Mapping[str, object]:
        """Who has it."""
        return {"customer": None if self.customer_id is None else {"id": self.customer_id, "name": self.name}}


class TooOld(Problem):
    """What is asked for was there, and is kept no longer."""

    title = "Kept no longer"
    kind = "too-old"


class Invalid(Problem):
    """The request cannot be understood or makes no sense."""

    title = "Not valid"
    kind = "invalid"


class TooLarge(Problem):
    """The request carries more than the hub takes."""

    title = "Too large"
    kind = "too-large"


class TooMany(Problem):
    """The caller asks more often than the hub allows."""

    title = "Too many requests"
    kind = "too-many"

    def __init__(self, detail: str, retry_after_seconds: int) -> None:
        super().__init__(detail)
        self.retry_after_seconds = retry_after_seconds


class Unavailable(Problem):
    """It works again once the operator has mended something; whoever is outside only hears to come back later."""

    title = "Not available"
    kind = "unavailable"

    def __init__(self, reason: str) -> None:
        super().__init__("This is not possible at the moment; try again later.")
        self.args = (reason,)


class SignInNeeded(Problem):
    """There is no session, or it ended."""

    title = "Sign in first"
    kind = "sign-in-needed"
