"""The floor as administrators configure it: teams, queues, hours, doors, words. Data, not code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from channels.contract import Feature
from channels.limits import Limits
from hub.domain.alert import AlertText
from hub.domain.canned_reply import CannedReply
from hub.domain.custom_field import CustomField
from hub.domain.customer_link import CustomerLink
from hub.domain.decline_reason import USUAL_DECLINES, DeclineReason
from hub.domain.identity_provider import EVERYBODY, IdentityProvider
from hub.domain.idle_clock import IdleClock
from hub.domain.ids import AccountId, DispositionId, HookId, QueueId, TeamId
from hub.domain.overflow import OverflowRule
from hub.domain.permission import OwnRole
from hub.domain.retention import RetentionRule
from hub.domain.second_step import SecondStepRule
from hub.domain.sharing import FloorSharing
from hub.domain.shop import Shop
from hub.domain.sla_policy import SlaPolicy
from hub.domain.wording import USUAL, Wording, said_in, texts_of
from routing.floor import AgentOrder, ConversationOrder


@dataclass(frozen=True, slots=True)
class Team:
    """Agents and the queues they serve."""

    id: TeamId
    name: str
    capacity: Mapping[str, int] = field(default_factory=dict)
    """What a new agent may hold of a channel at once, or has of a shared budget, where it is not what is usual."""
    channel_presence: bool = True
    """Whether its agents may be there for some of their channels only; else they are there, or away, as a whole."""


@dataclass(frozen=True, slots=True)
class Skill:
    """A named ability; a language is a skill too."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Hours:
    """When somebody answers: intervals such as `09:00-12:30` by weekday, in a time zone."""

    id: str
    name: str
    time_zone: str = "UTC"
    week: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """`monday` … `sunday`; a missing day is closed."""
    closed_days: tuple[str, ...] = ()
    """ISO dates on which nobody answers."""
    extra_days: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """ISO dates with their own intervals: make-up working days."""


@dataclass(frozen=True, slots=True)
class RelaxationStep:
    """After so long in its queue a conversation asks less, or other queues' agents help too; steps add up."""

    after_seconds: int
    drops: tuple[str, ...] = ()
    """Skills that are asked no more."""
    lowers: Mapping[str, int] = field(default_factory=dict)
    """Skills of which this level suffices."""
    also_queues: tuple[QueueId, ...] = ()
    """Queues whose agents may serve it too."""


AUTOMATIC: Final = "automatic"
MANUAL: Final = "manual"
WAYS_OF_OFFERING: Final = (AUTOMATIC, MANUAL)
USUAL_WHEN_LOST: Final = "usual"
KEEP: Final = "keep"
REQUEUE: Final = "requeue"
RULES_WHEN_LOST: Final = (USUAL_WHEN_LOST, KEEP, REQUEUE)


