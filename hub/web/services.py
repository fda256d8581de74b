"""What the web may use; the composition root fills it in."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Protocol

from channels.contract import Arrival, Channel, Feature, Reply
from connectors.contract import Connector, Delivery
from hub.application.floor_plan import Change
from hub.application.floor_remarks import Remark
from hub.application.translate import KeptTranslations
from hub.application.trial import Tried
from hub.domain.data_import import Import
from hub.domain.external import RecordOf
from hub.domain.floor import Floor
from hub.domain.ids import ConversationId, IdentityId, ItemId, PersonId, QueueId
from hub.domain.item import StoredFile
from hub.domain.person import Person
from hub.domain.translation import TranslatedDraft, Translation
from hub.web.proof_port import Proves
from hub.web.tries_port import TriesAccounts
from hub.wire.health import AccountHealth
from hub.wire.lending import LendingSearch
from hub.wire.queue_trial import QueueTrial
from hub.wire.store import Store
from hub.wire.visitor import Board, MadeEstimate
from hub.wire.waiting import WhyWaiting


class FileStore(Protocol):
    """Where the bytes of files are kept, by their digest."""

    async def put(self, content: bytes) -> str:
        """Keep the bytes durably; returns their SHA-256."""
        ...

    async def get(self, digest: str) -> bytes:
        """The bytes; raises NotFound."""
        ...


class Passwords(Protocol):
    """Password hashing off the event loop, with a bounded queue."""

    async def matches(self, password: str, digest: str) -> bool:
        """Whether this is the password; takes as long for an unknown person."""
        ...

    async def digest(self, password: str) -> str:
        """What is kept of a password."""
        ...


class Doors(Protocol):
    """The way in for everything from outside."""

    async def arrive(self, door: str, arrival: Arrival) -> Reply:
        """Verify, keep and acknowledge an arrival; raises ForgedArrival or NotFound."""
        ...

    async def take_upload(self, name: str, content_type: str, content: bytes, owner: str) -> StoredFile:
        """Keep an uploaded file."""
        ...

    async def retry(self, quarantined_id: str, by: PersonId) -> str:
        """Try again to understand an arrival in quarantine; returns what came of it."""
        ...


class PushesKey(Protocol):
    """The key by which push services know this hub."""

    async def public(self) -> str:
        """What a browser is given to subscribe with; raises Unavailable where the key cannot be read."""
        ...


class Boards(Protocol):
    """The figures of the queues, kept up to date."""

    async def board(self, teams: frozenset[str], *, sees_all: bool) -> Board:
        """The queues of these teams now."""
        ...


class Checkups(Protocol):
    """How accounts do."""

    async def accounts(self) -> Mapping[str, AccountHealth]:
        """Every active account and how it does."""
        ...


class EstimatesWaits(Protocol):
    """How long a conversation waits from now."""

    async def of(self, conversation_id: str) -> MadeEstimate | None:
        """As far as anybody can know, whichever node is asked; None where nobody can."""
        ...


class Explains(Protocol):
    """Why a conversation still waits."""

    async def explain(self, conversation_id: str) -> WhyWaiting | None:
        """The engine's own account, whichever node is asked; None where it does not wait."""
        ...


class Administers(Protocol):
    """Changes the floor and its people for administrators."""

    async def apply(
        self,
        document: object,
        by: str,
        *,
        dry_run: bool = False,
        prune: bool = False,
        removed: Sequence[tuple[str, str]] = (),
    ) -> list[Change]:
        """The floor is as the document says, without these, or would be; raises Invalid with every fault."""
        ...

    async def remarks(self, document: object = None, *, prune: bool = False) -> list[Remark]:
        """What serves nobody on the floor as it is, or as the document would make it."""
        ...

    async def try_rules(self, account: str, fields: Mapping[str, object], before: str | None) -> Tried:
        """Where last week's arrivals would go if the account had these fields; raises Invalid and NotFound."""
        ...

    async def proposed(self, document: object) -> Floor:
        """The floor as it would be if the document were applied; raises Invalid with every fault."""
        ...

    async def export(self) -> dict[str, Any]:
        """The floor as a document."""
        ...

    async def records(self, kind: str) -> list[dict[str, Any]]:
        """Everything of a kind, secrets masked."""
        ...

    async def put(self, kind: str, id_: str, fields: Mapping[str, object], by: str, *, seen: str = "") -> list[Change]:
        """One thing has these fields; those left out stay as they are; raises Conflict where `seen` is not it."""
        ...

    async def remove(self, kind: str, id_: str, by: str) -> None:
        """One thing is deactivated."""
        ...

    async def password_link(self, person: str, by: str) -> str:
        """A link with which a person chooses her password, once."""
        ...

    async def whose_password(self, token: str) -> Person:
        """Who chooses her password with this link; raises NotAllowed for one that is void."""
        ...

    async def change_address(self, person: str, email: str, by: str) -> Person:
        """The person has this mail address from now on; raises Conflict where somebody else has it."""
        ...

    async def ask_address(self, id_: PersonId, email: str) -> tuple[Person, str]:
        """Somebody as she would be with this address of her own, and the link that is sent there."""
        ...

    async def confirm_address(self, token: str) -> tuple[Person, Person]:
        """Somebody as she was, and with the address that she asked for; raises NotAllowed for a void token."""
        ...

    async def choose_password(self, token: str, password: str) -> None:
        """Whoever holds the link has chosen her password."""
        ...

    async def set_up(self, token: str, name: str, email: str, password: str) -> None:
        """The first administrator can sign in."""
        ...


