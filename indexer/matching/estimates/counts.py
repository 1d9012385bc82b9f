"""What is counted over a whole market, or a part of it, and holds for each of its styles."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from indexer.matching.estimates.catalog_languages import CatalogLanguages
from indexer.matching.estimates.missed import MissRates, Telling, risen
from indexer.matching.estimates.prior import shares_sold
from indexer.matching.estimates.unnumbered import UnnumberedShares
from indexer.matching.styles.styles import Style
from indexer.matching.wording.brand_names import BrandNames

Scope = tuple[str, str, bool]
"""Site, brand, and whether a GTIN is stated."""


@dataclass(frozen=True)
class MarketCounts:
    """Counted once all of the market's styles are linked; kept, it decides single styles as the whole market would."""

    shares: Mapping[Scope, float]
    """How many styles of a scope are sold here, before their text is looked at."""
    shift: float
    """What to add to all log-odds: how much more, or less, is sold here than the scorer supposes."""
    unnumbered: UnnumberedShares
    missed: MissRates
    languages: CatalogLanguages
    unfound: Mapping[Scope, float] = field(default_factory=dict)
    """Of what text does not find of a scope, how many may be sold here at most."""
    offers: bool = False
    """Whether the catalogs hold many offers of one product."""

    def share(self, style: Style, home: Mapping[int, Style], brands: BrandNames) -> float:
        """For a style of a scope that was not counted, it follows from what is at hand of ``home``."""
        known = self.shares.get(scope_of(style))
        return shares_sold([style], list(home.values()), (), brands)[0] if known is None else known

    def chance_missed(self, style: Style, telling: Telling, share: float) -> float:
        """That a style is sold here though text finds nothing; ``share``: of its like, before any text."""
        return risen(self.missed.chance(telling, min(share, self.unfound.get(scope_of(style), 1.0))), self.shift)


def scope_of(style: Style) -> Scope:
    """By which shares are counted."""
    return style.site, style.record.brand, bool(style.gtins)
