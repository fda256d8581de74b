"""A mail leaves through the account's SMTP server, and every way that can fail is told apart."""

from __future__ import annotations

import ssl
from dataclasses import dataclass, replace
from urllib.parse import parse_qs, unquote, urlsplit

import aiosmtplib

from channels.contract import ChannelError, NotConfigured, OutcomeUnknown, ProviderRefused, ProviderUnavailable
from channels.email.compose import Letter

_IMPLICIT_TLS_PORT = 465
_SUBMISSION_PORT = 587
_PERMANENT = 500
_WANTS_LOGIN = (530, 534, 535, 538)


@dataclass(frozen=True, slots=True)
class Server:
    """Where mail leaves, and how the line is protected."""

    host: str
    port: int
    username: str = ""
    password: str = ""
    is_tls: bool = False
    starttls: bool | None = None
    """True demands it, False forbids it, None takes it where the server offers it."""
    timeout_seconds: float = 60
    hello: str = ""


def server_at(url: str, starttls: str = "") -> Server:
    """The server that an `smtp://` or `smtps://` address names; raises NotConfigured when it names none."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        parts, port = urlsplit(""), None
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname or port == 0:
        raise NotConfigured("set smtp_url to smtp://user:password@host:port or smtps://… in the account's settings")
    options = parse_qs(parts.query)
    wish = starttls or options.get("starttls", [""])[0]
    is_tls = parts.scheme == "smtps"
    return Server(
        host=parts.hostname,
        port=port or (_IMPLICIT_TLS_PORT if is_tls else _SUBMISSION_PORT),
        username=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        is_tls=is_tls,
        starttls=False if is_tls else {"required": True, "off": False}.get(wish.lower()),
    )


async def deliver(letter: Letter, server: Server) -> None:
    """Hand a mail to the server; returns once the server has taken responsibility for it."""
    client = _client(server)
    try:
        await _open(client, server)
        await _envelope(client, letter)
        await _content(client, letter)
        await _part(client)
    finally:
        client.close()


async def sign_in(server: Server) -> None:
    """Open the way on which mail leaves, and close it again; raises what would keep a mail from leaving."""
    client = _client(server)
    try:
        await _open(client, server)
        await _part(client)
    finally:
        client.close()


def _client(server: Server) -> aiosmtplib.SMTP:
    return aiosmtplib.SMTP(
        hostname=server.host,
        port=server.port,
        username=server.username or None,
        password=server.password or None,
        use_tls=server.is_tls,
        start_tls=server.starttls,
        timeout=server.timeout_seconds,
        local_hostname=server.hello or None,
    )


async def _open(client: aiosmtplib.SMTP, server: Server) -> None:
    where = f"{server.host}:{server.port}"
    try:
        await client.connect()
    except aiosmtplib.SMTPAuthenticationError as refused:
        if refused.code in _WANTS_LOGIN:
            raise NotConfigured("the mail server does not accept the account's password: correct smtp_url") from refused
        raise ProviderUnavailable(f"the mail server {where} could not check the password: {refused.code}") from refused
    except ssl.SSLError as failure:
        raise ProviderUnavailable(f"the mail server {where} offers no valid certificate: {failure.reason}") from failure
    except (aiosmtplib.SMTPException, OSError, ValueError) as failure:
        raise ProviderUnavailable(f"the mail server {where} does not answer: {type(failure).__name__}") from failure


async def _envelope(client: aiosmtplib.SMTP, letter: Letter) -> None:
    """Name sender and recipients; nothing has been delivered to anybody whatever goes wrong here."""
    options = ["SMTPUTF8"] if letter.needs_utf8 else []
    if letter.needs_utf8 and not client.supports_extension("smtputf8"):
        raise ProviderRefused("the mail server cannot write to addresses with such letters", "smtputf8")
    if client.supports_extension("size"):
        options.append(f"SIZE={len(letter.content)}")
    encoding = "utf-8" if letter.needs_utf8 else "ascii"
    try:
        await client.mail(letter.envelope_from, options=options, encoding=encoding)
        for recipient in letter.envelope_to:
            await _recipient(client, recipient, encoding, is_alone=len(letter.envelope_to) == 1)
    except aiosmtplib.SMTPResponseException as answer:
        raise _refusal(answer) from answer
    except (aiosmtplib.SMTPException, OSError) as failure:
        raise ProviderUnavailable(f"the mail server broke off before the mail: {type(failure).__name__}") from failure


async def _recipient(client: aiosmtplib.SMTP, recipient: str, encoding: str, *, is_alone: bool) -> None:
    """Name one recipient; a refusal says whom it is about, where there are several."""
    try:
        await client.rcpt(recipient, encoding=encoding)
    except aiosmtplib.SMTPResponseException as answer:
        raise _refusal(answer, "" if is_alone else f" to {recipient}") from answer


async def _content(client: aiosmtplib.SMTP, letter: Letter) -> None:
    """Transmit the mail; a line that breaks now leaves open whether the server has it."""
    try:
        await client.data(letter.content)
    except aiosmtplib.SMTPResponseException as answer:
        raise _refusal(answer) from answer
    except (aiosmtplib.SMTPException, OSError) as failure:
        raise OutcomeUnknown(
            f"the mail server broke off while it took the mail ({type(failure).__name__}): look whether it arrived"
        ) from failure


async def _part(client: aiosmtplib.SMTP) -> None:
    """Say good-bye; the mail is delivered, so nothing that happens now matters."""
    try:
        await client.quit(timeout=5)
    except (aiosmtplib.SMTPException, OSError):
        return


def _refusal(answer: aiosmtplib.SMTPResponseException, whom: str = "") -> ChannelError:
    """What an answer of the server asks us to do next."""
    detail = f"{answer.code} {answer.message}"[:500]
    if answer.code in _WANTS_LOGIN:
        return NotConfigured(f"the mail server wants a password: complete smtp_url ({detail})")
    if answer.code >= _PERMANENT:
        return ProviderRefused(f"the mail server refused the mail{whom}: {detail}", str(answer.code))
    return ProviderUnavailable(f"the mail server asks to try again later: {detail}")


def within(server: Server, timeout_seconds: float, hello: str) -> Server:
    """The same server with a limit on every step and a name to greet with."""
    return replace(server, timeout_seconds=timeout_seconds, hello=hello)
