"""Whoever protects data finds a customer by a part of her name, of whichever team she is, on both databases."""

from __future__ import annotations

import pytest

from hub.application.person_copy import MOST_FOUND, found_people
from hub.domain.problem import NotAllowed
from tests.contract.acts import person_of
from tests.contract.conftest import AnyStore
from tests.contract.searching import describe, indexed, wrote
from tests.contract.test_store_erasures import keeper
from tests.stage.floor import ANNA, MAIL


async def names(store: AnyStore, query: str) -> list[str]:
    """Who is found, the surest first."""
    found = await store.read(found_people, await keeper(store), query)
    return [customer.name for customer, _ in found.shown]


async def known(store: AnyStore, who: str, **fields: object) -> None:
    """Somebody wrote, and this is known of her."""
    await store.run(describe, await wrote(store, who, "Hello"), **fields)
    await indexed(store)


async def test_words_of_a_name_are_found_by_their_beginnings_however_they_are_written(store: AnyStore) -> None:
    await known(store, "ada", name="Ada Byron-Zoë")
    await known(store, "wei", name="陳大文")
    for query in ("byr", "BYRON ad", "zoe", "Ada Byron-Zoë"):
        assert await names(store, query) == ["Ada Byron-Zoë"]
    assert await names(store, "大文") == ["陳大文"]
    assert await names(store, "yron") == []


async def test_nobody_is_found_by_what_was_noted_of_her(store: AnyStore) -> None:
    await known(store, "ada", name="Ada", notes="a friend of Byron")
    assert await names(store, "byron") == []


async def test_the_team_that_serves_her_is_not_asked(store: AnyStore) -> None:
    await store.run(describe, await wrote(store, "eve@example.org", "Hello", MAIL), name="Eve Adams")
    await indexed(store)
    assert await names(store, "adam") == ["Eve Adams"]
    assert await names(store, "eve@example.org") == ["Eve Adams"]


async def test_of_very_many_some_are_shown_and_that_there_are_more_is_said(store: AnyStore) -> None:
    for number in range(MOST_FOUND + 1):
        await store.run(describe, await wrote(store, f"a{number}", "Hello"), name=f"Adam {number}")
    await indexed(store)
    found = await store.read(found_people, await keeper(store), "ada")
    assert (len(found.shown), found.has_more) == (MOST_FOUND, True)
    assert not (await store.read(found_people, await keeper(store), "adam 1")).has_more


async def test_whoever_may_not_protect_data_finds_nobody(store: AnyStore) -> None:
    with pytest.raises(NotAllowed):
        await store.read(found_people, await store.read(person_of, ANNA), "ada")
