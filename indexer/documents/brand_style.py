"""Brand styles with what was decided on each of their variants."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from crawler.product import Product, Variant
from indexer.verdict import Verdict

DECIDED = (Verdict.SOLD_HERE, Verdict.NOT_SOLD_HERE)


@dataclass(frozen=True, slots=True)
class JudgedVariant:
    """A listed brand variant; without a verdict where none was reached yet."""

    variant_id: str
    variant: Variant
    observed_at: datetime
    verdict: Verdict | None
    match_probability: float | None
    home_id: str | None
    home_style_key: str | None
    purchase_refusal: str | None = None
    """The words with which its site forbids buying by programs."""


@dataclass(frozen=True, slots=True)
class BrandStyle:
    """A harvested style as it is listed now."""

    site: str
    style_id: str
    product: Product
    variants: list[JudgedVariant]
    first_seen: datetime | None = None

    @property
    def home_style_key(self) -> str | None:
        """The home style that most of its decided variants matched; None if the shop has nothing of it, or may have."""
        keys = Counter(key for key in map(_decided_key, self.variants) if key)
        return min(keys, key=lambda key: (-keys[key], key)) if keys else None

    def by_home_style(self) -> dict[str, list[JudgedVariant]]:
        """Its variants by the home style that shows them; siblings without one of their own go with the most."""
        main = self.home_style_key
        found: dict[str, list[JudgedVariant]] = {}
        if main is not None:
            for variant in self.variants:
                found.setdefault(_decided_key(variant) or main, []).append(variant)
        return found


def _decided_key(variant: JudgedVariant) -> str | None:
    return variant.home_style_key if variant.verdict in DECIDED else None
