"""A clear wish for silence is heard, and nothing else is taken for one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from channels.sms.consent import consent_in, is_keyword

STOP = """\
STOP| stop. |Stop!!|“STOP”|ＳＴＯＰ|sToPaLl|stop all|Unsubscribe|CANCEL|end|quit|revoke|OptOut|opt-out|opt out
STOP 🛑|please stop texting me|Stop texting me. I never signed up for this.
I never asked for this. Please stop messaging me!|don’t text me again|do not contact this number anymore
can you stop sending me messages please|take me off your list|remove my number from your mailing list
i want to opt out|unsubscribe me please|no more texts|No more messages, please!
I don't want to receive any more messages from you|Please stop sending texts to this number
hey, please stop texting us|I no longer want texts|opt me out now|I'm opting out|never text me again
I need you to stop contacting me|Cease texting me|I'd like you to stop texting me|I'd like to unsubscribe
please, stop spamming me!!!|Stop sending me these messages"""
TALK = """\
don't stop texting me|stop by tomorrow?|Stop texting me at work, use my private number|The bus stop is closed
Can you stop sending invoices to my old address|please stop the delivery|I want to cancel my order|cancel my order
end of story|don't text me before 9|My ex writes: stop texting me. What can I do about it|stopp|Yes|yes please
quit it, I am joking|unsubscribe me from the newsletter and send the invoice|text me when ready|contact me
you never contact me|Do not text and drive|START the machine|nonstop|don't stop|opt for the second|list my number
if you don't stop texting me I will call the police today|I did not opt out|how do I unsubscribe?|is this a list
I want to stop my contract|Please do not send the parcel before Monday|stop_all|."""


@pytest.mark.parametrize("text", STOP.replace("\n", "|").split("|"))
def test_a_wish_for_silence_is_heard(text: str) -> None:
    assert consent_in(text) is False


@pytest.mark.parametrize("text", TALK.replace("\n", "|").split("|"))
def test_talk_is_not_taken_for_a_wish(text: str) -> None:
    assert consent_in(text) is None


@pytest.mark.parametrize("text", ["START", "start.", " Unstop ", "ＳＴＡＲＴ"])
def test_coming_back_is_heard(text: str) -> None:
    assert consent_in(text) is True


@given(st.text(max_size=300))
def test_no_text_is_too_odd(text: str) -> None:
    assert consent_in(text) in {None, True, False}


@pytest.mark.parametrize(
    "word", ["please ", "no ", "stop ", "i want ", "stop texting me ", "text messages ", "'", "\n"]
)
def test_repetition_is_read_in_no_time(word: str) -> None:
    assert consent_in((word * 200)[:199] + "x") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [("STOP", True), (" stop. ", True), ("ＳＴＯＰ", True), ("Unstop", True), ("", False), ("stop texting me", False)],
)
def test_only_a_keyword_alone_needs_no_answer(text: str, *, expected: bool) -> None:
    assert is_keyword(text) is expected
