"""The neighbours are real, answer, and leave when the tests do."""

import smtplib
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import asyncpg
import imapclient
import pytest
import redis.asyncio

from tests.neighbours.chromium import ARGUMENTS
from tests.neighbours.imap import ImapServer
from tests.neighbours.postgres import Postgres
from tests.neighbours.server import answers
from tests.neighbours.smtp import CUT, PASSWORD, USER, SmtpSink

pytestmark = pytest.mark.integration


def plain(url: str) -> str:
    return url.replace("postgresql+asyncpg", "postgresql")


async def test_each_test_gets_a_database_of_its_own(postgres_database: Callable[..., str]) -> None:
    first, second = postgres_database(), postgres_database()
    line = await asyncpg.connect(plain(first))
    await line.execute("CREATE TABLE one (number integer)")
    await line.close()
    line = await asyncpg.connect(plain(second))
    assert await line.fetchval("SELECT to_regclass('one')") is None
    await line.close()


async def test_a_database_can_be_copied_from_a_template(
    postgres: Postgres, postgres_database: Callable[..., str]
) -> None:
    template = postgres.create("template_of_this_test")
    line = await asyncpg.connect(plain(template))
    await line.execute("CREATE TABLE one AS SELECT 1 AS number")
    await line.close()
    line = await asyncpg.connect(plain(postgres_database("template_of_this_test")))
    assert await line.fetchval("SELECT number FROM one") == 1
    await line.close()
    postgres.drop("template_of_this_test")


async def test_postgres_wants_its_password(postgres_url: str) -> None:
    with pytest.raises(asyncpg.InvalidPasswordError):
        await asyncpg.connect(plain(postgres_url), password="wrong")


async def test_redis_answers(redis_url: str) -> None:
    client = redis.asyncio.from_url(redis_url)
    async with client, client.pubsub() as listener:
        await listener.subscribe("bell")
        await client.publish("bell", "ding")
        heard = [await listener.get_message(timeout=2) for _ in range(2)]
    assert heard[-1] is not None
    assert heard[-1]["data"] == b"ding"


def test_the_mailbox_begins_empty_and_keeps_what_is_put_there(imap_server: ImapServer) -> None:
    with imapclient.IMAPClient(imap_server.host, imap_server.port, ssl=False) as client:
        client.login(imap_server.user, imap_server.password)
        client.select_folder("INBOX")
        assert client.search() == []
        client.append("INBOX", b"Subject: Help\r\n\r\nPlease.\r\n")
        assert len(client.search(["UNSEEN"])) == 1


def send(sink: SmtpSink) -> None:
    with smtplib.SMTP("127.0.0.1", sink.port) as client:
        client.login(USER, PASSWORD)
        client.sendmail("desk@hub.example", ["ada@home.example"], b"Subject: Hello\r\n\r\nHere.\r\n")


def test_the_sink_keeps_what_it_accepts(smtp_sink: SmtpSink) -> None:
    send(smtp_sink)
    [mail] = smtp_sink.wait_for(1)
    assert mail.message["Subject"] == "Hello"
    assert mail.recipients == ("ada@home.example",)


def test_the_sink_refuses_as_told_and_then_accepts(smtp_sink: SmtpSink) -> None:
    smtp_sink.answer("DATA", "451 4.3.0 Try again later")
    with pytest.raises(smtplib.SMTPDataError):
        send(smtp_sink)
    send(smtp_sink)
    assert len(smtp_sink.mails) == 1


def test_a_mail_that_is_cut_off_was_kept(smtp_sink: SmtpSink) -> None:
    smtp_sink.answer("DATA", CUT)
    with pytest.raises(smtplib.SMTPServerDisconnected):
        send(smtp_sink)
    assert len(smtp_sink.wait_for(1)) == 1


def test_chromium_draws_a_page(chromium: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<title>one</title><script>document.title = 'two'</script>")
    drawn = subprocess.run(
        [chromium, "--headless", *ARGUMENTS, f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom", page.as_uri()],
        capture_output=True,
        check=True,
        timeout=50,
    )
    assert b"<title>two</title>" in drawn.stdout


def test_a_server_does_not_outlive_tests_that_were_killed() -> None:
    start = (
        "import time; from tests.neighbours.redis import running_redis\n"
        "with running_redis() as server: print(server.port, flush=True); time.sleep(60)"
    )
    killed = subprocess.Popen([sys.executable, "-c", start], stdout=subprocess.PIPE, text=True)
    assert killed.stdout is not None
    port = int(killed.stdout.readline())
    assert answers(port)
    killed.kill()
    killed.communicate()
    give_up = time.monotonic() + 10
    while answers(port):
        assert time.monotonic() < give_up
        time.sleep(0.05)
