"""How latency and answers move the delay between two requests."""

import pytest
from scrapy import Spider
from scrapy.core.downloader import Slot
from scrapy.crawler import Crawler
from scrapy.http import Response

from crawler.politeness.throttle import Throttle


@pytest.mark.parametrize(("status", "delay"), [(200, 2.0), (304, 2.0), (404, 4.0), (503, 4.0)])
def test_quick_answers_shorten_the_delay_unless_they_are_errors(status: int, delay: float) -> None:
    throttle = Throttle(Crawler(Spider, {"AUTOTHROTTLE_ENABLED": True}))
    throttle.mindelay, throttle.maxdelay = 1.0, 60.0
    slot = Slot(concurrency=1, delay=4.0, jitter=0.0)

    throttle._adjust_delay(slot, 0.0, Response("http://acme.example/", status=status))

    assert slot.delay == delay
