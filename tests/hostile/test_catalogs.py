"""Sites that state one thing today and another tomorrow, or claim what is another's."""

import json
from decimal import Decimal

import pytest

from crawler.runs.doubt import LEAST_GROWN
from indexer.verdict import Verdict
from tests.hostile.case import page, product
from tests.hostile.conftest import Crawl, Crawled, add_decent_products, add_sitemap
from tests.hostile.server import HostileServer, respond
from tests.indexer.matching.conftest import Shop

GTIN = "04006381333931"


def sell(server: HostileServer, number: int) -> None:
    """Let the site have this many products."""
    server.routes.clear()
    add_sitemap(server, add_decent_products(server, number))


def listing(server: HostileServer, number: int) -> None:
    """Let the site list this many products on the pages of one endpoint."""
    server.routes = {"/robots.txt": respond("")}
    for begin in range(0, number + 250, 250):
        records = [
            {
                "id": n,
                "title": f"Decent {n}",
                "handle": f"d{n}",
                "variants": [{"id": n, "price": "9", "available": True}],
            }
            for n in range(begin, min(begin + 250, number))
        ]
        path = f"/products.json?limit=250&page={begin // 250 + 1}"
        server.routes[path] = respond(json.dumps({"products": records}), headers={"Content-Type": "application/json"})


def listed(found: Crawled) -> tuple[int, int]:
    return found.report.listed, found.report.delisted_products


@pytest.mark.parametrize(
    "left", [pytest.param(2, id="29-shrinks-to-a-tenth"), pytest.param(0, id="29-shrinks-to-nothing")]
)
def test_shrinking(server: HostileServer, crawl: Crawl, left: int) -> None:
    sell(server, 20)
    crawl()
    sell(server, left)
    found = crawl()

    assert found.report.state != "complete"
    assert found.report.reason
    assert (listed(found), found.decent) == ((20, 0), 20)


def test_29_grows_a_hundredfold(server: HostileServer, crawl: Crawl) -> None:
    for times in (1, 100):
        listing(server, LEAST_GROWN * times)
        found = crawl("shopify", currency="EUR")

    assert found.report.state == "held"
    assert found.decent == LEAST_GROWN


def test_22_currency_changes_between_runs(server: HostileServer, crawl: Crawl) -> None:
    """What the site says now holds, with no amount taken from before."""
    for currency in ("EUR", "CHF"):
        sell(server, 3)
        offer = {"@type": "Offer", "price": "25.00", "priceCurrency": currency}
        server.routes["/products/decent-0"] = page(product("Decent boot 0", sku="D0", offers=offer))
        found = crawl()
        [boot] = [p for p in found.products if p.name == "Decent boot 0"]
        assert boot.variants[0].offer
        assert (boot.variants[0].offer.price, boot.variants[0].offer.price_currency) == (Decimal("25.00"), currency)


@pytest.fixture
def catalogs() -> Shop:
    """A shop that sells one boot with a GTIN, and brand sites to compare it with."""
    shop = Shop()
    shop.sells("h1", "Ridge 200 boot", gtins=[GTIN])
    return shop


def test_23_one_gtin_on_many_products(catalogs: Shop) -> None:
    """Ten different products can't all be the one that the shop sells."""
    names = ("Whistling kettle", "Storm tent", "Headlamp", "Climbing rope", "Gas stove", "Merino sock")
    for number, name in enumerate(names):
        catalogs.brand_shows(str(number), f"{name} of {number * 7} parts", [{"gtin": GTIN}])
    verdicts = catalogs.verdicts()

    assert not any(found.verdict is Verdict.SOLD_HERE for found in verdicts.values())
    assert all("gtin_not_unique" in [fact.code for fact in found.evidence] for found in verdicts.values())


def test_24_gtin_of_another_brand(catalogs: Shop) -> None:
    """A brand that claims another's GTIN is not joined with it, and that is told."""
    catalogs.brand_shows("1", "Sly sandal", [{"gtin": GTIN}], site="sly", brand="Sly")
    found = catalogs.verdicts()["1"]

    assert found.verdict is not Verdict.SOLD_HERE
    assert any("conflict" in fact.code or "brand" in fact.code for fact in found.evidence)


def test_25_homoglyphs_are_the_brand_that_they_look_like(catalogs: Shop) -> None:
    """So that a look-alike comes by no verdict and no consent of its own; another letter is another brand."""
    for number, brand in enumerate(("H\u0430lden", "Hal\u200bden", "\u202eHalden", "Haldem")):
        catalogs.brand_shows(str(number), "Ridge 200 boot", [{"gtin": GTIN}], site=f"sly{number}", brand=brand)
    verdicts = catalogs.verdicts()

    joined = [verdicts[str(number)].verdict is Verdict.SOLD_HERE for number in range(4)]
    assert joined == [True, True, True, False]


def test_26_pack_of_what_is_sold_singly() -> None:
    """6 x 330 ml is not the bottle of 330 ml."""
    shop = Shop()
    shop.sells("h1", "Halden Spring lemonade 330 ml", mpn="SPR-330")
    shop.brand_shows("1", "Spring lemonade 6 x 330 ml", [{"mpn": "SPR-330"}])

    assert shop.verdicts()["1"].verdict is not Verdict.SOLD_HERE
