"""How long to wait between two requests to a host: Scrapy's AutoThrottle, for crawls whose usual answer is 304."""

from scrapy.core.downloader import Slot
from scrapy.extensions.throttle import AutoThrottle
from scrapy.http import Response


class Throttle(AutoThrottle):
    """Follows a host's latency, never below the floor, which a site's Crawl-delay raises."""

    def raise_floor(self, delay: float) -> None:
        """Wait at least ``delay`` seconds from now on, whichever host is asked."""
        self.mindelay = max(self.mindelay, delay)
        for slot in self.crawler.engine.downloader.slots.values():
            slot.delay = max(slot.delay, delay)

    def _adjust_delay(self, slot: Slot, latency: float, response: Response) -> None:
        """Errors may only slow us down. AutoThrottle counts 304 among them, so that one slow answer would slow down
        all the rest of a crawl of unchanged pages."""
        super()._adjust_delay(slot, latency, response.replace(status=200) if response.status == 304 else response)
