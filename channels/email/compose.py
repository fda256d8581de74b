"""A message to a customer becomes the bytes of a mail; the same message gives the same mail every time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.headerregistry import Address as HeaderAddress
from email.message import EmailMessage

from channels.contract import OutgoingAttachment, ProviderRefused, SendMessage
from channels.email.addresses import normalised
from channels.email.fields import mail_policy
from channels.email.headers import one_line
from channels.email.threads import message_ids, own_message_id, plus_address

_MOST_REFERENCES = 40
_LONGEST_SUBJECT = 900
_FLOW_COLUMN = 72
_LONGEST_ID = 900
_SPACES = re.compile(r"\s+")
_TYPE = re.compile(r"[a-z0-9][a-z0-9!#$&^_.+-]{0,126}/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}")


@dataclass(frozen=True, slots=True)
class From:
    """Who we are when we write."""

    address: str
    has_plus_addresses: bool = True
    id_domain: str = ""

    @property
    def domain(self) -> str:
        """The domain of our Message-IDs."""
        return self.id_domain or normalised(self.address).rpartition("@")[2]


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail ready for a server: who hands it in, who shall have it, and the bytes."""

    message_id: str
    envelope_from: str
    envelope_to: tuple[str, ...]
    content: bytes
    needs_utf8: bool


def compose(command: SendMessage, sender: From, date: str) -> Letter:
    """The mail for a message; raises ProviderRefused when a recipient is no mail address."""
    customer = deliverable(command.to.address or command.to.id)
    to, cc, bcc = (tuple(map(deliverable, command.recipients.get(name, ()))) for name in ("to", "cc", "bcc"))
    to = to or (customer,)
    everybody = tuple(dict.fromkeys((*to, *cc, *bcc)))
    needs_utf8 = not all(address.isascii() for address in (*everybody, sender.address))
    # Seven-bit bodies pass every server, and no line of ours is then ever rewritten on its way.
    mail = EmailMessage(mail_policy(utf8=needs_utf8).clone(cte_type="7bit"))
    message_id = own_message_id(command.id, command.thread_token, sender.domain)
    mail["From"] = _header_address(sender.address, command.sender_name)
    mail["To"] = tuple(_header_address(one, command.to.name if one == customer else "") for one in to)
    if cc:
        mail["Cc"] = tuple(_header_address(one, "") for one in cc)
    mail["Subject"] = _SPACES.sub(" ", one_line(command.subject))[:_LONGEST_SUBJECT].strip()
    mail["Date"] = date
    mail["Message-ID"] = message_id
    _add_thread(mail, command, sender, message_id)
    if command.is_automatic:
        # Whoever answers by machine must know that a machine wrote (RFC 3834); Exchange wants its own word.
        mail["Auto-Submitted"] = "auto-replied"
        mail["X-Auto-Response-Suppress"] = "All"
    _add_text(mail, command.text)
    if command.html:
        # Seven-bit again: a line of HTML may be longer than servers let pass.
        mail.add_alternative(_page(command.html), subtype="html", charset="utf-8", cte="base64")
    for attachment in command.attachments:
        _attach(mail, attachment)
    envelope_from = "" if command.is_automatic else sender.address
    return Letter(message_id, envelope_from, everybody, _bytes(mail), needs_utf8)


def deliverable(address: str) -> str:
    """The address in a form that mail servers take; raises ProviderRefused when it has none."""
    local, at, domain = address.strip().rpartition("@")
    is_broken = not (local and at and domain) or re.search(r"[\s<>,;\x00-\x1f\x7f]", address.strip()) is not None
    try:
        domain = domain if domain.isascii() else domain.encode("idna").decode("ascii")
        if not is_broken:
            HeaderAddress(addr_spec=f"{local}@{domain}")
            return f"{local}@{domain}"
    except (ValueError, IndexError, UnicodeError):
        pass  # answered below, as any other broken address
    raise ProviderRefused("the recipient is not a mail address: correct the customer's address", "address")


def _header_address(address: str, name: str) -> HeaderAddress:
    return HeaderAddress(display_name=_SPACES.sub(" ", one_line(name))[:200], addr_spec=address)


def _add_thread(mail: EmailMessage, command: SendMessage, sender: From, own_id: str) -> None:
    """The fields by which the customer's program and ours find the thread again."""
    known = list(dict.fromkeys(id_ for text in command.refers_to for id_ in message_ids(text)))
    # A mail that is sent again is known from its first try, and answers itself just as little.
    known = [id_ for id_ in known if id_ != own_id and _is_plain(id_)]
    if known:
        mail["In-Reply-To"] = known[-1]
        if len(known) > _MOST_REFERENCES:
            known = [known[0], *known[1 - _MOST_REFERENCES :]]
        mail["References"] = " ".join(known)
    token = re.sub(r"[^A-Za-z0-9_-]", "", command.thread_token)
    if token and sender.has_plus_addresses:
        mail["Reply-To"] = _header_address(plus_address(sender.address, token), command.sender_name)


def _is_plain(id_: str) -> bool:
    return id_.isascii() and id_.isprintable() and " " not in id_ and len(id_) < _LONGEST_ID


def _add_text(mail: EmailMessage, text: str) -> None:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    if lines.isascii():
        mail.set_content(flowed(lines), charset="utf-8", cte="7bit", params={"format": "flowed"})
    else:
        mail.set_content(lines.encode("utf-8", "replace").decode("utf-8"), charset="utf-8")


def _page(html: str) -> str:
    return f'<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>{html}</body></html>\n'


def flowed(text: str) -> str:
    """Plain text with soft line breaks (RFC 3676), so that narrow and wide screens both break it well."""
    return "\n".join(piece for line in text.split("\n") for piece in _broken(line))


def _broken(line: str) -> list[str]:
    if line == "-- ":
        return [line]
    words = line.rstrip(" ").split(" ")
    pieces = [""]
    for word in words:
        if pieces[-1] and len(pieces[-1]) + len(word) > _FLOW_COLUMN:
            pieces.append("")
        pieces[-1] += word + " "
    pieces[-1] = pieces[-1].rstrip(" ")
    # A line that begins like a quote, like mbox or with a space would be misread; a space in front protects it.
    stuffed = [f" {piece}" if piece.startswith((" ", ">", "From ")) else piece for piece in pieces]
    return [part for piece in stuffed for part in (piece[at : at + 990] for at in range(0, max(len(piece), 1), 990))]


def _attach(mail: EmailMessage, attachment: OutgoingAttachment) -> None:
    kind = attachment.content_type.split(";")[0].strip().lower()
    # A text or a message would be re-coded by the library; as plain bytes it arrives as it is.
    if not _TYPE.fullmatch(kind) or kind.startswith(("multipart/", "message/")):
        kind = "application/octet-stream"
    main, _, sub = kind.partition("/")
    name = one_line(attachment.name).replace('"', "'")[:200] or "attachment"
    mail.add_attachment(attachment.content, maintype=main, subtype=sub, filename=name)


def _bytes(mail: EmailMessage) -> bytes:
    name = re.sub(r"[^A-Za-z0-9]", "", str(mail["Message-ID"]))[:50]
    for depth, part in enumerate(part for part in mail.walk() if part.is_multipart()):
        # A fixed boundary keeps the bytes equal on every try; base64 and the rest of the id cannot contain it.
        part.set_boundary(f"=_{name}{depth or ''}_=")
    for part in mail.walk():
        if part is not mail:
            del part["MIME-Version"]  # it belongs to the mail, not to each of its parts
    return mail.as_bytes()
