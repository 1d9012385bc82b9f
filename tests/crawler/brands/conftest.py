"""A brand site with structured data."""

import pytest

from tests.crawler.brands.sites import product_page
from tests.loopback import LoopbackSite


@pytest.fixture
def acme(site: LoopbackSite) -> LoopbackSite:
    """Structured data: 40 products and some other pages in a sitemap that robots.txt names."""
    site.add("/robots.txt", "User-agent: *\nDisallow: /cart\nSitemap: {base}maps/all.xml\n")
    site.add("/", "<title>Acme</title><h1>Welcome</h1>")
    pages = [f"products/boot-{n}" for n in range(40)]
    for page in pages:
        site.add(f"/{page}", product_page(f"Boot {page[-2:]}", sku=page[-6:]))
    entries = "".join(f"<url><loc>{site.url}{page}</loc></url>" for page in [*pages, "about", "blog/a", "blog/b"])
    site.add("/maps/all.xml", f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</urlset>')
    return site
