"""What is wrong with links by which other systems are opened."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from hub.application.custom_field_faults import LONGEST_LABEL
from hub.application.floor_document import Fault
from hub.application.reference_faults import outside, wording_faults
from hub.domain.custom_field import FieldOf
from hub.domain.customer_link import EXTERNAL_ID, address_fault, placeholders_of
from hub.domain.external import LONGEST_KEY
from hub.domain.floor import Floor
from hub.domain.wording import texts_of

MOST_LINKS: Final = 20
LAST_PLACE: Final = 1_000


def link_faults(floor: Floor) -> Iterator[Fault]:
    """The faults of every link of a floor."""
    if len(floor.links) > MOST_LINKS:
        yield Fault("links", f"has at most {MOST_LINKS}")
    fields = [one.id for one in floor.fields.values() if one.of is FieldOf.CUSTOMER]
    for link in floor.links.values():
        path = f"links.{link.id}"
        wrong = address_fault(link.address, fields)
        if wrong:
            yield Fault(f"{path}.address", wrong)
        if len(link.source) > LONGEST_KEY:
            yield Fault(f"{path}.source", f"is a text of at most {LONGEST_KEY} characters")
        if link.source and not wrong and EXTERNAL_ID not in placeholders_of(link.address):
            yield Fault(f"{path}.source", "belongs to an address with {external_id}; leave it empty")
        yield from wording_faults(f"{path}.label", link.label)
        if link.label and not all(0 < len(text.strip()) <= LONGEST_LABEL for text in texts_of(link.label)):
            yield Fault(f"{path}.label", f"is a text of 1 to {LONGEST_LABEL} characters")
        yield from outside(f"{path}.place", link.place, 0, LAST_PLACE)
