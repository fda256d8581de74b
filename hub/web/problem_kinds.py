"""Every kind of problem, in one table: answers, pages under /problems and the OpenAPI document all follow it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from hub.domain.problem import (
    AddressTaken,
    Conflict,
    EditedMeanwhile,
    Invalid,
    NotAllowed,
    NotFound,
    Problem,
    SentBefore,
    SignInNeeded,
    TokenMissing,
    TooLarge,
    TooMany,
    TooOld,
    Unavailable,
    address_of_kind,
)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of problem: its stable name, its status, and what whoever meets it should know and do."""

    name: str
    status: int
    title: str
    meaning: str
    remedy: str

    @property
    def type(self) -> str:
        """The URI reference that names it; where the status says everything there is nothing to explain."""
        return address_of_kind(self.name) if self.name else "about:blank"


def _refusal(problem: type[Problem], status: int, meaning: str, remedy: str) -> Kind:
    return Kind(problem.kind, status, problem.title, meaning, remedy)


BAD_REQUEST: Final = Kind(
    "bad-request",
    400,
    "Bad Request",
    "The request is not HTTP as the hub can read it.",
    "Check headers and encoding; a library for HTTP writes them right.",
)
SIGN_IN_NEEDED: Final = _refusal(
    SignInNeeded,
    401,
    "The request carries no session and no key, or what it carries has ended, or the password is not right.",
    "Sign in with POST /api/session and ask again with the cookie it sets; a visitor opens the chat again, "
    "and for another system an administrator makes a key.",
)
NOT_ALLOWED: Final = _refusal(
    NotAllowed,
    403,
    "The roles or teams of this person, or the scopes of this key, do not permit it, or a link was used before.",
    "Let somebody do it who may, or ask an administrator for the right; asking again changes nothing.",
)
TOKEN_MISSING: Final = _refusal(
    TokenMissing,
    403,
    "A request that changes something came without the token of its session.",
    "Send the header X-CSRF-Token with the csrf that GET /api/session tells.",
)
FORGED: Final = Kind(
    "forged",
    403,
    "Not allowed",
    "A webhook is not signed as its provider signs it; nothing of it was read or kept.",
    "Compare the secret of the hook with the provider's, and HUB_PUBLIC_URL with the address that the provider calls.",
)
NOT_FOUND: Final = _refusal(
    NotFound,
    404,
    "It does not exist, or whoever asks may not know that it does.",
    "Check the id, or read the list that it came from again.",
)
NO_SUCH_ADDRESS: Final = Kind(
    "no-such-address",
    404,
    "Not Found",
    "The hub has nothing at this address.",
    "GET /api/openapi.json lists every address of the API.",
)
METHOD_NOT_ALLOWED: Final = Kind(
    "method-not-allowed",
    405,
    "Method Not Allowed",
    "The address exists, but does not answer this method.",
    "Use one of the methods that the header Allow names.",
)
CONFLICT: Final = _refusal(
    Conflict,
    409,
    "Somebody or something was faster, or the present state does not permit it.",
    "Read the state again and decide anew; the same request is refused until the state has changed.",
)
EDITED_MEANWHILE: Final = _refusal(
    EditedMeanwhile,
    409,
    "Somebody edited the same field after the version that the request names; `edits` tells who, when and what.",
    "Show both, let the person decide, and send it again with the `version` that the answer tells.",
)
SENT_BEFORE: Final = _refusal(
    SentBefore,
    409,
    "Something went by this `client_id`, or by one in `instead_of`, before: it was taken, or it was taken back.",
    "Look at the conversation and its draft, and send what is still needed with a `client_id` of its own.",
)
ADDRESS_TAKEN: Final = _refusal(
    AddressTaken,
    409,
    "Another customer has this address; `customer` tells who, or is null where others serve her.",
    "Compare the two, and merge them if they are one person; addresses go from one to the other in no other way.",
)
TOO_OLD: Final = _refusal(
    TooOld,
    410,
    "What happened after this number is kept no longer: something is missing for ever.",
    "Read the present state anew, and go on after the number that the detail names.",
)
TOO_LARGE: Final = _refusal(
    TooLarge,
    413,
    "The request carries more than is taken at this address.",
    "Send less at once, or a link instead of a file; GET /api/floor tells the largest file.",
)
INVALID: Final = _refusal(
    Invalid,
    422,
    "The request cannot be understood, or makes no sense as it is.",
    "The detail names each field and what is wrong with it: correct them and ask again.",
)
TOO_MANY: Final = _refusal(
    TooMany,
    429,
    "The caller asks more often than is allowed.",
    "Wait as many seconds as the header Retry-After says.",
)
FAILED: Final = Kind(
    "failed",
    500,
    "The hub failed",
    "The fault is the hub's own; it has been logged.",
    "Try again; if it happens again, tell an administrator when it happened.",
)
UNAVAILABLE: Final = _refusal(
    Unavailable,
    503,
    "An account cannot be used until its operator has mended its settings; nothing was read or kept.",
    "Try again later; the operator learns from hub doctor what is wrong.",
)

KINDS: Final[tuple[Kind, ...]] = (
    BAD_REQUEST,
    SIGN_IN_NEEDED,
    NOT_ALLOWED,
    TOKEN_MISSING,
    FORGED,
    NOT_FOUND,
    NO_SUCH_ADDRESS,
    METHOD_NOT_ALLOWED,
    CONFLICT,
    EDITED_MEANWHILE,
    SENT_BEFORE,
    ADDRESS_TAKEN,
    TOO_OLD,
    TOO_LARGE,
    INVALID,
    TOO_MANY,
    FAILED,
    UNAVAILABLE,
)
BY_NAME: Final = {kind.name: kind for kind in KINDS}
