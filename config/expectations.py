"""What a brand site's crawl has to give before it is believed: the ``expect:`` block of its YAML."""

from pydantic import BaseModel, ConfigDict, Field, field_validator

FILLED = ("brand", "category", "images", "gtin", "mpn", "sku", "price", "price_currency", "availability")


class Expectations(BaseModel):
    """Bounds on one run. A run outside of them is held: what it changed is taken back until a person accepts it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    products: int = Field(1, ge=0)
    """Least number of products."""
    largest_drop: float = Field(0.3, ge=0, le=1)
    """Share of the last complete run's products that may be missing."""
    largest_growth: float = Field(10.0, ge=1)
    """Most times as many products as in the last complete run; it has to have had a hundred."""
    fill: dict[str, float] = Field(default_factory=dict)
    """Least share of variants that state a field, by field, 0 to 1. Unless given, half of the last complete run's."""

    @field_validator("fill")
    @classmethod
    def _known_fields(cls, fill: dict[str, float]) -> dict[str, float]:
        for name, share in fill.items():
            if name not in FILLED:
                raise ValueError(f"'{name}' is no field that is counted ({', '.join(FILLED)})")
            if not 0 <= share <= 1:
                raise ValueError(f"the share of '{name}' has to be between 0 and 1")
        return fill
