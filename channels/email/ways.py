"""A mail account's ways to its servers, tried without a mail leaving and without one being read."""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from channels.contract import NotConfigured, ProviderUnavailable
from channels.email.mailbox import GONE, Mailbox, MailboxSettings
from channels.email.send import Server, sign_in

STEP_SECONDS: Final = 8
"""For each step of a trial: somebody waits before the screen."""


async def try_server(server: Server) -> None:
    """Sign in where mail leaves, and leave again."""
    try:
        await sign_in(replace(server, timeout_seconds=STEP_SECONDS))
    except ProviderUnavailable as failure:
        where = f"{server.host}:{server.port}"
        raise ProviderUnavailable(_remedy(failure, where) or f"{failure}; check the server and its port") from failure


async def try_mailbox(settings: MailboxSettings) -> None:
    """Sign in to the mailbox and look at the folder, in which nothing is changed."""
    mailbox = Mailbox(replace(settings, timeout_seconds=STEP_SECONDS, marks_seen=False))
    try:
        await asyncio.to_thread(mailbox.open)
    except NotConfigured:
        raise
    except GONE as failure:
        where = f"{settings.host}:{settings.port}"
        remedy = _remedy(failure, where) or (
            f"the mail server {where} does not open the folder {settings.folder}; check its name: {failure}"
        )
        raise ProviderUnavailable(remedy) from failure
    finally:
        mailbox.hang_up()
        mailbox.close()


def _remedy(failure: BaseException, where: str) -> str:
    """What to correct, where the failure tells; empty where it tells nothing."""
    for cause in _causes(failure):
        match cause:
            case socket.gaierror():
                return f"there is no server at {where}; check how its name is written"
            case ssl.SSLCertVerificationError():
                return f"the mail server {where} shows no valid certificate for this name; check the server's name"
            case ssl.SSLError():
                return f"the mail server {where} does not speak TLS at this port; choose the other port or no TLS"
            case ConnectionRefusedError():
                return f"nobody listens at {where}; check the port"
            case TimeoutError():
                return f"the mail server {where} did not answer in time; check its name and port, and any firewall"
            case _:
                continue
    return ""


def _causes(failure: BaseException) -> Iterator[BaseException]:
    """The failure and everything it came from, the innermost first."""
    chain: list[BaseException] = []
    at: BaseException | None = failure
    while at is not None and at not in chain:
        chain.append(at)
        at = at.__cause__ or at.__context__
    return reversed(chain)
