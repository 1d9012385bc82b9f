"""A brand site on loopback for crawl tests: product pages by JSON-LD, a sitemap, ETags, and a log of what was asked."""

import json
from hashlib import sha1
from pathlib import Path

from config.brand_files import write_brand_site
from config.brand_site import BrandSite, Platform
from config.settings import Settings
from tests.loopback import LoopbackSite, Request, Response


class Shop:
    """Products that can be added, changed and removed between two crawls."""

    def __init__(self, site: LoopbackSite) -> None:
        self.site = site
        self.prices: dict[str, str] = {}
        self.lastmod: dict[str, str] = {}
        site.routes["/robots.txt"] = lambda _: Response(f"Sitemap: {site.url}sitemap.xml".encode())
        site.routes["/sitemap.xml"] = self._sitemap

    def sell(self, name: str, price: str = "9.50") -> str:
        """Put a product on the site, or change its price; returns the path of its page."""
        self.prices[name] = price
        self.site.routes[self.path(name)] = lambda request: self._page(name, request)
        return self.path(name)

    def remove(self, name: str, keep_in_sitemap: bool = False) -> None:
        """Take a product's page down."""
        del self.site.routes[self.path(name)]
        if not keep_in_sitemap:
            del self.prices[name]

    @staticmethod
    def path(name: str) -> str:
        return f"/products/{name}"

    def configure(self, settings: Settings, site_id: str = "acme", platform: Platform = "structured_data") -> BrandSite:
        """Write the site's YAML."""
        brand = BrandSite(id=site_id, name="Acme", url=self.site.url, platform=platform, currency="EUR")
        write_brand_site(settings.brands_dir, brand)
        return brand

    def _sitemap(self, _: Request) -> Response:
        stated = ((self.path(name), self.lastmod.get(name)) for name in self.prices)
        entries = "".join(
            f"<url><loc>{self.site.url}{path[1:]}</loc>{f'<lastmod>{lastmod}</lastmod>' if lastmod else ''}</url>"
            for path, lastmod in stated
        )
        text = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</urlset>'
        return Response(text.encode(), content_type="application/xml")

    def _page(self, name: str, request: Request) -> Response:
        body = page_of(name, self.prices.get(name, "1.00"), f"{self.site.url}{self.path(name)[1:]}")
        etag = f'"{sha1(body).hexdigest()}"'
        if request.headers.get("If-None-Match") == etag:
            return Response(b"", 304, headers={"ETag": etag})
        return Response(body, headers={"ETag": etag})


def page_of(name: str, price: str, url: str) -> bytes:
    """A product page."""
    offer = {"@type": "Offer", "price": price, "priceCurrency": "EUR", "availability": "https://schema.org/InStock"}
    product = {
        "@context": "https://schema.org",
        "@type": "Product",
        "name": f"Acme {name}",
        "offers": offer,
        "sku": name,
    }
    data = json.dumps(product | {"brand": {"@type": "Brand", "name": "Acme"}, "url": url})
    return f'<title>Acme {name}</title><script type="application/ld+json">{data}</script><h1>Acme {name}</h1>'.encode()


def environment(settings: Settings) -> dict[str, str]:
    """The environment variables under which a command line sees these settings."""
    return {
        "OFFSHELF_DATA_DIR": str(Path(settings.data_dir)),
        "OFFSHELF_CONFIG_DIR": str(Path(settings.config_dir)),
        "OFFSHELF_ALLOW_PRIVATE_ADDRESSES": "true",
    }
