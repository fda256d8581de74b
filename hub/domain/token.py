"""Signed tokens of our own: a conversation's name that nobody outside can make up."""

from __future__ import annotations

import hashlib
import hmac
from typing import Final

from hub.domain.ids import ConversationId

_DIGITS: Final = 16
"""64 bits of signature: enough where every guess costs a mail."""


def thread_token(key: bytes, conversation_id: ConversationId) -> str:
    """The token by which a reply finds its conversation; safe in a mail address."""
    return f"{conversation_id}{_sign(key, conversation_id)}"


def proven_thread(key: bytes, token: str | None) -> ConversationId | None:
    """The conversation a token proves, or None for a token that is not ours."""
    if not token or len(token) <= _DIGITS:
        return None
    id_, signature = token[:-_DIGITS].lower(), token[-_DIGITS:].lower()
    if not hmac.compare_digest(_sign(key, id_).encode(), signature.encode("utf-8", "replace")):
        return None
    return ConversationId(id_)


def _sign(key: bytes, text: str) -> str:
    return hmac.new(key, b"thread:" + text.encode("utf-8", "replace"), hashlib.sha256).hexdigest()[:_DIGITS]
