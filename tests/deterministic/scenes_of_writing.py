"""What agents do while they write."""

from __future__ import annotations

from hub.application.alerts import change_alerts
from hub.application.deliver import settle_failed, settle_unknown
from hub.application.draft import keep_draft
from hub.application.files import keep_upload
from hub.application.first_letter import keep_first_letter
from hub.application.mention import read_mentions
from hub.application.outreach import Opening, start_conversation
from hub.application.personal_reply import drop_reply, keep_reply
from hub.application.recipient import Whom
from hub.application.reply import add_note, send_reply
from hub.application.resend import confirm_arrival, send_again
from hub.application.transfer import transfer_conversation
from hub.application.undo_send import choose_undo_seconds, depart_now, send_undoably, take_back
from hub.domain.alert import Alert, AlertKind, Alerts, AlertSound
from hub.domain.conversation import after
from hub.domain.departing import UndoSeconds
from hub.domain.draft import DraftKind
from hub.domain.ids import AccountId, FileId
from hub.domain.item import StoredFile
from hub.domain.letter import Letter
from tests.stage.floor import ANNA, BO, CHRIS, DORA, MAIL, TEXT, open_mailbox
from tests.stage.stage import Stage
from tests.stage.timers import fire_due
from tests.unit.use_cases.acts import held, outgoing_of, replied


async def drafts(stage: Stage) -> None:
    """A reply and a note are begun on two machines, and sent; the reply once more, for no answer came."""
    id_ = await held(stage)
    anna, bo, now = await stage.person(ANNA), await stage.person(BO), stage.clock()
    await stage.run(keep_upload, StoredFile(FileId("f1"), "a.png", "image/png", 3, "00", f"person:{ANNA}"))
    reply, note = DraftKind.REPLY, DraftKind.NOTE
    await stage.run(keep_draft, id_, anna, kind=reply, text="Good m", written_at=now, file_ids=(FileId("f1"),))
    await stage.run(keep_draft, id_, anna, kind=reply, text="older", written_at=after(now, -5))
    await stage.run(keep_draft, id_, bo, kind=note, text="Know her", written_at=now, fields={"mentions": "anna"})
    await stage.run(send_reply, id_, anna, text="Good morning", client_id="c1")
    await stage.run(add_note, id_, bo, text="Know her well.", client_id=None)
    again = {"sent_as": "c1"}
    await stage.run(keep_draft, id_, anna, kind=reply, text="Good morning", written_at=after(now, 5), fields=again)
    await stage.run(send_reply, id_, anna, text="Good morning", client_id="c1")


async def first_letters(stage: Stage) -> None:
    """Letters to two people are begun on two machines; one is sent."""
    anna, now = await stage.person(ANNA), stage.clock()
    await stage.become(ANNA)
    await stage.run(keep_first_letter, anna, "one", text="", written_at=now, fields={"subject": "Your order"})
    await stage.run(keep_first_letter, anna, "other", text="Hello", written_at=now)
    await stage.run(keep_first_letter, anna, "other", text="older", written_at=after(now, -5))
    opening = Opening(TEXT, Whom(address="+15550133"), "Hello.", "c1", place="other", written_at=now)
    await stage.run(start_conversation, anna, opening)
    await stage.run(keep_first_letter, anna, "one", text="", written_at=after(now, 5))


async def mentions(stage: Stage) -> None:
    """Colleagues are named in notes of two conversations, and look at one of them."""
    one, other = await held(stage), await held(stage, who="bea")
    bo, anna = await stage.person(BO), await stage.person(ANNA)
    await stage.run(add_note, one, bo, text="@Anna Holm, @Dora Vik: look", client_id=None, mentions=(ANNA, DORA, BO))
    await stage.run(add_note, other, bo, text="@Anna Holm and here", client_id=None, mentions=(ANNA, ANNA))
    await stage.run(read_mentions, one, anna)
    await stage.run(read_mentions, one, anna)


async def own_replies(stage: Stage) -> None:
    """An agent keeps a text of her own, changes it and deletes it."""
    anna = await stage.person(ANNA)
    await stage.run(keep_reply, anna, "r1", name="Thanks", text="Thank you, {customer.name}!", shortcut="ty")
    await stage.run(keep_reply, anna, "r1", name="Thanks", text="Many thanks!")
    await stage.run(drop_reply, anna, "r1")


async def a_choice_of_sounds(stage: Stage) -> None:
    """An agent wants offers to sound otherwise."""
    louder = Alerts({AlertKind.OFFER: Alert(AlertSound.BELL, 90)})
    await stage.run(change_alerts, await stage.person(ANNA), louder)


async def departures(stage: Stage) -> None:
    """Replies leave in time, are taken back, make way for the next, and are refused."""
    id_ = await held(stage, TEXT, "+15550111")
    await stage.become(BO)
    anna = await stage.person(ANNA)
    await stage.run(keep_upload, StoredFile(FileId("f1"), "a.png", "image/png", 3, "00", f"person:{ANNA}"))
    await stage.run(choose_undo_seconds, anna, UndoSeconds(10, 5))
    await stage.run(send_undoably, id_, anna, text="Good morning", client_id="c1", file_ids=(FileId("f1"),))
    stage.clock.forward(10)
    assert await fire_due(stage) >= 1
    await stage.run(send_undoably, id_, anna, text="One more", client_id="c2")
    await stage.run(take_back, id_, anna, "c2")
    await stage.run(send_undoably, id_, anna, text="One more thing", client_id="c3")
    await stage.run(send_undoably, id_, anna, text="And another", client_id="c4")
    await stage.run(depart_now, id_, anna)
    await stage.run(send_undoably, id_, anna, text="Too late", client_id="c5")
    await stage.run(transfer_conversation, id_, await stage.person(DORA), to_agent=BO)
    stage.clock.forward(10)
    assert await fire_due(stage) >= 1


async def messages_that_failed(stage: Stage) -> None:
    """One is sent again and fails once more; of another nobody knows, until the customer says that she has it."""
    id_, item = await replied(stage)
    anna = await stage.person(ANNA)
    for error in ("busy", "still busy"):
        await stage.run(settle_failed, await stage.store.read(outgoing_of, item), error)
        await stage.run(send_again, id_, anna, item.id)
    await stage.run(settle_unknown, await stage.store.read(outgoing_of, item), "no answer")
    await stage.run(confirm_arrival, id_, anna, item.id)


async def another_address(stage: Stage) -> None:
    """A mail is answered from another mailbox, where the customer writes back, and from where it is passed on."""
    billing = AccountId("billing")
    await stage.run(open_mailbox, billing, "billing@example.org")
    id_ = await held(stage, MAIL, "ada@example.org", by=CHRIS)
    chris = await stage.person(CHRIS)
    letter = Letter("Your bill", account=billing)
    await stage.run(send_reply, id_, chris, text="Here it is.", client_id="c1", letter=letter)
    await stage.write(billing, "ada@example.org", "Thank you.", thread=id_)
    await stage.run(send_undoably, id_, chris, text="Welcome.", client_id="c2", letter=letter)
    await stage.run(take_back, id_, chris, "c2")
    said = [item for item in await stage.items(id_) if item.letter is not None]
    passed_on = Letter("Fwd: Your bill", to=("bea@example.org",), forwards=said[-1].id, account=billing)
    await stage.run(send_reply, id_, chris, text="", client_id="c3", letter=passed_on)
