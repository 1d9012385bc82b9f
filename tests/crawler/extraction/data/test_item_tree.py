"""How much of a page with microdata is made a tree."""

from datetime import UTC, datetime

import pytest

from crawler.extraction.page import extract_page

NOW = datetime(2026, 1, 1, tzinfo=UTC)
BEHIND = "<p>Other things</p>" * 2_000
PRODUCT = """<html><head><title>Acme Cup</title></head><body><div itemscope itemtype="https://schema.org/Product">
<h1 itemprop="name">Acme Cup</h1><span itemprop="sku">C-4711</span>{last}</div>{behind}</body></html>"""


@pytest.mark.parametrize(
    "last",
    [
        '<p itemprop="description">It holds tea. It is <i>blue</i></p>',
        '<p itemprop="description">It holds tea. <b itemprop="color">It</b> is <i>blue</i></p>',
        '<div itemprop="description"><div>It holds tea.</div> It is <i>blue</i></div>',
        '<meta itemprop="description" content="<p>It holds tea.</p> It is blue">',
        '<pre><p itemprop="description">It holds tea.<br> It is <i>blue</i></pre>',
        '<P itemprop="description">It holds tea.<br> It is <i>blue</i></P>',
    ],
)
def test_the_last_value_is_read_to_its_end(last: str) -> None:
    page = PRODUCT.format(last=last, behind=BEHIND).encode()

    (product,) = extract_page(page, "https://shop.example/p/acme-cup", NOW).products

    assert product.description is not None
    assert product.description.startswith("It holds tea. It is blue")
