"""Accounts and hooks tried as they are proposed: whether their ways are open, and whether a message leaves."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping
from typing import Final
from urllib.parse import quote, unquote, urlsplit

from channels.contract import (
    Channel,
    ChannelError,
    Feature,
    NotConfigured,
    OutcomeUnknown,
    ProviderRefused,
    ProviderUnavailable,
    SendMessage,
)
from channels.extras import Tried
from channels.sender import Sender
from hub.application.floor_record import MASK
from hub.application.recipient import address_for
from hub.application.try_account import note_test_message
from hub.domain.floor import Account, Floor
from hub.domain.ids import AccountId, HookId
from hub.domain.person import Person
from hub.domain.problem import Conflict, Problem
from hub.domain.wording import Wording, said_in
from hub.wire.health import Invited, TriedWay, WayState
from hub.wire.store import Store
from hub.worker.intake import Intake

LONGEST_SECONDS: Final = 20
"""Somebody waits before the screen."""
SHORTEST_SECRET: Final = 4
MOST_MAILBOXES: Final = 3
"""So many are tried, one after the other, for a letter to staff."""
SUBJECT: Final[Wording] = {"en": "A test from {name}", "zh-Hans": "来自{name}的测试", "zh-Hant": "來自{name}的測試"}
TEXT: Final[Wording] = {
    "en": "This is a test message from {name}. It arrived, so messages leave.",
    "zh-Hans": "这是来自{name}的测试消息。收到它，说明消息可以发出。",
    "zh-Hant": "這是來自{name}的測試訊息。收到它，表示訊息可以送出。",
}
INVITED: Final[Wording] = {"en": "Your place at {name}", "zh-Hans": "邀请您加入{name}", "zh-Hant": "邀請您加入{name}"}
INVITATION: Final[Wording] = {
    "en": "{by} invites you to answer the customers of {name}. Choose your password here; the link works once, within "
    "a day:\n\n{url}",
    "zh-Hans": "{by} 邀请您为{name}接待客户。请在此设置密码；链接一天内有效，仅可使用一次：\n\n{url}",
    "zh-Hant": "{by} 邀請您為{name}接待客戶。請在此設定密碼；連結一天內有效，僅可使用一次：\n\n{url}",
}
MOVING: Final[Wording] = {
    "en": "Your address at {name}",
    "zh-Hans": "您在{name}的邮箱地址",
    "zh-Hant": "您在{name}的電子郵件地址",
}
CONFIRM: Final[Wording] = {
    "en": "You asked to sign in to {name} with this address. Confirm it here; the link works once, within a day:\n\n"
    "{url}\n\nIf you did not ask for it, do nothing.",
    "zh-Hans": "您申请用此地址登录{name}。请在此确认；链接一天内有效，仅可使用一次：\n\n{url}\n\n"
    "如非本人操作，请忽略。",
    "zh-Hant": "您申請用此地址登入{name}。請在此確認；連結一天內有效，僅可使用一次：\n\n{url}\n\n"
    "如非本人操作，請忽略。",
}
MOVED: Final[Wording] = {
    "en": "From now on you sign in to {name} as {email}, no more with this address. If that was not you, tell an "
    "administrator at once.",
    "zh-Hans": "此后您以 {email} 登录{name}，不再使用此地址。如非本人操作，请立即告知管理员。",
    "zh-Hant": "此後您以 {email} 登入{name}，不再使用此地址。如非本人操作，請立即告知管理員。",
}
NO_MAILBOX: Final = "This hub has no mailbox to write from; ask an administrator to change your address."
_STATES: Final[tuple[tuple[type[ChannelError], WayState], ...]] = (
    (NotConfigured, "not_configured"),
    (ProviderUnavailable, "unavailable"),
    (ProviderRefused, "refused"),
    (OutcomeUnknown, "unknown"),
)


class Tryouts:
    """Tries what an administrator is about to save, and keeps nothing of it."""

    def __init__(self, store: Store, intake: Intake, new_id: Callable[[], str]) -> None:
        self._store = store
        self._intake = intake
        self._new_id = new_id

    async def account(self, floor: Floor, id_: str) -> list[TriedWay]:
        """Every way of an account of this floor."""
        account = floor.accounts[AccountId(id_)]
        return await self._ways(lambda: self._intake.channel_in(floor, account), _secrets_of(floor, account))

    async def hook(self, floor: Floor, id_: str) -> list[TriedWay]:
        """Every way of a hook of this floor."""
        hook = floor.hooks[HookId(id_)]
        return await self._ways(lambda: self._intake.channel_in(floor, hook), hook.settings)

    async def _ways(self, make: Callable[[], Channel], settings: Mapping[str, str]) -> list[TriedWay]:
        hidden = self._hidden(settings)
        try:
            channel = make()
        except (Problem, ChannelError) as error:
            return [_closed("", error, hidden)]
        ways = channel.ways() if isinstance(channel, Tried) else {}

        async def tried(setting: str) -> TriedWay:
            try:
                async with asyncio.timeout(LONGEST_SECONDS):
                    await ways[setting]()
            except (ChannelError, TimeoutError) as error:
                return _closed(setting, error, hidden)
            return TriedWay(setting, "open", "")

        return list(await asyncio.gather(*(tried(setting) for setting in ways)))

    async def message(self, floor: Floor, id_: str, to: str, by: Person) -> TriedWay:
        """A test message leaves the account for this address; raises Invalid where it is none."""
        account = floor.accounts[AccountId(id_)]
        if Feature.FIRST_WORD not in floor.features_of(account.channel):
            raise Conflict("Nobody can be written to first here; open the chat as a visitor and write from there.")
        address = address_for(floor, account, to)
        subject, text = (_said(wording, by.language, name=floor.company) for wording in (SUBJECT, TEXT))
        way = await self._sent(floor, account, self._letter(floor, Sender(address, by.name, address), subject, text))
        if way.state == "open":
            await self._store.run(note_test_message, account.id, address, by)
        return way

    async def invitation(self, account_id: str, to: Invited, url: str, by: Person) -> TriedWay:
        """A link for somebody's first password goes to her by mail; who made it stands in the audit already."""
        floor = self._store.floor
        account = floor.accounts.get(AccountId(account_id))
        if account is None or Feature.MAIL_ADDRESSES not in floor.features_of(account.channel):
            return TriedWay("", "not_configured", "There is no mailbox of that name; give the link by hand.")
        subject = _said(INVITED, to.language, name=floor.company)
        text = _said(INVITATION, to.language, name=floor.company, by=by.name, url=url)
        return await self._sent(floor, account, self._letter(floor, Sender(to.email, to.name, to.email), subject, text))

    async def address_asked(self, to: Invited, url: str) -> TriedWay:
        """A link goes to an address, by which whoever reads it makes it hers."""
        return await self._to_staff(to, CONFIRM, url=url)

    async def address_moved(self, to: Invited, email: str) -> TriedWay:
        """Whoever reads the address of before learns that it signs in no more."""
        return await self._to_staff(to, MOVED, email=email)

    async def _to_staff(self, to: Invited, wording: Wording, **words: str) -> TriedWay:
        """From the first mailbox out of which it gets."""
        floor, way = self._store.floor, TriedWay("", "not_configured", NO_MAILBOX)
        subject = _said(MOVING, to.language, name=floor.company)
        text = _said(wording, to.language, name=floor.company, **words)
        letter = self._letter(floor, Sender(to.email, to.name, to.email), subject, text)
        mailboxes = [one for one in floor.accounts.values() if Feature.MAIL_ADDRESSES in floor.features_of(one.channel)]
        for account in mailboxes[:MOST_MAILBOXES]:
            way = await self._sent(floor, account, letter)
            # Where nobody knows whether it left, another one might come as a second letter.
            if way.state in {"open", "unknown"}:
                break
        return way

    async def _sent(self, floor: Floor, account: Account, letter: SendMessage) -> TriedWay:
        hidden = self._hidden(_secrets_of(floor, account))
        try:
            channel = self._intake.channel_in(floor, account)
            async with asyncio.timeout(LONGEST_SECONDS):
                await channel.send(letter)
        except (Problem, ChannelError, TimeoutError) as error:
            return _closed("", error, hidden)
        return TriedWay("", "open", "")

    def _letter(self, floor: Floor, to: Sender, subject: str, text: str) -> SendMessage:
        return SendMessage(id=self._new_id(), to=to, text=text, subject=subject, sender_name=floor.company)

    def _hidden(self, settings: Mapping[str, str]) -> frozenset[str]:
        """What no sentence may hold, whoever wrote it."""
        return frozenset(_forms(self._intake.secrets_in(settings)))


