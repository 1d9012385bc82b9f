"""Suggestions from the documents of a build, as they pass by."""

import heapq
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from zlib import crc32

from indexer.document import AVAILABLE_NOW, CatalogDocument
from indexer.engines.facts import category_levels, folded_value
from indexer.suggestions.entry import HOME, Entry, Kind, Source
from indexer.suggestions.phrases import PhraseCounts

MOST_PRODUCTS = 100_000
"""Products that are suggested by name; of more, the shop's own in stock first, then a sample. A search finds all."""

_LONGEST_TEXT = 120
_MOST_PHRASE_TITLES = 50_000

_Ranked = tuple[int, int, str, str, Source]
"""How much speaks for a product, a number by which others are drawn, id, title, source."""


_Said = tuple[Source, str | None, str | None]
"""Source, brand and category of a style: few differ in a catalog, so styles are counted by them first."""


@dataclass
class _Tally:
    """Styles by spelling, and where they are from."""

    spellings: Counter[str] = field(default_factory=Counter)
    sources: set[Source] = field(default_factory=set)

    def entry(self) -> Entry:
        shown = min(self.spellings, key=lambda text: (-self.spellings[text], text))
        return Entry(shown, self.spellings.total(), frozenset(self.sources))


class SuggestionGatherer:
    """Takes every document of a build, in any order, and then gives the entries by kind."""

    def __init__(self, currency: str) -> None:
        self._currency = currency
        self._brands: defaultdict[str, _Tally] = defaultdict(_Tally)
        self._categories: defaultdict[str, _Tally] = defaultdict(_Tally)
        self._queries: defaultdict[str, _Tally] = defaultdict(_Tally)
        self._styles: Counter[_Said] = Counter()
        self._products: list[_Ranked] = []

    def consider(self, document: CatalogDocument) -> None:
        """Count what the document offers; what is withheld, or is a candidate that can't be offered, is left out."""
        if document.section == "withheld" or (document.section == "buy_for_me" and not self._offered(document)):
            return
        source = HOME if document.section == "home" else (document.brand_site or "", document.brand or "")
        self._styles[source, document.brand, document.category] += 1
        self._keep(document, source)

    def merge(self, other: "SuggestionGatherer") -> None:
        """As if this had considered what the other has."""
        self._styles.update(other._styles)
        for product in other._products:
            self._take(product)

    def entries(self) -> Mapping[Kind, Sequence[Entry]]:
        """By kind, the best first."""
        for said, styles in self._styles.items():
            self._count_styles(*said, styles)
        self._styles.clear()
        self._count_phrases()
        products = [Entry(title, 1, frozenset((source,)), id_) for _, _, id_, title, source in self._best_products()]
        return {
            "query": _ordered(self._queries),
            "brand": _ordered(self._brands),
            "category": _ordered(self._categories),
            "product": products,
        }

    def _count_styles(self, source: Source, brand: str | None, category: str | None, styles: int) -> None:
        brand, levels = _tidy(brand), category_levels(category)
        if brand:
            _count(self._brands, brand, source, styles)
        for level in levels:
            _count(self._categories, _tidy(level), source, styles)
        if levels:
            kind = _tidy(levels[-1].rpartition(" > ")[2]).lower()
            _count(self._queries, kind, source, styles)
            if brand:
                _count(self._queries, f"{brand} {kind}".lower(), source, styles)

    def _offered(self, document: CatalogDocument) -> bool:
        offered = [
            variant.availability in AVAILABLE_NOW and variant.price and variant.price_currency == self._currency
            for variant in document.variants
        ]
        return any(offered)

    def _keep(self, document: CatalogDocument, source: Source) -> None:
        rank = 0
        if source == HOME:
            available = [variant.availability in AVAILABLE_NOW for variant in document.variants]
            rank = 1 + any(available)
        drawn = crc32(document.id.encode("utf-8", "replace"))
        if len(self._products) < MOST_PRODUCTS or (rank, drawn) >= self._products[0][:2]:
            title = _tidy(document.title)
            if title:
                self._take((rank, drawn, document.id, title, source))

    def _take(self, product: _Ranked) -> None:
        if len(self._products) < MOST_PRODUCTS:
            heapq.heappush(self._products, product)
        elif product > self._products[0]:
            heapq.heapreplace(self._products, product)

    def _best_products(self) -> list[_Ranked]:
        """The shortest names first among those that as much speaks for."""
        return sorted(self._products, key=lambda found: (-found[0], len(found[3]), found[3], found[2]))

    def _count_phrases(self) -> None:
        phrases = PhraseCounts()
        drawn = heapq.nlargest(_MOST_PHRASE_TITLES, self._products)
        phrases.learn(title for _, _, _, title, _ in drawn)
        for _, _, _, title, source in drawn:
            for phrase in phrases.of(title):
                _count(self._queries, phrase, source, 1)


def _tidy(text: str | None) -> str:
    return " ".join((text or "")[: _LONGEST_TEXT * 2].split())[:_LONGEST_TEXT].rstrip()


def _count(tallies: defaultdict[str, _Tally], text: str, source: Source, styles: int) -> None:
    key = folded_value(text)
    if key:
        tally = tallies[key]
        tally.spellings[text] += styles
        tally.sources.add(source)


def _ordered(tallies: Mapping[str, _Tally]) -> list[Entry]:
    found = [tally.entry() for tally in tallies.values()]
    return sorted(found, key=lambda entry: (-entry.styles, len(entry.text), entry.text))
