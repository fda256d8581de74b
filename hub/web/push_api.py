"""My devices that are told while no tab of my console is open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, ClassVar

from pydantic import ConfigDict, Field

from hub.application.push import end_device, keep_device, name_customers, own_devices
from hub.domain.permission import Permission
from hub.domain.push import LONGEST_ENDPOINT, PushDevice, Subscription, device_name
from hub.web.body import STRICT
from hub.web.problem_kinds import NOT_FOUND
from hub.web.route import Call, Route

_LONGEST_AGENT = 1_000


@dataclass(frozen=True, slots=True)
class DeviceView:
    """One of my devices that is told."""

    id: str
    name: str
    """Such as “Chrome, Android”; empty where its browser did not say."""
    made_at: datetime
    told_at: datetime | None
    """When its push service took a message last."""
    names_customers: bool
    is_here: bool
    """Whether it was turned on or renewed in this very session."""
    is_failing: bool
    """Whether its push service refused the last message."""


@dataclass(frozen=True, slots=True)
class PushView:
    """What a browser needs to be told, and where I am told already."""

    key: str
    """The hub's public key, for `pushManager.subscribe`."""
    devices: list[DeviceView]


@dataclass(frozen=True, slots=True)
class DeviceChoice:
    """A browser's subscription, as `PushSubscription.toJSON` writes it, without its nesting."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    endpoint: Annotated[str, Field(max_length=LONGEST_ENDPOINT)]
    p256dh: Annotated[str, Field(max_length=100)]
    auth: Annotated[str, Field(max_length=100)]
    names_customers: bool | None = None
    """Whether it may show who wrote and what; left out, it stays as it is, and is not for a new device."""
    is_renewal: bool = False
    """Only if it is told already: what was ended meanwhile stays so."""


@dataclass(frozen=True, slots=True)
class NamesChoice:
    """What one of my devices may show."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    names_customers: bool


def _view(call: Call, device: PushDevice) -> DeviceView:
    return DeviceView(
        device.id,
        device.name,
        device.made_at,
        device.told_at,
        device.names_customers,
        device.session == call.session.digest,
        device.refusals > 0,
    )


async def read_push(call: Call) -> PushView:
    """The hub's key, and my devices."""
    devices = await call.services.store.read(own_devices, call.person)
    return PushView(await call.services.push_keys.public(), [_view(call, device) for device in devices])


async def keep(call: Call) -> DeviceView:
    """Tell this browser too."""
    body: DeviceChoice = call.body
    device = await call.services.store.run(
        keep_device,
        call.person,
        Subscription(body.endpoint, body.p256dh, body.auth),
        session=call.session.digest,
        name=device_name(call.request.headers.get("User-Agent", "")[:_LONGEST_AGENT]),
        names_customers=body.names_customers,
        is_renewal=body.is_renewal,
    )
    return _view(call, device)


async def choose_names(call: Call) -> DeviceView:
    """Let one of my devices show who wrote and what, or not."""
    body: NamesChoice = call.body
    device = await call.services.store.run(
        name_customers, call.person, call.part("id"), names_customers=body.names_customers
    )
    return _view(call, device)


async def end(call: Call) -> None:
    """Tell this device nothing more."""
    await call.services.store.run(end_device, call.person, call.part("id"))


_PATH = "/api/push"
ROUTES = [
    Route(
        "GET",
        _PATH,
        Permission.READ,
        "Where I am told while no tab of my console is open, and what a browser needs for it.",
        read_push,
        answer=PushView,
    ),
    Route(
        "PUT",
        f"{_PATH}/devices",
        Permission.WORK,
        "Tell this browser too.",
        keep,
        body=DeviceChoice,
        answer=DeviceView,
        problems=(NOT_FOUND,),
    ),
    Route(
        "PUT",
        f"{_PATH}/devices/{{id}}",
        Permission.WORK,
        "Let one of my devices show who wrote and what, or not.",
        choose_names,
        body=NamesChoice,
        answer=DeviceView,
        problems=(NOT_FOUND,),
    ),
    Route(
        "DELETE",
        f"{_PATH}/devices/{{id}}",
        Permission.WORK,
        "Tell one of my devices nothing more.",
        end,
        statuses=(204,),
        problems=(NOT_FOUND,),
    ),
]
