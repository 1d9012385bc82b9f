"""A feed given by its address: Google Merchant's or an agentic-commerce one."""

import io
from itertools import islice

from config.brand_site import Platform
from crawler.platforms.feed_item import FeedError, Item
from crawler.platforms.feed_items import iter_items
from crawler.platforms.feed_source import chunks
from crawler.platforms.merchant_feed import iter_products
from crawler.platforms.reading import Reading
from crawler.probe.pages import is_google_feed, table_columns
from crawler.recognition.recogniser import Look, Recognition

_FLAGS = ("enable_search", "enable_checkout", "is_eligible_search", "is_eligible_checkout")
_KINDS: dict[Platform, str] = {"merchant_feed": "a Google Merchant feed", "agentic_feed": "an agentic-commerce feed"}


class FeedRecogniser:
    """The address itself is a feed."""

    def recognise(self, look: Look) -> Recognition | None:
        body = look.front.body
        platform = feed_platform(body)
        if platform is None:
            return None
        reading = Reading(platform, look.front.final_url, look.now)
        products = list(iter_products(io.BytesIO(body), reading))
        broken = any(r.reason.startswith("feed_") for r in reading.rejected)
        return Recognition(
            platform,
            [f"the address answers with {_KINDS[platform]}"],
            products,
            reading.rejected,
            len(products),
            "at_least" if broken else "exact",
            feeds=[look.url],
        )


def feed_platform(body: bytes) -> Platform | None:
    """Which kind of feed a body is; None for anything else."""
    try:
        head = next(chunks(io.BytesIO(body)), b"")
    except FeedError:
        return None
    columns = table_columns(head)
    if head.lstrip()[:1] in (b"{", b"["):
        return "agentic_feed" if any(_is_product(item) for item in _first_items(body)) else None
    if (
        not is_google_feed(head)
        and not {"id", "title", "link"} <= columns
        and not {"item_id", "title", "url"} <= columns
    ):
        return None
    flagged = columns.intersection(_FLAGS) or any(_FLAGS[0] in item or _FLAGS[1] in item for item in _first_items(body))
    return "agentic_feed" if flagged else "merchant_feed"


def _first_items(body: bytes) -> list[Item]:
    try:
        return [item for _, item in islice(iter_items(io.BytesIO(body)), 20)]
    except FeedError:
        return []


def _is_product(item: Item) -> bool:
    return {"id", "title", "link"} <= item.keys()
