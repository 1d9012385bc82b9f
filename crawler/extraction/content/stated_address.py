"""The address that a saved page says it had."""

from crawler.extraction.content.decoding import decode_page
from crawler.extraction.content.markup_scan import scan_markup
from crawler.extraction.content.urls import web_url


def stated_address(body: bytes) -> str | None:
    """The canonical link or ``og:url`` of a page whose address is not known; None if it states no absolute one."""
    markup = scan_markup(decode_page(body))
    return next((url for stated in (markup.canonical, markup.meta("og:url")) if (url := web_url(stated, ""))), None)
