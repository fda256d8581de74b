"""Signing in by a real provider of identities, as people do and as whoever would like to be somebody else does."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any, Final, Self
from urllib.parse import parse_qs, urlencode, urlsplit

import aiohttp
import pytest_asyncio

from tests.hubs.clients import Person
from tests.hubs.floor import floor_document
from tests.hubs.process import HubProcess, prepared_hub, quiet_port
from tests.integration.kept import rows
from tests.neighbours.provider import (
    CLIENT,
    SECRET,
    IdentityProvider,
    running_provider,
    signs_in_there,
    signs_out_there,
)

PEOPLE: Final[dict[str, dict[str, Any]]] = {
    "bo-there": {"email": "bo@hub.example", "email_verified": True, "name": "Bo"},
    "chris-there": {"email": "chris@hub.example", "email_verified": False, "name": "Chris"},
    "new-there": {"email": "new@hub.example", "email_verified": True, "name": "Nea Ny", "groups": ["desk", "other"]},
    "lead-there": {"email": "lead@hub.example", "email_verified": True, "groups": ["south-leads"]},
    "guest-there": {"email": "guest@hub.example", "email_verified": True, "groups": ["guests"]},
    "eva-there": {"email": "eva@hub.example", "email_verified": True, "groups": ["desk"]},
    "fay-there": {"email": "fay@hub.example", "email_verified": True},
    "gus-there": {"email": "gus@hub.example", "email_verified": True},
    "stranger-there": {"email": "stranger@hub.example", "email_verified": True},
}
MAPPED: Final = {
    "roles_claim": "groups",
    "role_rules": [
        {"value": "desk", "role": "agent"},
        {"value": "south-leads", "role": "supervisor", "team": "south"},
    ],
    "scopes": ["openid", "email", "profile", "groups"],
    "first_teams": ["north"],
}

TOKENS: Final = "SELECT count(*) FROM session WHERE id_token IS NOT NULL"
OPEN_TOKENS: Final = "SELECT count(*) FROM session WHERE id_token NOT LIKE 'sealed:%'"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def provided() -> AsyncIterator[tuple[HubProcess, IdentityProvider]]:
    """A hub, and a provider at which it is known under three names of its own."""
    port = quiet_port()
    common = {"issuer": f"http://127.0.0.1:{port}", "client_id": CLIENT, "settings": {"client_secret": SECRET}}
    providers: dict[str, Any] = {
        "strict": {"name": "Company", **common},
        "linking": {"name": "Company", **common, "links_by_email": True, "signs_out_there": True},
        "making": {"name": "Company", **common, "creates_people": True, "links_by_email": True, **MAPPED},
    }
    document = {**floor_document(), "providers": providers}
    async with prepared_hub(document, provider_hosts=f"127.0.0.1:{port}") as hub:
        back = [f"{hub.url}/sign-in/{id_}/back" for id_ in providers]
        with running_provider(port, back, PEOPLE, f"{hub.url}/") as provider:
            await hub.started()
            yield hub, provider
            hub.check_log()


@pytest_asyncio.fixture
async def hub(provided: tuple[HubProcess, IdentityProvider]) -> HubProcess:
    return provided[0]


class Sitting:
    """Somebody's browser."""

    def __init__(self, hub: HubProcess) -> None:
        self.hub = hub
        self.client = aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True))

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.client.close()

    async def leave(self, provider: str) -> str:
        """Where the hub sends the browser."""
        return await self.go(f"{self.hub.url}/sign-in/{provider}")

    async def go(self, address: str) -> str:
        """Where an address of the hub sends the browser."""
        async with self.client.get(address, allow_redirects=False) as answer:
            assert answer.status == 302, await answer.text()
            return answer.headers["Location"]

    async def sign_in(self, provider: str, who: str) -> str:
        """What the hub says in the end: its first page, or why not."""
        back = await signs_in_there(self.client, await self.leave(provider), who)
        return (await self.go(back)).removeprefix(self.hub.url)

    async def session(self) -> dict[str, Any] | None:
        async with self.client.get(f"{self.hub.url}/api/session") as answer:
            return await answer.json() if answer.status == 200 else None

    async def sign_out(self) -> str:
        """Where the hub sends the browser to sign out there too."""
        session = await self.session()
        assert session is not None
        headers = {"X-CSRF-Token": session["csrf"]}
        async with self.client.delete(f"{self.hub.url}/api/session", headers=headers) as answer:
            address: str = (await answer.json())["go_on_at"]
            return address


