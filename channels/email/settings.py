"""What is set for a mail account."""

from __future__ import annotations

from typing import Final

from channels.contract import NotConfigured
from channels.email.mailbox import STARTS, is_mailbox, is_seconds
from channels.email.send import server_at
from channels.extras import Setting
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


SETTINGS: Final = (
    Setting("smtp_url", _mail_server, is_secret=True),
    Setting("smtp_starttls", one_of(("auto", "required", "off"))),
    Setting("smtp_timeout_seconds", _seconds),
    Setting("smtp_hello", host),
    Setting("imap_url", _mailbox, is_secret=True),
    Setting("imap_password", anything, is_secret=True),
    Setting("imap_starttls", switch),
    Setting("imap_mark_seen", switch),
    Setting("imap_start", one_of(STARTS)),
    Setting("imap_poll_seconds", _seconds),
    Setting("imap_idle_seconds", _seconds),
    Setting("plus_addressing", switch),
    Setting("authserv_id", holds(r"[^\s;]{1,253}", "is one word, as it stands in Authentication-Results")),
    Setting("message_id_domain", host),
    Setting("own_addresses", mail_addresses),
)
