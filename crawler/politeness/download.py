"""Downloads over HTTP with limits on everything that a server decides: addresses, headers, size, time."""

import os
import ssl
from collections.abc import AsyncIterator
from tempfile import TemporaryFile
from time import monotonic
from typing import BinaryIO, cast

import aiohttp
import certifi
from scrapy import Request
from scrapy.core.downloader.handlers.base import BaseDownloadHandler
from scrapy.crawler import Crawler
from scrapy.http import Headers, Response
from yarl import URL

from crawler.politeness.addresses import AddressGuard
from crawler.politeness.download_failures import named_failures
from crawler.politeness.errors import DownloadError

MAX_HEADERS = 256
MAX_HEADER_BYTES = 32 * 1024
"""Of one header; content security policies of several kilobytes are common."""


class GuardedDownloadHandler(BaseDownloadHandler):
    """Scrapy's download handler for http and https, on aiohttp, whose limits and socket factory Twisted has not.

    Bodies are handed on as plain ``Response`` objects: extraction works on bytes and decides the charset itself.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        settings = crawler.settings
        self._max_size = settings.getint("DOWNLOAD_MAXSIZE")
        self._timeout = settings.getfloat("DOWNLOAD_TIMEOUT")
        tls = ssl.create_default_context()
        tls.load_verify_locations(certifi.where())  # a slim image has no certificates of its own
        guard = AddressGuard(settings.getbool("OFFSHELF_ALLOW_PRIVATE_ADDRESSES"))
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(
                limit=0,
                limit_per_host=settings.getint("CONCURRENT_REQUESTS_PER_DOMAIN"),
                ssl=tls,
                socket_factory=guard.open_socket,
            ),
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            skip_auto_headers=("Accept", "Accept-Encoding", "Content-Type", "User-Agent"),
            max_line_size=MAX_HEADER_BYTES,
            max_field_size=MAX_HEADER_BYTES,
            max_headers=MAX_HEADERS,
        )

    async def download_request(self, request: Request) -> Response:
        """The response to one request, without following redirects. Raises DownloadError."""
        started = monotonic()
        with_limits = aiohttp.ClientTimeout(total=request.meta.get("download_timeout", self._timeout))
        max_size = request.meta.get("download_maxsize", self._max_size)
        async with (
            named_failures(),
            self._session.get(
                URL(request.url, encoded=True),
                headers=request.headers.to_tuple_list(),
                timeout=with_limits,
                allow_redirects=False,
            ) as answer,
        ):
            request.meta["download_latency"] = monotonic() - started
            headers = Headers([(name, value) for name, value in answer.raw_headers])
            body = b""
            if request.meta.get("to_disk"):
                request.meta["on_disk"] = file = await _store(answer, max_size)
                request.meta["bytes_on_disk"] = os.fstat(file.fileno()).st_size
                headers.pop("Content-Encoding", None)  # whoever reads the file unpacks it
            else:
                body = b"".join([chunk async for chunk in _limited(answer, max_size)])
            return Response(request.url, status=answer.status, headers=headers, body=body, request=request)

    async def close(self) -> None:
        await self._session.close()


async def _store(answer: aiohttp.ClientResponse, max_size: int) -> BinaryIO:
    """The body as a temporary file, which is gone when it is closed."""
    file = cast("BinaryIO", TemporaryFile())  # noqa: SIM115 (the reader closes it)
    try:
        async for chunk in _limited(answer, max_size):
            file.write(chunk)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    return file


async def _limited(answer: aiohttp.ClientResponse, max_size: int) -> AsyncIterator[bytes]:
    """The body in pieces. Raises DownloadError where it is too large."""
    if (answer.content_length or 0) > max_size:
        raise DownloadError("too_large", f"{answer.content_length} bytes announced", temporary=False)
    size = 0
    async for chunk in answer.content.iter_any():
        size += len(chunk)
        if size > max_size:
            raise DownloadError("too_large", f"more than {max_size} bytes", temporary=False)
        yield chunk
