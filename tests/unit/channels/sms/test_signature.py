"""Our check of Twilio's signature gives the answer of Twilio's own validator, and is stricter where that one slips."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from hashlib import sha256
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from multidict import MultiDict
from twilio.request_validator import RequestValidator

from channels.contract import Arrival, ForgedArrival, NotConfigured
from channels.toolkit.form import parse_form
from channels.toolkit.twilio_signature import MOST_PARAMETERS, read_signed_form

AT = datetime(2026, 11, 22, 10, tzinfo=UTC)
FORM = "application/x-www-form-urlencoded; charset=UTF-8"
URL = "https://hub.example/webhooks/texts"
TOKEN = "5f2c-secret"

text = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
names = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8)
pairs = st.lists(st.tuples(names, text), min_size=1, max_size=8)
queries = st.lists(st.tuples(names, text), max_size=3).map(lambda found: "?" + urlencode(found) if found else "")
paths = st.text("abcXYZ09-_.~/", max_size=12).map(lambda path: "/" + path)
ports = st.sampled_from(["", ":443", ":80", ":8443"])
urls = st.builds(
    lambda scheme, port, path, query: f"{scheme}://hub.example{port}{path}{query}",
    st.sampled_from(["https", "http"]),
    ports,
    paths,
    queries,
)


def arrival(body: bytes, signature: str, url: str = URL, method: str = "POST", **more: str) -> Arrival:
    headers = {"x-twilio-signature": signature, "content-type": FORM}
    headers.update({name.replace("_", "-"): value for name, value in more.items()})
    return Arrival(method, url, headers, body, AT)


def is_accepted(request: Arrival, *tokens: str) -> bool:
    try:
        read_signed_form(request, tokens or (TOKEN,))
    except ForgedArrival:
        return False
    return True


def validator_accepts(url: str, form: list[tuple[str, str]], signature: str) -> bool:
    return bool(RequestValidator(TOKEN).validate(url, MultiDict(form), signature))


@settings(max_examples=1_000, deadline=None)
@given(urls, pairs)
def test_what_twilio_signed_is_accepted_and_read_whole(url: str, form: list[tuple[str, str]]) -> None:
    signature = RequestValidator(TOKEN).compute_signature(url, MultiDict(form))
    request = arrival(urlencode(form).encode(), signature, url)
    assert validator_accepts(url, form, signature)
    readable = {name.replace("\0", "\ufffd"): value.replace("\0", "\ufffd") for name, value in form}
    assert read_signed_form(request, [TOKEN]) == readable


@settings(max_examples=1_000, deadline=None)
@given(urls, pairs, ports, st.sampled_from([TOKEN, "another"]))
def test_both_agree_about_a_signature_over_another_port(
    url: str, form: list[tuple[str, str]], port: str, secret: str
) -> None:
    parts = urlsplit(url)
    signed_url = urlunsplit(parts._replace(netloc=f"hub.example{port}"))
    signature = RequestValidator(secret).compute_signature(signed_url, MultiDict(form))
    ours = is_accepted(arrival(urlencode(form).encode(), signature, url))
    assert ours == validator_accepts(url, form, signature)


@settings(max_examples=500, deadline=None)
@given(pairs, st.data())
def test_a_changed_parameter_is_a_forgery(form: list[tuple[str, str]], data: st.DataObject) -> None:
    signature = RequestValidator(TOKEN).compute_signature(URL, MultiDict(form))
    place = data.draw(st.integers(0, len(form) - 1))
    name, value = form[place]
    changed = [*form[:place], (name, value + "x"), *form[place + 1 :]]
    ours = is_accepted(arrival(urlencode(changed).encode(), signature))
    assert ours == validator_accepts(URL, changed, signature)
    assert not ours


@settings(max_examples=500)
@given(st.text("%&=+;aFx90 #?_\r\n\\", max_size=60))
def test_a_form_is_read_as_the_standard_library_reads_it(body: str) -> None:
    expected = parse_qsl(body, keep_blank_values=True, errors="surrogateescape")
    assert parse_form(body.encode()) == expected


@pytest.mark.parametrize("piece", ["%", "%z", "%%", "%\n", "%4", "a%20%"])
def test_a_flood_of_wrong_escapes_is_left_as_it_came(piece: str) -> None:
    few, many = piece * 10, piece * 20_000
    assert parse_form(f"a={few}".encode()) == parse_qsl(f"a={few}")
    assert parse_form(f"a={many}".encode()) == [("a", many)]


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=80), st.text(max_size=40), st.text(max_size=40), st.text(max_size=40))
def test_nothing_but_a_forgery_is_ever_raised(body: bytes, url: str, signature: str, kind: str) -> None:
    for method in ("GET", "POST", "PUT", ""):
        request = arrival(body, signature, url, method, content_type=kind, x_twilio_webhooks_signature_settings=kind)
        assert not is_accepted(request)


def test_a_request_without_signature_is_refused_before_it_is_read() -> None:
    with pytest.raises(ForgedArrival, match="no X-Twilio-Signature"):
        read_signed_form(Arrival("POST", URL, {}, b"%" * 1_000_000, AT), [TOKEN])


def test_a_hook_without_token_refuses_everything() -> None:
    signature = RequestValidator("").compute_signature(URL, {"a": "b"})
    with pytest.raises(NotConfigured, match="no auth token"):
        read_signed_form(arrival(b"a=b", signature), [])


def test_each_of_two_rotating_tokens_is_valid() -> None:
    for token in ("old", "new"):
        signature = RequestValidator(token).compute_signature(URL, {"a": "b"})
        assert is_accepted(arrival(b"a=b", signature), "new", "old")
    signature = RequestValidator("older").compute_signature(URL, {"a": "b"})
    assert not is_accepted(arrival(b"a=b", signature), "new", "old")


def test_a_get_is_signed_by_its_address_alone() -> None:
    url = URL + "?" + urlencode({"MessageSid": "SM1", "Body": "Grüße + 1"})
    signature = RequestValidator(TOKEN).compute_signature(url, {})
    assert read_signed_form(arrival(b"", signature, url, "GET"), [TOKEN]) == {"MessageSid": "SM1", "Body": "Grüße + 1"}
    assert not is_accepted(arrival(b"", signature, url + "&From=1", "GET"))


def test_a_body_on_a_get_is_not_read() -> None:
    signature = RequestValidator(TOKEN).compute_signature(URL, {})
    assert read_signed_form(arrival(b"MessageSid=SM1", signature, URL, "GET"), [TOKEN]) == {}


def test_the_query_of_a_post_is_signed_and_not_read() -> None:
    url = URL + "?part_of=SM1&b=a%20b"
    signature = RequestValidator(TOKEN).compute_signature(url, {"x": "y"})
    assert read_signed_form(arrival(b"x=y", signature, url), [TOKEN]) == {"x": "y"}
    assert not is_accepted(arrival(b"x=y", signature, URL + "?b=a%20b&part_of=SM1"))


def test_a_json_body_is_signed_by_its_hash() -> None:
    body = json.dumps({"text": "hello"}).encode()
    url = f"{URL}?bodySHA256={sha256(body).hexdigest()}"
    signature = RequestValidator(TOKEN).compute_signature(url, {})
    assert read_signed_form(arrival(body, signature, url, content_type="application/json"), [TOKEN]) == {}
    assert not is_accepted(arrival(body + b" ", signature, url, content_type="application/json"))
    assert not is_accepted(arrival(b"", signature, url, content_type="application/json"))


def test_a_body_that_is_no_form_needs_its_hash() -> None:
    signature = RequestValidator(TOKEN).compute_signature(URL, {})
    assert not is_accepted(arrival(b'{"a": 1}', signature, content_type="application/json"))
    assert not is_accepted(arrival(b"a=b", signature, content_type="multipart/form-data; boundary=x"))


def test_a_form_does_not_escape_the_hash_in_its_address() -> None:
    url = f"{URL}?bodySHA256={'0' * 64}"
    signature = RequestValidator(TOKEN).compute_signature(url, {"a": "b"})
    assert RequestValidator(TOKEN).validate(url, {"a": "b"}, signature)
    assert not is_accepted(arrival(b"a=b", signature, url))


def test_a_signed_json_request_cannot_be_replayed_as_an_empty_form() -> None:
    url = f"{URL}?bodySHA256={sha256(b'{}').hexdigest()}"
    signature = RequestValidator(TOKEN).compute_signature(url, {})
    assert not is_accepted(arrival(b"", signature, url))
    assert not is_accepted(arrival(b"a=b", signature, url))


@pytest.mark.parametrize("called", ["https://user:word@hub.example/x", "https://user:word@hub.example:443/x"])
@pytest.mark.parametrize("signed", ["https://user:word@hub.example/x", "https://user:word@hub.example:443/x"])
def test_a_user_name_in_the_address_may_stand_beside_a_port(called: str, signed: str) -> None:
    signature = RequestValidator(TOKEN).compute_signature(signed, {"a": "b"})
    assert is_accepted(arrival(b"a=b", signature, called))


def test_repeated_values_are_signed_once_each() -> None:
    form = MultiDict([("a", "2"), ("a", "1"), ("a", "2"), ("b", "")])
    signature = RequestValidator(TOKEN).compute_signature(URL, form)
    assert is_accepted(arrival(b"a=2&a=1&a=2&b=", signature))


def test_bytes_that_are_no_text_may_be_signed_as_sent_or_as_read() -> None:
    body = b"Body=" + quote(b"caf\xe9 \xff").encode()
    as_read = RequestValidator(TOKEN).compute_signature(URL, {"Body": "caf\ufffd \ufffd"})
    assert read_signed_form(arrival(body, as_read), [TOKEN]) == {"Body": "caf\ufffd \ufffd"}


def test_a_key_of_the_newer_kind_signs_with_sha256() -> None:
    signature = RequestValidator(TOKEN).compute_signature(URL, {"a": "b"}, "HMAC_SHA256")
    named = {"x_twilio_webhooks_signature_settings": "key=webhooks_sharedkey_1,algorithm=HMAC_SHA256"}
    assert is_accepted(arrival(b"a=b", signature, **named))
    assert not is_accepted(arrival(b"a=b", signature))
    assert not is_accepted(arrival(b"a=b", signature, x_twilio_webhooks_signature_settings="algorithm=HMAC_MD5"))


def test_an_absurd_number_of_parameters_is_not_even_sorted() -> None:
    form = {f"p{number}": "" for number in range(MOST_PARAMETERS + 2)}
    signature = RequestValidator(TOKEN).compute_signature(URL, form)
    assert not is_accepted(arrival(urlencode(form).encode(), signature))


@pytest.mark.parametrize("signature", ["é" * 28, "=" * 28, "A" * 28, "\udcff", " ", "A" * 100_000])
def test_an_odd_signature_is_only_a_forgery(signature: str) -> None:
    assert not is_accepted(arrival(b"a=b", signature))
