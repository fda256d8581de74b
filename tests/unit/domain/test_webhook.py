"""Signatures are those of the specification, to the letter."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from hub.domain.webhook import headers, secret_of, signature

AT = datetime.fromtimestamp(1614265330, UTC)
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
BODY = b'{"test": 2432232314}'


def test_the_example_of_the_specification_is_signed_as_it_says() -> None:
    signed = signature(SECRET, "msg_p5jXN8AQM9LWM0D4loKWxJek", AT, BODY)
    assert signed == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_each_secret_signs_while_they_rotate() -> None:
    other = secret_of(bytes(32))
    told = headers([other, SECRET], "msg_1", AT, BODY)
    assert told["webhook-signature"].split(" ") == [signature(one, "msg_1", AT, BODY) for one in (other, SECRET)]
    assert (told["webhook-id"], told["webhook-timestamp"]) == ("msg_1", "1614265330")


@pytest.mark.parametrize("secret", ["whsec_c2hvcnQ=", "whsec_no base64", secret_of(bytes(65))])
def test_what_is_no_secret_signs_nothing(secret: str) -> None:
    with pytest.raises(ValueError, match="secret of a webhook"):
        signature(secret, "msg_1", AT, BODY)
