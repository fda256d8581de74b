"""A customer's record is edited by many hands, and none undoes what another did without being told."""

from __future__ import annotations

from pathlib import Path

import pytest

from hub.application.customer import edit_customer
from hub.application.organisation import name_of
from hub.domain.customer import Customer
from hub.domain.customer_edit import MOST_ATTRIBUTES, MOST_TAGS, FieldValue
from hub.domain.ids import CustomerId
from hub.domain.problem import EditedMeanwhile, Invalid, NotFound
from hub.wire.encode import decode
from hub.wire.events import CustomerChanged
from tests.stage.fixtures import staged
from tests.stage.floor import ANNA, BO, CHAT, CHRIS, DORA
from tests.stage.stage import Stage, play
from tests.unit.use_cases.acts import held


async def customer_of(stage: Stage) -> Customer:
    id_ = (await stage.conversation(await held(stage))).customer_id
    return await stage.store.read(lambda reading: reading.customers.get(id_))


async def called(stage: Stage, customer: Customer) -> str:
    return await stage.store.read(name_of, customer.organisation_id)


async def edit(stage: Stage, id_: CustomerId, who: str, version: int | None = None, **fields: FieldValue) -> Customer:
    changes = {name.replace("__", "."): value for name, value in fields.items()}
    return await stage.run(edit_customer, id_, await stage.person(who), changes, version)  # type: ignore[arg-type]


@staged
async def test_every_field_is_kept_and_says_who_edited_it_last(stage: Stage) -> None:
    ada = await customer_of(stage)
    edited = await edit(
        stage, ada.id, ANNA, organisation="Engines", value=12, tags__vip="yes", consents__recording="refused"
    )
    assert (await called(stage, edited), edited.value, edited.tags) == ("Engines", 12.0, ("vip",))
    assert edited.consents == {"recording": "refused"}
    again = await edit(stage, ada.id, BO, attributes__country="GB", tags__vip="", organisation="Engines")
    assert (again.tags, again.attributes, again.version) == ((), {"country": "GB"}, 2)
    assert again.edits["organisation"]["by"] == ANNA
    assert again.edits["tags.vip"]["by"] == BO


@staged
async def test_an_edit_that_somebody_overtook_is_told_who_made_what_of_it(stage: Stage) -> None:
    ada = await customer_of(stage)
    bo = await stage.person(BO)
    await edit(stage, ada.id, BO, ada.version, notes="Calls on Mondays", tier="gold")
    with pytest.raises(EditedMeanwhile) as refused:
        await edit(stage, ada.id, ANNA, ada.version, notes="Calls on Tuesdays", language="en")
    (told,) = refused.value.edits
    assert (told.field, told.value, told.by) == ("notes", "Calls on Mondays", bo.name)
    known = await stage.store.read(lambda reading: reading.customers.get(ada.id))
    assert (known.notes, known.language) == ("Calls on Mondays", "")
    saved = await edit(stage, ada.id, ANNA, refused.value.version, notes="Calls on Tuesdays")
    assert saved.notes == "Calls on Tuesdays"


@staged
async def test_edits_of_two_fields_and_the_same_edit_twice_do_not_collide(stage: Stage) -> None:
    ada = await customer_of(stage)
    await edit(stage, ada.id, BO, ada.version, tier="gold", tags__vip="yes")
    both = await edit(stage, ada.id, ANNA, ada.version, language="en", tags__press="yes", tier="gold")
    assert (both.tier, both.language, both.tags, both.version) == ("gold", "en", ("vip", "press"), 2)
    assert (await edit(stage, ada.id, ANNA, both.version, tier="gold")).version == 2


@staged
async def test_every_desk_that_may_show_her_hears_of_an_edit_and_no_other_does(stage: Stage) -> None:
    ada = await customer_of(stage)
    await edit(stage, ada.id, ANNA, organisation="Engines")
    hear = {
        id_
        for id_, heard in stage.consoles.heard.items()
        for event in heard
        if isinstance(change := decode(event.type, event.body), CustomerChanged) and change.customer_id == ada.id
    }
    assert hear >= {ANNA, BO}
    strangers = {id_ for id_ in hear if not (await stage.person(id_)).teams & (await stage.person(ANNA)).teams}
    assert not strangers


@pytest.mark.parametrize(
    "changes",
    [
        {"name": " "},
        {"notes": "x" * 10_001},
        {"value": float("nan")},
        {"value": "a lot"},
        {"tags.": "yes"},
        {"tags.a,b": "yes"},
        {"tags." + "x" * 41: "yes"},
        {"consents.everything": "given"},
        {"consents.recording": "perhaps"},
        {"shoe size": "42"},
        {"merged_into": "x"},
        {f"tags.{number}": "yes" for number in range(MOST_TAGS + 1)},
        {f"attributes.{number}": "yes" for number in range(MOST_ATTRIBUTES + 1)},
    ],
    ids=lambda changes: "=".join(str(part)[:20] for part in next(iter(changes.items()))),
)
def test_what_makes_no_sense_is_refused_whole(changes: dict[str, FieldValue], stage_template: Path) -> None:
    async def story(stage: Stage) -> None:
        ada = await customer_of(stage)
        with pytest.raises(Invalid):
            await stage.run(edit_customer, ada.id, await stage.person(ANNA), changes)
        assert await stage.store.read(lambda reading: reading.customers.get(ada.id)) == ada

    play(story, stage_template)


@staged
async def test_whoever_does_not_serve_her_edits_nothing(stage: Stage) -> None:
    found = await stage.write(CHAT, "ada")
    for who in (ANNA, BO, CHRIS, DORA):
        person = await stage.person(who)
        if found.team_id in person.teams:
            continue
        with pytest.raises(NotFound):
            await stage.run(edit_customer, found.customer_id, person, {"name": "Mine"})
        return
    raise AssertionError("There is nobody of another team.")
