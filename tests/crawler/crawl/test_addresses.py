"""One product under several addresses is one record of the harvest."""

import json
from collections.abc import Iterable

from config.database import open_database
from config.settings import Settings
from crawler.harvest.harvest import iter_harvest
from tests.crawler.crawl.conftest import Crawl, Harvest
from tests.crawler.crawl.shop import Shop
from tests.loopback import LoopbackSite

OFFER = {"@type": "Offer", "price": "30.00", "priceCurrency": "EUR", "availability": "https://schema.org/InStock"}
SEVERAL: dict[str, tuple[str, dict[str, str], tuple[str, ...]]] = {
    "Canonical": ('<link rel="canonical" href="/hats/sun">', {}, ("hats/sun", "sale/sun", "women/new/sun")),
    "Stated": ("", {"url": "/hats/rain"}, ("hats/rain", "sale/rain")),
    "Numbered": ("", {"productID": "4711"}, ("hats/wind", "sale/wind")),
    "Tracked": ("", {}, ("hats/snow?utm_source=mail", "hats/snow?gclid=7", "hats/snow")),
}
"""Head, stated data and addresses of products, by what says that the addresses are of one."""


def page(name: str, data: dict[str, object], head: str = "") -> str:
    product = {"@context": "https://schema.org", "@type": "Product", "name": name, "sku": f"S-{name}", "offers": OFFER}
    script = f'<script type="application/ld+json">{json.dumps(product | data)}</script>'
    return f"<title>{name}</title>{head}{script}<h1>{name}</h1>"


def records(settings: Settings) -> list[tuple[str, list[str]]]:
    """Name and variant ids of every record of the harvest."""
    engine = open_database(settings)
    with engine.connect() as connection:
        found = [(stored.product.name, stored.variant_ids) for stored in iter_harvest(connection)]
    engine.dispose()
    return sorted(found)


def publish(site: LoopbackSite, settings: Settings, addresses: Iterable[str]) -> None:
    """Configure the site with a sitemap of these addresses."""
    Shop(site).configure(settings)
    entries = "".join(f"<url><loc>{site.url}{address}</loc></url>" for address in addresses)
    site.add("/sitemap.xml", f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</urlset>')


def test_a_product_under_several_addresses_is_stored_once(site: LoopbackSite, settings: Settings, crawl: Crawl) -> None:
    publish(site, settings, [address for _, _, addresses in SEVERAL.values() for address in addresses])
    for name, (head, stated, addresses) in SEVERAL.items():
        for path in {address.partition("?")[0] for address in addresses}:
            site.add(f"/{path}", page(name, {**stated}, head))

    first = crawl()
    stored = records(settings)
    again = crawl(full=True)

    assert (first.state, again.state) == ("complete", "complete")
    assert [name for name, _ in stored] == sorted(SEVERAL)
    assert all(len(ids) == 1 for _, ids in stored)
    assert records(settings) == stored


def test_pages_of_two_colours_are_one_product_with_two_variants(
    site: LoopbackSite, settings: Settings, crawl: Crawl, harvest: Harvest
) -> None:
    publish(site, settings, ["hats/red", "hats/blue"])
    for color in ("red", "blue"):
        group = {"@type": "ProductGroup", "productGroupID": "hat", "name": "Hat"}
        of_color: dict[str, object] = {
            "sku": f"SH-{color}",
            "color": color,
            "url": f"/hats/{color}",
            "isVariantOf": group,
        }
        site.add(f"/hats/{color}", page("Hat", of_color))

    crawl()

    stored = harvest()
    assert list(stored) == ["Hat"]
    assert sorted(v.options["color"] for v in stored["Hat"].product.variants) == ["blue", "red"]
