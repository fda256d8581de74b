"""Organisations outside: what customers belong to, known by one name however it is spelled."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from datetime import datetime
from hashlib import sha256
from typing import Final
from unicodedata import normalize

from hub.domain.ids import OrganisationId
from hub.domain.problem import Invalid
from hub.domain.public_mail import is_public
from hub.domain.text import storable
from hub.domain.value import dataclass

LONGEST_NAME: Final = 200
MOST_DOMAINS: Final = 50
PRESENT: Final = "yes"
_KEPT_OF_LONG: Final = 160
_LABEL: Final = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
_DOMAIN: Final = re.compile(rf"(?=.{{3,253}}$)({_LABEL}\.)+{_LABEL}")


@dataclass(frozen=True, slots=True)
class Organisation:
    """A company, an office, a household: whatever several customers belong to."""

    id: OrganisationId
    name: str
    domains: tuple[str, ...] = ()
    """Of its mail addresses; each is of one organisation alone."""
    attributes: Mapping[str, str] = field(default_factory=dict)
    """What its defined fields say, by their keys."""
    version: int = 0
    """How often it was edited."""
    edits: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    """Of each field that was ever edited, who did so last, when, and in which version."""
    created_at: datetime | None = None


def key_of(name: str) -> str:
    """What names of one organisation have in common: neither case, width nor spaces make another one."""
    folded = " ".join(normalize("NFKC", name).casefold().split())
    if len(folded) <= LONGEST_NAME:
        return folded
    # Older names may have any length, and an index takes only so much.
    return f"{folded[:_KEPT_OF_LONG]} {sha256(folded.encode()).hexdigest()[:32]}"


def named(text: str) -> str:
    """The name as it is kept; raises Invalid for one that is too long."""
    name = " ".join(storable(text).split())
    if len(name) > LONGEST_NAME:
        raise Invalid(f"The name of an organisation has at most {LONGEST_NAME} characters.")
    return name


def domain_in(text: str) -> str:
    """The domain as it is kept; raises Invalid for what is none, or is everybody's."""
    domain = _plain(storable(text).strip().rpartition("@")[2])
    if _DOMAIN.fullmatch(domain) is None:
        raise Invalid("Write a domain such as example.org.")
    if is_public(domain):
        raise Invalid(f"Everybody may have an address at {domain}: it says nothing of an organisation.")
    return domain


def domains_of(address: str) -> Iterator[str]:
    """The domains to which a mail address may belong, the narrowest first; none of those that are everybody's."""
    local, at, rest = address.strip().rpartition("@")
    domain = _plain(rest)
    if not at or not local or _DOMAIN.fullmatch(domain) is None:
        return
    while "." in domain and not is_public(domain):
        yield domain
        domain = domain.partition(".")[2]


def held_in(organisation: Organisation, of: str) -> str:
    """What a field holds now: `name`, `domains.example.org`, `fields.size`."""
    kind, _, name = of.partition(".")
    match kind:
        case "domains":
            return PRESENT if name in organisation.domains else ""
        case "fields":
            return organisation.attributes.get(name, "")
        case _:
            return organisation.name


def with_fields(organisation: Organisation, changes: Mapping[str, str]) -> Organisation:
    """The record with these fields; raises Invalid where it would have too many domains."""
    domains = dict.fromkeys(organisation.domains, PRESENT)
    attributes = dict(organisation.attributes)
    for changed, text in changes.items():
        kind, _, name = changed.partition(".")
        if kind == "domains":
            domains[name] = text
        elif kind == "fields":
            attributes[name] = text
    kept = tuple(sorted(name for name, text in domains.items() if text))
    if len(kept) > MOST_DOMAINS:
        raise Invalid(f"An organisation may have {MOST_DOMAINS} domains; remove one first.")
    return replace(
        organisation,
        name=changes.get("name", organisation.name),
        domains=kept,
        attributes={name: text for name, text in attributes.items() if text},
    )


def _plain(domain: str) -> str:
    lower = domain.casefold().rstrip(".")
    try:
        return lower.encode("idna").decode()
    except UnicodeError:
        return lower
