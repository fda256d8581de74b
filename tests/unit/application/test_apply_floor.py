"""What a floor document changes, and what it leaves alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hub.application.transaction import Transaction
from hub.domain.decline_reason import DeclineReason
from hub.domain.floor import Floor
from hub.domain.person import Presence
from hub.domain.problem import Invalid
from hub.wire.store import Reading
from tests.unit.application.applying import SEALS, SID, TOKEN, House, floor_document, told


def _entry(tx: Transaction, kind: str, id_: str) -> tuple[dict[str, Any], bool]:
    return next((dict(body), active) for k, i, body, active in tx.desks.entries() if (k, i) == (kind, id_))


def _audit(reading: Reading) -> list[tuple[str, str, dict[str, object]]]:
    return [(action, subject, details) for _, _, _, action, subject, details in reading.audit_list(None, 100)]


async def test_a_document_makes_the_floor_and_applying_it_again_changes_nothing(house: House) -> None:
    changes = await house.apply(floor_document())
    assert ("company", "company", "changed") in told(changes)
    assert ("people", "bo@lantern.example", "created") in told(changes)
    assert house.store.floor.company == "Lantern Books"
    assert house.store.floor.accounts["texts"].entry_rules[0].skills == {"de": 3}
    assert await house.apply(floor_document()) == []


async def test_what_was_exported_changes_nothing_when_it_is_applied(house: House) -> None:
    await house.apply(floor_document())
    exported = await house.export()
    assert await house.apply(exported) == []
    assert await house.apply(exported, prune=True) == []


async def test_an_export_makes_the_same_floor_elsewhere(
    house: House, empty_database: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    await house.apply(floor_document())
    exported = await house.export()
    other = await House.opened(tmp_path_factory.mktemp("other"), empty_database)
    await other.apply(exported)
    assert await other.export() == exported
    await other.store.stop()


async def test_a_dry_run_tells_the_same_changes_and_writes_nothing(house: House) -> None:
    foretold = await house.apply(floor_document(), {"bo@lantern.example": "digest"}, dry_run=True)
    assert (await house.export())["queues"] == {}
    assert await house.store.read(_audit) == []
    done = await house.apply(floor_document(), {"bo@lantern.example": "digest"})
    assert told(done) == told(foretold)
    assert [change.fields for change in done if "settings.auth_token" not in change.fields] == [
        change.fields for change in foretold if "settings.auth_token" not in change.fields
    ]


async def test_a_secret_is_sealed_masked_and_never_exported(house: House) -> None:
    changes = await house.apply(floor_document())
    hook = next(change for change in changes if change.kind == "hooks")
    assert hook.fields["settings.auth_token"] == (None, "********")
    body, _ = await house.store.read(_entry, "hooks", "twilio")
    assert body["settings"]["auth_token"].startswith("sealed:")
    assert SEALS.revealed(body["settings"])["auth_token"] == TOKEN
    assert (await house.export())["hooks"]["twilio"]["settings"] == {"account_sid": SID}
    assert TOKEN not in str(await house.store.read(_audit))


async def test_a_secret_that_is_left_out_or_masked_stays_and_an_empty_one_goes(house: House) -> None:
    await house.apply(floor_document())
    for settings_ in ({"account_sid": SID}, {"account_sid": SID, "auth_token": "********"}):
        assert await house.apply({"hooks": {"twilio": {"settings": settings_}}}) == []
    (change,) = await house.apply({"hooks": {"twilio": {"settings": {"account_sid": SID, "auth_token": ""}}}})
    assert change.fields == {"settings.auth_token": ("********", None)}


async def test_a_reference_is_kept_and_shown_as_it_is(house: House) -> None:
    document = floor_document()
    document["hooks"]["twilio"]["settings"]["auth_token"] = "env:TWILIO_TOKEN"
    await house.apply(document)
    assert (await house.export())["hooks"]["twilio"]["settings"]["auth_token"] == "env:TWILIO_TOKEN"


async def test_what_a_document_does_not_name_is_left_alone_unless_it_prunes(house: House) -> None:
    await house.apply(floor_document())
    document = {"reasons": {"training": {"name": "Training"}}}
    assert told(await house.apply(document)) == [("reasons", "training", "created")]
    assert told(await house.apply(document, prune=True)) == [("reasons", "lunch", "removed")]
    assert (await house.store.read(_entry, "reasons", "lunch"))[1] is False
    assert set(house.store.floor.queues) == {"general"}


async def test_a_removed_thing_comes_back_when_it_is_named_again(house: House) -> None:
    await house.apply(floor_document())
    await house.apply({"reasons": {}}, prune=True)
    (change,) = await house.apply({"reasons": {"lunch": {}}})
    assert (change.action, change.fields) == ("changed", {"is_active": (False, True)})
    assert house.store.floor.reasons["lunch"].name == "Lunch"


async def test_only_the_fields_that_are_named_change(house: House) -> None:
    await house.apply(floor_document())
    (change,) = await house.apply({"queues": {"general": {"wrap_up_seconds": 5}}})
    assert change.fields == {"wrap_up_seconds": (60, 5)}
    assert house.store.floor.queues["general"].hours == "office"


async def test_every_change_is_in_the_audit(house: House) -> None:
    await house.apply(floor_document())
    await house.apply({"queues": {"general": {"wrap_up_seconds": 5}}})
    newest = (await house.store.read(_audit))[0]
    assert newest == ("queues.changed", "general", {"fields": {"wrap_up_seconds": [60, 5]}})


async def test_a_first_password_is_set_once_and_left_alone_afterwards(house: House) -> None:
    digests = {"bo@lantern.example": "digest"}
    changes = await house.apply(floor_document(), digests)
    assert next(change for change in changes if change.id == "bo@lantern.example").fields["password"] == (
        None,
        "********",
    )
    assert await house.apply(floor_document(), {"bo@lantern.example": "another"}) == []

    def password(tx: Transaction) -> str:
        person = tx.people.by_email("bo@lantern.example")
        return tx.people.password(person.id) if person else ""

    assert await house.store.read(password) == "digest"


async def test_the_last_administrator_stays(house: House) -> None:
    await house.apply(floor_document())
    with pytest.raises(Invalid, match="keep one administrator"):
        await house.apply({"people": {"ada@lantern.example": {"roles": ["agent"]}}})


async def test_a_removed_person_is_deactivated_offline_and_signed_out(house: House) -> None:
    await house.apply(floor_document())
    document: dict[str, Any] = {"people": {"ada@lantern.example": {}}}
    assert told(await house.apply(document, prune=True)) == [("people", "bo@lantern.example", "removed")]

    def find(tx: Transaction) -> tuple[bool, Presence]:
        person = tx.people.by_email("bo@lantern.example")
        assert person is not None
        return person.is_active, person.presence

    assert await house.store.read(find) == (False, Presence.OFFLINE)


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=20).filter(
    str.strip
)
IDS = st.from_regex(r"[a-z][a-z0-9-]{0,10}", fullmatch=True)
QUEUES = st.dictionaries(
    IDS,
    st.fixed_dictionaries(
        {"name": WORDS, "team": st.just("support")},
        optional={
            "wrap_up_seconds": st.integers(0, 900),
            "is_restricted": st.booleans(),
            "hours": st.just("office"),
        },
    ),
    max_size=4,
)
PEOPLE = st.dictionaries(
    IDS.map(lambda name: f"{name}@lantern.example"),
    st.fixed_dictionaries(
        {"name": WORDS},
        optional={
            "roles": st.lists(st.sampled_from(["agent", "supervisor", "administrator"]), min_size=1, max_size=4),
            "teams": st.lists(st.just("support"), max_size=2),
            "skills": st.dictionaries(st.just("de"), st.integers(1, 10)),
            "capacity": st.dictionaries(st.sampled_from(["sms", "email", "webchat"]), st.integers(0, 9)),
            "language": st.sampled_from(["en", "zh-Hans", "zh-Hant"]),
        },
    ),
    max_size=4,
)


@given(queues=QUEUES, people=PEOPLE, prune=st.booleans())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_applying_twice_and_applying_the_export_change_nothing(
    house: House, queues: dict[str, Any], people: dict[str, Any], *, prune: bool
) -> None:
    document = floor_document()
    document["queues"] |= queues
    document["people"] |= people
    await house.apply(document, prune=prune)
    assert await house.apply(document, prune=prune) == []
    assert await house.apply(await house.export(), prune=True) == []


async def test_the_last_administrator_with_a_password_stays(house: House) -> None:
    ada, cy = "ada@lantern.example", "cy@lantern.example"
    document = floor_document()
    document["people"][cy] = {"roles": ["administrator"]}
    await house.apply(document, {ada: "digest"})
    without = {"people": {ada: {"roles": ["supervisor"]}}}
    with pytest.raises(Invalid, match="no administrator with a password would be left"):
        await house.apply(without)
    await house.apply({"people": {cy: {"password": "env:CY"}, **without["people"]}}, {cy: "digest"})


async def test_what_others_need_cannot_be_removed(house: House) -> None:
    await house.apply(floor_document())
    with pytest.raises(Invalid) as refused:
        await house.apply({"teams": {}}, prune=True)
    assert "queues.general.team: there is no team “support”" in refused.value.detail
    assert "people.bo@lantern.example.teams: there is no team “support”" in refused.value.detail


def test_an_offer_is_declined_for_the_usual_reasons_until_others_are_configured() -> None:
    usual = ["busy", "not-my-subject", "language", "technical-problem", "other"]
    assert [reason.id for reason in Floor().declines()] == usual
    own = DeclineReason("lift", "The lift is stuck")
    assert Floor(decline_reasons={own.id: own}).declines() == (own,)
