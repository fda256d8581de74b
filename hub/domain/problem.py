"""What a person may be told went wrong: every refusal of a use case, each saying what to do next.

Problem
├── NotFound            it is not there, or not yours to see
├── NotAllowed          your role does not permit it
├── Conflict            somebody or something was faster
├── Invalid             the request makes no sense as it is
├── TooLarge            more than is taken
├── TooMany             more often than is taken
└── SignInNeeded        no session, or it ended
"""

from __future__ import annotations

from typing import ClassVar


class Problem(Exception):
    """A use case was refused; the text tells the user what to do next."""

    title: ClassVar[str] = "That did not work"

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail


class NotFound(Problem):
    """It does not exist, or the caller may not know that it does."""

    title = "Not found"


class NotAllowed(Problem):
    """The caller's roles do not permit it."""

    title = "Not allowed"


class Conflict(Problem):
    """The state changed in the meantime; look again and decide anew."""

    title = "Too late"


class Invalid(Problem):
    """The request cannot be understood or makes no sense."""

    title = "Not valid"


class TooLarge(Problem):
    """The request carries more than the hub takes."""

    title = "Too large"


class TooMany(Problem):
    """The caller asks more often than the hub allows."""

    title = "Too many requests"

    def __init__(self, detail: str, retry_after_seconds: int) -> None:
        super().__init__(detail)
        self.retry_after_seconds = retry_after_seconds


class SignInNeeded(Problem):
    """There is no session, or it ended."""

    title = "Sign in first"
