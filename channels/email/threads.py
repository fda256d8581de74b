"""Which conversation a mail belongs to: message ids, and tokens in our own addresses and ids.

Our Message-IDs read `<{message id}.{thread token}@{domain of the account}>`, or without a token
`<{message id}@{domain}>`; a reply is asked for at `local+{thread token}@domain`. Some servers turn
addresses to lower case, so a token should not depend on case.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from channels.email.addresses import normalised

_ID = re.compile(r"<([^<>]{1,998})>")
_LONGEST_FIELD = 65_536
_MOST_IDS = 200
_TOKEN = re.compile(r"[A-Za-z0-9_-]{4,128}")
_UNSAFE_IN_ID = re.compile(r"[^A-Za-z0-9_-]")


def message_ids(line: str) -> tuple[str, ...]:
    """The message ids in a field, each once and in angle brackets; broken ones are left out."""
    line = line[:_LONGEST_FIELD]
    found = [re.sub(r"\s+", "", match) for match in _ID.findall(line)]
    if not found and "<" not in line:
        found = [word.strip("<>,;\"'") for word in line.split() if "@" in word]
    return tuple(dict.fromkeys(f"<{inner}>" for inner in found if inner.strip("@.")))[:_MOST_IDS]


def refers_to(in_reply_to: Iterable[str], references: Sequence[str]) -> tuple[str, ...]:
    """The ids a mail answers, the most specific first: the one replied to, then the thread backwards."""
    return tuple(dict.fromkeys([*in_reply_to, *reversed(references)]))


def own_message_id(message_id: str, token: str, domain: str) -> str:
    """The Message-ID of one of our messages: the same on every try, with its thread's token inside."""
    local = _UNSAFE_IN_ID.sub("-", message_id) or "message"
    return f"<{local}.{_UNSAFE_IN_ID.sub('-', token)}@{domain}>" if token else f"<{local}@{domain}>"


def is_own_id(message_id: str, domain: str) -> bool:
    """Whether a message id carries our domain and could therefore be one of ours."""
    return bool(domain) and message_id.strip("<>").lower().endswith(f"@{domain.lower()}")


def token_in_id(message_id: str, domain: str) -> str | None:
    """The thread token in one of our own ids, or None when it is not ours or has none."""
    if not is_own_id(message_id, domain):
        return None
    local = message_id.strip("<>").rpartition("@")[0]
    head, dot, token = local.partition(".")
    return token if head and dot and _TOKEN.fullmatch(token) else None


def plus_address(address: str, token: str) -> str:
    """The account's address with a token in it, so that an answer finds its thread by itself."""
    local, _, domain = address.rpartition("@")
    return f"{local}+{token}@{domain}"


def split_plus(address: str) -> tuple[str, str]:
    """An address without its plus part in normalised form, and that part as it was written."""
    local, at, domain = address.strip().strip("<>").rpartition("@")
    base, _, detail = local.partition("+")
    return normalised(f"{base}{at}{domain}"), detail


def token_in_addresses(recipients: Iterable[str], account: str) -> str | None:
    """The token in the first recipient that is the account with a plus part."""
    wanted = normalised(account)
    for recipient in recipients:
        base, detail = split_plus(recipient)
        if detail and _TOKEN.fullmatch(detail) and (base == wanted or not wanted):
            return detail
    return None