def changed(back: str, **given: str) -> str:
    """The way back with something else in it."""
    address = urlsplit(back)
    asked = {name: values[0] for name, values in parse_qs(address.query).items()} | given
    return address._replace(query=urlencode({name: value for name, value in asked.items() if value})).geturl()


async def test_whoever_is_nobody_here_and_whoever_may_not_be_linked_is_told_so(hub: HubProcess) -> None:
    async with Sitting(hub) as one:
        assert await one.sign_in("strict", "stranger-there") == "/?sign_in=nobody"
    async with Sitting(hub) as one:
        assert await one.sign_in("strict", "gus-there") == "/?sign_in=taken"
        assert await one.session() is None


async def test_a_verified_address_links_once_and_what_never_changes_there_counts_from_then_on(hub: HubProcess) -> None:
    async with Sitting(hub) as one:
        assert await one.sign_in("linking", "bo-there") == "/"
        session = await one.session()
        assert session is not None
        assert session["person"]["email"] == "bo@hub.example"
    async with Sitting(hub) as one:
        # The same subject by a way that links nobody: she is known by now.
        assert await one.sign_in("strict", "bo-there") == "/"


async def test_an_address_that_nobody_vouches_for_links_nobody(hub: HubProcess) -> None:
    async with Sitting(hub) as one:
        assert await one.sign_in("linking", "chris-there") == "/?sign_in=unverified"


async def test_somebody_deactivated_stays_out(hub: HubProcess) -> None:
    async with Sitting(hub) as one:
        assert await one.sign_in("linking", "fay-there") == "/?sign_in=deactivated"


async def test_somebody_new_is_made_with_the_roles_of_her_groups(hub: HubProcess) -> None:
    async with Sitting(hub) as one:
        assert await one.sign_in("making", "new-there") == "/"
        session = await one.session()
        assert session is not None
        assert (session["person"]["name"], session["person"]["roles"]) == ("Nea Ny", ["agent"])
    async with Sitting(hub) as one:
        assert await one.sign_in("making", "lead-there") == "/"
        session = await one.session()
        assert session is not None
        assert (session["person"]["roles"], session["person"]["teams"]) == (["supervisor"], ["north", "south"])
    async with Sitting(hub) as one:
        assert await one.sign_in("making", "guest-there") == "/?sign_in=no_role"


async def test_the_last_administrator_keeps_her_roles_whatever_her_groups_say(hub: HubProcess) -> None:
    async with Sitting(hub) as one:
        assert await one.sign_in("making", "eva-there") == "/"
        session = await one.session()
        assert session is not None
        assert "admin.manage" in session["permissions"]
    assert rows(hub, "SELECT count(*) FROM audit WHERE action = 'sign_in.roles_kept'") == [(1,)]


async def test_the_question_has_everything_that_guards_its_answer(hub: HubProcess) -> None:
    async with Sitting(hub) as one:
        first = parse_qs(urlsplit(await one.leave("linking")).query)
        second = parse_qs(urlsplit(await one.leave("linking")).query)
        assert (first["response_type"], first["code_challenge_method"]) == (["code"], ["S256"])
        assert first["redirect_uri"] == [f"{hub.url}/sign-in/linking/back"]
        for guard in ("state", "nonce", "code_challenge"):
            assert first[guard] != second[guard]
            assert len(first[guard][0]) >= 43


