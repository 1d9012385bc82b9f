"""A brand site: one YAML file that says where a source is and how to read it."""

import re
from typing import Literal
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, field_validator

from config.consent import Consent
from config.expectations import Expectations

Platform = Literal[
    "structured_data",
    "shopify",
    "woocommerce",
    "magento",
    "prestashop",
    "bigcommerce",
    "salesforce",
    "merchant_feed",
    "agentic_feed",
]


class BrandSite(BaseModel):
    """One source. ``id`` names the source, never a product's brand; only ``brand`` may fill a missing one."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]{0,62}$")
    name: str = Field(min_length=1, max_length=200)
    url: str
    platform: Platform = "structured_data"
    spider: str | None = Field(None, pattern=r"^[a-z][a-z0-9_]{0,62}$")
    """Name of a module of the site's own in the folder ``spiders`` beside the brand files; None for the platform's."""
    brand: str | None = None
    """Fills a product's missing brand; leave it out where the site sells several brands."""
    aliases: list[str] = Field(default_factory=list)
    """Other names of ``brand`` that shoppers and catalogs use."""
    feeds: list[str] = Field(default_factory=list)
    """Addresses of product feeds, for the merchant_feed and agentic_feed platforms."""
    sitemaps: list[str] = Field(default_factory=list)
    """Addresses of sitemaps, beside those that robots.txt names."""
    follow: list[str] = Field(default_factory=list)
    """Regular expressions of URLs to visit; empty means all of the host."""
    consent: Consent = Consent.SILENT
    expect: Expectations = Expectations()
    """What a crawl has to give before it is believed."""
    schedule: str | None = None
    """Cron expression of this site's crawl (UTC); None means the common one."""
    currency: str | None = Field(None, pattern=r"^[A-Z]{3}$")
    """Currency of a platform whose product endpoint states none, as the site itself states it elsewhere."""

    @field_validator("id")
    @classmethod
    def _free(cls, site_id: str) -> str:
        if site_id == "home":
            raise ValueError("is the home catalog's own")  # ids of its documents begin with it
        return site_id

    @field_validator("url", "feeds", "sitemaps")
    @classmethod
    def _absolute(cls, stated: str | list[str]) -> str | list[str]:
        for url in [stated] if isinstance(stated, str) else stated:
            if not _is_web_address(url):
                raise ValueError(f"{url!r} is no absolute http or https address")
        return stated

    @field_validator("follow")
    @classmethod
    def _compiles(cls, patterns: list[str]) -> list[str]:
        for pattern in patterns:
            try:
                re.compile(pattern)
            except re.error as error:
                raise ValueError(f"{pattern!r} is no regular expression: {error}") from error
        return patterns


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # a port beyond 65,535, or half an IPv6 address
        return False
