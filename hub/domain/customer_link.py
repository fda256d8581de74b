"""Links by which the company's own systems are opened at one customer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final
from urllib.parse import quote, urlsplit

from hub.domain.value import dataclass
from hub.domain.web_address import web_address
from hub.domain.wording import Wording

EXTERNAL_ID: Final = "external_id"
CUSTOMER_ID: Final = "customer_id"
NAME: Final = "name"
MAIL: Final = "mail"
PHONE: Final = "phone"
ORGANISATION: Final = "organisation"
FIELD: Final = "field."
"""Before the key of a custom field of customers."""
PLACEHOLDERS: Final = (EXTERNAL_ID, CUSTOMER_ID, NAME, MAIL, PHONE, ORGANISATION)
_PLACEHOLDER: Final = re.compile(r"\{([^{}]*)\}")
_STEPS: Final = frozenset({".", ".."})


@dataclass(frozen=True, slots=True)
class CustomerLink:
    """One of them, as an administrator wrote it."""

    id: str
    name: str
    address: str = ""
    """Such as `https://crm.example/customers/{external_id}`."""
    source: str = ""
    """Whose ids `{external_id}` holds; empty: those of whichever system told of her first."""
    label: Wording = ""
    """What agents read; empty: the name."""
    place: int = 0
    """The lower comes first."""


@dataclass(frozen=True, slots=True)
class FilledLink:
    """One of them, at a customer."""

    id: str
    label: Wording
    address: str


def placeholders_of(address: str) -> tuple[str, ...]:
    """What stands in braces, in its order."""
    return tuple(_PLACEHOLDER.findall(address))


def address_fault(address: str, fields: Iterable[str]) -> str:
    """What is wrong with a template; empty where nothing is. `fields` are the keys of customers' fields."""
    known = {*PLACEHOLDERS, *(f"{FIELD}{key}" for key in fields)}
    unknown = [one for one in placeholders_of(address) if one not in known]
    if unknown:
        return f"there is no “{{{unknown[0]}}}”; write one of {', '.join(f'{{{one}}}' for one in sorted(known))}"
    example = _PLACEHOLDER.sub("1", address)
    try:
        web_address(example)
    except ValueError as error:
        return str(error)
    # What is known of a customer may choose a page, and never whose.
    begin = address.partition("://")[2]
    if "{" in re.split(r"[/?#]", begin, maxsplit=1)[0]:
        return "has no placeholder before the first / after the host"
    return ""


def filled(link: CustomerLink, values: Mapping[str, str]) -> FilledLink | None:
    """The link at a customer of whom this is known; None where something of it is not known."""
    wanted = placeholders_of(link.address)
    if not all(values.get(name, "").strip() for name in wanted):
        return None
    address = _PLACEHOLDER.sub(lambda found: quote(values[found[1]].strip(), safe=""), link.address)
    # A browser takes these for steps of its own, however they are written.
    if any(part in _STEPS for part in urlsplit(address).path.split("/")):
        return None
    return FilledLink(link.id, link.label or link.name, address)