def _said(wording: Wording, language: str, **words: str) -> str:
    text = said_in(wording, language)
    for name, value in words.items():
        text = text.replace(f"{{{name}}}", value)
    return text


def _secrets_of(floor: Floor, account: Account) -> dict[str, str]:
    hook = floor.hooks.get(account.hook) if account.hook else None
    return {**(hook.settings if hook else {}), **account.settings}


def _forms(secrets: Iterable[str]) -> Iterable[str]:
    """Each secret as it may stand somewhere: whole, in parts, and the password of an address."""
    for secret in secrets:
        for part in (secret, *secret.split(), _password(secret)):
            for form in (part, unquote(part), quote(part, safe="")):
                if len(form) >= SHORTEST_SECRET:
                    yield form


def _password(url: str) -> str:
    try:
        return urlsplit(url).password or ""
    except ValueError:
        return ""


def _closed(setting: str, error: Exception, hidden: frozenset[str]) -> TriedWay:
    state: WayState = next((state for kind, state in _STATES if isinstance(error, kind)), "unavailable")
    if isinstance(error, Problem):
        state, sentence = "not_configured", error.detail
    elif isinstance(error, TimeoutError):
        sentence = (
            f"nobody answered within {LONGEST_SECONDS} seconds; check the server's name and port, and any firewall"
        )
    else:
        sentence = str(error)
    # A server may repeat in its refusal what it was given; the longest first, so that no rest of one stays.
    for secret in sorted(hidden, key=len, reverse=True):
        sentence = sentence.replace(secret, MASK)
    return TriedWay(setting, state, sentence)
