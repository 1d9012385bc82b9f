"""Runs that are not as expected: held, taken back, and accepted when a person says so."""

from email.message import Message

import pytest
from sqlalchemy import select

from config.brand_files import load_brand_site, write_brand_site
from config.database import opened_database
from config.expectations import Expectations
from config.settings import Settings
from crawler.tables import harvest_product, harvest_variant, offer_history
from tests.crawler.crawl.conftest import Crawl, Harvest
from tests.crawler.crawl.shop import Shop
from tests.loopback import Request, Response


def expect(settings: Settings, **bounds: object) -> None:
    site = load_brand_site(settings.brands_dir, "acme")
    values = {"expect": Expectations.model_validate(bounds)}
    write_brand_site(settings.brands_dir, site.model_copy(update=values))


def contents(settings: Settings) -> list[tuple[object, ...]]:
    """What the store says of products and variants, without the times and numbers of runs."""
    product, variant, history = harvest_product.c, harvest_variant.c, offer_history.c
    with opened_database(settings) as database, database.connect() as connection:
        rows = [
            *connection.execute(select(product.product_id, product.record, product.content_hash, product.changed_at)),
            *connection.execute(select(variant.variant_id, variant.record, variant.delisted_at, variant.prior)),
            *connection.execute(select(history.variant_id, history.price)),
        ]
    return sorted((tuple(row) for row in rows), key=repr)


def lose_prices(shop: Shop) -> None:
    """The site was rebuilt, and its data states no price any more."""
    for name in shop.prices:
        page = shop.site.routes[shop.path(name)]
        assert callable(page)

        def without(_: Request, page: object = page) -> Response:
            assert callable(page)
            answer = page(Request("GET", "", {}, Message(), ""))
            body = answer.body.replace(b'"price"', b'"cost"')
            return Response(body, headers={"ETag": '"rebuilt"'})

        shop.site.routes[shop.path(name)] = without


@pytest.fixture
def rebuilt(shop: Shop, crawl: Crawl) -> Shop:
    assert crawl().state == "complete"
    lose_prices(shop)
    shop.sell("boot-9")
    return shop


@pytest.mark.usefixtures("rebuilt")
def test_a_run_that_lost_its_prices_is_held_and_taken_back(settings: Settings, crawl: Crawl) -> None:
    before = contents(settings)

    report = crawl()

    assert report.state == "held", report
    assert "state price" in str(report.reason)
    assert report.taken_back == 6
    assert (report.listed, report.fill["price"]) == (5, 1.0)
    assert contents(settings) == before


@pytest.mark.usefixtures("rebuilt")
def test_a_held_run_is_read_again_and_can_be_accepted(crawl: Crawl, harvest: Harvest) -> None:
    assert crawl().state == "held"
    assert crawl().state == "held"

    assert crawl(accept=True).state == "complete"
    products = harvest()
    assert len(products) == 6
    assert [p.product.variants[0].offer.price for p in products.values() if p.product.variants[0].offer].count(
        None
    ) == 5


def test_a_site_that_really_shrank_can_be_accepted(shop: Shop, crawl: Crawl, harvest: Harvest) -> None:
    crawl()
    for number in range(4):
        shop.remove(f"boot-{number}")
    refused = crawl()
    assert (refused.state, refused.delisted_products) == ("incomplete", 0)

    accepted = crawl(accept=True)

    assert (accepted.state, accepted.delisted_products) == ("complete", 4)
    assert list(harvest()) == ["Acme boot-4"]


def test_growth_beyond_belief_is_held(settings: Settings, shop: Shop, crawl: Crawl, harvest: Harvest) -> None:
    for number in range(5, 100):
        shop.sell(f"boot-{number}")
    expect(settings, largest_growth=1.5)
    assert crawl().products == 100
    for number in range(100, 160):
        shop.sell(f"boot-{number}")

    report = crawl()

    assert (report.state, report.products, report.listed) == ("held", 160, 100)
    assert len(harvest()) == 100


def test_a_site_s_own_bounds_are_kept(settings: Settings, shop: Shop, crawl: Crawl) -> None:
    shop.sell("boot-0")
    expect(settings, products=6)
    report = crawl()
    assert (report.state, report.reason) == ("incomplete", "only 5 products were found; at least 6 are expected")
    expect(settings, fill={"gtin": 0.9})
    assert crawl(full=True).reason == "only 0% of the variants state gtin; 90% are expected"
    expect(settings, largest_drop=1)
    assert crawl().state == "complete"


def test_changes_of_a_believed_run_are_not_kept_to_be_taken_back(settings: Settings, shop: Shop, crawl: Crawl) -> None:
    crawl()
    shop.sell("boot-1", "12.00")
    assert crawl().state == "complete"
    with opened_database(settings) as database, database.connect() as connection:
        for table in (harvest_product, harvest_variant):
            assert not connection.execute(select(table.c.prior).where(table.c.prior.is_not(None))).all()
