"""The OpenAPI document is one: everything it names is there, and it says of every address what it takes and gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from hub.web.problem_kinds import FAILED, KINDS
from hub.web.route import Open
from hub.web.route_problems import problems_of
from tests.hubs.documented import METHODS, described_routes, document_of_a_hub, statuses_of

TYPES = {"string", "integer", "number", "boolean", "object", "array", "null"}
PARAMETER = {"name", "in", "required", "description", "schema"}
OPERATION = {
    "summary",
    "operationId",
    "tags",
    "responses",
    "security",
    "x-access",
    "x-also",
    "x-key-scope",
    "parameters",
    "requestBody",
}


@pytest.fixture
def document() -> dict[str, Any]:
    return document_of_a_hub()


def operations(document: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, found in document["paths"].items():
        for method, operation in found.items():
            yield method, path, operation


def inside(value: Any) -> Iterator[dict[str, Any]]:
    """Every object anywhere in a value."""
    if isinstance(value, dict):
        yield value
        for part in value.values():
            yield from inside(part)
    elif isinstance(value, list):
        for part in value:
            yield from inside(part)


def referred(document: dict[str, Any], reference: str) -> Any:
    found: Any = document
    for part in reference.removeprefix("#/").split("/"):
        found = found[part]
    return found


def test_the_document_has_the_form_of_openapi_3_1(document: dict[str, Any]) -> None:
    assert document["openapi"] == "3.1.0"
    assert {"title", "version"} <= set(document["info"])
    assert set(document["components"]) == {"schemas", "responses", "securitySchemes"}
    for section in document["components"].values():
        assert all(re.fullmatch(r"[a-zA-Z0-9._-]+", name) for name in section)
    for method, path, operation in operations(document):
        assert path.startswith("/")
        assert method in METHODS
        assert set(operation) <= OPERATION
        assert operation["summary"].endswith((".", "?"))


def test_every_reference_leads_somewhere_and_every_component_is_used(document: dict[str, Any]) -> None:
    references = {found["$ref"] for found in inside(document) if isinstance(found.get("$ref"), str)}
    for reference in references:
        assert isinstance(referred(document, reference), dict), reference
    there = {
        f"#/components/{section}/{name}"
        for section in ("schemas", "responses")
        for name in document["components"][section]
    }
    assert there - references == set()


def test_every_operation_has_a_name_of_its_own(document: dict[str, Any]) -> None:
    names = [operation["operationId"] for _, _, operation in operations(document)]
    assert len(names) == len(set(names)) > 60


def test_every_part_of_a_path_is_a_parameter_and_no_parameter_comes_twice(document: dict[str, Any]) -> None:
    for method, path, operation in operations(document):
        parameters = operation.get("parameters", [])
        assert all(set(parameter) <= PARAMETER and parameter["schema"] for parameter in parameters)
        in_path = [parameter["name"] for parameter in parameters if parameter["in"] == "path"]
        assert in_path == re.findall(r"\{(\w+)\}", path), (method, path)
        assert all(parameter["required"] for parameter in parameters if parameter["in"] == "path")
        places = [(parameter["in"], parameter["name"]) for parameter in parameters]
        assert len(places) == len(set(places))


def test_every_answer_says_what_it_is_and_every_refusal_is_a_problem(document: dict[str, Any]) -> None:
    for method, path, operation in operations(document):
        statuses = operation["responses"]
        assert any(status < "300" for status in statuses), (method, path)
        for status, given in statuses.items():
            assert re.fullmatch(r"[2345]\d\d", status)
            response = referred(document, given["$ref"]) if "$ref" in given else given
            assert response["description"]
            if status >= "400":
                (content,) = response["content"].items()
                assert content[0] == "application/problem+json"
                assert content[1]["schema"] == {"$ref": "#/components/schemas/Problem"}
                assert {str(one["value"]["status"]) for one in content[1]["examples"].values()} == {status}
            elif status != "204":
                assert response["content"], (method, path)


def test_every_schema_says_a_type_that_there_is(document: dict[str, Any]) -> None:
    for schema in inside(document["components"]["schemas"]):
        kind = schema.get("type")
        if isinstance(kind, str):
            assert kind in TYPES, schema
            assert schema.get("default", ...) is not None, schema
        for name in schema.get("required", []) if kind == "object" else []:
            assert name in schema["properties"], schema


def test_whoever_must_be_signed_in_is_told_so(document: dict[str, Any]) -> None:
    schemes = document["components"]["securitySchemes"]
    for method, path, operation in operations(document):
        for needed in operation["security"]:
            assert set(needed) <= set(schemes)
        is_open = operation["x-access"] in {Open.PUBLIC, Open.PROVIDER}
        assert (operation["security"] == []) == is_open, (method, path)


def test_what_follows_from_a_route_is_refused_as_it_should() -> None:
    assert statuses_of("GET", "/api/desk") == {200, 401, 403, 500}
    assert statuses_of("POST", "/api/session") == {200, 401, 403, 413, 422, 429, 500}
    assert statuses_of("POST", "/api/conversations/x/messages") == {200, 201, 401, 403, 404, 409, 413, 422, 500}
    assert statuses_of("PUT", "/api/admin/queues/x") == {200, 401, 403, 409, 413, 422, 429, 500}
    assert statuses_of("GET", "/files/x?pass=y") == {200, 404, 500}
    assert statuses_of("GET", "/api/nothing") == {404}
    assert statuses_of("DELETE", "/api/desk") == {405}


def test_every_kind_of_problem_but_those_of_the_server_itself_is_told_of_somewhere() -> None:
    told = {kind.name for route in described_routes() for kind in problems_of(route)}
    assert {kind.name for kind in KINDS} - told == {"bad-request", "no-such-address", "method-not-allowed"}
    assert all(FAILED in problems_of(route) for route in described_routes())


def test_no_two_types_share_a_name_so_that_programs_can_call_each_by_its_own(document: dict[str, Any]) -> None:
    clashing = {name for name in document["components"]["schemas"] if "__" in name}
    assert clashing == set(), "give one of them a name of its own: the document would name both by their modules"
