"""What extraction sees on one page, for looking at a site before and after it is crawled."""

import gzip
import zlib
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from config.errors import CrawlError, InputError, reason_of
from config.report import Report
from config.settings import Settings
from crawler.extraction.content.stated_address import stated_address
from crawler.extraction.page import extract_page
from crawler.product import Product
from crawler.rejection import Rejection
from crawler.urls import absolute

if TYPE_CHECKING:
    from rich.console import RenderableType

MAX_BYTES = 16 * 1024 * 1024


class Preview(Report):
    """The page's product, if it is about one, and everything that was dropped on the way."""

    url: str
    products: list[Product]
    rejected: list[Rejection]
    canonical_url: str | None
    noindex: bool

    def __rich__(self) -> "RenderableType":
        from crawler.brands.preview_tables import preview_tables

        return preview_tables(self.url, self.products, self.rejected)


def preview_page(settings: Settings, target: str, url: str | None) -> Preview:
    """Read a page from an address or a file (.html or .html.gz).

    ``url`` is the address that a file was saved from; unless given it is the one that the page itself states. Raises
    InputError for a file that can't be read, or a ``url`` that is no address; CrawlError for an address that doesn't
    answer with a page.
    """
    if target.lower().startswith(("http://", "https://")):
        body, address, content_type = _fetched(settings, target)
    else:
        body, content_type = _read(Path(target)), None
        address = _given(url) or stated_address(body) or f"https://file.invalid/{Path(target).name}"
    page = extract_page(body, address, datetime.now(UTC), content_type)
    return Preview(
        url=address,
        products=page.products,
        rejected=page.rejected,
        canonical_url=page.canonical_url,
        noindex=page.noindex,
    )


def _given(url: str | None) -> str | None:
    if url and absolute(url) is None:
        raise InputError(f"'{url}' is no web address.", "Give --url the address that the page was saved from.")
    return url


def _fetched(settings: Settings, url: str) -> tuple[bytes, str, str | None]:
    from crawler.probe.fetch import fetch_pages

    page = fetch_pages(settings, [url])[0]
    if page.error:
        raise CrawlError(
            f"{url} can't be fetched: {page.error}.", "Check the address, or save the page and preview the file."
        )
    if page.status != 200:
        raise CrawlError(f"{url} answers with status {page.status}.", "Check the address in a browser.")
    return page.body, page.final_url, page.headers.get("content-type")


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            body = file.read(MAX_BYTES + 1)
        if body[:2] == b"\x1f\x8b":
            with gzip.open(path) as file:
                body = file.read(MAX_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(
            f"{path} can't be read: {reason_of(error)}.", "Give an address, or a saved .html or .html.gz file."
        ) from error
    if len(body) > MAX_BYTES:
        raise InputError(f"{path} is larger than 16 MiB.", "No product page is; give the page itself.")
    return body
