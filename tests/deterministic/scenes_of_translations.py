"""What was said in one language is kept in others."""

from __future__ import annotations

from hub.application.edit_message import edit_message
from hub.application.reply import send_reply
from hub.application.translate import Wanted, choose_by_itself, keep_translation
from hub.domain.translation import Translated
from tests.stage.floor import ANNA
from tests.stage.stage import Stage
from tests.unit.use_cases.acts import held


async def translations(stage: Stage) -> None:
    """A reply that was translated before it left is translated again, and changed; languages are chosen."""
    id_, anna = await held(stage), await stage.person(ANNA)
    item, _ = await stage.run(send_reply, id_, anna, text="Bonjour", client_id="c1", original="Hello")
    await stage.run(keep_translation, Wanted(id_, item.id, "Bonjour", "en"), Translated("Good day", "fr"))
    await stage.run(edit_message, id_, anna, item.id, "Bonsoir")
    await stage.run(choose_by_itself, anna, ["fr"])
