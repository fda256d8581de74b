"""Files of customers come in over HTTP: looked through, taken in beside the work, and over a hub that dies."""

from __future__ import annotations

import asyncio
import csv
import io
from collections.abc import AsyncIterator, Callable
from typing import Any

import aiohttp
import pytest
import pytest_asyncio

from tests.hubs.clients import Person, post_text, text_form
from tests.hubs.process import HubProcess, running_hub

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.timeout(180)]
PATH = "/api/admin/imports"
AT_WORK = {"checking", "running", "undoing"}
ROWS = 2_000


@pytest_asyncio.fixture(loop_scope="module")
async def eva(hub: HubProcess) -> AsyncIterator[Person]:
    async with Person(hub, hub.people["eva"]) as eva:
        yield eva


async def uploaded(eva: Person, content: bytes, query: str = "?name=people.csv") -> tuple[int, Any]:
    """Send a file as the console does."""
    headers = {"Cookie": eva.seat.cookie, "X-CSRF-Token": eva.seat.csrf, "Content-Type": "text/csv"}
    async with (
        aiohttp.ClientSession(headers=headers) as client,
        client.post(eva.hub.url + PATH + query, data=content) as answer,
    ):
        return answer.status, await answer.json(content_type=None)


async def step(eva: Person, id_: str, name: str, body: object = None) -> Any:
    """Begin a step and wait for its end."""
    await eva.do("POST", f"{PATH}/{id_}/{name}", body)
    return await ended(eva, id_)


async def ended(eva: Person, id_: str, is_there: Callable[[Any], bool] = lambda _: False) -> Any:
    """The import once nothing is at work in it any more, or once it is as asked."""
    while True:
        found = await eva.get(f"{PATH}/{id_}")
        if found["state"] not in AT_WORK or is_there(found):
            return found
        await asyncio.sleep(0.02)


def columns(made: Any, **more: object) -> dict[str, object]:
    """What its headings say the columns tell."""
    return {"source": "crm", **made["suggested"], **more}


async def test_a_file_is_looked_through_taken_in_and_taken_back(eva: Person) -> None:
    text = "客戶編號;姓名;電郵;備註\n1;陳大文;chan@example.hk;=1+1\n2;林美麗;lam@;\n"
    status, made = await uploaded(eva, text.encode("big5"))
    assert (status, made["encoding"], made["delimiter"], made["total"]) == (201, "big5hkscs", ";", 2)
    assert made["suggested"] == {"id_column": 0, "columns": ["", "name", "mail", "notes"]}
    assert made["samples"][0][1] == "陳大文"
    found = await step(eva, made["id"], "check", columns(made))
    assert (found["state"], found["counts"]["made"], found["counts"]["refused"]) == ("checked", 1, 1)
    report = await eva.get(f"{PATH}/{made['id']}/report")
    assert [(one["line"], one["column"], one["value"]) for one in report["lines"]] == [(3, "電郵", "lam@")]
    found = await step(eva, made["id"], "run")
    assert (found["state"], found["counts"]["made"]) == ("done", 1)
    assert (await eva.get("/api/external/crm/customers/1"))["name"] == "陳大文"
    lines = (await eva.get(f"/api/admin/audit?subject={made['id']}"))["lines"]
    assert {line["subject_name"] for line in lines} == {"people.csv"}
    status, problem = await eva.ask("POST", f"{PATH}/{made['id']}/run")
    assert (status, problem["type"]) == (409, "/problems/conflict")
    found = await step(eva, made["id"], "undo")
    assert (found["state"], found["counts"]["left"]) == ("undone", 0)
    assert (await eva.ask("GET", "/api/external/crm/customers/1"))[0] == 404
    assert made["id"] in [one["id"] for one in await eva.get(PATH)]


async def test_the_report_is_a_file_in_which_no_cell_is_a_formula(eva: Person) -> None:
    _, made = await uploaded(eva, b'id,email\n1,"=HYPERLINK(""http://evil.example"")@"\n2,+49@\n' + b"3,@\n" * 1500)
    await step(eva, made["id"], "check", columns(made))
    url = f"{eva.hub.url}{PATH}/{made['id']}/report.csv"
    async with aiohttp.ClientSession(headers={"Cookie": eva.seat.cookie}) as client, client.get(url) as answer:
        assert "attachment" in answer.headers["Content-Disposition"]
        rows = list(csv.reader(io.StringIO((await answer.read()).decode("utf-8-sig"))))
    assert rows[0] == ["Line", "Column", "Value", "What to do", "Refused"]
    assert rows[1][:3] == ["2", "email", '\'=HYPERLINK("http://evil.example")@']
    assert len(rows) == 1503
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]
    page = await eva.get(f"{PATH}/{made['id']}/report")
    following = await eva.get(f"{PATH}/{made['id']}/report?after={page['next']}")
    assert following["lines"][0]["line"] == page["lines"][-1]["line"] + 1


@pytest.mark.parametrize(
    ("content", "query", "said"),
    [
        (b"", "", "no rows"),
        (b"PK\x03\x04\x00\x00\x00\x00\x00\x00\x00", "", "save the sheet as CSV"),
        (b"id\n1\n", "?of=orders", "order or event"),
    ],
)
async def test_what_is_no_such_file_is_refused_with_what_to_do(
    eva: Person, content: bytes, query: str, said: str
) -> None:
    status, problem = await uploaded(eva, content, query)
    assert status == 422
    assert said in problem["detail"]


async def test_columns_that_make_no_sense_are_refused(eva: Person) -> None:
    _, made = await uploaded(eva, b"id,name\n1,Ada\n")
    for more in ({"columns": ["", "nme"]}, {"columns": ["name"]}, {"id_column": 5}, {"source": ""}):
        status, _ = await eva.ask("POST", f"{PATH}/{made['id']}/check", columns(made, **more))
        assert status == 422
    assert (await eva.ask("POST", f"{PATH}/{made['id']}/cancel"))[0] == 409


async def test_a_hub_that_dies_goes_on_where_it_was_and_messages_come_in_meanwhile() -> None:
    text = "id,name,email\n" + "".join(f"{one},Name {one},n{one}@example.org\n" for one in range(ROWS))
    async with running_hub() as hub, Person(hub, hub.people["eva"]) as eva, aiohttp.ClientSession() as client:
        _, made = await uploaded(eva, text.encode())
        assert (await step(eva, made["id"], "check", columns(made)))["counts"]["made"] == ROWS
        await eva.do("POST", f"{PATH}/{made['id']}/run")
        begun = await ended(eva, made["id"], lambda found: found["counts"]["rows"] > 0)
        assert (begun["state"], begun["counts"]["rows"] < ROWS) == ("running", True)
        hub.kill()
        await hub.started()
        assert await post_text(client, hub, text_form(f"SM{1:032x}", "+14155550123", "hello")) == 200
        found = await ended(eva, made["id"])
        assert (found["state"], found["counts"]["rows"], found["counts"]["made"]) == ("done", ROWS, ROWS)
        assert (await eva.get(f"/api/external/crm/customers/{ROWS - 1}"))["name"] == f"Name {ROWS - 1}"
