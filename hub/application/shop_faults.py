"""What is wrong with shops that report by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from hub.application.floor_document import Fault
from hub.domain.external import LONGEST_KEY
from hub.domain.floor import Floor
from hub.domain.shop import SECRET, Shop
from hub.domain.web_address import web_address

MOST_SHOPS: Final = 50


def shop_faults(floor: Floor) -> Iterator[Fault]:
    """The faults of every shop of a floor."""
    if len(floor.shops) > MOST_SHOPS:
        yield Fault("shops", f"has at most {MOST_SHOPS}")
    first: dict[str, str] = {}
    for shop in floor.shops.values():
        yield from _faults_of(shop)
        other = first.setdefault(shop.told_as, shop.id)
        if other != shop.id:
            text = f"“{shop.told_as}” is the source of “{other}” too; ids of two would be mixed"
            yield Fault(f"shops.{shop.id}.source", text)


def _faults_of(shop: Shop) -> Iterator[Fault]:
    path = f"shops.{shop.id}"
    if not shop.connector:
        yield Fault(f"{path}.connector", "is missing")
    if len(shop.source) > LONGEST_KEY:
        yield Fault(f"{path}.source", f"is a text of at most {LONGEST_KEY} characters")
    try:
        if shop.address:
            web_address(shop.address)
    except ValueError as error:
        yield Fault(f"{path}.address", str(error))
    for name in shop.settings:
        if name != SECRET:
            yield Fault(f"{path}.settings.{name}", f"there is no such setting; a shop has {SECRET}")
