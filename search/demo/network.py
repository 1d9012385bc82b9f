"""All servers of the demo: six brand sites and the shop, each on a free port of loopback."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from search.demo.catalog import SITES
from search.demo.loopback import LoopbackServer
from search.demo.shop import ShopSite
from search.demo.sites.json_ld import JsonLdSite
from search.demo.sites.merchant_feed import MerchantFeedSite
from search.demo.sites.microdata import MicrodataSite
from search.demo.sites.shopify import ShopifySite
from search.demo.sites.site import DemoSite
from search.demo.sites.woocommerce import WooCommerceSite

CLASSES: dict[str, type[DemoSite]] = {
    "Tarnfell": JsonLdSite,
    "Quillbrook": MicrodataSite,
    "Mossanda": ShopifySite,
    "Brasska": WooCommerceSite,
    "Lumorra": MerchantFeedSite,
    "Vexlund": JsonLdSite,
}


@dataclass(frozen=True)
class DemoNetwork:
    """What is being served, and where."""

    sites: dict[str, DemoSite]
    """By brand."""
    urls: dict[str, str]
    """By brand."""
    shop_url: str


@contextmanager
def demo_network(ports: Mapping[str, int] | None = None) -> Iterator[DemoNetwork]:
    """Serves everything until the block is left, on free ports or on those given by brand and for ``shop``."""
    taken = ports or {}
    sites = {brand: CLASSES[brand](brand) for brand in SITES}
    with ExitStack() as stack:
        urls = {
            brand: stack.enter_context(LoopbackServer(site, taken.get(brand, 0))).url for brand, site in sites.items()
        }
        shop = stack.enter_context(LoopbackServer(ShopSite(), taken.get("shop", 0)))
        yield DemoNetwork(sites, urls, shop.url)
