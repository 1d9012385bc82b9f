"""How likely a brand's style is sold here before its text is looked at: no catalog sells more than it has."""

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np

from indexer.matching.brand_names import Agreement, BrandNames
from indexer.matching.styles import Style

_ON_SITE = 0.8
"""Share of a shop's styles of a brand that the brand's site still shows."""
_TRAINED = 0.5
"""Share of records with a match in the catalogs that the scorer was calibrated on."""
_LOWEST, _HIGHEST = -3.0, 1.0


def prior_weights(
    site: Sequence[Style], home: Sequence[Style], joined: Iterable[tuple[int, int]], brands: BrandNames
) -> list[float]:
    """For each style of the site a match weight (log-odds), to add to what the scorer says.

    It follows from how many home styles of the brand are left for how many styles of it on the same site, once
    identifiers have joined theirs (``joined``: numbers of site style and home style).
    """
    pairs = list(joined)
    gone_site, gone_home = {site_style for site_style, _ in pairs}, {home_style for _, home_style in pairs}
    left_home = Counter(style.record.brand for number, style in enumerate(home) if number not in gone_home)
    left_site = Counter((style.site, style.record.brand) for n, style in enumerate(site) if n not in gone_site)
    weights = {key: _weight(key[1], count, left_home, brands) for key, count in left_site.items()}
    return [weights.get((style.site, style.record.brand), 0.0) for style in site]


def _weight(brand: str, on_site: int, at_home: Counter[str], brands: BrandNames) -> float:
    left = sum(count for name, count in at_home.items() if brands.compare(brand, name) is Agreement.AGREE)
    if not brand:
        left = sum(at_home.values())
    share = min(_ON_SITE * left / on_site, 0.95)
    odds = share / (1 - share) * (1 - _TRAINED) / _TRAINED
    return float(np.clip(np.log(max(odds, 1e-9)), _LOWEST, _HIGHEST))
