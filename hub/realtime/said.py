"""What a widget may say, read from what it did: nothing but texts of bearable length gets further."""

from __future__ import annotations

from typing import Any, Final

from hub.application.reply import TEXT_LIMIT_CHARACTERS
from hub.domain.ids import FileId
from hub.domain.problem import Invalid, TooLarge

LONGEST_ID: Final = 100
MOST_FILES: Final = 10


def message_in(said: dict[str, Any]) -> dict[str, Any]:
    """Her words, the browser's own id of them, and which message they answer; raises where they are none."""
    words = {"text": _text_in(said), "client_id": _client_id_in(said)}
    answered = said.get("replies_to")
    if answered:
        words["replies_to"] = _id_in(answered)
    return words


def change_in(data: Any) -> dict[str, Any]:  # noqa: ANN401 - the client's word
    """What she does to which message, as the channel reads it; raises where it is nothing."""
    said: dict[str, Any] = data if isinstance(data, dict) else {}
    about = {"message": _id_in(said.get("item_id"))}
    match said.get("change"):
        case "reaction":
            emoji = said.get("emoji") or ""
            if not isinstance(emoji, str):
                raise Invalid("An emoji is a text.")
            done = {**about, "emoji": emoji[:LONGEST_ID]}
        case "edit":
            done = {**about, "text": _text_in(said)}
        case "withdrawal":
            done = about
        case _:
            raise Invalid("A change is a reaction, an edit or a withdrawal.")
    return {said["change"]: done, "client_id": _client_id_in(said)}


def file_ids_in(said: dict[str, Any]) -> tuple[FileId, ...]:
    """The files that go with her words."""
    given = said.get("files")
    return tuple([FileId(str(id_)) for id_ in given[:MOST_FILES]]) if isinstance(given, list) else ()


def _id_in(given: Any) -> str:  # noqa: ANN401 - the client's word
    if not isinstance(given, str) or not given:
        raise Invalid("Say which message is meant, by its id.")
    return given[:LONGEST_ID]


def _text_in(said: dict[str, Any]) -> str:
    text = said.get("text", "")
    if not isinstance(text, str):
        raise Invalid("The text of a message is a text.")
    if len(text) > TEXT_LIMIT_CHARACTERS:
        raise TooLarge(f"A message may have {TEXT_LIMIT_CHARACTERS:,} characters; send it in several.")
    return text


def _client_id_in(said: dict[str, Any]) -> str:
    client_id = said.get("client_id")
    if not isinstance(client_id, str) or not client_id:
        raise Invalid("A message needs a client_id, which is a text.")
    return client_id[:100]
