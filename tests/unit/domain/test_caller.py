"""Whose address counts."""

import pytest

from hub.domain.caller import caller_address

PROXIES = ("10.0.0.1", "10.0.0.2")


@pytest.mark.parametrize(
    ("remote", "forwarded", "address"),
    [
        ("192.0.2.7", "", "192.0.2.7"),
        ("192.0.2.7", "198.51.100.1", "192.0.2.7"),
        ("10.0.0.1", "198.51.100.1", "198.51.100.1"),
        ("10.0.0.1", "", "10.0.0.1"),
        ("10.0.0.1", "203.0.113.9, 198.51.100.1", "198.51.100.1"),
        ("10.0.0.1", "198.51.100.1, 10.0.0.2", "198.51.100.1"),
        ("10.0.0.1", "10.0.0.2", "10.0.0.2"),
        ("10.0.0.1", "198.51.100.1,", "10.0.0.1"),
    ],
)
def test_only_what_our_own_proxies_wrote_is_believed(remote: str, forwarded: str, address: str) -> None:
    assert caller_address(remote, forwarded, PROXIES) == address