class Tries(Protocol):
    """Plays changes of queues before they are made."""

    async def start(self, person_id: PersonId, queue_id: QueueId, after: Floor, day: date | None) -> QueueTrial:
        """A trial of this floor runs, on this day or the last busy one; raises TooMany where others try as well."""
        ...

    def read(self, person_id: PersonId, trial_id: str) -> QueueTrial:
        """The person's own trial; raises NotFound."""
        ...

    def cancel(self, person_id: PersonId, trial_id: str) -> None:
        """The person's own trial does not go on; raises NotFound."""
        ...


class SearchesLending(Protocol):
    """Searches for proposals of lending."""

    @property
    def view(self) -> LendingSearch:
        """How far the search of this node is."""
        ...

    def start(self) -> LendingSearch:
        """Search from now on; one that runs goes on. Raises Conflict while the hub stops."""
        ...


class Translates(Protocol):
    """Messages and replies in other languages, where the operator named a translator."""

    @property
    def is_on(self) -> bool:
        """Whether there is a translator at all."""
        ...

    @property
    def longest_text(self) -> int:
        """How many characters are translated at once."""
        ...

    async def languages(self) -> Sequence[str]:
        """Into which languages it translates; raises what to do where nobody can say."""
        ...

    async def of_conversation(self, id_: ConversationId, person: Person, language: str) -> KeptTranslations:
        """What is kept of a conversation in that language."""
        ...

    async def of_message(self, id_: ConversationId, person: Person, item_id: ItemId, language: str) -> Translation:
        """The message in that language: as it is kept, or as the translator makes it now."""
        ...

    async def of_draft(
        self, id_: ConversationId, person: Person, text: str, html: str, language: str
    ) -> TranslatedDraft:
        """What a reply would say in that language; nothing of it is kept."""
        ...


class TakesImports(Protocol):
    """Files of customers and organisations on their way in."""

    async def take(self, by: Person, of: RecordOf, name: str, chunks: AsyncIterator[bytes]) -> Import:
        """Keep an uploaded file, and say what is in it; raises Invalid for what is no such file."""
        ...

    def wake(self) -> None:
        """There is something to do."""
        ...


class TakesDeliveries(Protocol):
    """What shops report by themselves."""

    @property
    def kinds(self) -> Mapping[str, type[Connector]]:
        """The kinds of shops there are."""
        ...

    async def arrive(self, shop_id: str, url: str, delivery: Delivery) -> None:
        """Verify and keep it."""
        ...

    async def retry(self, quarantined_id: str, by: PersonId) -> str | None:
        """Try again to understand it; None where it came through another door."""
        ...


class Limit(Protocol):
    """How often something may be asked."""

    def wait(self, caller: str) -> float:
        """The seconds until it may be asked again; 0 if now. Nothing is counted."""
        ...

    def take(self, caller: str) -> float:
        """Count once; returns 0, or the seconds until it may be asked again."""
        ...

    def give_back(self, caller: str) -> None:
        """Count once less: what was asked is not to be counted."""
        ...


class TellsOthers(Protocol):
    """Sends webhooks."""

    def new_secret(self) -> tuple[str, str]:
        """A new secret, as the other system is told it and as it is kept."""
        ...

    async def check(self, url: str) -> None:
        """Raises Invalid where nothing would ever be sent to this address."""
        ...

    def look(self) -> None:
        """Somebody asked for something: it is sent at once."""
        ...


class KeyLimit(Protocol):
    """How often each key may be used."""

    def take(self, key_id: str, per_minute: int) -> int:
        """Count once; returns 0, or the seconds until it may be used again."""
        ...


class Limits(Protocol):
    """How often the hub may be asked for what costs it much, or for what is not the caller's."""

    @property
    def guesses(self) -> Limit:
        """How often somebody may guess one person's password, or a link."""
        ...

    @property
    def many_guesses(self) -> Limit:
        """How often one address may guess passwords, or everybody together one person's."""
        ...

    @property
    def uploads(self) -> Limit:
        """How often a visitor may upload."""
        ...

    @property
    def searches(self) -> Limit:
        """How often one person may search."""
        ...

    @property
    def key_calls(self) -> KeyLimit:
        """How often a key may be used."""
        ...

    @property
    def tries(self) -> Limit:
        """How often one person may try an account."""
        ...


@dataclass(frozen=True, slots=True)
class Services:
    """Everything a handler may need."""

    store: Store
    files: FileStore
    passwords: Passwords
    doors: Doors
    boards: Boards
    router: Explains
    estimates: EstimatesWaits
    checkup: Checkups
    tryouts: TriesAccounts
    widget_seen: Callable[[str, str], None]
    """A page somewhere asked for the script of this account: remember where."""
    scrape: Callable[[], Awaitable[bytes]]
    """The hub's figures in Prometheus' words."""
    administration: Administers
    trials: Tries
    lending_searches: SearchesLending
    push_keys: PushesKey
    translations: Translates
    webhooks: TellsOthers
    proofs: Proves
    imports: TakesImports
    shops: TakesDeliveries
    now: Callable[[], datetime]
    public_url: str
    is_secure: bool
    upload_limit_bytes: int
    features: Mapping[str, frozenset[Feature]]
    channels: Mapping[str, type[Channel]]
    new_secret: Callable[[], str]
    key: bytes
    """Signs what the hub hands out and wants to know again."""
    limits: Limits
    is_online: Callable[[IdentityId], bool]
    """Whether a customer has a chat of ours open on this node."""
    trusted_proxies: tuple[str, ...] = ()
    allowed_origins: frozenset[str] = field(default_factory=frozenset)
