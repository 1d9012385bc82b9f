"""What is said of a crawl under way."""

from crawler.crawl_pace import CrawlPace


def test_rate_is_of_the_last_seconds_and_errors_come_by_reason() -> None:
    times = iter([0.0, 10.0, 25.0, 35.0])
    pace = CrawlPace(lambda: next(times))
    event = {"done": 0, "total": 5_000, "products": 0, "requests": {"200": 1}}

    first = pace.note(event)
    notes = [
        pace.note(event | {"done": done, "products": done, "requests": requests})
        for done, requests in (
            (100, {"200": 100, "304": 2}),
            (400, {"200": 400, "timeout": 2, "404": 30, "paused": 9}),
            (1_400, {"200": 1_400, "503": 1, "timeout": 2, "404": 30, "dns": 3, "429": 4}),
        )
    ]

    assert first == "0 products read, 5,000 in the queue"
    assert notes[0] == "100 products read, 4,900 in the queue, 10.0 pages/s"
    assert notes[1] == "400 products read, 4,600 in the queue, 20.0 pages/s; errors: 404 30, timeout 2"
    assert notes[2].endswith("pages/s; errors: 404 30, 429 4, dns 3, timeout 2, …")
