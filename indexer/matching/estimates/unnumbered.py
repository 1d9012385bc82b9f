"""How much of what home sells of a brand is called by no part number, so that no part number can find it."""

from collections import Counter
from collections.abc import Collection, Mapping

from indexer.matching.styles.styles import Style
from indexer.matching.wording.brand_names import BrandNames


class UnnumberedShares:
    """Counted over the home styles of a brand that no identifier has joined."""

    def __init__(self, home: Mapping[int, Style], joined: Collection[int]) -> None:
        """Home styles by number, and ``joined`` the numbers of some."""
        left = [(style.record.brand, bool(style.all_numbers)) for n, style in home.items() if n not in joined]
        self._all = Counter(brand for brand, _ in left)
        self._unnumbered = Counter(brand for brand, numbered in left if not numbered)
        self._shares: dict[str, float] = {}

    def share(self, style: Style, brands: BrandNames) -> float:
        """Of what is left of its brand, or of all brands for a style without one; 0 for a style without a number."""
        if not style.all_numbers:
            return 0.0
        brand = style.record.brand
        if brand not in self._shares:
            its = [name for name in self._all if brands.may_own(brand, name)]
            self._shares[brand] = sum(self._unnumbered[name] for name in its) / max(
                sum(self._all[name] for name in its), 1
            )
        return self._shares[brand]
