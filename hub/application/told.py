"""What a customer told beside her words: the answers of the form before the chat, the page she was on."""

from __future__ import annotations

from typing import Final

from channels.contract import MessageReceived
from hub.domain.floor import Account
from hub.domain.wording import said_in

ANSWER: Final = "form."
FIRST_ONLY: Final = ("page", "title")
ALWAYS: Final = ("reply_to",)
THE_MESSAGE: Final = frozenset({"text", "message"})
MOST_ANSWERS: Final = 20
LONGEST_NAME: Final = 200
LONGEST_ANSWER: Final = 2_000
FACTS: Final = "facts"
MOST_FACTS: Final = 40
OF_NO_RULE: Final = frozenset({"message_id", "date", "thread_index", "reply_to"})
"""Facts that no two messages share."""


def told_with(account: Account, event: MessageReceived, *, is_first: bool) -> dict[str, str]:
    """The facts an agent should see at a message; answers stand under the label the customer read, as she chose them.

    They belong to the first message of a conversation, and of one that she opens again.
    """
    if not event.attributes:
        return {}
    told = {name: event.attributes.get(name, "") for name in (*ALWAYS, *(FIRST_ONLY if is_first else ()))}
    answers = _answers(account, event) if is_first else {}
    return {name: value[:LONGEST_ANSWER] for name, value in {**answers, **told}.items() if value.strip()}


def facts_kept(event: MessageReceived) -> dict[str, object]:
    """What came with the first message beside its words, so that other entry rules can be tried on it later."""
    told = {name: value[:LONGEST_NAME] for name, value in event.attributes.items() if name not in OF_NO_RULE}
    return {FACTS: dict(list(told.items())[:MOST_FACTS])} if told else {}


def _answers(account: Account, event: MessageReceived) -> dict[str, str]:
    language = event.attributes.get("language", "")
    asked = {question.name: question for question in account.form}
    labels = {name: said_in(question.label, language) or name for name, question in asked.items()}
    given = {name.removeprefix(ANSWER): value for name, value in event.attributes.items() if name.startswith(ANSWER)}
    return {
        f"{ANSWER}{labels.get(name, name)[:LONGEST_NAME]}": asked[name].read(value, language)
        if name in asked
        else value
        for name, value in list(given.items())[:MOST_ANSWERS]
        if name not in THE_MESSAGE
    }
