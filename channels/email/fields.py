"""Fields of message ids as they leave: each id whole, whatever its length, and one on a line."""

from __future__ import annotations

from email.headerregistry import HeaderRegistry, UnstructuredHeader
from email.message import EmailMessage
from email.policy import SMTP, EmailPolicy


class _MessageIds(UnstructuredHeader):
    """A list of ids; the standard library would fold a long one into encoded words that no reader of mail reads."""

    def fold(self, *, policy: EmailPolicy) -> str:
        ids = f"{policy.linesep} ".join(str(self).split())
        return f"{self.name}: {ids}{policy.linesep}"  # type: ignore[attr-defined] # of the class it is mixed into


def mail_policy(*, utf8: bool) -> EmailPolicy[EmailMessage]:
    """How a mail is written: as SMTP wants it, with ids that the other side finds again."""
    registry = HeaderRegistry()
    for name in ("in-reply-to", "references"):
        registry.map_to_type(name, _MessageIds)  # type: ignore[arg-type] # it becomes one when it is mixed
    return SMTP.clone(header_factory=registry, utf8=utf8)
