"""Who may see and use the review page: a person at this machine, in a browser that shows the page itself."""

import hmac
import ipaddress
from collections.abc import Mapping
from urllib.parse import parse_qs, urlsplit

from starlette.requests import Request

LONGEST_BODY = 16 << 10
"""Bytes of a form: its names are ids and brands."""
_FORM = "application/x-www-form-urlencoded"
_PASSED_ON = ("forwarded", "via", "x-real-ip")


class RefusedError(Exception):
    """A request that is not answered: the status, and why in a sentence."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status, self.why = status, why


def check_caller(request: Request) -> None:
    """Raises RefusedError for any but a client on loopback that asked for a loopback host, through no proxy.

    The host's name is what stops pages that point a name of their own at this machine (DNS rebinding).
    """
    if any(name in _PASSED_ON or name.startswith("x-forwarded") for name in request.headers):
        raise RefusedError(403, "Decisions are not taken through a proxy.")
    if request.client is None or not _is_loopback(request.client.host):
        raise RefusedError(403, "Decisions are taken on this machine only.")
    hosts = request.headers.getlist("host")
    if len(hosts) != 1 or not _is_local_host(hosts[0]):
        raise RefusedError(403, "Decisions are taken at 127.0.0.1 or localhost only.")


async def read_form(request: Request, token: str) -> Mapping[str, str]:
    """The form of a caller who was checked, each field once. Raises RefusedError for one that no page of ours sent."""
    origins = request.headers.getlist("origin")
    if origins != [f"{request.url.scheme}://{request.headers['host']}"]:
        raise RefusedError(403, "The form is of another page.")
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _FORM:
        raise RefusedError(415, "This is no form.")
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > LONGEST_BODY:
            raise RefusedError(413, "The form is too long.")
    try:
        fields = parse_qs(body.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=10)
    except ValueError as error:
        raise RefusedError(400, "The form can't be read.") from error
    form = {name: found[0] for name, found in fields.items() if len(found) == 1}
    if not hmac.compare_digest(form.get("token", "").encode(), token.encode()):
        raise RefusedError(403, "The server was started anew since the page was loaded. Load it again.")
    return form


def _is_local_host(host: str) -> bool:
    try:
        name, _ = urlsplit(f"//{host}").hostname, urlsplit(f"//{host}").port
    except ValueError:
        return False
    return not set(host) & set("/?#@\\") and (name == "localhost" or _is_loopback(name or ""))


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address.partition("%")[0]).is_loopback
    except ValueError:
        return False
