"""A brand site's address, and the id that it gets, from what a person typed."""

import re
from urllib.parse import urlsplit

from config.errors import InputError
from crawler.urls import absolute


def site_address(url: str) -> str:
    """The whole address, https unless it says otherwise. Raises InputError for what is no web address."""
    text = url.strip() if "://" in url else f"https://{url.strip()}"
    address = absolute(text)
    if address is None:
        raise InputError(f"'{url}' is no web address.", "Give an address such as https://brand.example/.")
    parts = urlsplit(address)
    return address if parts.path else address.replace(parts.netloc, parts.netloc + "/", 1)


def id_from(address: str) -> str:
    """An id from the host; with its port where that is not the usual one, as on loopback.

    Raises InputError for a host without a letter or digit.
    """
    parts = urlsplit(address)
    host = (parts.hostname or "").rstrip(".").removeprefix("www.")
    if not host.isascii():
        host = host.encode("idna", "ignore").decode()
    port = f"-{parts.port}" if parts.port not in (None, 80, 443) else ""
    site_id = re.sub(r"[^a-z0-9]+", "-", host.lower()).strip("-")[: 63 - len(port)] + port
    if not site_id:
        raise InputError(f"No id can be made from {address}.", "Give one with --id.")
    return site_id
