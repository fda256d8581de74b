"""Signed tokens of our own: a conversation's name that nobody outside can make up."""

from __future__ import annotations

import hashlib
import hmac
from datetime import datetime, timedelta
from typing import Final

from hub.domain.ids import ConversationId

_DIGITS: Final = 16
"""64 bits of signature: enough where every guess costs a mail."""
FILE_PASS_LASTS: Final = timedelta(days=7)


def thread_token(key: bytes, conversation_id: ConversationId) -> str:
    """The token by which a reply finds its conversation; safe in a mail address."""
    return f"{conversation_id}{_sign(key, f'thread:{conversation_id}', _DIGITS)}"


def proven_thread(key: bytes, token: str | None) -> ConversationId | None:
    """The conversation a token proves, or None for a token that is not ours."""
    if not token or len(token) <= _DIGITS:
        return None
    id_, signature = token[:-_DIGITS].lower(), token[-_DIGITS:].lower()
    if not hmac.compare_digest(_sign(key, f"thread:{id_}", _DIGITS).encode(), signature.encode("utf-8", "replace")):
        return None
    return ConversationId(id_)


def visitor_session(key: bytes, account: str, visitor: str) -> str:
    """What a visitor's browser keeps to be recognised on this account, and on no other."""
    return f"{account}.{visitor}.{_sign(key, f'visitor:{account}:{visitor}', 40)}"


def proven_visitor(key: bytes, session: str) -> tuple[str, str] | None:
    """The account and the visitor's key that a session proves, or None for one that is not ours."""
    account, _, rest = session.partition(".")
    visitor, _, signature = rest.rpartition(".")
    expected = _sign(key, f"visitor:{account}:{visitor}", 40)
    if not visitor or not hmac.compare_digest(expected.encode(), signature.encode("utf-8", "replace")):
        return None
    return account, visitor


def file_pass(key: bytes, file_id: str, expires: datetime) -> str:
    """What lets anybody who was given it fetch one file until it expires."""
    until = f"{int(expires.timestamp()):x}"
    return f"{until}-{_sign(key, f'file:{file_id}:{until}', 32)}"


def file_address(key: bytes, file_id: str, now: datetime) -> str:
    """The address under which a customer may fetch a file for a while."""
    return f"files/{file_id}?pass={file_pass(key, file_id, now + FILE_PASS_LASTS)}"


def is_file_pass(key: bytes, file_id: str, given: str, now: datetime) -> bool:
    """Whether this pass opens this file now."""
    until, _, signature = given.partition("-")
    expected = _sign(key, f"file:{file_id}:{until}", 32)
    if not hmac.compare_digest(expected.encode(), signature.encode("utf-8", "replace")):
        return False
    return now.timestamp() < int(until, 16)


def _sign(key: bytes, text: str, digits: int) -> str:
    return hmac.new(key, text.encode("utf-8", "replace"), hashlib.sha256).hexdigest()[:digits]


def session_tag(digest: str) -> str:
    """What tells one session of a person from her others, and opens nothing."""
    return hashlib.sha256(f"tag:{digest}".encode()).hexdigest()[:12]
