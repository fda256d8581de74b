"""What the demonstration's own things are called, so that they can be found again and removed."""

from __future__ import annotations

from typing import Final

DOMAIN: Final = "demo.example"
"""Demonstration people, and nobody else, sign in with an address of this domain."""
CHAT_ACCOUNT: Final = "demo-chat"
KNOWN_ACCOUNT: Final = "demo-chat-known"
"""The chat of customers who are signed in to the shop, which says who they are."""
FORM_ACCOUNT: Final = "demo-chat-form"
CLOSED_ACCOUNT: Final = "demo-chat-closed"
MAIL_ACCOUNT: Final = "demo-mail"
SMS_ACCOUNT: Final = "demo-sms"
ACCOUNTS: Final = (CHAT_ACCOUNT, KNOWN_ACCOUNT, FORM_ACCOUNT, CLOSED_ACCOUNT, MAIL_ACCOUNT, SMS_ACCOUNT)
HOOK: Final = "demo-twilio"
MAIL_ADDRESS: Final = f"support@{DOMAIN}"
PHONE_NUMBER: Final = "+15005550006"
ACCOUNT_SID: Final = "ACde3000000000000000000000000000d0"
"""The account at the demonstration's own telephone network; it exists nowhere else."""
OWN_REFERENCES: Final = "env:HUB_DEMO_"
"""How references to what the demonstration answers itself begin."""
IDENTITY_SECRET: Final = "HUB_DEMO_IDENTITY_SECRET"  # noqa: S105 - a name, not a secret
"""With what the shop signs who a visitor is."""
LOOPBACK: Final = "127.0.0.1"
TAB_PREFIX: Final = "/tab/{tab}"
"""Every address of the hub exists once more under it, and the cookie of a tab's session holds there only."""
