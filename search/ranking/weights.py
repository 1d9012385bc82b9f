"""How much each feature of the ranking counts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from indexer.engines.searchable import SEARCHED_FIELDS

_FIELDS = MappingProxyType(
    {
        "title": 2.25,
        "brand": 2.5,
        "category": 2.0,
        "identifiers": 1.0,
        "options": 1.0,
        "attributes": 1.0,
        "description": 2.0,
    }
)


@dataclass(frozen=True)
class RankingWeights:
    """The shipped weights are the middle of a broad optimum; ``benchmarks.relevance`` fits others to show it."""

    fields: Mapping[str, float] = field(default_factory=lambda: _FIELDS)
    """How much a word counts in each field."""
    tie: float = 0.1
    """The share of a word's other fields beside its best one."""
    k1: float = 1.5
    """BM25's saturation."""
    b: float = 0.75
    """BM25's length normalisation."""
    coverage: float = 1.0
    """The exponent of the share of the query that a document has."""
    phrase: float = 0.3
    """What two neighbours of the query add if they are neighbours in the title: a share of the lesser one's weight."""
    accessory: float = 0.4
    """What a product loses that is something else for what is looked for: a case, where laptops are."""
    mentioned: float = 0.3
    """What a product loses that only mentions the thing, where others are called so."""
    unwanted: float = 0.95
    """What a product loses that has what the query does not want."""
    agreement: float = 0.5
    """What being of the same kind as the best products adds."""
    brand_boost: float = 2.5
    """The factor for products of the brand that the query names."""

    @classmethod
    def untuned(cls) -> "RankingWeights":
        """All fields alike, BM25 as in textbooks, no other feature: where fitting begins."""
        alike = dict.fromkeys(SEARCHED_FIELDS, 1.0)
        return cls(
            alike,
            tie=0.0,
            b=0.75,
            coverage=0.0,
            phrase=0.0,
            accessory=0.0,
            mentioned=0.0,
            agreement=0.0,
            brand_boost=1.0,
        )


WEIGHTS = RankingWeights()
