"""Which spider reads a site: its platform's, or a module of the site's own beside the brand files."""

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

from config.brand_site import BrandSite
from config.errors import ConfigError
from crawler.spiders.base import BrandSpider
from crawler.spiders.magento import MagentoSpider
from crawler.spiders.merchant_feed import AgenticFeedSpider, MerchantFeedSpider
from crawler.spiders.prestashop import PrestaShopSpider
from crawler.spiders.shopify import ShopifySpider
from crawler.spiders.structured_data import StructuredDataSpider
from crawler.spiders.woocommerce import WooCommerceSpider

SPIDERS: dict[str, type[BrandSpider]] = {
    "structured_data": StructuredDataSpider,
    "shopify": ShopifySpider,
    "woocommerce": WooCommerceSpider,
    "magento": MagentoSpider,
    "prestashop": PrestaShopSpider,
    "bigcommerce": StructuredDataSpider,
    "salesforce": StructuredDataSpider,
    "merchant_feed": MerchantFeedSpider,
    "agentic_feed": AgenticFeedSpider,
}


def spider_of(site: BrandSite, config_dir: Path) -> type[BrandSpider]:
    """The spider of a site. Raises ConfigError where its own can't be loaded."""
    return _own_spider(config_dir / "spiders" / f"{site.spider}.py") if site.spider else SPIDERS[site.platform]


def _own_spider(path: Path) -> type[BrandSpider]:
    spec = spec_from_file_location(f"offshelf_site_{path.stem}", path)
    if spec is None or spec.loader is None or not path.is_file():
        raise ConfigError(f"There is no {path}, which a brand file's key 'spider' names.", "Write it, or drop the key.")
    module = module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except Exception as error:  # it is somebody else's code
        raise ConfigError(f"{path} can't be loaded: {type(error).__name__}: {error}.", "Correct that file.") from error
    own = [
        value
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, BrandSpider) and value.__module__ == spec.name
    ]
    if len(own) != 1:
        raise ConfigError(f"{path} defines {len(own)} spiders.", "Define one class that derives from a spider of ours.")
    return own[0]
