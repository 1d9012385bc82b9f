"""What says how well text can find each style of a site again, and how often it does not."""

from collections.abc import Iterable, Mapping, Sequence

from indexer.matching.estimates.catalog_languages import CatalogLanguages
from indexer.matching.estimates.missed import MissRates, Telling
from indexer.matching.estimates.unnumbered import UnnumberedShares
from indexer.matching.styles.styles import Style
from indexer.matching.texts.candidate import TextCandidate
from indexer.matching.wording.brand_names import BrandNames
from indexer.text import terms

_RECOGNISED = 0.1
"""Probability from which text has found a candidate, if doubtfully: what is less likely counts as missed."""

Candidates = Mapping[int, Sequence[TextCandidate]]


class Tellings:
    """Of a site's styles by their numbers, with the ``candidates`` that they have when they are asked about."""

    def __init__(
        self,
        site: Mapping[int, Style],
        brands: BrandNames,
        candidates: Candidates,
        languages: CatalogLanguages,
        unnumbered: UnnumberedShares,
    ) -> None:
        self._site, self._brands, self._candidates = site, brands, candidates
        self._languages, self._unnumbered = languages, unnumbered
        self._read: dict[int, tuple[int, float, float]] = {}
        """What is read of a style once: words, how foreign it is, and the share of the unnumbered."""

    def of(self, number: int, home: int | None = None) -> Telling:
        """``home``: what the style is known to be, which is no sibling of itself."""
        style = self._site[number]
        siblings = any(c.style != home and c.vetoed for c in self._candidates.get(number, ()))
        words, foreign, unnumbered = self._reading(number)
        return Telling((style.site, style.record.brand), words, siblings, foreign, unnumbered)

    def foreign(self, number: int) -> float:
        """The share of what home has of its brand that is written in another language."""
        return self._reading(number)[1]

    def miss_rates(self, known: Iterable[tuple[int, int]]) -> MissRates:
        """How often text does not know again what is known to be a home style."""
        pairs = list(known)
        return MissRates([self.of(*pair) for pair in pairs], [self._recognised(*pair) for pair in pairs])

    def _recognised(self, number: int, home: int) -> bool:
        return any(c.style == home and c.chance > _RECOGNISED for c in self._candidates.get(number, ()))

    def _reading(self, number: int) -> tuple[int, float, float]:
        if number not in self._read:
            style = self._site[number]
            words, foreign = len(terms(style.record.title)), self._languages.elsewhere(style)
            self._read[number] = words, foreign, self._unnumbered.share(style, self._brands)
        return self._read[number]
