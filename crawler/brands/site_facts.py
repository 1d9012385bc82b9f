"""What a look at one brand site found, beside what is configured."""

from typing import Self

from pydantic import BaseModel

from config.brand_site import BrandSite, Platform
from config.consent import Consent
from crawler.brands.fill_rate import fill_rates
from crawler.brands.lacks import Lack, lacks_of
from crawler.brands.site_probe import SiteProbe
from crawler.recognition.recogniser import Counting

BY_PAGES = ("structured_data", "prestashop", "bigcommerce", "salesforce")
"""Platforms whose products are found on their pages."""


class SiteFacts(BaseModel):
    """A site as it is configured and as it was just found."""

    id: str
    name: str
    url: str
    platform: Platform
    reasons: list[str]
    """How the platform and the figures are known."""
    robots: str
    sitemaps: list[str]
    feeds: list[str]
    products: int | None
    counting: Counting
    """What ``products`` is: exact, an estimate, a least number, or unknown."""
    sampled: int
    """Products that ``fill`` is about."""
    fill: dict[str, float]
    """By field, the share of sampled products that state it, 0 to 1."""
    currency: str | None
    currency_source: str | None
    """Where the site states the currency that the platform's endpoint lacks."""
    brand: str | None
    consent: Consent
    dropped: dict[str, int]
    """What the sample's pages said that was not taken, by reason."""
    lacks: list[Lack]
    """What the sampled products do not state, for the brand's owner: what costs most first."""
    warnings: list[str]
    written: str | None
    """The YAML file, after ``brand add``."""
    page: str | None = None
    """The file with what the pages lack, to send to their owner, after ``brand check``."""
    next_step: str

    @classmethod
    def of(cls, site: BrandSite, probe: SiteProbe, written: str | None = None) -> Self:
        """The facts about a site; ``written`` is its YAML file, if it was written just now."""
        return cls(
            id=site.id,
            name=site.name,
            url=site.url,
            platform=probe.platform,
            reasons=probe.reasons,
            robots=probe.robots,
            sitemaps=probe.sitemaps,
            feeds=probe.feeds,
            products=probe.products,
            counting=probe.counting,
            sampled=len(probe.sample),
            fill=fill_rates(probe.sample),
            currency=probe.currency,
            currency_source=probe.currency_source,
            brand=site.brand,
            consent=site.consent,
            dropped=dict(probe.rejected.most_common()),
            lacks=lacks_of(probe.sample),
            warnings=list(_warnings(site, probe)),
            written=written,
            next_step=f"offshelf crawl {site.id}" if probe.sample else f"offshelf preview {site.url}",
        )


def _warnings(site: BrandSite, probe: SiteProbe) -> list[str]:
    found = []
    fill = fill_rates(probe.sample)
    if site.platform != probe.platform:
        found.append(f"its file says {site.platform}; renew it with: offshelf brand add {site.url} --id {site.id}")
    if not probe.sample:
        found.append("no product was found in the sample: look at one of its product pages with offshelf preview")
    if probe.platform == "shopify" and probe.currency is None and not fill.get("price_currency"):
        found.append("its currency is stated nowhere that may be read: set 'currency' in its file if you know it")
    if not probe.sitemaps and probe.platform in BY_PAGES:
        found.append("no sitemap: products are found by following links, which takes longer and may miss some")
    return found
