"""Which network addresses a crawl may connect to."""

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Any

_NAT64 = IPv6Network("64:ff9b::/96")
_SIX_TO_FOUR = IPv6Network("2002::/16")


class AddressRefusedError(OSError):
    """The name leads to an address that is no public one."""


class AddressGuard:
    """Opens sockets to public addresses only.

    It looks at the address that is connected to, not at the name: redirects, numbers in decimal, hexadecimal or octal,
    mapped IPv6 addresses and names that change between two look-ups all end here.
    """

    def __init__(self, allow_private: bool) -> None:
        self._allow_private = allow_private

    def allows(self, address: str) -> bool:
        """Whether a crawl may connect to this IP address."""
        ip = _plain(ip_address(address.partition("%")[0]))
        if ip.is_multicast or ip.is_unspecified or ip.is_link_local:
            return False
        return ip.is_global or self._allow_private

    def open_socket(self, target: tuple[Any, Any, int, str, tuple[Any, ...]]) -> socket.socket:
        """aiohttp's socket factory. Raises AddressRefusedError instead of making a socket for a refused address."""
        family, kind, protocol, _, address = target
        if not self.allows(str(address[0])):
            raise AddressRefusedError(f"{address[0]} is not a public address")
        return socket.socket(family, kind, protocol)


def is_private_host(host: str, port: int) -> bool:
    """Whether all addresses of a host are private or loopback ones; False where it has none."""
    try:
        found = socket.getaddrinfo(host, port or None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return False
    return bool(found) and all(not _plain(ip_address(str(entry[4][0]).partition("%")[0])).is_global for entry in found)


def _plain(ip: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """The IPv4 address that an IPv6 address stands for, if it stands for one."""
    if isinstance(ip, IPv6Address):
        if ip.ipv4_mapped:
            return ip.ipv4_mapped
        if ip in _NAT64:
            return IPv4Address(int(ip) & 0xFFFFFFFF)
        if ip in _SIX_TO_FOUR:
            return IPv4Address((int(ip) >> 80) & 0xFFFFFFFF)
    return ip
