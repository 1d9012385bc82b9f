"""A document with its place in the order, and why it stands there."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from indexer.document import CatalogDocument
from indexer.engines.stored_document import StoredDocument
from search.ranking.contributions import Contributions, ScoreParts


@dataclass(slots=True)  # hundreds are made for a page of 24, and a frozen one takes four times as long
class RankedDocument:
    """A document with its score, and what the score comes of."""

    stored: StoredDocument
    score: float
    coverage: float
    """Share of the telling words that it has, by weight, among those that any document has; 1 without words."""
    matched: dict[str, list[str]]
    """By word, the fields that have it."""
    parts: ScoreParts | None = None
    """Of all that were ranked together; None where nothing was."""
    place: int = 0
    """Where it stands in the parts."""
    boosts: Mapping[str, float] | None = None
    """What its score was multiplied by since."""

    @property
    def document(self) -> CatalogDocument:
        """All of the document, read when it is asked for."""
        return self.stored.document

    @property
    def contributions(self) -> Contributions:
        """How the score came about, worked out when it is asked for."""
        found = self.parts.of(self.place) if self.parts else Contributions()
        return replace(found, factors={**found.factors, **(self.boosts or {})})

    def boosted(self, name: str, by: float) -> "RankedDocument":
        """With its score multiplied, which ``name`` accounts for."""
        boosts = {**self.boosts, name: self.boosts.get(name, 1.0) * by} if self.boosts else {name: by}
        return RankedDocument(self.stored, self.score * by, self.coverage, self.matched, self.parts, self.place, boosts)
