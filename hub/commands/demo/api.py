"""The demonstration's addresses: its pages, what they ask, and the network its telephones hang on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar, Final
from urllib.parse import quote

from aiohttp import BodyPartReader, web
from pydantic import ConfigDict

from channels.contract import ProviderUnavailable
from hub.commands.demo.busy import BusyHour
from hub.commands.demo.guard import from_own_link, from_own_page, from_this_machine
from hub.commands.demo.mailbox import File, Mailboxes
from hub.commands.demo.names import HOOK, PHONE_NUMBER
from hub.commands.demo.phone import Telephones
from hub.commands.demo.state import Shown
from hub.commands.demo.tabs import open_console
from hub.domain.problem import Conflict, Invalid, NotFound, TooLarge
from hub.web.body import STRICT, read_body
from hub.web.pages import Built
from hub.web.route import Open, RawHandler, Route
from hub.web.server import CSP
from hub.web.services import Services

PAGES: Final = Path(__file__).parent / "pages"
PAGE_HEADERS: Final = {
    "Cache-Control": "no-cache",
    # The page shows the shop in a frame.
    "Content-Security-Policy": CSP.replace("frame-ancestors 'none'", "frame-ancestors 'self'"),
}
LONGEST_TEXT: Final = 1_600
MOST_FILES: Final = 10
LARGEST_LETTER_BYTES: Final = 8_000_000


@dataclass(frozen=True, slots=True)
class TextOrder:
    """A text that a customer writes."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    customer: str
    text: str


@dataclass(frozen=True, slots=True)
class BusyOrder:
    """How long and how dense a busy hour is to be."""

    __pydantic_config__: ClassVar[ConfigDict] = STRICT
    minutes: float
    per_minute: float


