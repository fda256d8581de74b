"""Telephone numbers: one spelling inside (E.164), a familiar one for people."""

from __future__ import annotations

import re
from functools import lru_cache

import phonenumbers
from phonenumbers import CountryCodeSource, NumberParseException, PhoneNumberFormat
from phonenumbers.timezone import UNKNOWN_TIMEZONE, time_zones_for_geographical_number, time_zones_for_number

_E164 = re.compile(r"\+[1-9][0-9]{6,14}")
# Longer than any number with its spaces, brackets and extension.
_LONGEST_SPELLING = 64
_NAMES_ITS_COUNTRY = {CountryCodeSource.FROM_NUMBER_WITH_PLUS_SIGN, CountryCodeSource.FROM_NUMBER_WITH_IDD}


def is_e164(text: str) -> bool:
    """Whether the text has the form of an international number: a plus and 7 to 15 digits."""
    return _E164.fullmatch(text) is not None


@lru_cache(maxsize=65_536)
def normalised(text: str, region: str = "") -> str | None:
    """The number in E.164, or None if it is none; `region` says how to read a national one."""
    number = _parsed(text, region)
    if number is None:
        return None
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)


@lru_cache(maxsize=65_536)
def normalised_typed(text: str, region: str = "") -> str | None:
    """What a person typed, in E.164; None also for a number without its country that `region` has not given out."""
    number = _parsed(text, region)
    if number is None:
        return None
    # Many numbers have a length that is possible elsewhere too: only one that exists there is surely of there.
    if number.country_code_source not in _NAMES_ITS_COUNTRY and not phonenumbers.is_valid_number(number):
        return None
    return phonenumbers.format_number(number, PhoneNumberFormat.E164)


@lru_cache(maxsize=65_536)
def for_people(number: str, home_region: str = "") -> str:
    """The number as people write it: nationally at home, internationally elsewhere."""
    parsed = _parsed(number, home_region)
    if parsed is None:
        return number
    is_at_home = bool(home_region) and phonenumbers.region_code_for_number(parsed) == home_region
    style = PhoneNumberFormat.NATIONAL if is_at_home else PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(parsed, style)


@lru_cache(maxsize=65_536)
def region_of(number: str) -> str:
    """The two letters of the country a number belongs to, or nothing for a number of no country."""
    parsed = _parsed(number, "")
    return (phonenumbers.region_code_for_number(parsed) or "") if parsed else ""


@lru_cache(maxsize=65_536)
def zones_of(number: str) -> tuple[str, ...]:
    """The time zones in which a number may be, `Europe/Berlin`; none where it does not tell."""
    parsed = _parsed(number, "")
    return _known(time_zones_for_number(parsed)) if parsed else ()


@lru_cache(maxsize=512)
def zones_of_region(region: str) -> tuple[str, ...]:
    """The time zones of a country, or of all that share its calling code; none of what is no country."""
    code = phonenumbers.country_code_for_region(region)
    # No such number exists, and so it tells of the whole country.
    nobody = phonenumbers.PhoneNumber(country_code=code, national_number=0)
    return _known(time_zones_for_geographical_number(nobody)) if code else ()


def _known(zones: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(zone for zone in zones if zone != UNKNOWN_TIMEZONE))


def _parsed(text: str, region: str) -> phonenumbers.PhoneNumber | None:
    if len(text) > _LONGEST_SPELLING:
        return None
    try:
        number = phonenumbers.parse(text, region or None, keep_raw_input=True)
    except NumberParseException:
        return None
    return number if phonenumbers.is_possible_number(number) else None
