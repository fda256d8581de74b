"""No spelling of an inner address gets through, and public ones do."""

from __future__ import annotations

import pytest

from channels.toolkit.addresses import is_public

INNER = """\
0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.1 100.100.100.200 100.127.255.255 127.0.0.1 127.255.255.254
168.63.129.16 169.254.169.254 169.254.0.1 172.16.0.1 172.31.255.255 192.0.0.1 192.0.0.192 192.0.2.1 192.31.196.1
192.52.193.1 192.88.99.1 192.168.0.1 192.168.255.255 192.175.48.1 198.18.0.1 198.19.255.255 198.51.100.1
203.0.113.1 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255
:: ::1 ::127.0.0.1 ::ffff:127.0.0.1 ::ffff:7f00:1 ::ffff:10.0.0.1 ::ffff:8.8.8.8 0:0:0:0:0:ffff:7f00:1
64:ff9b::7f00:1 64:ff9b::8.8.8.8 64:ff9b:1::1 100::1 2001::1 2001:2::1 2001:10::1 2001:20::1 2001:db8::1
2002:7f00:1:: 2002:a9fe:a9fe:: 2620:4f:8000::1 3fff::1 5f00::1 fc00::1 fd00:ec2::254 fdff::1 fe80::1 fe80::1%eth0
fec0::1 ff02::1 ff0e::1 2a00:1450::5efe:127.0.0.1 2a00:1450::200:5efe:a00:1
"""
PUBLIC = """\
1.1.1.1 8.8.8.8 100.63.255.255 100.128.0.1 172.15.0.1 172.32.0.1 192.0.1.1 198.17.0.1 223.255.255.255
2606:4700:4700::1111 2a00:1450:4001::1 2001:4860:4860::8888 2620:fe::fe
"""


@pytest.mark.parametrize("address", INNER.split())
def test_an_inner_address_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", PUBLIC.split())
def test_a_public_address_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "text", ["", "localhost", "127.1", "0x7f000001", "2130706433", "0177.0.0.1", "1.1.1.1 ", "①.1.1.1"]
)
def test_what_is_no_canonical_address_is_not_public(text: str) -> None:
    assert not is_public(text)
