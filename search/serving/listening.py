"""The socket that the server listens on."""

import ipaddress
import socket

from config.errors import ConfigError, InputError
from config.terminal import printable

_BACKLOG = 2048


def listen(host: str, port: int) -> socket.socket:
    """A socket on loopback that takes connections. Raises ConfigError for any other address, InputError for one that
    can't be used."""
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except OSError as error:
        raise InputError(f"'{printable(host[:100])}' is no address.", "Use --host 127.0.0.1.") from error
    if not ipaddress.ip_address(str(address[0]).partition("%")[0]).is_loopback:
        raise ConfigError(
            f"Without keys the server listens on loopback only, not on {printable(host[:100])}.",
            "Use --host 127.0.0.1, and a proxy that checks who comes in.",
        )
    # With the protocol named, asyncio sends what is small at once; otherwise answers on a kept connection wait 40 ms.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen(_BACKLOG)
    except OSError as error:
        listening.close()
        raise InputError(f"Port {port} can't be used: {error.strerror}.", "Choose another with --port.") from error
    return listening
