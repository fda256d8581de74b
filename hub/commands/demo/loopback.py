"""The guard that keeps the demonstration off every network."""

from __future__ import annotations

from collections.abc import Mapping

from hub.commands.demo.names import ACCOUNT_SID, ACCOUNTS, IDENTITY_SECRET, OWN_REFERENCES
from hub.commands.demo.seed import remains
from hub.domain.floor import Account, Floor
from hub.settings import Settings
from hub.storage.seal import is_secret
from hub.wire.store import Store


async def refusal(store: Store, settings: Settings) -> str | None:
    """Why the hub must not listen where it is told to; None where it may."""
    if settings.is_loopback or not await store.read(remains):
        return None
    return sentence_of_refusal(settings)


def sentence_of_refusal(settings: Settings) -> str:
    """What an operator is told who would open the demonstration to a network."""
    return (
        f"The demonstration's people and accounts exist on this machine only, and HUB_HOST is {settings.host}: "
        "run `hub demo remove` first, or leave HUB_HOST at 127.0.0.1."
    )


def is_for_show(floor: Floor, account: Account) -> bool:
    """Whether an account has no secret of anybody's own, and so reaches the demonstration's stand-ins only."""
    hook = floor.hooks.get(account.hook) if account.hook else None
    settings = {**(hook.settings if hook else {}), **account.settings}
    secrets = [value for name, value in settings.items() if is_secret(name)]
    return account.id in ACCOUNTS and all(value.startswith(OWN_REFERENCES) for value in secrets)


def base_url_of(settings: Settings) -> str:
    """The hub as this machine reaches it, whatever its public address is."""
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return f"http://{host}:{settings.port}"


def environment_of(settings: Settings, identity_secret: str) -> Mapping[str, str]:
    """What the demonstration's accounts refer to; without it they can reach nobody."""
    return {
        IDENTITY_SECRET: identity_secret,
        "HUB_DEMO_TWILIO_SID": ACCOUNT_SID,
        "HUB_DEMO_TWILIO_TOKEN": settings.demo_twilio_token,
        "HUB_DEMO_TWILIO_URL": f"{base_url_of(settings)}/demo/twilio",
    }
