"""Settings: read once from the environment and `hub.toml`, complaining about everything wrong together."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from ipaddress import ip_address
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

LOG_LEVELS: Final = ("debug", "info", "warning", "error", "critical")
HIGHEST_PORT: Final = 65_535
MOST_TRANSLATED: Final = 100_000


class SettingsError(Exception):
    """The settings cannot be used as they are; the text names every fault."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How this process runs; what administrators change while it runs is data, not a setting."""

    host: str = "127.0.0.1"
    port: int = 8080
    data: Path = Path("var")
    smtp_host: str = "127.0.0.1"
    smtp_port: int = 2525
    public_url: str = ""
    database_url: str = ""
    redis_url: str = ""
    trusted_proxies: tuple[str, ...] = ()
    """Addresses whose `X-Forwarded-For` is believed."""
    secret_key: str = ""
    """Seals secrets and signs tokens; without it a key file is made in the data folder."""
    twilio_api_url: str = ""
    smtp_url: str = ""
    """Where mail goes out: `smtp://user:password@host:port`."""
    translation_url: str = ""
    """The service that translates, as LibreTranslate does; without it nothing is translated."""
    translation_key: str = ""
    """What that service knows the hub by, where it asks for it."""
    translation_limit_characters: int = 5_000
    """The longest text that is sent to it."""
    translation_restricted: str = "no"
    """Whether what is said in restricted queues is sent to it too."""
    webhook_hosts: tuple[str, ...] = ()
    """Receivers of webhooks inside the operator's own network, as `host:port`; all others have public addresses."""
    provider_hosts: tuple[str, ...] = ()
    """Providers of identities inside the operator's own network, as `host:port`; all others have public addresses."""
    demo_password: str = "demo"  # noqa: S105 - demonstration people exist on loopback only
    demo_twilio_token: str = "demo"  # noqa: S105 - signs the demonstration's own texts
    upload_limit_bytes: int = 20_000_000
    connection_grace_seconds: int = 20
    log_level: str = "info"

    @property
    def url(self) -> str:
        """The address under which customers and providers reach this hub."""
        return self.public_url.rstrip("/") or f"http://{self.host}:{self.port}"

    @property
    def is_loopback(self) -> bool:
        """Whether only this machine can reach the hub."""
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"


def environment() -> Mapping[str, str]:
    """The environment, for secrets that are references such as `env:NAME`."""
    return os.environ


def read_settings(given: Mapping[str, str] | None = None, folder: Path = Path()) -> Settings:
    """The settings in force: the environment first, then `hub.toml`, then the defaults."""
    values_given = environment() if given is None else given
    complaints: list[str] = []
    values = _from_file(folder / "hub.toml", complaints)
    for field in fields(Settings):
        name = f"HUB_{field.name.upper()}"
        if values_given.get(name):
            values[field.name] = values_given[name]
    converted = {name: _converted(name, value, complaints) for name, value in values.items()}
    settings = Settings(**{name: value for name, value in converted.items() if value is not None})
    _check(settings, complaints)
    if complaints:
        raise SettingsError("Please correct the settings:\n" + "\n".join(f"  - {text}" for text in complaints))
    return settings


def _from_file(path: Path, complaints: list[str]) -> dict[str, Any]:
    if not path.exists():
        return {}
    try:
        values = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        complaints.append(f"hub.toml cannot be read: {error.strerror}")
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        complaints.append(f"hub.toml cannot be read: {error}")
        return {}
    known = {field.name for field in fields(Settings)}
    complaints += [f"hub.toml: there is no setting “{name}”" for name in sorted(values.keys() - known)]
    return {name: value for name, value in values.items() if name in known}


def _converted(name: str, value: Any, complaints: list[str]) -> Any:  # noqa: ANN401 - any TOML value
    kind = type(getattr(Settings(), name))
    try:
        if kind is int:
            return int(value)
        if issubclass(kind, Path):
            return Path(value)
        if kind is tuple:
            parts = value.split(",") if isinstance(value, str) else value
            return tuple(str(part).strip() for part in parts if str(part).strip())
        return str(value)
    except (TypeError, ValueError):
        needed = {int: "a whole number", tuple: "a list of texts"}.get(kind, "a text")
        complaints.append(f"HUB_{name.upper()} is “{value}”, but {needed} is needed")
        return None


def _check(settings: Settings, complaints: list[str]) -> None:
    if settings.log_level.lower() not in LOG_LEVELS:
        complaints.append(f"HUB_LOG_LEVEL is “{settings.log_level}”, but it is one of {', '.join(LOG_LEVELS)}")
    complaints += [
        f"HUB_{name.upper()} is {getattr(settings, name)}, but a port is between 0 and 65535"
        for name in ("port", "smtp_port")
        if not 0 <= getattr(settings, name) <= HIGHEST_PORT
    ]
    complaints += [
        f"HUB_{name.upper()}{shown} begins with {' or '.join(f'{scheme}://' for scheme in schemes)} and names a host"
        for name, schemes, shown in _addresses(settings)
        if getattr(settings, name) and not _is_address(getattr(settings, name), schemes)
    ]
    if settings.database_url and not settings.database_url.startswith("postgresql+asyncpg://"):
        complaints.append("HUB_DATABASE_URL begins with postgresql+asyncpg://; leave it out to use SQLite")
    complaints += _of_translation(settings)
    if settings.redis_url and not settings.redis_url.startswith(("redis://", "rediss://", "unix://")):
        complaints.append("HUB_REDIS_URL begins with redis:// or rediss://")


def _of_translation(settings: Settings) -> list[str]:
    complaints = []
    if settings.translation_key and not settings.translation_url:
        complaints.append("HUB_TRANSLATION_KEY is given, but no HUB_TRANSLATION_URL; name the translator, too")
    if {"?", "#"} & {*settings.translation_url}:
        complaints.append("HUB_TRANSLATION_URL is a plain address, to which /translate can be added; leave out ? and #")
    if not 1 <= settings.translation_limit_characters <= MOST_TRANSLATED:
        given = settings.translation_limit_characters
        complaints.append(f"HUB_TRANSLATION_LIMIT_CHARACTERS is {given}, but it is from 1 to {MOST_TRANSLATED}")
    if settings.translation_restricted not in {"yes", "no"}:
        complaints.append(f"HUB_TRANSLATION_RESTRICTED is “{settings.translation_restricted}”, but it is yes or no")
    return complaints


def _addresses(settings: Settings) -> tuple[tuple[str, tuple[str, ...], str], ...]:
    """Settings that are addresses, how each begins, and how it is shown; one that may hold a password is not."""
    return (
        ("public_url", ("https", "http"), f" is “{settings.public_url}”, but it"),
        ("twilio_api_url", ("https", "http"), f" is “{settings.twilio_api_url}”, but it"),
        ("translation_url", ("https", "http"), ""),
        ("smtp_url", ("smtp", "smtps"), ""),
    )


def _is_address(url: str, schemes: tuple[str, ...]) -> bool:
    try:
        parts = urlsplit(url)
        # A port that is none shows itself only when it is asked for.
        return parts.scheme in schemes and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
