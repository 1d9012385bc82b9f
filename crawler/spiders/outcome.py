"""What an answer, or its absence, means for the address that was asked for."""

import logging
import zlib
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Protocol

from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from twisted.python.failure import Failure

from crawler.frontier.row import Discovery, FrontierRow, Kind, State
from crawler.frontier.visit import Reading, Visit
from crawler.politeness.errors import DownloadError, RefusedRequest
from crawler.rejection import Rejection
from crawler.robots_directives import RobotsDirectives, read_directives

_PAGES = (Kind.PAGE, Kind.LINK, Kind.ORPHAN)


class Reader(Protocol):
    """How a platform's bodies are read."""

    def read(self, row: FrontierRow, response: Response, observed_at: datetime) -> Reading:
        """What a body gives."""

    def follow_unchanged(self, row: FrontierRow) -> Iterable[Discovery]:
        """Where to go on from a body that is the same as last time."""


def visit_of(reader: Reader, row: FrontierRow, response: Response, conditional: bool) -> Visit:
    """The outcome of an answer; ``conditional`` says whether 304 was asked for."""
    if 200 <= response.status < 300:
        return _read(reader, row, response)
    if response.status == 304 and conditional:
        if row.kind == Kind.ORPHAN:
            return Visit(row, State.DONE)  # it is still there, but not listed
        return Visit(row, State.UNCHANGED, Reading(discovered=list(reader.follow_unchanged(row))))
    if response.status in (404, 410):
        return Visit(row, State.GONE)
    return _failed(row, f"http_{response.status}", "")


def visit_without_answer(row: FrontierRow, failure: Failure) -> tuple[Visit, bool]:
    """The outcome of a request that got no answer, and whether the cause may pass."""
    request, error = failure.request, failure.value  # type: ignore[attr-defined]  # Scrapy adds the request
    if isinstance(error, RefusedRequest):
        if error.reason == "offsite" and "redirect_urls" in request.meta and row.kind in _PAGES:
            return Visit(row, State.GONE), False  # it redirects to another site, so to no product of this one
        return refused(row, error.reason, str(error)), False
    if isinstance(error, DownloadError):
        return _failed(row, error.reason, str(error)), error.temporary
    return _failed(row, _reason(error), str(error)), False


def refused(row: FrontierRow, reason: str, detail: str) -> Visit:
    """An address that is not asked for, with the reason."""
    return Visit(row, State.REFUSED, Reading(rejected=[Rejection(reason, detail, row.url)]))


def _read(reader: Reader, row: FrontierRow, response: Response) -> Visit:
    redirected = bool(response.meta.get("redirect_urls"))
    if row.kind == Kind.ORPHAN:
        return Visit(row, State.GONE if redirected else State.DONE)
    observed_at = datetime.now(UTC)
    try:
        reading = reader.read(row, response, observed_at)
    except Exception as error:  # a hostile body must cost its own page only
        logging.getLogger(__name__).exception("reading %s", row.url)
        reading = Reading(broken=f"{type(error).__name__}: {error}")
    # A feed or endpoint that asks to be left out of search results speaks of itself, not of what it lists.
    asked = _directives(response) if row.kind in _PAGES else RobotsDirectives()
    reading.announces_end |= asked.announces_end(observed_at)
    if asked.nofollow:
        reading.discovered = []
    if reading.noindex or asked.forbids_listing(observed_at):
        reading.rejected += [Rejection("noindex", product.name[:200], row.url) for product in reading.products]
        reading.products = []
        return Visit(row, State.GONE, reading)
    if reading.broken:
        reading.rejected.append(Rejection("unreadable", reading.broken, row.url))
        return Visit(row, State.FAILED, reading)
    if not reading.products and row.kind in _PAGES and redirected:
        return Visit(row, State.GONE, reading)
    state = State.DONE if reading.products or row.kind == Kind.SITEMAP else State.EMPTY
    if reading.announces_end:
        return Visit(row, state, reading, read=True)
    return Visit(row, state, reading, _header(response, "ETag"), _header(response, "Last-Modified"), read=True)


def _directives(response: Response) -> RobotsDirectives:
    return read_directives(value.decode("latin-1") for value in response.headers.getlist("X-Robots-Tag"))


def _failed(row: FrontierRow, reason: str, detail: str) -> Visit:
    return Visit(row, State.FAILED, Reading(rejected=[Rejection(reason, detail, row.url)]))


def _reason(error: BaseException | None) -> str:
    """What to call a failure that Scrapy's own middlewares raised."""
    if isinstance(error, ValueError):
        return "bad_url"  # a redirect to javascript:, say
    if isinstance(error, IgnoreRequest):
        return "redirect_loop" if "redirect" in str(error) else "too_large"  # when decompressed
    if isinstance(error, (OSError, EOFError, zlib.error)):
        return "undecodable"  # it is not packed as its header says
    return "request_failed"


def _header(response: Response, name: str) -> str | None:
    value = response.headers.get(name)
    return value.decode("latin-1")[:500] if value else None
