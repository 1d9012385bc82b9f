"""What shoppers ask: the judged queries, what they look like half typed, and with a filter chosen."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from search.evaluation import read_judgments

_SEED = 3
_BRANDS = ("HP", "Samsung", "Logitech", "StarTech.com", "Brother", "Sony")
_SHORTEST_PREFIX = 4


@dataclass(frozen=True)
class Asked:
    """One search; ``brand`` and ``most`` (a price) are filters."""

    text: str
    brand: str | None = None
    most: int | None = None


def query_mix(judgments: Path, count: int) -> Sequence[Asked]:
    """Six of ten as they are, two half typed, one of a brand, one below a price."""
    draw = random.Random(_SEED)
    texts = list(read_judgments(judgments))
    return [_asked(draw, draw.choice(texts), number % 10) for number in range(count)]


def _asked(draw: random.Random, text: str, kind: int) -> Asked:
    if kind in (6, 7) and len(text) > _SHORTEST_PREFIX:
        return Asked(text[: draw.randint(_SHORTEST_PREFIX, len(text) - 1)].strip())
    if kind == 8:
        return Asked(text, brand=draw.choice(_BRANDS))
    return Asked(text, most=draw.choice((20, 50, 200))) if kind == 9 else Asked(text)
