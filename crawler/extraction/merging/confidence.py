"""How likely a field's value is right: a logistic model of its source and of what the page's other sources say.

Its weights, ``confidence.json``, are fitted by ``python -m benchmarks.confidence`` on labelled pages.
"""

import json
import math
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

WEIGHTS = Path(__file__).with_name("confidence.json")
UNSURE = 0.5
"""What is less likely than this is left unknown."""
PRINT = "print"
"""As a source that agrees: the page prints the amount somewhere outside its code."""

_ALIKE = {
    "low_price": "price",
    "high_price": "price",
    "price_currency": "currency",
    "product_id": "sku",
    "product.sku": "sku",
}


def features(field: str, source: str, agreeing: Iterable[str], contested: bool) -> list[str]:
    """What is taken into account, as names of weights, each once."""
    kind, others = _ALIKE.get(field, field), set(agreeing) - {source}
    found = ["any", f"field {kind}", f"source {source}", f"{kind} from {source}"]
    found += ["printed"] if PRINT in others else []
    others.discard(PRINT)
    found += ["agreed"] if others else []
    found += ["agreed twice"] if len(others) > 1 else []
    return [*found, "contested"] if contested else found


def probability(field: str, source: str, agreeing: Iterable[str], contested: bool) -> float | None:
    """The chance that a value is right; None for a field that no labelled page speaks of."""
    return _probability(field, source, frozenset(agreeing), contested)


@lru_cache(maxsize=1024)
def _probability(field: str, source: str, agreeing: frozenset[str], contested: bool) -> float | None:
    weights = _weights()
    if f"field {_ALIKE.get(field, field)}" not in weights:
        return None
    score = sum(weights.get(name, 0.0) for name in features(field, source, agreeing, contested))
    return round(1 / (1 + math.exp(-score)), 3)


@lru_cache(maxsize=1)
def _weights() -> dict[str, float]:
    weights: dict[str, float] = json.loads(WEIGHTS.read_text("utf-8"))
    return weights
