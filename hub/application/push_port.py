"""What a use case may ask of the record of devices that are told by Web Push, and of what they are to be told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from hub.domain.ids import PersonId
from hub.domain.push import PushDevice, PushNews


class Pushes(Protocol):
    """Devices, and the newest of each matter that each is to be told."""

    def devices(self, person_id: PersonId) -> Sequence[PushDevice]:
        """The devices of a person, the one renewed last first."""
        ...

    def device(self, id_: str) -> PushDevice | None:
        """The device, unless it has ended."""
        ...

    def device_at(self, endpoint: str) -> PushDevice | None:
        """The device with this address, whoever's it is."""
        ...

    def keep(self, value: PushDevice) -> None:
        """Keep a device, new or changed."""
        ...

    def reached(self, device_id: str) -> None:
        """Its push service took something for it now; a device that has ended stays so."""
        ...

    def refused(self, device_id: str) -> None:
        """Its push service took nothing for it, once more in a row; a device that has ended stays so."""
        ...

    def end(self, device_id: str) -> None:
        """The device is told nothing more, and forgotten."""
        ...

    def end_all(self) -> int:
        """No device is told anything more; how many there were."""
        ...

    def due(self, most: int) -> Sequence[tuple[PushDevice, PushNews]]:
        """What may be told now; nobody else gets it before this transaction ends."""
        ...

    def claim(self, news: PushNews, until: datetime) -> None:
        """It is being told; if this node dies, another one tells it after `until`."""
        ...

    def told(self, news: PushNews) -> None:
        """It was told; what came on the same matter meanwhile is due at once."""
        ...

    def dropped(self, news: PushNews) -> None:
        """It need not be told; what came on the same matter meanwhile is due at once."""
        ...

    def again(self, news: PushNews, at: datetime) -> None:
        """It, or what came on the same matter meanwhile, is tried again then."""
        ...

    def next_due(self) -> datetime | None:
        """When the next may be told."""
        ...
