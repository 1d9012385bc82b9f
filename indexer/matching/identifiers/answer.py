"""What identifiers say of a brand's variant."""

from dataclasses import dataclass, field

from indexer.matching.identifiers.index import Place
from indexer.matching.styles.variant_fit import VariantFit
from indexer.verdict import Evidence


@dataclass
class IdentifierAnswer:
    """``style`` and ``fit``: the home style that an identifier names, and the variant's row in it."""

    style: int | None = None
    fit: VariantFit | None = None
    probability: float = 0.0
    """That they are the same product."""
    evidence: list[Evidence] = field(default_factory=list)
    suspect: Place | None = None
    """A home row that an identifier speaks for and something else forbids: nobody may say that it is not sold."""

    def note(self, code: str, detail: str) -> None:
        self.evidence.append(Evidence(code=code, detail=detail))

    def told(self) -> tuple[object, ...]:
        """All of it, as what is the same whenever the same is said."""
        fit = self.fit and (self.fit.row and self.fit.row.id, self.fit.clear, self.fit.silent, self.fit.absent)
        facts = [(fact.code, fact.detail) for fact in self.evidence]
        return self.style, fit, self.probability, facts, self.suspect

    def join(self, style: int, fit: VariantFit, probability: float) -> None:
        self.style, self.fit, self.probability = style, fit, probability
