"""Questions over kept connections, without what a session does for each: that took longer than many answers."""

from functools import cached_property
from http import HTTPStatus
from typing import Any

import orjson
import requests
import urllib3
from meilisearch.errors import MeilisearchApiError
from requests.adapters import HTTPAdapter


class Wire:
    """To one server, for any number of threads. Its proxy and certificates are a session's, read once."""

    def __init__(self, url: str, key: str | None, at_once: int) -> None:
        """``at_once``: connections that are kept."""
        self._url = url
        self._key = key
        self._adapter = HTTPAdapter(pool_maxsize=at_once)

    def answer(self, path: str, asked: bytes | None, within: float) -> Any:
        """What the server says, read as JSON; ``asked``: JSON too, None to get what is there.

        Raises MeilisearchApiError where it refuses, and what requests and urllib3 raise.
        """
        response = self._pool.urlopen(
            "GET" if asked is None else "POST",
            self._root + path,
            asked,
            self._headers,
            retries=False,
            assert_same_host=False,  # a proxy's is another
            timeout=urllib3.Timeout(connect=within, read=within),
            preload_content=False,  # read below: half a megabyte at once, not in pieces of ten kilobytes
        )
        if response.status >= HTTPStatus.MULTIPLE_CHOICES:  # an address that moved is to be set anew
            refused = self._adapter.build_response(self._request, response)
            raise MeilisearchApiError(f"{refused.status_code} {refused.reason}", refused)
        return orjson.loads(response.read(decode_content=True))

    @cached_property
    def _request(self) -> requests.PreparedRequest:
        """What every request has in common. Nothing is compressed: that takes longer."""
        headers = {"Content-Type": "application/json", "Accept-Encoding": "identity"}
        if self._key:
            headers["Authorization"] = f"Bearer {self._key}"
        return requests.Session().prepare_request(requests.Request("GET", self._url, headers))

    @cached_property
    def _headers(self) -> dict[str, str]:
        return {name: str(value) for name, value in self._request.headers.items()}

    @cached_property
    def _settings(self) -> dict[str, Any]:
        """Of the environment: ``proxies`` and ``verify``."""
        return dict(requests.Session().merge_environment_settings(self._url, {}, None, None, None))

    @cached_property
    def _pool(self) -> urllib3.HTTPConnectionPool:
        requests.Session().get_adapter(self._url)  # raises for an address of another protocol
        proxies, verify = self._settings["proxies"], self._settings["verify"]
        return self._adapter.get_connection_with_tls_context(self._request, verify, proxies)

    @cached_property
    def _root(self) -> str:
        """What stands before a path; a proxy wants the whole address."""
        return self._adapter.request_url(self._request, self._settings["proxies"]).rstrip("/")
