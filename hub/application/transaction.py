"""What a use case may ask of the one transaction it runs in; `storage` keeps the promise on every database.

Everything a use case saves is announced to browsers and to the router by the transaction itself,
in the same commit: it compares what was with what is, so no mutation can forget to tell.
"""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from hub.application.api_key_port import ApiKeys
from hub.application.change_port import Changes
from hub.application.endpoint_port import Endpoints
from hub.application.erasure_port import Copies, Erasures
from hub.application.external_port import External
from hub.application.identity_port import Passkeys, SecondSteps, SignInLinks
from hub.application.import_port import Imports
from hub.application.long_kept_port import LongKept
from hub.application.organisation_port import Organisations
from hub.application.outward_port import Outward
from hub.application.ports import (
    Departures,
    Desks,
    Doors,
    Drafts,
    FirstLetters,
    HealthOfDoors,
    Leases,
    Mentions,
    Offers,
    Outbox,
    Outreach,
    Replies,
    SavedViews,
    Timers,
)
from hub.application.push_port import Pushes
from hub.application.records import Conversations, CustomerEvents, Customers, Files, Items, Merges, People
from hub.application.search_port import SearchIndex
from hub.application.shop_port import Shops
from hub.application.translation_port import Translations
from hub.application.visitor_port import VisitorLines
from hub.domain.fact import Fact
from hub.domain.floor import Floor


class Transaction(Protocol):
    """One transaction: everything in it happens, or nothing does."""

    @property
    def now(self) -> datetime:
        """The instant of this transaction, to the millisecond, in UTC."""
        ...

    @property
    def floor(self) -> Floor:
        """Everything configured."""
        ...

    def new_id(self) -> str:
        """An identifier that nobody can guess and that sorts after all earlier ones."""
        ...

    def fingerprint(self, text: str) -> str:
        """What stands for a text that is to be known again and never to be read."""
        ...

    def record(self, fact: Fact) -> None:
        """Keep a fact for ever."""
        ...

    @property
    def conversations(self) -> Conversations: ...
    @property
    def customers(self) -> Customers: ...
    @property
    def organisations(self) -> Organisations: ...
    @property
    def merges(self) -> Merges: ...
    @property
    def customer_events(self) -> CustomerEvents: ...
    @property
    def external(self) -> External: ...
    @property
    def imports(self) -> Imports: ...
    @property
    def shops(self) -> Shops: ...
    @property
    def people(self) -> People: ...
    @property
    def items(self) -> Items: ...
    @property
    def changes(self) -> Changes: ...
    @property
    def translations(self) -> Translations: ...
    @property
    def drafts(self) -> Drafts: ...
    @property
    def first_letters(self) -> FirstLetters: ...
    @property
    def long_kept(self) -> LongKept: ...
    @property
    def departures(self) -> Departures: ...
    @property
    def mentions(self) -> Mentions: ...
    @property
    def replies(self) -> Replies: ...
    @property
    def views(self) -> SavedViews: ...
    @property
    def offers(self) -> Offers: ...
    @property
    def outbox(self) -> Outbox: ...
    @property
    def timers(self) -> Timers: ...
    @property
    def doors(self) -> Doors: ...
    @property
    def health(self) -> HealthOfDoors: ...
    @property
    def files(self) -> Files: ...
    @property
    def desks(self) -> Desks: ...
    @property
    def leases(self) -> Leases: ...
    @property
    def outreach(self) -> Outreach: ...
    @property
    def visitors(self) -> VisitorLines: ...
    @property
    def pushes(self) -> Pushes: ...
    @property
    def keys(self) -> ApiKeys: ...
    @property
    def second_steps(self) -> SecondSteps: ...
    @property
    def sign_in_links(self) -> SignInLinks: ...
    @property
    def passkeys(self) -> Passkeys: ...
    @property
    def outward(self) -> Outward: ...
    @property
    def endpoints(self) -> Endpoints: ...
    @property
    def erasures(self) -> Erasures: ...
    @property
    def copies(self) -> Copies: ...
    @property
    def search(self) -> SearchIndex: ...
