"""A real provider of identities, node's oidc-provider, on 127.0.0.1, with people of a test's own."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final
from urllib.parse import urljoin

import aiohttp

from tests.neighbours.missing import missing
from tests.neighbours.server import Server, answers

ROOT: Final = Path(__file__).parents[2]
LIBRARY: Final = ROOT / "agent_ui/node_modules/oidc-provider/lib/index.js"
CLIENT, SECRET = "the-hub", "known-to-both-of-us"


@dataclass
class IdentityProvider:
    """A running provider."""

    port: int
    server: Server
    people: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    @property
    def issuer(self) -> str:
        """What it calls itself."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def place(self) -> str:
        """How the hub's operator lists it."""
        return f"127.0.0.1:{self.port}"


@contextmanager
def running_provider(
    port: int, ways_back: list[str], people: Mapping[str, Mapping[str, Any]], way_out: str
) -> Iterator[IdentityProvider]:
    """A provider that sends people back to these addresses."""
    node = shutil.which("node", path=f"{ROOT}/.venv/bin") or shutil.which("node")
    if node is None or not LIBRARY.exists():
        missing("The provider of identities is missing: run `make test`, which installs Node.js and oidc-provider.")
    client = {"client_id": CLIENT, "client_secret": SECRET, "redirect_uris": ways_back}
    client |= {"post_logout_redirect_uris": [way_out]}
    given = json.dumps({"port": port, "client": client, "people": people})
    with TemporaryDirectory(prefix="hub-provider-") as folder:
        script = str(Path(__file__).with_suffix(".mjs"))
        server = Server.start([node, script, str(LIBRARY), given], Path(folder)).wait_until(lambda: answers(port))
        try:
            yield IdentityProvider(port, server, people)
        finally:
            server.stop()


async def signs_in_there(client: aiohttp.ClientSession, address: str, who: str) -> str:
    """Where the provider sends the browser back to, once somebody has signed in there."""
    async with client.get(address) as page:
        text = await page.text()
        assert page.status == 200, text
        found = re.search(r'action="([^"]+)"', text)
        assert found is not None, text
        action = urljoin(str(page.url), unescape(found[1]))
    form = {"prompt": "login", "login": who, "password": "any"}
    location = action
    async with client.post(action, data=form, allow_redirects=False) as answer:
        location = urljoin(action, answer.headers["Location"])
    while location.startswith(address.partition("/auth")[0]):
        async with client.get(location, allow_redirects=False) as answer:
            assert answer.status in {302, 303}, await answer.text()
            location = urljoin(location, answer.headers["Location"])
    return location


async def signs_out_there(client: aiohttp.ClientSession, address: str) -> str:
    """Where the provider sends the browser back to, once somebody has signed out there; empty where it asks first."""
    async with client.get(address) as page:
        text = await page.text()
        assert page.status == 200, text
    if 'type="hidden" name="logout"' not in text:
        return ""
    action, token = re.search(r'action="([^"]+)"', text), re.search(r'name="xsrf" value="([^"]+)"', text)
    assert action is not None, text
    assert token is not None, text
    form = {"xsrf": token[1], "logout": "yes"}
    async with client.post(urljoin(address, unescape(action[1])), data=form, allow_redirects=False) as answer:
        return answer.headers["Location"]
