"""What shoppers ask: the judged queries, what they look like half typed, and with a filter chosen."""

import gzip
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import orjson

from search.evaluation.judgments import read_judgments

_SEED = 3
_BRANDS = ("HP", "Samsung", "Logitech", "StarTech.com", "Brother", "Sony")
_COLORS = ("black", "white", "silver", "blue", "red")
_PRICES = (20, 50, 200)
_SHORTEST_PREFIX = 4
_MOST_DRAWS = 1_000
"""After so many that were asked before, there is hardly another."""


@dataclass(frozen=True)
class Asked:
    """One search; ``brand`` and ``most`` (a price) are filters."""

    text: str
    brand: str | None = None
    most: int | None = None


def query_mix(data: Path, count: int) -> Sequence[Asked]:
    """Six of ten typed in full, two half typed, one filtered by brand, one by price. ``data``: the judged catalog.

    No two are the same: an engine that keeps what it answered would be measured by its memory.
    """
    draw = random.Random(_SEED)
    texts = list(read_judgments(data / "judgments.csv"))
    full = list(dict.fromkeys(_typed(draw, texts, data / "products.jsonl.gz", count)))
    draw.shuffle(full)
    mixed: dict[Asked, None] = {}
    for number in range(count):
        drawn = (_asked(draw, texts, full, number % 10) for _ in range(_MOST_DRAWS))
        one = next((asked for asked in drawn if asked not in mixed), None)
        if one is None:
            raise SystemExit(f"Only {number} of {count} searches differ from one another; ask for fewer (--searches).")
        mixed[one] = None
    return list(mixed)


def _typed(draw: random.Random, texts: Sequence[str], products: Path, count: int) -> Iterator[str]:
    """The judged queries, these with a brand and with a colour, and how titles begin."""
    yield from texts
    for firsts in (_BRANDS, _COLORS):
        yield from (f"{draw.choice(firsts)} {draw.choice(texts)}" for _ in range(count // 3))
    with gzip.open(products) as file:
        titles = [orjson.loads(line)["title"].split() for line in file]
    yield from (" ".join(draw.choice(titles)[: draw.choice((2, 3, 4))]) for _ in range(count // 3))


def _asked(draw: random.Random, texts: Sequence[str], full: list[str], kind: int) -> Asked:
    if kind in (6, 7):
        text = draw.choice([text for text in texts if len(text) > _SHORTEST_PREFIX])
        return Asked(text[: draw.randint(_SHORTEST_PREFIX, len(text) - 1)].strip())
    if kind == 8:
        return Asked(draw.choice(texts), brand=draw.choice(_BRANDS))
    return Asked(draw.choice(texts), most=draw.choice(_PRICES)) if kind == 9 else Asked(full.pop())
