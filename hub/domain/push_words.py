"""What stands on a notification that is pushed: the hub words it, for no page is open that could."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from hub.domain.value import dataclass
from hub.domain.wording import said_in

LONGEST: Final = 140


class Happened(StrEnum):
    """What the agent is told of, in its own words."""

    OFFER = "offer"
    MESSAGE = "message"
    MENTION = "mention"
    NEAR = "near"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class PushText:
    """The two lines of a notification."""

    title: str
    body: str


_PLAIN: Final[Mapping[Happened, Mapping[str, str]]] = {
    Happened.OFFER: {"en": "New offer", "zh-Hans": "新会话请求", "zh-Hant": "新對話請求"},
    Happened.MESSAGE: {"en": "New message", "zh-Hans": "新消息", "zh-Hant": "新訊息"},
    Happened.MENTION: {
        "en": "A colleague mentioned you in a note",
        "zh-Hans": "同事在备注中提到了您",
        "zh-Hant": "同事在備註中提到了您",
    },
    Happened.NEAR: {"en": "A promised time comes near", "zh-Hans": "承诺时限临近", "zh-Hant": "承諾時限將至"},
    Happened.MISSED: {"en": "A promised time was missed", "zh-Hans": "承诺时限已超时", "zh-Hant": "承諾時限已逾時"},
}
_NAMED: Final[Mapping[Happened, Mapping[str, str]]] = {
    Happened.OFFER: {"en": "New offer: {who}", "zh-Hans": "新会话请求：{who}", "zh-Hant": "新對話請求：{who}"},
    Happened.MESSAGE: {"en": "{who}"},
    Happened.MENTION: {
        "en": "{who} mentioned you in a note",
        "zh-Hans": "{who}在备注中提到了您",
        "zh-Hant": "{who}在備註中提到了您",
    },
    Happened.NEAR: {
        "en": "A promised time comes near: {who}",
        "zh-Hans": "承诺时限临近：{who}",
        "zh-Hant": "承諾時限將至：{who}",
    },
    Happened.MISSED: {
        "en": "A promised time was missed: {who}",
        "zh-Hans": "承诺时限已超时：{who}",
        "zh-Hant": "承諾時限已逾時：{who}",
    },
}
_MANY_OFFERS: Final = {
    "en": "{count} offers wait for you",
    "zh-Hans": "{count} 个会话请求等您接受",
    "zh-Hant": "有 {count} 個對話請求等您接受",
}


def plain_text(happened: Happened, language: str, body: str) -> PushText:
    """It with nothing of anybody."""
    return PushText(said_in(_PLAIN[happened], language), body)


def named_text(happened: Happened, language: str, who: str, body: str) -> PushText:
    """It with who it is."""
    return PushText(said_in(_NAMED[happened], language).replace("{who}", who), body)


def many_offers(count: int, language: str) -> PushText:
    """Several offers at once: they are one notification."""
    return PushText(said_in(_MANY_OFFERS, language).replace("{count}", str(count)), "")


def shortened(said: str) -> str:
    """What was said, as far as a notification has room for it."""
    text = " ".join(said.split())
    return f"{text[:LONGEST].rstrip()}…" if len(text) > LONGEST else text
