"""Scenes of what other systems hear and how they are let in; no desk shows anything of them."""

from __future__ import annotations

from hub.application.api_key import KeyWish, make_key, note_key_used, revoke_key
from hub.application.endpoint import (
    EndpointWish,
    change_endpoint,
    make_endpoint,
    pause_endpoint,
    remove_endpoint,
    resume_endpoint,
    rotate_secret,
    send_test,
    tell_again,
    tell_since,
)
from hub.application.webhook_send import Outcome, claim_parcels, settle_parcel
from hub.domain.value import changed
from tests.stage.floor import EVA, TEXT
from tests.stage.stage import Stage


async def keys(stage: Stage) -> None:
    """An administrator makes a key for the shop, which uses it, and revokes it."""
    eva = await stage.person(EVA)
    wish = KeyWish("The shop", frozenset({"customer.events"}), frozenset(), 60, None)
    key = await stage.run(make_key, eva, wish, "hubkey_secret", "digest")
    await stage.run(note_key_used, key.id)
    await stage.run(revoke_key, eva, key.id)


WISH = EndpointWish("Reports", "https://reports.example/hooks", frozenset(), frozenset(), frozenset({"north"}))


async def endpoints(stage: Stage) -> None:
    """Another system is told what happens: it takes one event and refuses the next; then it is changed and removed."""
    eva = await stage.person(EVA)
    made = await stage.run(make_endpoint, eva, WISH, "sealed:secret")
    await stage.write(TEXT, "+15550111")
    parcels, _ = await stage.run(claim_parcels, made.id, "a claim")
    assert await stage.run(settle_parcel, parcels[0], Outcome(is_taken=True, status=204), is_last=False)
    assert not await stage.run(settle_parcel, parcels[1], Outcome(is_taken=False, status=500), is_last=False)
    await stage.run(rotate_secret, eva, made.id, "sealed:another")
    await stage.run(change_endpoint, eva, made.id, changed(WISH, kinds=frozenset({"message.received"})))
    await stage.run(send_test, eva, made.id)
    (_, line) = await stage.store.read(lambda tx: tx.endpoints.deliveries(made.id, None, 10)[1:])
    await stage.run(tell_again, eva, made.id, line.id)
    await stage.run(tell_since, eva, made.id, stage.clock())
    await stage.run(pause_endpoint, eva, made.id)
    await stage.run(resume_endpoint, eva, made.id)
    await stage.run(remove_endpoint, eva, made.id)
