"""The verdict on one brand variant: does the shop sell it?"""

from enum import StrEnum

from pydantic import BaseModel, Field


class Verdict(StrEnum):
    """Per variant; a style rolls up with ``some_variants_not_sold_here`` as the mixed case."""

    SOLD_HERE = "sold_here"
    NOT_SOLD_HERE = "not_sold_here"
    UNCERTAIN = "uncertain"
    SOME_VARIANTS_NOT_SOLD_HERE = "some_variants_not_sold_here"


class Evidence(BaseModel):
    """One fact that spoke for or against; ``code`` is stable, ``detail`` is for people."""

    code: str
    detail: str
    weight: float | None = None
    """Match weight (log-odds, natural logarithm): positive speaks for the same product; None where it decided alone."""


class VariantVerdict(BaseModel):
    """Everything that was decided on one brand variant."""

    variant_id: str
    verdict: Verdict | None
    """None without a usable home catalog."""
    match_probability: float | None
    """That this variant is sold at home."""
    home_id: str | None = None
    home_style_key: str | None = None
    evidence: list[Evidence] = Field(default_factory=list)


def roll_up(verdicts: list[Verdict | None]) -> Verdict | None:
    """The style's verdict from its variants': None if any is missing, uncertain if nothing firmer can be said."""
    if not verdicts or None in verdicts:
        return None
    kinds = set(verdicts)
    if kinds == {Verdict.SOLD_HERE} or kinds == {Verdict.NOT_SOLD_HERE}:
        return verdicts[0]
    if Verdict.NOT_SOLD_HERE in kinds and Verdict.SOLD_HERE in kinds:
        return Verdict.SOME_VARIANTS_NOT_SOLD_HERE
    return Verdict.UNCERTAIN
