"""The demo's own deployment: its settings, and the addresses at which its sites were served."""

from typing import Any
from urllib.parse import urlsplit

from config.brand_files import load_brand_sites
from config.errors import OffshelfError
from config.settings import Settings

SHOP_ADDRESS = "shop-address.txt"


def demo_settings(settings: Settings) -> Settings:
    """Settings of the demo's own deployment; only the engine and its address are the caller's."""
    folder = settings.data_dir / "demo"
    own: dict[str, Any] = {
        "data_dir": folder,
        "config_dir": folder / "config",
        "database_url": None,
        "shop_name": "the demo shop",
        "currency": "EUR",
        "meilisearch_prefix": f"{settings.meilisearch_prefix}-demo",
        "allow_private_addresses": True,
        "brand_consent": {},
    }
    return settings.model_copy(update=own)


def demo_ports(settings: Settings) -> dict[str, int]:
    """Where everything was served when the demo was built: the index holds those addresses."""
    sites = load_brand_sites(settings.brands_dir).values()
    address = settings.data_dir / SHOP_ADDRESS
    if not address.is_file():
        raise OffshelfError("The demo has not been built.", "Run: offshelf demo --serve")
    urls = {site.name: site.url for site in sites} | {"shop": address.read_text("utf-8")}
    return {name: urlsplit(url).port or 0 for name, url in urls.items()}
