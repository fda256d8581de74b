"""When a customer may be written to first: in the hours of the account's calendar, by her own clock if it is known."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from channels.toolkit.phone import zones_of, zones_of_region
from hub.application.entry import calendar_of, frozen_hours
from hub.domain.customer import Customer, Identity
from hub.domain.floor import Account, Floor, Hours
from hub.domain.value import dataclass

TIME_ZONE: Final = "time_zone"
"""The attribute of a customer that says where she is: `Europe/Berlin`."""
_COUNTRY: Final = re.compile("[A-Z]{2}")
MOST_STEPS: Final = 100
"""Changes of a calendar looked at before it is taken that no hour is right everywhere she may be."""


@dataclass(frozen=True, slots=True)
class Quiet:
    """Until when it is quiet, and by which clock."""

    until: datetime
    zone: str
    is_hers: bool
    """Whether it is the customer's own clock, and not the account's."""


def zones_for(customer: Customer, identities: Iterable[Identity], written_to: str = "") -> tuple[str, ...]:
    """Where she may be, by the best that is known of her; nothing where nothing tells.

    What somebody entered comes first, then the number that is written to, her other numbers, the country of her
    language. A language without a country, such as `en`, is no place.
    """
    entered = customer.attributes.get(TIME_ZONE, "").strip()
    if entered and _is_zone(entered):
        return (entered,)
    for address in (written_to, *(identity.address for identity in identities)):
        zones = zones_of(address) if address.startswith("+") else ()
        if zones:
            return zones
    _, *more = customer.language.replace("_", "-").split("-")
    return zones_of_region(more[-1]) if more and _COUNTRY.fullmatch(more[-1]) else ()


@lru_cache(maxsize=1_024)
def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True


def quiet_now(floor: Floor, account: Account, at: datetime, zones: tuple[str, ...] = ()) -> Quiet | None:
    """Until when customers in these zones are not written to first; None while they are.

    Where she may be in several, it has to be right in all of them; where no hour is, the account's own clock counts.
    """
    hours = floor.hours.get(account.outreach_hours) if account.outreach_hours else None
    if hours is None:
        return None
    if zones:
        found = _right_everywhere(hours, at, zones)
        if found is not None:
            again, zone = found
            return Quiet(again, zone, is_hers=True) if again > at else None
    ours = _opens(hours, hours.time_zone, at)
    return Quiet(ours, hours.time_zone, is_hers=False) if ours is not None and ours > at else None


def _right_everywhere(hours: Hours, at: datetime, zones: tuple[str, ...]) -> tuple[datetime, str] | None:
    """The first instant from now on that is right in every zone, and the zone that waits longest for it."""
    moment, zone = at, zones[0]
    for _ in range(MOST_STEPS):
        openings = [(_opens(hours, one, moment), one) for one in zones]
        late = [(opens, one) for opens, one in openings if opens is not None and opens > moment]
        if any(opens is None for opens, _ in openings):
            return None
        if not late:
            return moment, zone
        moment, zone = max(late)
    return None


def _opens(hours: Hours, zone: str, at: datetime) -> datetime | None:
    """When the calendar is open by the clock of a zone: at once, or later; None where it never is."""
    calendar = calendar_of(frozen_hours(replace(hours, time_zone=zone)))
    return at if calendar.is_open(at) else calendar.next_change(at)
