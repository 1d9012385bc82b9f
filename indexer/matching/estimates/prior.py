"""How likely a brand's style is sold here before its text is looked at: no catalog sells more than it has."""

from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np

from indexer.matching.styles.styles import Style
from indexer.matching.wording.brand_names import BrandNames

_ON_SITE = 0.8
"""Share of a shop's styles of a brand that the brand's site still shows, and the most of a site that a shop sells."""
_TRAINED = 0.5
"""Share of records with a match in the catalogs that the scorer was calibrated on."""
_LEAST = 0.01
_LOWEST, _HIGHEST = -3.0, 0.0
"""That a shop sells nearly all of a brand makes no doubtful pair a match."""


def shares_sold(
    site: Sequence[Style], home: Sequence[Style], joined: Iterable[tuple[int, int]], brands: BrandNames
) -> list[float]:
    """For each style of the site the probability that it is sold here, before its text is looked at.

    It follows from how many home styles of the brand are left for how many styles of it on the same site, once
    identifiers have joined theirs (``joined``: numbers of site style and home style). Two that both have a GTIN would
    have been joined: they are not left for each other.
    """
    pairs = list(joined)
    gone_site, gone_home = {site_style for site_style, _ in pairs}, {home_style for _, home_style in pairs}
    at_home = Counter((h.record.brand, bool(h.gtins)) for number, h in enumerate(home) if number not in gone_home)
    on_site = Counter((_scope(s), bool(s.gtins)) for number, s in enumerate(site) if number not in gone_site)
    of_brand = Counter(style.record.brand for style in site)
    shares: dict[tuple[tuple[str, str], bool], float] = {}
    for scope in sorted({scope for scope, _ in on_site}):
        bare, coded = (_left(scope[1], has_gtin, at_home, brands, of_brand) for has_gtin in (False, True))
        for_all = bare / max(on_site[scope, True] + on_site[scope, False], 1)
        shares[scope, True] = share_of(for_all)
        shares[scope, False] = share_of(for_all + coded / max(on_site[scope, False], 1))
    return [shares.get((_scope(style), bool(style.gtins)), _TRAINED) for style in site]


def share_of(left: float) -> float:
    """The share that is sold where so many home styles are left for every style of the site."""
    return min(max(_ON_SITE * left, _LEAST), _ON_SITE)


def prior_weight(share: float) -> float:
    """The match weight (log-odds) that a share of styles sold here adds to what the scorer says."""
    odds = share / (1 - share) * (1 - _TRAINED) / _TRAINED
    return float(np.clip(np.log(max(odds, 1e-9)), _LOWEST, _HIGHEST))


def _scope(style: Style) -> tuple[str, str]:
    return style.site, style.record.brand


def _left(
    brand: str, has_gtin: bool, at_home: Counter[tuple[str, bool]], brands: BrandNames, of_brand: Counter[str]
) -> float:
    """Home styles of the brand, or of any brand for a style without one.

    Of those without a brand, as many are taken for the brand's as of all that the sites list (``of_brand``).
    """
    its = sum(count for (name, coded), count in at_home.items() if coded == has_gtin and brands.may_own(brand, name))
    return its + at_home["", has_gtin] * of_brand[brand] / of_brand.total() if brand else its