async def test_an_answer_without_its_question_lets_nobody_in(hub: HubProcess) -> None:
    async with Sitting(hub) as one, Sitting(hub) as other:
        back = await signs_in_there(one.client, await one.leave("linking"), "bo-there")
        # Somebody is sent the answer of another browser: it would be signed in as whoever sent it.
        assert (await other.go(back)).endswith("/?sign_in=expired")
        await other.leave("linking")
        assert (await other.go(back)).endswith("/?sign_in=expired")
        for given in ({"state": "guessed"}, {"state": ""}):
            await one.leave("linking")
            assert (await one.go(changed(back, **given))).endswith("/?sign_in=expired")
        assert await one.session() is None


async def test_a_code_of_another_sign_in_is_worth_nothing(hub: HubProcess) -> None:
    async with Sitting(hub) as one, Sitting(hub) as other:
        stolen = parse_qs(urlsplit(await signs_in_there(other.client, await other.leave("linking"), "bo-there")).query)
        back = await signs_in_there(one.client, await one.leave("linking"), "chris-there")
        assert (await one.go(changed(back, code=stolen["code"][0]))).endswith("/?sign_in=failed")


async def test_an_answer_of_another_provider_or_another_way_is_refused(hub: HubProcess) -> None:
    for given in ({"iss": "https://elsewhere.example"}, {"iss": ""}):
        async with Sitting(hub) as one:
            back = await signs_in_there(one.client, await one.leave("linking"), "bo-there")
            assert (await one.go(changed(back, **given))).endswith("/?sign_in=failed")
    async with Sitting(hub) as one:
        back = await signs_in_there(one.client, await one.leave("linking"), "bo-there")
        assert (await one.go(back.replace("/linking/", "/making/"))).endswith("/?sign_in=expired")


async def test_an_answer_is_taken_once(hub: HubProcess) -> None:
    async with Sitting(hub) as one:
        back = await signs_in_there(one.client, await one.leave("linking"), "bo-there")
        kept = {cookie.key: cookie.value for cookie in one.client.cookie_jar if cookie.key == "hub_on_the_way"}
        assert (await one.go(back)).endswith(f"{hub.port}/")
        assert (await one.go(back)).endswith("/?sign_in=expired")
    again = aiohttp.ClientSession(cookies=kept, cookie_jar=aiohttp.CookieJar(unsafe=True))
    async with again, again.get(back, allow_redirects=False) as answer:
        assert answer.headers["Location"].endswith("/?sign_in=failed")


async def test_whoever_does_not_want_to_is_back_at_the_first_page(hub: HubProcess) -> None:
    async with Sitting(hub) as one:
        state = parse_qs(urlsplit(await one.leave("linking")).query)["state"][0]
        issuer = (await one.leave("strict")).partition("/auth")[0]
        asked = parse_qs(urlsplit(await one.leave("linking")).query)
        assert state != asked["state"][0]
        given = urlencode({"error": "access_denied", "state": asked["state"][0], "iss": issuer})
        assert (await one.go(f"{hub.url}/sign-in/linking/back?{given}")).endswith("/?sign_in=refused")


async def test_signing_out_leads_to_where_one_signs_out_there(hub: HubProcess) -> None:
    async with Sitting(hub) as one:
        await one.sign_in("linking", "bo-there")
        address = urlsplit(await one.sign_out())
        assert address.path == "/session/end"
        assert parse_qs(address.query)["post_logout_redirect_uri"] == [f"{hub.url}/"]
        assert await one.session() is None


async def test_the_provider_s_own_word_signs_her_out_there_without_a_question(hub: HubProcess) -> None:
    [(others,)] = rows(hub, TOKENS)
    async with Sitting(hub) as one:
        await one.sign_in("linking", "bo-there")
        assert rows(hub, TOKENS) == [(others + 1,)]
        assert rows(hub, OPEN_TOKENS) == [(0,)]
        address = await one.sign_out()
        assert rows(hub, TOKENS) == [(others,)]
        assert await signs_out_there(one.client, changed(address, id_token_hint="")) == ""
        assert await signs_out_there(one.client, address) == f"{hub.url}/"
        # Nobody is signed in there any more: the next one who sits here is asked who she is.
        assert await one.sign_in("linking", "bo-there") == "/"


