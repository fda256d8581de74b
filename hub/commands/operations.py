"""What a command may ask of the data: done here, or by the hub that runs on it, in the same words."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import asdict
from typing import Any, Final

from hub.application.floor_document import MAIL
from hub.commands.administration import Administration
from hub.commands.demo.seed import is_there, remove_demonstration
from hub.domain.problem import Conflict, Invalid
from hub.storage.audit_chain import verify_audit
from hub.wire.store import Store

BY: Final = "command line"
Operation = Callable[..., Awaitable[Any]]


class Operations:
    """Everything the command line does to a floor; arguments and results are plain JSON."""

    def __init__(self, store: Store, administration: Administration) -> None:
        self._store = store
        self._administration = administration
        self._known: Mapping[str, Operation] = {
            "apply": self.apply,
            "remarks": self.remarks,
            "try_rules": self.try_rules,
            "export": administration.export,
            "add_user": self.add_user,
            "list_users": self.list_users,
            "deactivate_user": self.deactivate_user,
            "set_password": self.set_password,
            "password_link": self.password_link,
            "reset_second_step": self.reset_second_step,
            "verify_audit": self.verify_audit,
            "remove_demo": self.remove_demo,
            "forget_push_key": self.forget_push_key,
        }

    async def perform(self, name: str, arguments: Mapping[str, Any]) -> Any:  # noqa: ANN401 - plain JSON
        """Do what is asked; raises Problem where it cannot be."""
        operation = self._known.get(name)
        if operation is None:
            raise Invalid(f"There is no operation “{name}”: the command and the hub are of different versions.")
        return await operation(**arguments)

    async def apply(self, document: object, *, dry_run: bool = False, prune: bool = False) -> list[dict[str, Any]]:
        """The floor is as the document says."""
        changes = await self._administration.apply(document, BY, dry_run=dry_run, prune=prune)
        return [asdict(change) for change in changes]

    async def remarks(self, document: object = None, *, prune: bool = False) -> list[dict[str, str]]:
        """What serves nobody on the floor as it is, or as the document would make it."""
        return [asdict(one) for one in await self._administration.remarks(document, prune=prune)]

    async def try_rules(self, document: object, *, prune: bool = False) -> dict[str, dict[str, Any]]:
        """What the document's entry rules would do to last week's arrivals, by account."""
        found = await self._administration.try_document(document, prune=prune)
        return {
            id_: {
                "done": tried.done,
                "tried": tried.trial.tried,
                "moves": [[*way, count] for way, count in tried.trial.moves.most_common()],
                "never": [name for name, count in zip(tried.trial.rules, tried.trial.fits, strict=True) if not count],
            }
            for id_, tried in found.items()
        }

    async def add_user(self, email: str, fields: dict[str, Any]) -> None:
        """Somebody new may sign in."""
        if MAIL.fullmatch(email.strip()) is None:
            raise Invalid(f"“{email}” is no mail address; she signs in with one such as ada@example.com.")
        people = await self._administration.records("people")
        if any(person["email"] == email.strip().lower() and person["is_active"] for person in people):
            raise Conflict(f"{email} is there already; `hub apply` changes people.")
        await self._administration.put("people", email, fields, BY)

    async def list_users(self) -> list[dict[str, Any]]:
        """Everybody, the deactivated too."""
        return await self._administration.records("people")

    async def deactivate_user(self, email: str) -> None:
        """Somebody is out, and what she held waits for others."""
        await self._administration.remove("people", email.strip().lower(), BY)

    async def set_password(self, email: str, password: str) -> None:
        """Somebody signs in with this password from now on."""
        await self._administration.set_password(email, password, BY)

    async def password_link(self, email: str) -> str:
        """A link with which somebody chooses a password, once."""
        return await self._administration.password_link(email, BY)

    async def reset_second_step(self, email: str) -> None:
        """Somebody who lost what makes her codes has no second step any more."""
        await self._administration.reset_second_step(email, BY)

    async def verify_audit(self) -> dict[str, Any]:
        """Whether the audit still is what was written."""
        return asdict(await self._store.read(verify_audit))

    async def forget_push_key(self) -> int | None:
        """The key that push services know is forgotten; how many devices it served, None where there is none."""
        return await self._administration.forget_push_key(BY)

    async def remove_demo(self) -> dict[str, Any] | None:
        """The demonstration is gone; how many people and accounts it had, and the door for whoever comes next.

        None where there was no demonstration.
        """
        if not await self._store.read(is_there):
            return None
        people, accounts = await self._store.run(remove_demonstration)
        link = await self._administration.setup_link()
        return {"people": people, "accounts": accounts, "setup_link": link}
