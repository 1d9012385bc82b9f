"""Pages that are hostile before their first byte of content is read."""

import gzip
import itertools
import json
import socket
import zlib
from collections.abc import Callable

import brotli  # type: ignore[import-untyped]  # it has no stubs

from tests.hostile.case import Case, block, product
from tests.hostile.server import Answer, HostileServer, raw, redirect, respond

TOO_MUCH = 17 * 1024 * 1024
"""More than a page may have."""
_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n"
BOOT = block(product("Sturdy boot"))


def zstandard_bomb(size: int) -> bytes:
    """A frame of blocks that say: 128 KiB of zeros (RFC 8878, 3.1.1.2.2)."""
    blocks = [((size >> 17) - n == 1) | 1 << 1 | (1 << 17) << 3 for n in range(size >> 17)]
    return b"\x28\xb5\x2f\xfd\x00\x58" + b"".join(head.to_bytes(3, "little") + b"\x00" for head in blocks)


def endless(connection: socket.socket) -> None:
    """A body that only the client ends."""
    connection.sendall(_HEAD + b"\r\n")
    while True:
        connection.sendall(b"<p>more</p>" * 6_000)


def in_turn(*answers: Answer) -> Answer:
    """The first answer to the first request, and so on; the last for all that follow."""
    turns = itertools.chain(answers, itertools.repeat(answers[-1]))
    return lambda connection: next(turns)(connection)


def chain(server: HostileServer) -> Answer:
    """Redirects of which none is like the one before."""
    for n in range(30):
        server.routes[f"/chain/{n}"] = redirect(f"/chain/{n + 1}")
    return redirect("/chain/0")


def busy_then_elsewhere(_: HostileServer) -> Answer:
    return in_turn(respond(b"", 503), redirect("http://127.0.0.2:9/products/other"))


def encoded(encoding: str, body: bytes) -> Answer:
    return respond(body, headers={"Content-Encoding": encoding})


def typed(content_type: str, body: str = BOOT) -> Answer:
    return respond(body, headers={"Content-Type": content_type})


def _thrice(pack: Callable[[bytes], bytes], body: bytes) -> bytes:
    return pack(pack(pack(body)))


_WALL = "<title>Just a moment...</title><h1>Checking your browser</h1><p>Enable JavaScript and cookies to continue</p>"
_ERROR = "<title>Error</title><h1>Sorry, something went wrong</h1><p>Please try again later. €0.00</p>"
_JSON = json.dumps(product("Sturdy boot"))

CASES = [
    Case("01-gzip-bomb", encoded("gzip", gzip.compress(bytes(TOO_MUCH))), ("too_large",)),
    Case("01-deflate-bomb", encoded("deflate", zlib.compress(bytes(TOO_MUCH))), ("too_large",)),
    Case("01-brotli-bomb", encoded("br", brotli.compress(bytes(TOO_MUCH))), ("too_large",)),
    Case("01-zstd-bomb", encoded("zstd", zstandard_bomb(1 << 30)), ("too_large",)),
    Case(
        "01-gzip-thrice",
        encoded("gzip, gzip, gzip", _thrice(gzip.compress, bytes(TOO_MUCH))),
        ("too_large",),
    ),
    Case("01-gzip-that-is-none", encoded("gzip", b"no gzip at all"), ("undecodable",)),
    Case("02-endless-body", endless, ("too_large",)),
    Case("02-10-gb-announced", raw(_HEAD + b"Content-Length: 10000000000\r\n\r\n" + bytes(9)), ("too_large",)),
    Case("02-length-too-large", raw(_HEAD + b"Content-Length: 5000\r\n\r\nshort"), ("truncated",)),
    Case("02-length-too-small", raw(_HEAD + b"Content-Length: 60\r\n\r\n" + BOOT.encode()), ("bad_response",)),
    Case("02-length-negative", raw(_HEAD + b"Content-Length: -1\r\n\r\n"), ("bad_response",)),
    Case("02-length-twice", raw(_HEAD + b"Content-Length: 3\r\nContent-Length: 5\r\n\r\nabcde"), ("bad_response",)),
    Case("02-chunks-cut-off", raw(_HEAD + b"Transfer-Encoding: chunked\r\n\r\nff\r\nshort"), ("truncated",)),
    Case("03-30000-headers", respond(headers={f"X-{n}": "x" * 1_000 for n in range(30_000)}), ("bad_response",)),
    Case("03-header-of-1-mb", respond(headers={"X-Long": "x" * 1_000_000}), ("bad_response",)),
    Case("03-no-http", raw(b"220 mail.example ESMTP\r\n"), ("bad_response",)),
    Case("04-redirect-loop", redirect("04-redirect-loop"), ("redirect_loop",)),
    Case("04-chain-of-addresses", chain, ("redirect_loop",), needs_server=True),
    Case("04-to-the-metadata-service", redirect("http://169.254.169.254/latest/meta-data/")),
    Case("04-to-the-metadata-service-by-ipv6", redirect("http://[fd00:ec2::254]/latest/meta-data/")),
    Case("04-to-a-file", redirect("file:///etc/passwd"), ("http_302",)),
    Case("04-to-javascript", redirect("javascript:alert(1)"), ("bad_url",)),
    Case("06-busy-then-another-host", busy_then_elsewhere, needs_server=True),
    Case("09-page-sent-as-an-image", typed("image/png"), gives="Sturdy boot"),
    Case("09-page-sent-as-anything", typed("application/octet-stream; charset=\x00"), ("bad_response",)),
    Case("09-json-sent-as-a-page", respond(_JSON)),
    Case("09-image-sent-as-a-page", respond(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)),
    Case("09-bot-wall", respond(_WALL)),
    Case("09-error-page", respond(_ERROR)),
    Case("09-referrer-policy", respond(BOOT, headers={"Referrer-Policy": "sys.exit"}), gives="Sturdy boot"),
]
