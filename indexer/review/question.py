"""One question for a person: are these two the same? With what either answer would change."""

from math import log2

from pydantic import BaseModel, Field

from indexer.matching.judgements.judgement import Scope


class Question(BaseModel):
    """``subject`` and ``object`` are names as in ``indexer.matching.judgements.judgement``.

    Counts are of brand variants.
    """

    scope: Scope
    subject: str
    object: str
    site: str
    chance: float = Field(ge=0, le=1)
    """That the answer is "same", as far as is known."""
    if_same: int
    """How many verdicts would be another after "same", as far as the stored evidence tells."""
    if_different: int
    why: list[str] = Field(default_factory=list)
    """What is known, in sentences."""

    @property
    def expected_change(self) -> float:
        """How many verdicts the answer will change, on average."""
        return self.chance * self.if_same + (1 - self.chance) * self.if_different

    @property
    def uncertainty(self) -> float:
        """In bits: 1 where both answers are as likely."""
        return -sum(p * log2(p) for p in (self.chance, 1 - self.chance) if p > 0)

    @property
    def key(self) -> tuple[Scope, str, str]:
        return self.scope, self.subject, self.object

    @property
    def effect(self) -> str:
        """What hangs on it, as a sentence."""
        if self.if_same == self.if_different:
            return f"Either answer changes {_verdicts(self.if_same)}."
        return f"“Same” changes {_verdicts(self.if_same)}, “different” {_verdicts(self.if_different)}."

    def changes(self, decision: str) -> int:
        return self.if_same if decision == "same" else self.if_different


def _verdicts(count: int) -> str:
    return "1 verdict" if count == 1 else f"{count:,} verdicts"


def in_order(questions: list[Question]) -> list[Question]:
    """What changes most first; of equals the more uncertain one, then by name, so that the order is always the same."""
    return sorted(questions, key=lambda q: (-round(q.expected_change, 6), -round(q.uncertainty, 6), q.key))