@dataclass(frozen=True, slots=True)
class Queue:
    """Where conversations wait under one policy."""

    id: QueueId
    name: str
    team: TeamId
    hours: str | None = None
    offer_timeout_seconds: int = 30
    wrap_up_seconds: int = 60
    """How long the work after a conversation may take before it closes by itself; 0: no wrap-up."""
    service_target_seconds: int = 60
    offers: str = AUTOMATIC
    """`automatic`: the router offers what waits; `manual`: its agents take it from the list themselves."""
    auto_accept: bool = False
    """Whether what is offered is the agent's at once, without ringing."""
    allows_taking: bool = True
    """Whether an agent may take what waits herself, out of turn; supervisors always may."""
    misses_before_away: int = 0
    """After how many offers in a row that rang out nothing more rings for an agent; 0: as is usual for the channel."""
    on_lost_agent: str = USUAL_WHEN_LOST
    """Of whom no console has answered for the grace: `keep` her conversations, or `requeue` those that are open;
    `usual`: the latter where customers wait for every word."""
    holds_slot_while_waiting: bool = True
    """Whether a conversation that waits on the customer still counts against capacity."""
    owner_grace_seconds: int = 0
    """How long a reply waits for its former owner alone; 0: it is hers if she is free at that moment."""
    decline_memory_seconds: int = 60
    """How long a declined or missed conversation is not offered to the same agent again."""
    idle_close_seconds: int = 900
    """A live conversation that the customer left silent for so long is closed; 0: never."""
    idle_warn_seconds: int = 600
    """Before that, a customer who left our last word unanswered for so long is asked whether she is there; 0: never."""
    idle_warn_text: Wording = ""
    """The question; empty: the usual one in her language."""
    is_restricted: bool = False
    callback_attempts: int = 3
    """How often an agent calls back whom nobody answers for, before it ends."""
    callback_pause_seconds: int = 600
    """How long after such a call it comes back to its agent."""
    overflow: tuple[OverflowRule, ...] = ()
    """What is done when too much waits, or nobody is there; the first rule that holds wins."""
    sla: tuple[SlaPolicy, ...] = ()
    """What is promised to whom, in its open hours; the first policy that fits a customer is hers."""
    agent_order: AgentOrder = AgentOrder.DEFAULT
    """Which of several free agents takes a conversation."""
    conversation_order: ConversationOrder = ConversationOrder.OLDEST_FIRST
    """Which of several waiting conversations a freed agent takes."""
    slope: float = 1.0
    """In the order `slope`: what a second of waiting counts beside other queues."""
    overdue_after_seconds: int = 3_600
    """Whoever waits longer comes before everybody who does not; 0: nobody does."""
    skill_weights: Mapping[str, float] = field(default_factory=dict)
    """What a level of a skill counts where the more or the less skilled come first; 1 where it is not said."""
    skill_order: tuple[str, ...] = ()
    """There, skills of which the earlier decides; none: all that are asked are added up."""
    relaxation: tuple[RelaxationStep, ...] = ()
    skill_expires_after_seconds: Mapping[str, int] = field(default_factory=dict)
    """Skills that are asked no more after so long in the queue."""
    owner_grace_by_tier: Mapping[str, int] = field(default_factory=dict)
    """For customers of these tiers, in place of `owner_grace_seconds`."""
    head_start_seconds_per_value: float = 0.0
    """A customer's conversations wait as if they had come so much earlier for each unit of the customer's value."""

    def misses_before(self, features: frozenset[Feature]) -> int:
        """After how many missed offers of a channel nothing more rings: one where customers wait for every word."""
        return self.misses_before_away or (1 if Feature.LIVE in features else 2)

    def requeues_lost(self, features: frozenset[Feature]) -> bool:
        """Whether an open conversation of a channel waits for somebody else once its agent is lost."""
        if self.on_lost_agent == USUAL_WHEN_LOST:
            return Feature.LIVE in features
        return self.on_lost_agent == REQUEUE

    @property
    def asks_after_seconds(self) -> int:
        """After how much silence she is asked whether she is there, always before the chat is closed; 0: never.

        Where the queue would close it first, she is asked after two thirds of that time.
        """
        if not self.idle_warn_seconds or not self.idle_close_seconds:
            return 0
        if self.idle_warn_seconds < self.idle_close_seconds:
            return self.idle_warn_seconds
        return max(1, self.idle_close_seconds * 2 // 3)

    def owner_grace(self, tier: str) -> int:
        """How long the reply of a customer of this tier waits for its former agent alone."""
        return self.owner_grace_by_tier.get(tier, self.owner_grace_seconds)


@dataclass(frozen=True, slots=True)
class EntryRule:
    """If all conditions hold, the arrival gets this queue, asks this of an agent, and has this place in its line."""

    name: str
    queue: QueueId
    languages: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    """Keywords that are looked for in the subject alone."""
    keywords: tuple[str, ...] = ()
    tiers: tuple[str, ...] = ()
    customer: Mapping[str, str] = field(default_factory=dict)
    """What is known of the customer; `|` separates values of which one is enough."""
    customer_value_at_least: float | None = None
    pages: tuple[str, ...] = ()
    """Where the visitor wrote from: `/pricing*` on any site, or a whole address."""
    form: Mapping[str, str] = field(default_factory=dict)
    """Answers of the form before the chat, by the names of its questions."""
    attributes: Mapping[str, str] = field(default_factory=dict)
    during: str | None = None
    """`open` or `closed`: by the hours of `hours`."""
    hours: str | None = None
    skills: Mapping[str, int] = field(default_factory=dict)
    demand: str = ""
    """What is asked beside `skills`, such as `de >= 5 and (orders >= 3 or sales)`."""
    preferred: Mapping[str, float] = field(default_factory=dict)
    """Skills that nobody needs and that decide among those who could take it, by weight."""
    language_as_skill: bool = False
    """Demand the text's language as a skill of level 1, if such a skill exists."""
    level: int = 0
    """In a queue of strict levels the highest is served first."""
    head_start_seconds: int = 0


@dataclass(frozen=True, slots=True)
class Hook:
    """Where a provider posts; its settings serve all its accounts."""

    id: HookId
    channel: str
    settings: Mapping[str, str] = field(default_factory=dict)
    """Secrets among them are references (`env:NAME`, `file:PATH`) or sealed values."""


@dataclass(frozen=True, slots=True)
class FormQuestion:
    """One question of the form before a chat."""

    name: str
    label: Wording
    kind: str = "text"
    is_required: bool = False
    choices: tuple[Wording, ...] = ()

    def meant(self, answer: str) -> str:
        """The answer as entry rules know it: a choice in the usual language, in whichever it was chosen."""
        chosen = next((choice for choice in self.choices if answer in texts_of(choice)), answer)
        return said_in(chosen, USUAL)

    def read(self, answer: str, language: str) -> str:
        """The answer as a reader of a language chose it."""
        chosen = next((choice for choice in self.choices if answer in texts_of(choice)), answer)
        return said_in(chosen, language)


@dataclass(frozen=True, slots=True)
class Account:
    """A configured channel endpoint: this mailbox, that phone number."""

    id: AccountId
    name: str
    channel: str
    address: str
    queue: QueueId
    """Where arrivals go when no entry rule says otherwise."""
    hook: HookId | None = None
    settings: Mapping[str, str] = field(default_factory=dict)
    entry_rules: tuple[EntryRule, ...] = ()
    hours: str | None = None
    reopen_seconds: int = 86_400
    """A customer who writes again within this time continues the closed conversation."""
    form: tuple[FormQuestion, ...] = ()
    greeting: Wording = ""
    mail_account: AccountId | None = None
    """Of a chat: the account that answers by mail what a visitor leaves outside the hours."""
    signature: Wording = ""
    """Of a mailbox: what stands under every mail; `{agent}` is the name of whoever writes."""
    outreach_hours: str | None = None
    """When customers may be written to first from it; outside are quiet hours. None: at any time."""


@dataclass(frozen=True, slots=True)
class Disposition:
    """An outcome code; without queues it serves all of them."""

    id: DispositionId
    name: str
    queues: tuple[QueueId, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an agent is away."""

    id: str
    name: str
    planned_minutes: int = 0
    """How long that usually takes: colleagues see until when, and that it took longer; 0: nothing is planned."""


KINDS: Final[Mapping[str, type[Any]]] = {
    "roles": OwnRole,
    "teams": Team,
    "skills": Skill,
    "hours": Hours,
    "queues": Queue,
    "hooks": Hook,
    "accounts": Account,
    "dispositions": Disposition,
    "reasons": Reason,
    "decline_reasons": DeclineReason,
    "replies": CannedReply,
    "fields": CustomField,
    "retention": RetentionRule,
    "links": CustomerLink,
    "shops": Shop,
    "providers": IdentityProvider,
}
"""Everything an administrator configures by name, each kind under the name of its section."""


@dataclass(frozen=True, slots=True)
class Floor:
    """Everything configured, as one value of one version."""

    version: int = 0
    company: str = "Contact Hub"
    idle_clock: IdleClock = IdleClock.LATEST
    """Since when an agent counts as idle, in every queue."""
    alert_text: AlertText = AlertText.CUSTOMER
    """What of a customer may stand on a notification."""
    second_step: SecondStepRule = SecondStepRule.OPTIONAL
    """Who may not sign in with a password alone."""
    passwords: str = EVERYBODY
    """Who may sign in with a password at all: everybody, or the one with this mail address."""
    sharing: FloorSharing = field(default_factory=FloorSharing)
    """What one agent may hold side by side."""
    lending: Mapping[str, Any] | None = None
    """The proposal of lending that an administrator adopted, as `routing.lending` writes it."""
    roles: Mapping[str, OwnRole] = field(default_factory=dict)
    """Those that the company made for itself, beside the ready ones."""
    teams: Mapping[str, Team] = field(default_factory=dict)
    skills: Mapping[str, Skill] = field(default_factory=dict)
    hours: Mapping[str, Hours] = field(default_factory=dict)
    queues: Mapping[str, Queue] = field(default_factory=dict)
    hooks: Mapping[str, Hook] = field(default_factory=dict)
    accounts: Mapping[str, Account] = field(default_factory=dict)
    dispositions: Mapping[str, Disposition] = field(default_factory=dict)
    reasons: Mapping[str, Reason] = field(default_factory=dict)
    decline_reasons: Mapping[str, DeclineReason] = field(default_factory=dict)
    replies: Mapping[str, CannedReply] = field(default_factory=dict)
    fields: Mapping[str, CustomField] = field(default_factory=dict)
    """What the company wants to know of customers and conversations."""
    retention: Mapping[str, RetentionRule] = field(default_factory=dict)
    """What goes after how long."""
    links: Mapping[str, CustomerLink] = field(default_factory=dict)
    """By which the company's own systems are opened at a customer."""
    shops: Mapping[str, Shop] = field(default_factory=dict)
    """Other systems that report customers and orders by themselves."""
    providers: Mapping[str, IdentityProvider] = field(default_factory=dict)
    """Where else people prove who they are."""
    retired_fields: Mapping[str, CustomField] = field(default_factory=dict)
    """What it wanted to know once: who could not read what is kept of it still cannot."""
    features: Mapping[str, frozenset[Feature]] = field(default_factory=dict)
    """What each channel of the catalogue can do."""
    limits: Mapping[str, Limits] = field(default_factory=dict)
    """What each takes as one message."""

    def declines(self) -> tuple[DeclineReason, ...]:
        """Why an offer may be declined: what is configured, else what is usual."""
        return tuple(self.decline_reasons.values()) or USUAL_DECLINES

    def hours_of(self, account: Account) -> str | None:
        """The opening hours of an account: its own, else those of its queue; None where it is always open."""
        queue = self.queues.get(account.queue)
        return account.hours or (queue.hours if queue is not None else None)

    def features_of(self, channel: str) -> frozenset[Feature]:
        """What a channel can do; nothing for one that is no longer in the catalogue."""
        return self.features.get(channel, frozenset())

    def limits_of(self, channel: str) -> Limits:
        """What a channel takes as one message; anything where it says nothing."""
        return self.limits.get(channel, Limits())

    def has_webhook(self, channel: str) -> bool:
        """Whether a provider posts what arrives on this channel, and signs it."""
        # Nobody signs mail, and what our own visitors say comes over their own line.
        unsigned = {Feature.HOSTED, Feature.MAIL_ADDRESSES}
        return channel in self.features and not self.features[channel] & unsigned

    def mailing(self, account: Account) -> Account | None:
        """The account that answers by mail what is left at a chat outside its hours; None where nobody does."""
        return self.accounts.get(account.mail_account) if account.mail_account else None

    def account_for(self, hook: HookId, address: str) -> Account | None:
        """The account of a hook that an arrival was addressed to; the only one if no address is said."""
        served = [account for account in self.accounts.values() if account.hook == hook]
        if not address:
            return served[0] if len(served) == 1 else None
        return next((account for account in served if account.address == address), None)


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant and the floor that was in force at it."""

    at: datetime
    floor: Floor
