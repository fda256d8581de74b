"""Administration over the API of a running hub."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
import pytest_asyncio

from hub.domain.floor import KINDS
from tests.integration.administered import AGENT, FRESH, SID, TOKEN, until
from tests.integration.running import Browser, Running


@pytest_asyncio.fixture
async def hub(administered: Running) -> Running:
    """The shop, with nobody at work."""
    return administered


async def _row(admin: Browser, kind: str, id_: str) -> dict[str, Any]:
    found: dict[str, Any] = await admin.ask("GET", f"/api/admin/{kind}/{id_}")
    return found


async def test_a_thing_is_made_changed_and_deactivated(admin: Browser) -> None:
    made = await admin.ask("PUT", "/api/admin/queues/returns", {"name": "Returns", "team": "support"})
    assert (made["id"], made["is_active"], made["wrap_up_seconds"]) == ("returns", True, 60)
    changed = await admin.ask("PUT", "/api/admin/queues/returns", {"wrap_up_seconds": 5})
    assert (changed["name"], changed["wrap_up_seconds"]) == ("Returns", 5)
    await admin.ask("DELETE", "/api/admin/queues/returns", status=204)
    assert (await _row(admin, "queues", "returns"))["is_active"] is False
    await admin.ask("DELETE", "/api/admin/queues/nowhere", status=404)


async def test_whoever_names_the_revision_seen_does_not_undo_what_somebody_else_did(admin: Browser) -> None:
    path = "/api/admin/queues/general"
    seen = (await admin.ask("GET", path))["revision"]
    theirs = await admin.ask("PUT", path, {"wrap_up_seconds": 45})
    assert theirs["revision"] != seen
    problem = await admin.ask("PUT", f"{path}?revision={seen}", {"wrap_up_seconds": 90}, status=409)
    assert "queues.general" in problem["detail"]
    mine = await admin.ask("PUT", f"{path}?revision={theirs['revision']}", {"wrap_up_seconds": 60})
    assert mine["wrap_up_seconds"] == 60
    assert (await admin.ask("GET", path))["revision"] == mine["revision"]
    await admin.ask("PUT", f"/api/admin/queues/nowhere?revision={seen}", {"name": "x", "team": "support"}, status=409)


async def test_faults_are_told_with_their_paths(admin: Browser) -> None:
    problem = await admin.ask("PUT", "/api/admin/queues/odd", {"name": "Odd", "team": "nobody"}, status=422)
    assert problem["detail"] == "queues.odd.team: there is no team “nobody”; there is support"
    problem = await admin.ask("DELETE", "/api/admin/teams/support", status=422)
    assert "queues.general.team" in problem["detail"]


@pytest.mark.parametrize("kind", ["people", *KINDS])
async def test_a_field_that_does_not_exist_is_refused(admin: Browser, kind: str) -> None:
    for name in ("colour", "id", "is_active"):
        problem = await admin.ask("PUT", f"/api/admin/{kind}/x@lantern.example", {name: True}, status=422)
        assert name in problem["detail"]


@pytest.mark.parametrize("name", ["presence", "password_digest", "email", "misses", "idle_since", "has_password"])
async def test_nothing_of_a_person_can_be_assigned_but_her_fields(admin: Browser, name: str) -> None:
    await admin.ask("PUT", f"/api/admin/people/{AGENT[0]}", {"name": "Bo Lind", name: "available"}, status=422)
    body = {"floor": {"people": {AGENT[0]: {name: "available"}}}}
    await admin.ask("POST", "/api/admin/apply", body, status=422)
    await admin.ask("POST", "/api/admin/apply", {"floor": {}, "by": "somebody else"}, status=422)


async def test_a_secret_goes_in_and_never_comes_out(admin: Browser) -> None:
    row = await _row(admin, "hooks", "twilio")
    assert row["settings"] == {"account_sid": SID, "auth_token": "********"}
    assert row["url"].endswith("/webhooks/twilio")
    await admin.ask("PUT", "/api/admin/hooks/twilio", {"settings": row["settings"]})
    exported = await admin.ask("GET", "/api/admin/export")
    assert TOKEN not in str(exported)
    assert TOKEN not in str(await admin.ask("GET", "/api/admin/audit"))


async def test_an_account_shows_what_its_provider_or_the_page_of_the_company_has_to_be_told(
    hub: Running, admin: Browser
) -> None:
    texts = await _row(admin, "accounts", "texts")
    assert (texts["webhook_url"], texts["widget"]) == (f"{hub.place.url}/webhooks/twilio", None)
    assert await admin.text("twilio", TOKEN, {"MessageSid": "SM3", "MessageStatus": "sent", "AccountSid": "AC1"}) == 200
    fields = {"name": "Other texts", "channel": "sms", "address": "+15005550001", "queue": "general"}
    own = await admin.ask("PUT", "/api/admin/accounts/own-texts", fields)
    assert own["webhook_url"] == f"{hub.place.url}/webhooks/own-texts"
    chat = {"name": "Chat", "channel": "webchat", "address": "site-chat", "queue": "general"}
    made = await admin.ask("PUT", "/api/admin/accounts/site-chat", chat)
    assert made["webhook_url"] is None
    assert made["widget"] == (
        f'<script src="{hub.place.url}/widget.js?account=site-chat" data-account="site-chat" async></script>'
    )
    mail = {"name": "Mail", "channel": "email", "address": "help@lantern.example", "queue": "general"}
    made = await admin.ask("PUT", "/api/admin/accounts/mail", mail)
    assert (made["webhook_url"], made["widget"]) == (None, None)
    for id_ in ("own-texts", "site-chat", "mail"):
        await admin.ask("DELETE", f"/api/admin/accounts/{id_}", status=204)


async def _health(admin: Browser, account: str) -> dict[str, Any]:
    found: dict[str, Any] = (await _row(admin, "accounts", account))["health"]
    return found


async def test_a_hook_whose_secret_leads_nowhere_tells_the_operator_and_not_the_caller(
    hub: Running, admin: Browser
) -> None:
    secret = hub.place.folder / "later-token"
    account = {"name": "Later", "channel": "sms", "address": "+15005550010", "queue": "general"}
    settings = {"account_sid": SID, "auth_token": f"file:{secret}"}
    await admin.ask("PUT", "/api/admin/accounts/later", {**account, "settings": settings})
    sent = {"MessageSid": "SM30", "From": "+14155550130", "To": "+15005550010", "Body": "Now?"}
    for _ in range(2):
        assert await admin.text("later", FRESH, sent) == 503
    headers = {"X-Twilio-Signature": "x"}
    async with admin.session.post(f"{hub.place.url}/webhooks/later", data=sent, headers=headers) as answer:
        assert (await answer.json(content_type=None))["detail"] == (
            "This is not possible at the moment; try again later."
        )
    health = await _health(admin, "later")
    assert (health["state"], health["missing"]) == ("incomplete", ["auth_token"])
    assert health["error"]["sentence"] == (
        "There is no auth token with which a signature could be checked. "
        "The references of these settings lead to nothing: auth_token."
    )
    assert len([line for line in hub.lines if "cannot check what comes" in line]) == 1
    secret.write_text(FRESH)
    assert await admin.text("later", FRESH, sent) == 200
    await admin.ask("DELETE", "/api/admin/accounts/later", status=204)


async def test_the_health_of_an_account_is_what_was_seen_of_it(admin: Browser, agent: Browser) -> None:
    account = {"name": "Fresh", "channel": "sms", "address": "+15005550009", "queue": "general"}
    lacking = await admin.ask("PUT", "/api/admin/accounts/fresh", account)
    assert lacking["health"] == {
        "state": "incomplete",
        "arrived_at": None,
        "sent_at": None,
        "error": None,
        "listener": None,
        "credentials": "missing",
        "missing": ["account_sid", "auth_token"],
        "seen_at": None,
        "seen_on": "",
    }
    settings = {"account_sid": SID, "auth_token": FRESH, "api_url": "http://127.0.0.1:9"}
    await admin.ask("PUT", "/api/admin/accounts/fresh", {"settings": settings})
    untried = await _health(admin, "fresh")
    assert (untried["state"], untried["credentials"], untried["missing"]) == ("untried", "complete", [])
    sent = {"MessageSid": "SM20", "From": "+14155550120", "To": "+15005550009", "Body": "Is it fresh?"}
    assert await admin.text("fresh", "wrong", sent) == 403
    forged = await _health(admin, "fresh")
    assert forged["state"] == "failing"
    assert "not signed" in forged["error"]["sentence"]
    assert await admin.text("fresh", FRESH, sent) == 200
    working = await _health(admin, "fresh")
    assert (working["state"], working["sent_at"]) == ("working", None)
    assert working["arrived_at"] >= working["error"]["at"]
    await _answered(agent)
    for _ in range(100):
        failing = await _health(admin, "fresh")
        if failing["error"]["at"] > working["error"]["at"]:
            break
        await asyncio.sleep(0.05)
    assert failing["state"] == "failing"
    assert "127.0.0.1:9" in failing["error"]["sentence"]
    assert (await _row(admin, "accounts", "fresh"))["settings"]["auth_token"] == "********"
    await admin.ask("DELETE", "/api/admin/accounts/fresh", status=204)
    assert (await _row(admin, "accounts", "fresh"))["health"] is None


async def _answered(agent: Browser) -> None:
    """She takes what waits and answers it."""
    await agent.ask("PUT", "/api/presence", {"state": "available"})
    offer = await until(agent, "offers")
    held = (await agent.ask("POST", f"/api/offers/{offer['id']}/accept", {}))["conversation_id"]
    await agent.ask("POST", f"/api/conversations/{held}/messages", {"text": "Very.", "client_id": "c"}, status=201)


async def test_settings_that_make_no_sense_are_told_and_stop_nobody_else(admin: Browser, tmp_path: Path) -> None:
    mail = {"name": "Mail", "channel": "email", "address": "desk@lantern.example", "queue": "general"}
    chat = {"name": "Chat", "channel": "webchat", "address": "desk-chat", "queue": "general"}
    await admin.ask("PUT", "/api/admin/accounts/desk-chat", chat)
    assert (await _health(admin, "desk-chat"))["credentials"] == "not_needed"
    nonsense = {**mail, "settings": {"imap_url": "nonsense"}}
    problem = await admin.ask("PUT", "/api/admin/accounts/desk", nonsense, status=422)
    assert problem["detail"].startswith("accounts.desk.settings.imap_url: ")
    # What is sensible when it is applied may be none later.
    later = tmp_path / "imap_url"
    await admin.ask("PUT", "/api/admin/accounts/desk", {**mail, "settings": {"imap_url": f"file:{later}"}})
    later.write_text("nonsense")
    await admin.ask("PUT", "/api/admin/accounts/desk", {"name": "Post"})
    for _ in range(100):
        found = await _health(admin, "desk")
        if found["error"]:
            break
        await asyncio.sleep(0.05)
    assert "imap_url" in found["error"]["sentence"]
    assert (found["listener"], found["credentials"], found["missing"]) == (None, "missing", ["smtp_url"])
    settings = {"imap_url": "imap://a:b@127.0.0.1:9", "smtp_url": "smtp://127.0.0.1:9"}
    await admin.ask("PUT", "/api/admin/accounts/desk", {"settings": settings})
    for _ in range(100):
        found = await _health(admin, "desk")
        if found["listener"]:
            break
        await asyncio.sleep(0.05)
    assert (found["listener"], found["state"], found["credentials"]) == ("disconnected", "failing", "complete")
    for account in ("desk", "desk-chat"):
        await admin.ask("DELETE", f"/api/admin/accounts/{account}", status=204)


async def test_a_dry_run_tells_what_an_apply_does_and_an_export_changes_nothing(admin: Browser) -> None:
    floor = {"reasons": {"lunch": {"name": "Lunch"}}}
    foretold = await admin.ask("POST", "/api/admin/apply", {"floor": floor, "dry_run": True})
    assert await admin.ask("POST", "/api/admin/apply", {"floor": floor}) == foretold
    assert foretold["changes"][0]["fields"] == {"name": [None, "Lunch"], "planned_minutes": [None, 0]}
    exported = await admin.ask("GET", "/api/admin/export")
    applied = await admin.ask("POST", "/api/admin/apply", {"floor": exported, "prune": True})
    assert applied == {"changes": [], "remarks": []}
    pruned = await admin.ask("POST", "/api/admin/apply", {"floor": {"reasons": {}}, "prune": True})
    assert [change["action"] for change in pruned["changes"]] == ["removed"]


async def test_several_are_set_aside_together_or_none_of_them(admin: Browser) -> None:
    reasons = {"lunch": {"name": "Lunch"}, "break": {"name": "Break"}}
    await admin.ask("POST", "/api/admin/apply", {"floor": {"reasons": reasons}})
    ids = sorted(reasons)
    refused = {"removed": {"reasons": ids, "teams": ["support"]}}
    problem = await admin.ask("POST", "/api/admin/apply", refused, status=422)
    assert "queues.general.team" in problem["detail"]
    assert (await _row(admin, "reasons", "lunch"))["is_active"]
    await admin.ask("POST", "/api/admin/apply", {"removed": {"reasons": [*ids, "nap"]}}, status=404)
    done = await admin.ask("POST", "/api/admin/apply", {"removed": {"reasons": ids}})
    assert [(change["id"], change["action"]) for change in done["changes"]] == [(id_, "removed") for id_ in ids]
    await admin.ask("POST", "/api/admin/apply", {"floor": {"reasons": {id_: {} for id_ in ids}}})
    assert (await _row(admin, "reasons", "break"))["is_active"]


async def test_the_audit_knows_who_did_what(admin: Browser) -> None:
    await admin.ask("PUT", "/api/admin/skills/de", {"name": "German"})
    newest = (await admin.ask("GET", "/api/admin/audit"))["lines"][0]
    assert (newest["action"], newest["subject"], newest["by_name"]) == ("skills.created", "de", "Ada Winter")
    await admin.ask("GET", "/api/admin/audit?before=first", status=422)


async def test_the_audit_is_searched_by_who_what_when_and_words(admin: Browser) -> None:
    await admin.ask("PUT", "/api/admin/skills/fr", {"name": "French"})
    await admin.ask("PUT", "/api/admin/skills/fr", {"name": "Français"})
    await admin.ask("PUT", "/api/admin/teams/fr", {"name": "La France"})
    me = (await admin.ask("GET", "/api/session"))["person"]["id"]

    async def found(**asked: str) -> list[tuple[str, str]]:
        page = await admin.ask("GET", f"/api/admin/audit?{urlencode(asked)}")
        return [(line["action"], line["subject"]) for line in page["lines"]]

    of_skill = [("skills.changed", "fr"), ("skills.created", "fr")]
    assert await found(subject="fr", kind="skills") == of_skill
    assert await found(subject="fr") == [("teams.created", "fr"), *of_skill]
    assert await found(text="FRANÇ") == of_skill[:1]
    assert (await found(by=me))[:3] == [("teams.created", "fr"), *of_skill]
    assert await found(by=me, subject="fr", kind="teams") == [("teams.created", "fr")]
    assert await found(by="nobody") == []
    lines = (await admin.ask("GET", f"/api/admin/audit?{urlencode({'subject': 'fr'})}"))["lines"]
    assert [line["subject_name"] for line in lines] == ["La France", "Français", "Français"]
    newest = (await admin.ask("GET", "/api/admin/audit"))["lines"][0]
    assert await found(until="2001-01-01T00:00:00Z") == []
    assert len(await found(until="2101-01-01T00:00:00Z", before=str(newest["number"]))) > 2
    await admin.ask("GET", "/api/admin/audit?until=yesterday", status=422)
    await admin.ask("GET", f"/api/admin/audit?text={'x' * 201}", status=422)
    for kind in ("teams", "skills"):
        await admin.ask("DELETE", f"/api/admin/{kind}/fr", status=204)


async def test_what_is_new_takes_the_place_of_nothing(admin: Browser) -> None:
    await admin.ask("PUT", "/api/admin/skills/nl?revision=none", {"name": "Dutch"})
    taken = await admin.ask("PUT", "/api/admin/skills/nl?revision=none", {"name": "Netherlandish"}, status=409)
    assert "“nl” is taken among the skills already" in taken["detail"]
    await admin.ask("DELETE", "/api/admin/skills/nl", status=204)
    await admin.ask("PUT", "/api/admin/skills/nl?revision=none", {"name": "Netherlandish"}, status=409)
    assert (await admin.ask("GET", "/api/admin/skills/nl"))["name"] == "Dutch"


async def test_only_administrators_administer(agent: Browser) -> None:
    paths = await agent.ask("GET", "/api/openapi.json")
    for path, operations in paths["paths"].items():
        if path.startswith("/api/admin/"):
            for method in operations:
                await agent.ask(method.upper(), re.sub(r"\{\w+\}", "x", path), {}, status=403)


async def test_what_nobody_understood_is_looked_at_tried_again_and_discarded(admin: Browser) -> None:
    assert await admin.text("twilio", TOKEN, {"Puzzle": "yes"}) == 200
    (row,) = await admin.ask("GET", "/api/admin/quarantine")
    path = f"/api/admin/quarantine/{row['id']}"
    whole = await admin.ask("GET", path)
    assert (whole["door"], whole["method"], whole["body"]) == ("twilio", "POST", "Puzzle=yes")
    assert "Still not understood" in (await admin.ask("POST", f"{path}/retry", {}))["outcome"]
    await admin.ask("DELETE", path, status=204)
    await admin.ask("DELETE", path, status=404)
    assert await admin.ask("GET", "/api/admin/quarantine") == []


async def test_every_decision_about_a_conversation_can_be_read(admin: Browser, agent: Browser) -> None:
    await agent.ask("PUT", "/api/presence", {"state": "available"})
    sent = {"MessageSid": "SM1", "From": "+14155550123", "To": "+15005550006", "Body": "Where is my book?"}
    assert await agent.text("twilio", TOKEN, sent) == 200
    offer = await until(agent, "offers")
    record = await agent.ask("GET", f"/api/conversations/{offer['conversation_id']}/routing")
    decision = record["decisions"][-1]
    assert decision["agent"] == {"id": agent.person["id"], "name": "Bo Lind"}
    assert decision["considered"][0]["outcome"] == "chosen"
    assert "Bo Lind was the only one" in decision["sentence"]
    assert record["waiting"] is None
    await agent.ask("POST", f"/api/offers/{offer['id']}/decline", {})
    record = await agent.ask("GET", f"/api/conversations/{offer['conversation_id']}/routing")
    assert record["waiting"]["reasons"]
    await admin.ask("GET", f"/api/conversations/{offer['conversation_id']}/routing", status=403)


async def test_entry_rules_are_tried_on_what_came_and_nothing_is_saved(admin: Browser) -> None:
    await admin.ask("PUT", "/api/admin/queues/orders", {"name": "Orders", "team": "support"})
    sent = {"MessageSid": "SM7001", "From": "+14155550171", "To": "+15005550006", "Body": "My order has not come"}
    assert await admin.text("twilio", TOKEN, sent) == 200
    before = await _row(admin, "accounts", "texts")
    rules = [
        {"name": "orders", "queue": "orders", "keywords": ["order"]},
        {"name": "never", "queue": "orders", "tiers": ["platinum"]},
    ]
    found = await admin.ask("POST", "/api/admin/accounts/texts/trial", {"entry_rules": rules})
    assert {"from_queue": "general", "to_queue": "orders"}.items() <= found["moves"][0].items()
    assert found["moves"][0]["count"] == found["moved"] == found["rules"][0]["count"] >= 1
    assert found["rules"][1] == {"name": "never", "count": 0}
    assert set(found["examples"][0]) == {"conversation_id", "arrived_at", "from_queue", "to_queue", "rule"}
    assert (found["done"], found["next"]) == (1.0, None)
    assert (await _row(admin, "accounts", "texts"))["entry_rules"] == before["entry_rules"]
    wrong = {"entry_rules": [{"name": "orders", "queue": "orders", "demand": "law and"}]}
    problem = await admin.ask("POST", "/api/admin/accounts/texts/trial", wrong, status=422)
    assert "accounts.texts.entry_rules.0.demand: character 8 is the end" in problem["detail"]
    await admin.ask("POST", "/api/admin/accounts/nowhere/trial", {}, status=404)
    await admin.ask("DELETE", "/api/admin/queues/orders", status=204)