class DemonstrationApi:
    """Handlers of everything under `/demo`."""

    def __init__(  # noqa: PLR0913 - the areas of the page
        self,
        services: Services,
        customers: dict[str, Any],
        shown: Shown,
        *,
        telephones: Telephones,
        mailboxes: Mailboxes,
        busy: BusyHour,
        signed_in: RawHandler,
    ) -> None:
        self._services = services
        self._customers = customers
        self._shown = shown
        self._telephones = telephones
        self._mailboxes = mailboxes
        self._busy = busy
        self._signed_in = signed_in

    def routes(self) -> list[Route]:
        """Every address there is under `/demo`."""
        built = Built(PAGES)
        api = "/demo/api"
        return [
            _page("/demo", built, "demo.html"),
            _page("/demo/", built, "demo.html"),
            _page("/demo/shop", built, "shop.html"),
            _read("/demo/pages/{name}", "A part of the demonstration's pages.", _part_of(built)),
            Route("GET", "/demo/as/{person}", Open.PUBLIC, "A console of one's own.", raw=self._console()),
            _read(f"{api}/state", "What the demonstration shows.", self._shown.show),
            _read(f"{api}/stream", "The same, whenever it changes.", self._shown.stream),
            _read(
                f"{api}/visitors/{{customer}}", "Who is signed in to the shop, as the shop signs it.", self._signed_in
            ),
            _read(f"{api}/files/{{token}}", "A file of a letter.", self._file),
            _change("POST", f"{api}/text", "Write a text as a customer.", self._text),
            _change("POST", f"{api}/mail", "Write a letter as a customer.", self._mail),
            _change("POST", f"{api}/busy", "Start a busy hour.", self._start),
            _change("DELETE", f"{api}/busy", "Stop it.", self._stop),
            *self._network(),
        ]

    def _console(self) -> RawHandler:
        return from_own_link(open_console(self._services))

    def _network(self) -> list[Route]:
        return [
            Route(
                route.method,
                f"/demo/twilio{route.path}",
                Open.PROVIDER,
                "The demonstration's telephone network.",
                raw=from_this_machine(route.handler),
            )
            for route in self._telephones.routes
        ]

    def _customer(self, id_: str) -> dict[str, Any]:
        found: dict[str, Any] | None = self._customers.get(id_)
        if found is None:
            raise NotFound("There is no such customer; reload the page.")
        return found

    def _writer(self, id_: str) -> dict[str, Any]:
        """A customer, or whoever else has a letter here and goes by her address."""
        return {"name": id_, "email": id_} if id_ in self._mailboxes.strangers(()) else self._customer(id_)

    async def _text(self, request: web.Request) -> web.StreamResponse:
        order: TextOrder = read_body(await request.read(), TextOrder)
        customer = self._customer(order.customer)
        if not order.text.strip() or len(order.text) > LONGEST_TEXT:
            raise Invalid(f"Write a text of 1 to {LONGEST_TEXT:,} characters.")
        hook_url = f"{self._services.public_url}/webhooks/{HOOK}"
        try:
            await self._telephones.text_from(customer["phone"], PHONE_NUMBER, order.text, hook_url=hook_url)
        except ProviderUnavailable as error:
            raise Conflict(str(error)) from error
        return web.Response(status=201)

    async def _mail(self, request: web.Request) -> web.StreamResponse:
        fields, files = await _form(request)
        customer = self._writer(fields.get("customer", ""))
        if not fields.get("subject", "").strip() and not fields.get("text", "").strip():
            raise Invalid("Write a subject or a letter.")
        try:
            await self._mailboxes.send(
                customer["name"],
                customer["email"],
                subject=fields.get("subject", "")[:200],
                text=fields.get("text", ""),
                answers=fields.get("in_reply_to"),
                files=files,
            )
        except OSError as error:
            raise Conflict(
                f"The hub's mail listener did not take the letter ({error}); is HUB_SMTP_PORT free?"
            ) from error
        return web.Response(status=201)

    async def _file(self, request: web.Request) -> web.StreamResponse:
        file = self._mailboxes.file(request.match_info["token"])
        if file is None:
            raise NotFound("This file is no longer kept.")
        disposition = f"attachment; filename*=UTF-8''{quote(file.name, safe='')}"
        return web.Response(
            body=file.content,
            headers={"Content-Type": "application/octet-stream", "Content-Disposition": disposition},
        )

    async def _start(self, request: web.Request) -> web.StreamResponse:
        order: BusyOrder = read_body(await request.read(), BusyOrder)
        self._busy.start(order.minutes, order.per_minute)
        return web.Response(status=201)

    async def _stop(self, _: web.Request) -> web.StreamResponse:
        self._busy.stop()
        return web.Response(status=204)


def _page(path: str, built: Built, name: str) -> Route:
    async def handle(_: web.Request) -> web.StreamResponse:
        return built.response(name, PAGE_HEADERS)

    return _read(path, "A page of the demonstration.", handle)


def _part_of(built: Built) -> RawHandler:
    async def handle(request: web.Request) -> web.StreamResponse:
        return built.response(request.match_info["name"], PAGE_HEADERS)

    return handle


def _read(path: str, summary: str, handler: RawHandler) -> Route:
    return Route("GET", path, Open.PUBLIC, summary, raw=from_this_machine(handler))


def _change(method: str, path: str, summary: str, handler: RawHandler) -> Route:
    return Route(method, path, Open.PUBLIC, summary, raw=from_own_page(handler), statuses=(201,))


async def _form(request: web.Request) -> tuple[dict[str, str], list[File]]:
    if not request.content_type.startswith("multipart/"):
        raise Invalid("Send the letter as multipart/form-data.")
    if request.content_length is None or request.content_length > LARGEST_LETTER_BYTES:
        raise TooLarge("A letter and its files may have eight megabytes here.")
    fields: dict[str, str] = {}
    files: list[File] = []
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader):
            continue
        content = bytes(await part.read(decode=True))
        if part.filename is None:
            fields[part.name or ""] = content.decode("utf-8", "replace")
        elif part.filename and len(files) < MOST_FILES:
            files.append(File(part.filename, part.headers.get("Content-Type", "application/octet-stream"), content))
    return fields, files
