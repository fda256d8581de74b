"""Whoever starts with a floor file is not locked out: somebody who cannot sign in administers nothing."""

from __future__ import annotations

from pathlib import Path

from tests.integration.running import Browser, Place, running

ADA = "ada@lantern.example"


async def test_a_floor_file_without_passwords_leaves_the_set_up_link(tmp_path: Path) -> None:
    place = Place.new(tmp_path)
    example = place.command("apply", "--example").stdout
    told = place.command("apply", "-", given=example).stdout.decode()
    assert f"not able to sign in yet: {ADA}, bo@lantern.example." in told
    assert "hub user password ADDRESS --link" in told
    with running(place) as hub:
        given = {"token": hub.token(), "name": "Ada Winter", "email": ADA, "password": "correct horse battery"}
        async with Browser(place.url) as browser:
            await browser.ask("POST", "/api/setup", given, status=201)
            await browser.sign_in(ADA, "correct horse battery")
            assert browser.person["roles"] == ["administrator"]
        told = place.command("apply", "-", given=example).stdout.decode()
        assert "not able to sign in yet: bo@lantern.example." in told


async def test_a_link_printed_before_the_floor_was_applied_still_sets_up(tmp_path: Path) -> None:
    place = Place.new(tmp_path)
    with running(place) as hub:
        place.command("apply", "-", given=b"people: {ada@lantern.example: {roles: [administrator, supervisor]}}")
        given = {"token": hub.token(), "name": "Ada Winter", "email": ADA, "password": "correct horse battery"}
        async with Browser(place.url) as browser:
            await browser.ask("POST", "/api/setup", given, status=201)
            await browser.sign_in(ADA, "correct horse battery")
            assert sorted(browser.person["roles"]) == ["administrator", "supervisor"]
