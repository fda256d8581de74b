"""Scenes of what other systems hear and how they are let in; no desk shows anything of them."""

from __future__ import annotations

from hub.application.api_key import KeyWish, make_key, note_key_used, revoke_key
from tests.stage.floor import EVA
from tests.stage.stage import Stage


async def keys(stage: Stage) -> None:
    """An administrator makes a key for the shop, which uses it, and revokes it."""
    eva = await stage.person(EVA)
    wish = KeyWish("The shop", frozenset({"customer.events"}), frozenset(), 60, None)
    key = await stage.run(make_key, eva, wish, "hubkey_secret", "digest")
    await stage.run(note_key_used, key.id)
    await stage.run(revoke_key, eva, key.id)
