"""Brand sites to add, and what is done with them."""

import io
import json
from datetime import datetime
from typing import Any

from rich.console import Console

from config.database import open_database
from config.progress import silent
from config.settings import Settings
from crawler.brands.brands import add_brand
from crawler.brands.report import BrandReport
from crawler.tables import tombstone
from tests.loopback import LoopbackSite

JSON_LD = """<!doctype html><title>{name} | Acme shoes and more things to wear</title>
<meta property="og:site_name" content="Acme"><script type="application/ld+json">{data}</script><h1>{name}</h1>"""


def product_page(name: str, brand: str | None = "Acme", currency: str = "EUR", **fields: Any) -> str:
    offer = {
        "@type": "Offer",
        "price": "10.00",
        "priceCurrency": currency,
        "availability": "https://schema.org/InStock",
    }
    node = {"@context": "https://schema.org", "@type": "Product", "name": name, "offers": offer, **fields}
    if brand:
        node["brand"] = {"@type": "Brand", "name": brand}
    return JSON_LD.replace("{name}", name).replace("{data}", json.dumps(node).replace("{", "{ "))


def sitemap(site: LoopbackSite, *paths: str) -> None:
    entries = "".join(f"<url><loc>{site.url}{path}</loc></url>" for path in paths)
    site.add("/sitemap.xml", f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</urlset>')


def shopify(site: LoopbackSite, pages: dict[str, str], count: int = 4) -> None:
    products = [
        {"id": n, "title": f"Cap {n}", "handle": f"cap-{n}", "vendor": "Capital", "options": [{"name": "Title"}],
         "variants": [{"id": n * 10, "price": "12.00", "option1": "Default Title", "available": True}]}
        for n in range(1, count + 1)
    ]  # fmt: skip
    site.add("/", "<title>Capital</title>")
    site.add("/products.json", json.dumps({"products": products}), content_type="application/json")
    for path, body in pages.items():
        site.add("/" + path, body)


def add(settings: Settings, url: str, **how: Any) -> BrandReport:
    return add_brand(settings, url, how.pop("site_id", None), how.pop("name", None), silent, **how)


def port(site: LoopbackSite) -> str:
    return site.url.rstrip("/").rpartition(":")[2]


def bury(settings: Settings, site: str, url: str) -> None:
    database = open_database(settings)
    with database.begin() as connection:
        row = {"site": site, "url": url, "reason": "asked to", "purged_at": datetime(2026, 1, 2)}
        connection.execute(tombstone.insert().values(row))
    database.dispose()


def printed(report: object) -> str:
    console = Console(width=120, file=io.StringIO(), record=True)
    console.print(report)
    return console.export_text()
