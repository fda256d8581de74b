"""Whether the hub has the key with which its secrets were sealed, and what an operator is told when it has not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hub.application.floor_record import Secrets
from hub.domain.floor import Account, Floor, Hook
from hub.domain.identity_provider import IdentityProvider
from hub.domain.problem import Invalid


def sentence_of_lost_key(floor: Floor, secrets: Secrets) -> str | None:
    """What is wrong and what to do; None where every secret can be opened."""
    lost = list(_unreadable(floor, secrets))
    if not lost:
        return None
    return (
        f"These secrets were sealed with another key and cannot be read: {', '.join(lost)}; start the hub with the "
        "HUB_SECRET_KEY, or the secret.key in HUB_DATA, that it had before, or enter them again with `hub apply` – "
        "nothing is lost meanwhile: what comes in is asked to come again, and what goes out is tried for an hour."
    )


def _unreadable(floor: Floor, secrets: Secrets) -> Iterator[str]:
    sections: dict[str, Mapping[str, Hook | Account | IdentityProvider]] = {
        "hooks": floor.hooks,
        "accounts": floor.accounts,
        "providers": floor.providers,
    }
    for kind, entries in sections.items():
        for id_, entry in sorted(entries.items()):
            for name, value in sorted(entry.settings.items()):
                if not is_readable(secrets, name, value):
                    yield f"{kind}.{id_}.settings.{name}"


def is_readable(secrets: Secrets, name: str, value: str) -> bool:
    """Whether a secret can be opened, if it is sealed at all."""
    try:
        secrets.revealed({name: value})
    except Invalid:
        return False
    return True
