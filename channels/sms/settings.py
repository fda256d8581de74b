"""What is set for a number or a hook at Twilio."""

from __future__ import annotations

from typing import Final

from channels.extras import Setting
from channels.toolkit.http import is_base_address
from channels.toolkit.setting import holds, secrets


def _base_address(url: str) -> str:
    return "" if is_base_address(url.strip()) else "is https://host, or https://host/path"


SETTINGS: Final = (
    Setting(
        "account_sid",
        holds(r"AC[0-9a-fA-F]{32}", "is AC and 32 characters, as Twilio's Account Info shows it"),
        label={"en": "Account SID", "zh-Hans": "Account SID", "zh-Hant": "Account SID"},
        hint={
            "en": "On the first page of the Twilio Console, under Account Info. It begins with AC.",
            "zh-Hans": "在 Twilio 控制台首页的 Account Info 中，以 AC 开头。",
            "zh-Hant": "在 Twilio 主控台首頁的 Account Info 中，以 AC 開頭。",
        },
    ),
    Setting(
        "auth_token",
        secrets,
        is_secret=True,
        label={"en": "Auth Token", "zh-Hans": "Auth Token", "zh-Hant": "Auth Token"},
        hint={
            "en": "It stands beside the SID. While it rotates: both, with a space between.",
            "zh-Hans": "在 SID 旁边。轮换期间：两个都填，用空格分隔。",
            "zh-Hant": "在 SID 旁邊。輪替期間：兩個都填，用空格分隔。",
        },
    ),
    Setting(
        "messaging_service_sid",
        holds(r"MG[0-9a-fA-F]{32}", "is MG and 32 characters, as Twilio shows it"),
        label={"en": "Messaging Service SID", "zh-Hans": "Messaging Service SID", "zh-Hant": "Messaging Service SID"},
        hint={
            "en": "Where a messaging service chooses the number that sends. It begins with MG.",
            "zh-Hans": "由消息服务选择发送号码时填写，以 MG 开头。",
            "zh-Hant": "由訊息服務選擇傳送號碼時填寫，以 MG 開頭。",
        },
        is_rare=True,
    ),
    Setting(
        "shared_key",
        secrets,
        is_secret=True,
        label={
            "en": "Key with which Twilio signs webhooks",
            "zh-Hans": "Twilio 签名 Webhook 的密钥",
            "zh-Hant": "Twilio 簽章 Webhook 的密鑰",
        },
        hint={
            "en": "Only where Twilio signs with a newer key than the Auth Token.",
            "zh-Hans": "仅当 Twilio 使用比 Auth Token 更新的密钥签名时填写。",
            "zh-Hant": "僅當 Twilio 使用比 Auth Token 更新的密鑰簽章時填寫。",
        },
        is_rare=True,
    ),
    Setting(
        "api_url",
        _base_address,
        label={"en": "Address of the API", "zh-Hans": "API 地址", "zh-Hant": "API 位址"},
        hint={
            "en": "Empty: Twilio's usual one. For regions of their own.",
            "zh-Hans": "留空：Twilio 的常用地址。用于单独的区域。",
            "zh-Hant": "留空：Twilio 的常用位址。用於單獨的區域。",
        },
        is_rare=True,
    ),
)
