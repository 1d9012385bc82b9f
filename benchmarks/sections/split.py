"""One catalog as a shop and its brands: which products the shop sells is drawn, and what was retrieved is parted so."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from indexer.engines.query import EngineHit
from search.evidence import Evidence
from search.questions import CANDIDATES
from search.retrieval import Retrieved


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
        home: list[tuple[EngineHit, Evidence]] = []
        brands: list[tuple[EngineHit, Evidence]] = []
        for hit, evidence in zip(retrieved.answers.home.hits, retrieved.evidence, strict=False):
            if self.at_home(hit.document.home_id or ""):
                home.append((hit, evidence))
            else:
                document = hit.document.model_copy(update={"section": "buy_for_me"})
                brands.append((replace(hit, document=document), replace(evidence, document=document)))
        return _answered(retrieved, home, brands[:CANDIDATES])


def _answered(
    retrieved: Retrieved, home: Sequence[tuple[EngineHit, Evidence]], brands: Sequence[tuple[EngineHit, Evidence]]
) -> Retrieved:
    answers = replace(
        retrieved.answers,
        home=replace(retrieved.answers.home, hits=[hit for hit, _ in home], total=len(home)),
        candidates=replace(retrieved.answers.candidates, hits=[hit for hit, _ in brands], total=len(brands)),
    )
    return replace(retrieved, answers=answers, evidence=[evidence for _, evidence in (*home, *brands)])
