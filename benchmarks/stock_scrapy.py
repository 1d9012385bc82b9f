"""What one gets from Scrapy by its tutorial: a sitemap spider, one XPath a page, nothing stored.

python -m benchmarks.stock_scrapy URL
"""

import json
import sys
from typing import Any

from scrapy.crawler import CrawlerProcess
from scrapy.http import Response
from scrapy.spiders import SitemapSpider


class StockSpider(SitemapSpider):
    """Counts the pages that have a heading."""

    name = "stock"
    found = 0

    def parse(self, response: Response, **_: Any) -> None:
        if response.xpath("//h1/text()").get():
            StockSpider.found += 1


def main() -> None:
    """Crawl the site of the command line, and print how many pages were read."""
    settings = {"LOG_ENABLED": False, "TELNETCONSOLE_ENABLED": False, "CONCURRENT_REQUESTS_PER_DOMAIN": 8}
    process = CrawlerProcess(settings)
    process.crawl(StockSpider, sitemap_urls=[f"{sys.argv[1]}sitemap.xml"])
    process.start()
    sys.stdout.write(json.dumps({"pages": StockSpider.found}) + "\n")


if __name__ == "__main__":
    main()
