"""Twilio's words for how far a message came, and what its error codes mean to an agent."""

from __future__ import annotations

from channels.contract import MessageState

STATES = {
    "accepted": MessageState.QUEUED,
    "scheduled": MessageState.QUEUED,
    "queued": MessageState.QUEUED,
    "sending": MessageState.QUEUED,
    "sent": MessageState.SENT,
    "partially_delivered": MessageState.SENT,
    "delivered": MessageState.DELIVERED,
    "read": MessageState.READ,
    "undelivered": MessageState.FAILED,
    "failed": MessageState.FAILED,
    "canceled": MessageState.FAILED,
}

_MEANINGS = {
    "14107": "The account sends faster than Twilio allows; the message waits for its turn.",
    "20003": "Twilio refuses the account SID or auth token; an administrator has to correct them.",
    "20404": "Twilio does not know this account; an administrator has to correct the account SID.",
    "20429": "Twilio asks to send more slowly; the message waits for its turn.",
    "21211": "This is not a valid telephone number; check it with the customer.",
    "21212": "The number we send from is not valid; an administrator has to correct the account.",
    "21219": "A trial account may write only to numbers verified at Twilio; verify it or upgrade.",
    "21265": "This number cannot receive text messages; call the customer or write by another channel.",
    "21266": "The message would go to the number it comes from; choose another recipient.",
    "21408": "The account may not send to this country; an administrator can allow it at Twilio.",
    "21602": "The message is empty; write something or attach a file.",
    "21606": "The number we send from cannot send this message; an administrator has to check it at Twilio.",
    "21608": "A trial account may write only to numbers verified at Twilio; verify it or upgrade.",
    "21610": "The customer has opted out (STOP); only the customer can allow messages again by sending START.",
    "21611": "Too many messages of this number are waiting at Twilio; try again when the queue is shorter.",
    "21612": "Twilio has no way from our number to this one; write by another channel.",
    "21614": "This is not a mobile number; call the customer or write by another channel.",
    "21617": "The message is longer than Twilio takes; shorten it.",
    "21620": "Twilio cannot fetch the attachment; check that the hub's public address is reachable.",
    "21623": "The message has more files than Twilio takes; send some of them separately.",
    "21703": "The messaging service has no sender; an administrator has to add a number to it at Twilio.",
    "21705": "Twilio does not know the messaging service; an administrator has to correct its SID.",
    "21910": "The sender and the recipient belong to different channels; choose another account.",
    "30001": "Twilio's queue was full and the message was dropped; send it again later.",
    "30002": "The Twilio account is suspended; an administrator has to reactivate it.",
    "30003": "The phone cannot be reached: switched off or out of range; try again later.",
    "30004": "The customer or the carrier blocks our messages; call or use another channel.",
    "30005": "The number does not exist or is no longer in use; ask the customer for another.",
    "30006": "This is a landline, or the carrier cannot be reached by text; call or use another channel.",
    "30007": "The carrier filtered the message as unwanted; word it differently, without links.",
    "30008": "The carrier could not deliver the message and does not say why; try again later.",
    "30009": "A part of the message was lost on its way; send it again.",
    "30010": "The message costs more than the account's limit; an administrator can raise it.",
    "30011": "The carrier of this number does not take pictures or files; send text only.",
    "30019": "The attachment is too large for the carrier; send a smaller one.",
    "30022": "The campaign's limit at the US carriers is reached; the message can go out later.",
    "30023": "The brand's daily limit at the US carriers is reached; the message can go out tomorrow.",
    "30024": "The sender is not yet set up with the carrier; an administrator has to check it at Twilio.",
    "30032": "The toll-free number is not verified; an administrator has to verify it at Twilio.",
    "30034": "The number is not registered for US business messages (A2P 10DLC); an administrator has to register it.",
    "30035": "The number's registration is still in progress at Twilio; send from another number or later.",
    "30036": "The message waited longer than its period of validity and was dropped; send it again.",
    "30038": "The message looks like a one-time password, which this account may not send; word it differently.",
    "30040": "The carrier refuses messages that are longer than a few segments; shorten it.",
    "30410": "The carrier did not answer in time; send the message again.",
    "30450": "Twilio holds back messages to this range of numbers because of fraud; call instead.",
    "30453": "Twilio's fraud guard held the message back; an administrator can allow the number.",
    "30485": "The US carriers suspended the campaign; an administrator has to clear it at Twilio.",
    "63016": "The customer has not written for 24 hours; only an approved template may be sent now.",
}


def meaning(code: str, told: str = "") -> str:
    """The sentence an agent reads for an error code; `told` is what Twilio itself said."""
    known = _MEANINGS.get(code)
    if known:
        return known
    detail = told.strip() or "Twilio did not say why the message failed"
    return f"{detail} (Twilio error {code})" if code else detail
