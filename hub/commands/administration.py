"""Administration as the API, the command line and the local socket share it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final, Protocol

from connectors.catalog import CONNECTORS
from hub.application.apply_floor import Applying, apply_floor, proposed_floor
from hub.application.export_floor import export_floor, list_records
from hub.application.floor_plan import Change
from hub.application.floor_record import PEOPLE, SECTIONS, Secrets
from hub.application.floor_remarks import Remark, remarks_on
from hub.application.member_address import change_member_address
from hub.application.one_time_link import (
    FirstAdministrator,
    change_password,
    check_password_link,
    check_setup_link,
    choose_password,
    issue_password_link,
    issue_setup_link,
    set_up,
)
from hub.application.own_address import ask_own_address, confirm_own_address
from hub.application.push import PUSH_KEY, forget_push_key
from hub.application.second_step import reset_second_step
from hub.application.transaction import Transaction
from hub.application.trial import Tried
from hub.commands.sealed_elsewhere import is_readable
from hub.commands.setting_check import faults_of
from hub.domain.floor import Floor
from hub.domain.ids import AccountId, PersonId
from hub.domain.person import Person
from hub.domain.problem import Conflict, Invalid, NotFound
from hub.wire.store import Store
from hub.worker.trial import try_rules

SHORTEST_PASSWORD: Final = 10
LONGEST_PASSWORD: Final = 1000
KINDS_OF_SHOPS: Final = frozenset(CONNECTORS)


class Passwords(Protocol):
    """Hashes passwords off the event loop."""

    async def digest(self, password: str) -> str:
        """What is kept of a password."""
        ...


class Administration:
    """Everything an administrator may do to the floor and its people."""

    def __init__(
        self, store: Store, secrets: Secrets, passwords: Passwords, new_secret: Callable[[], str], public_url: str
    ) -> None:
        self._store = store
        self._secrets = secrets
        self._passwords = passwords
        self._new_secret = new_secret
        self._public_url = public_url

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
        keys = tuple([(_known(kind), await self._key(kind, id_)) for kind, id_ in removed])
        return await self._apply(document, Applying(by, self._secrets, dry_run=dry_run, prune=prune, removed=keys))

    async def remarks(self, document: object = None, *, prune: bool = False) -> list[Remark]:
        """What serves nobody on the floor as it is, or as the document would make it."""
        digests, unfit = await self._first_passwords(document)
        how = Applying(
            "", self._secrets, digests, unfit, dry_run=True, faults_of=faults_of, connectors=KINDS_OF_SHOPS, prune=prune
        )
        return await self._store.read(remarks_on, {} if document is None else document, how)

    async def forget_push_key(self, by: str) -> int | None:
        """The key that push services know is forgotten; how many devices were told by it, or None where there is none.

        Raises Conflict where the key can be read: then nothing needs to be mended.
        """
        kept = await self._store.read(lambda reading: reading.desks.setting(PUSH_KEY))
        if kept is None:
            return None
        if is_readable(self._secrets, PUSH_KEY, kept):
            raise Conflict("The key by which push services know this hub can be read; nothing was forgotten.")
        return await self._store.run(forget_push_key, by)

    async def _apply(self, document: object, how: Applying) -> list[Change]:
        digests, unfit = await self._first_passwords(document)
        how = replace(how, digests=digests, unfit=unfit, faults_of=faults_of, connectors=KINDS_OF_SHOPS)
        if how.dry_run:
            return await self._store.read(apply_floor, document, how)
        return await self._store.run(apply_floor, document, how)

    async def try_rules(self, account: str, fields: Mapping[str, object], before: str | None) -> Tried:
        """Where last week's arrivals would go if the account had these fields; raises Invalid and NotFound."""
        if account not in self._store.floor.accounts:
            raise NotFound(f"There is no {account} among the accounts.")
        proposed = await self.proposed({"accounts": {account: dict(fields)}})
        return await try_rules(self._store, proposed, AccountId(account), before)

    async def try_document(self, document: object, *, prune: bool = False) -> dict[str, Tried]:
        """The same for every account whose entry rules the document changes."""
        proposed, floor = await self.proposed(document, prune=prune), self._store.floor
        changed = [
            id_
            for id_, account in floor.accounts.items()
            if id_ in proposed.accounts and proposed.accounts[id_].entry_rules != account.entry_rules
        ]
        return {id_: await try_rules(self._store, proposed, AccountId(id_)) for id_ in changed}

    async def proposed(self, document: object, *, prune: bool = False) -> Floor:
        """The floor as it would be if the document were applied; raises Invalid with every fault."""
        digests, unfit = await self._first_passwords(document)
        how = Applying(
            "", self._secrets, digests, unfit, dry_run=True, faults_of=faults_of, connectors=KINDS_OF_SHOPS, prune=prune
        )
        return await self._store.read(proposed_floor, document, how)

    async def _first_passwords(self, document: object) -> tuple[dict[str, str], dict[str, str]]:
        """The digests of first passwords, and what is wrong with those that are none, by mail address."""
        people = document.get(PEOPLE) if isinstance(document, Mapping) else None
        if not isinstance(people, Mapping):
            return {}, {}
        references = {
            str(email).strip().lower(): reference
            for email, fields in people.items()
            if isinstance(fields, Mapping) and isinstance(reference := fields.get("password"), str)
        }
        known = await self._store.read(_with_password, list(references))
        found, unfit = {}, {}
        for email in references.keys() - known:
            try:
                password = self._secrets.revealed({"password": references[email]})["password"]
                if password and password != references[email]:
                    found[email] = await self._digest(password)
            except Invalid as fault:
                unfit[email] = fault.detail
        return found, unfit

    async def export(self) -> dict[str, Any]:
        """The floor as a document."""
        return await self._store.read(export_floor, self._secrets.is_secret)

    async def records(self, kind: str) -> list[dict[str, Any]]:
        """Everything of a kind, secrets masked."""
        return await self._store.read(list_records, _known(kind), self._secrets.is_secret)

    async def put(self, kind: str, id_: str, fields: Mapping[str, object], by: str, *, seen: str = "") -> list[Change]:
        """One thing has these fields; those left out stay as they are.

        With the revision that was seen, nothing is put where somebody else has changed it since.
        """
        key = await self._key(kind, id_)
        how = Applying(by, self._secrets, seen=(kind, key, seen) if seen else None)
        return await self._apply({_known(kind): {key: dict(fields)}}, how)

    async def remove(self, kind: str, id_: str, by: str) -> None:
        """One thing is deactivated; its history stays."""
        await self.apply({}, by, removed=[(kind, id_)])

    async def _key(self, kind: str, id_: str) -> str:
        """A person is known by her id or by her mail address."""
        if kind != PEOPLE or "@" in id_:
            return id_
        return await self._store.read(_email, PersonId(id_))

    async def password_link(self, person: str, by: str) -> str:
        """A link with which a person chooses her password, once."""
        id_ = await self._store.read(_id_of, await self._key(PEOPLE, person))
        token = await self._store.run(issue_password_link, id_, self._new_secret(), by)
        return f"{self._public_url}/password?token={token}"

    async def set_password(self, email: str, password: str, by: str) -> None:
        """The person signs in with this password from now on."""
        id_ = await self._store.read(_id_of, email)
        await self._store.run(change_password, id_, await self._digest(password), by)

    async def reset_second_step(self, email: str, by: str) -> None:
        """The person signs in with her password alone, and sets a second step up anew where one is asked for."""
        id_ = await self._store.read(_id_of, email)
        await self._store.run(reset_second_step, id_, by)

    async def whose_password(self, token: str) -> Person:
        """Who chooses her password with this link."""
        return await self._store.read(check_password_link, token)

    async def change_address(self, person: str, email: str, by: str) -> Person:
        """The person has this mail address from now on."""
        id_ = await self._store.read(_id_of, await self._key(PEOPLE, person))
        return await self._store.run(change_member_address, id_, email, by, self._secrets)

    async def ask_address(self, id_: PersonId, email: str) -> tuple[Person, str]:
        """Somebody as she would be with this address of her own, and the link that is sent there."""
        person, token = await self._store.run(ask_own_address, id_, email, self._new_secret())
        return person, f"{self._public_url}/address?token={token}"

    async def confirm_address(self, token: str) -> tuple[Person, Person]:
        """Somebody as she was, and with the address that she asked for."""
        return await self._store.run(confirm_own_address, token, self._secrets)

    async def choose_password(self, token: str, password: str) -> None:
        """Whoever holds the link has chosen her password; the link is used up."""
        await self._store.read(check_password_link, token)
        await self._store.run(choose_password, token, await self._digest(password))

    async def setup_link(self) -> str | None:
        """A link that creates the first administrator, or None where there is one."""
        secret = self._new_secret()
        is_issued = await self._store.run(issue_setup_link, secret)
        return f"{self._public_url}/setup?token={secret}" if is_issued else None

    async def set_up(self, token: str, name: str, email: str, password: str) -> None:
        """The first administrator can sign in; the link is used up."""
        await self._store.read(check_setup_link, token)
        first = FirstAdministrator(name.strip(), email.strip().lower(), await self._digest(password))
        await self._store.run(set_up, token, first, self._secrets)

    async def _digest(self, password: str) -> str:
        if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
            raise Invalid(f"A password has {SHORTEST_PASSWORD} to {LONGEST_PASSWORD} characters.")
        return await self._passwords.digest(password)


def _known(kind: str) -> str:
    if kind not in SECTIONS:
        raise NotFound(f"There is no kind “{kind}”; there are {', '.join(SECTIONS)}.")
    return kind


def _with_password(tx: Transaction, emails: list[str]) -> set[str]:
    people = {email: tx.people.by_email(email) for email in emails}
    return {email for email, person in people.items() if person is not None and tx.people.password(person.id)}


def _email(tx: Transaction, id_: PersonId) -> str:
    try:
        return tx.people.get(id_).email
    except NotFound:
        raise NotFound(f"“{id_}” is neither a mail address nor the id of anybody.") from None


def _id_of(tx: Transaction, email: str) -> PersonId:
    person = tx.people.by_email(email)
    if person is None:
        raise NotFound(f"Nobody has the mail address “{email}”; `hub user list` shows everybody.")
    return person.id
