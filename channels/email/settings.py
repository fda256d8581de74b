"""What is set for a mail account."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from channels.contract import NotConfigured
from channels.email.mailbox import STARTS, is_mailbox, is_seconds
from channels.email.send import server_at
from channels.email.setting_words import CHOICES, HINTS, LABELS
from channels.extras import Setting, SettingKind
from channels.toolkit.setting import anything, holds, host, mail_addresses, one_of, switch


def _seconds(value: str) -> str:
    return "" if is_seconds(value) else "is a number of seconds such as 60"


def _mailbox(url: str) -> str:
    return "" if is_mailbox(url.strip()) else "is imaps://user:password@host:port/folder"


def _mail_server(url: str) -> str:
    try:
        server_at(url)
    except NotConfigured:
        return "is smtp://user:password@host:port, or smtps://…"
    return ""


def _described(setting: Setting) -> Setting:
    """The setting with the words in which an administrator is asked for it."""
    return replace(
        setting,
        label=LABELS[setting.name],
        hint=HINTS.get(setting.name, {}),
        choices=CHOICES.get(setting.name, {}),
    )


STARTTLS: Final = ("auto", "required", "off")
_WORD: Final = holds(r"[^\s;]{1,253}", "is one word, as it stands in Authentication-Results")
_NUMBER: Final = SettingKind.NUMBER
_SWITCH: Final = SettingKind.SWITCH
_CHOICE: Final = SettingKind.CHOICE

SETTINGS: Final = tuple(
    _described(setting)
    for setting in (
        Setting("imap_url", _mailbox, is_secret=True, kind=SettingKind.SERVER),
        Setting("smtp_url", _mail_server, is_secret=True, kind=SettingKind.SERVER),
        Setting("imap_start", one_of(STARTS), kind=_CHOICE, usual="unseen"),
        Setting("imap_mark_seen", switch, kind=_SWITCH, usual="on"),
        Setting("plus_addressing", switch, kind=_SWITCH, usual="on"),
        Setting("own_addresses", mail_addresses),
        Setting("imap_password", anything, is_secret=True, is_rare=True),
        Setting("smtp_starttls", one_of(STARTTLS), kind=_CHOICE, usual="auto", is_rare=True),
        Setting("imap_starttls", switch, kind=_SWITCH, usual="off", is_rare=True),
        Setting("authserv_id", _WORD, is_rare=True),
        Setting("message_id_domain", host, is_rare=True),
        Setting("smtp_hello", host, is_rare=True),
        Setting("smtp_timeout_seconds", _seconds, kind=_NUMBER, usual="60", is_rare=True),
        Setting("imap_poll_seconds", _seconds, kind=_NUMBER, usual="60", is_rare=True),
        Setting("imap_idle_seconds", _seconds, kind=_NUMBER, usual="300", is_rare=True),
    )
)
