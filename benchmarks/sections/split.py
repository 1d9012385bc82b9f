"""One catalog as a shop and its brands: which products the shop sells is drawn, and what was retrieved is parted so."""

import hashlib
from dataclasses import dataclass, replace

from indexer.engines.stored_document import StoredDocument
from search.retrieval.questions import CANDIDATES
from search.retrieval.retrieve import Retrieved


@dataclass(frozen=True)
class Split:
    """Drawn by hashes of the products' ids, so that every run and every engine has the same."""

    draw: int
    home_share: float
    """Of the products, how many the shop sells."""

    def at_home(self, product_id: str) -> bool:
        digest = hashlib.sha256(f"{self.draw} {product_id}".encode()).digest()
        return int.from_bytes(digest[:4], "big") / 2**32 < self.home_share

    def part(self, retrieved: Retrieved) -> Retrieved:
        """What would have been retrieved, had the brands' sites what the shop does not sell."""
        evidence = retrieved.evidence
        hits = list(retrieved.answers.home.hits[: len(evidence.documents)])
        at_home = [self.at_home(hit.document.home_id or "") for hit in hits]
        home = [place for place, kept in enumerate(at_home) if kept]
        brands = [place for place, kept in enumerate(at_home) if not kept][:CANDIDATES]
        for place in brands:
            document = hits[place].document.model_copy(update={"section": "buy_for_me"})
            hits[place] = replace(hits[place], stored=StoredDocument.of(document))
        answers = replace(
            retrieved.answers,
            home=replace(retrieved.answers.home, hits=[hits[place] for place in home], total=len(home)),
            candidates=replace(retrieved.answers.candidates, hits=[hits[place] for place in brands], total=len(brands)),
        )
        parted = replace(evidence.of([*home, *brands]), documents=[hits[place].stored for place in (*home, *brands)])
        return replace(retrieved, answers=answers, evidence=parted)