async def test_a_token_is_shown_to_nobody_but_the_provider_that_gave_it(hub: HubProcess) -> None:
    async with Person(hub, hub.people["eva"]) as eva, Sitting(hub) as one:
        await one.sign_in("linking", "bo-there")
        known = await eva.get("/api/admin/providers/linking")
        wanted = {name: known[name] for name in ("name", "issuer", "links_by_email", "signs_out_there")}
        await eva.do("PUT", "/api/admin/providers/linking", {**wanted, "client_id": "another"})
        try:
            assert "id_token_hint" not in await one.sign_out()
        finally:
            again = {**wanted, "client_id": CLIENT, "settings": {"client_secret": SECRET}}
            await eva.do("PUT", "/api/admin/providers/linking", again)


async def test_an_administrator_tries_a_provider_and_reads_what_to_correct(
    provided: tuple[HubProcess, IdentityProvider],
) -> None:
    hub, provider = provided
    async with Person(hub, hub.people["eva"]) as eva:
        found = await eva.do("POST", "/api/admin/providers/linking/test")
        assert found["issuer"] == provider.issuer
        assert found["way_back"] == f"{hub.url}/sign-in/linking/back"
        assert found["signs_out"]
        wrong = {"issuer": f"{provider.issuer}/", "name": "Wrong", "client_id": "x"}
        for issuer, told in (
            (f"{provider.issuer}/", "write its issuer exactly so"),
            ("http://127.0.0.1:1", "does not begin with https://"),
            ("https://127.0.0.1", "no public address"),
        ):
            await eva.do("PUT", "/api/admin/providers/wrong", {**wrong, "issuer": issuer})
            status, problem = await eva.ask("POST", "/api/admin/providers/wrong/test")
            assert (status, told in problem["detail"]) == (409, True), problem
        await eva.do("DELETE", "/api/admin/providers/wrong")


async def test_the_secret_is_sealed_and_never_shown(hub: HubProcess) -> None:
    async with Person(hub, hub.people["eva"]) as eva:
        assert (await eva.get("/api/admin/providers/linking"))["settings"] == {"client_secret": "********"}
        assert "client_secret" not in str((await eva.get("/api/admin/export"))["providers"])
    assert SECRET.encode() not in b"".join(path.read_bytes() for path in hub.data.glob("hub.db*"))


async def test_where_passwords_are_off_only_the_one_who_keeps_hers_signs_in_by_it(hub: HubProcess) -> None:
    async with Person(hub, hub.people["eva"]) as eva, aiohttp.ClientSession() as client:
        link = (await eva.do("POST", f"/api/admin/people/{hub.people['bo'].id}/password-link"))["url"]
        password = {"token": link.partition("token=")[2], "password": "a password of hers"}
        async with client.post(f"{hub.url}/api/password", json=password) as answer:
            assert answer.status == 204
        for nobody in ("bo@hub.example", "nobody@hub.example"):
            status, _ = await eva.ask("POST", "/api/admin/apply", {"floor": {"passwords": nobody}})
            assert status == 422
        try:
            await eva.do("POST", "/api/admin/apply", {"floor": {"passwords": "eva@hub.example"}})
            async with client.get(f"{hub.url}/api/sign-in") as answer:
                assert not (await answer.json())["passwords"]
            body = {"email": "bo@hub.example", "password": "a password of hers"}
            async with client.post(f"{hub.url}/api/session", json=body) as answer:
                assert answer.status == 403
            async with client.post(f"{hub.url}/api/session", json={**body, "password": "wrong"}) as answer:
                assert answer.status == 401
        finally:
            await eva.do("POST", "/api/admin/apply", {"floor": {"passwords": "everybody"}})
