"""Catalog documents of any number, scaled from the electronics catalog: the same ones in every run.

Every further copy of the catalog is in another order, has other ids, model numbers, GTINs and prices, and so as many
new terms as a larger catalog would bring; its words are as frequent as before. Seven of ten documents are the shop's,
the others candidates of twelve brand sites.
"""

import gzip
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

import orjson

from crawler.product import Availability
from indexer.document import CatalogDocument, DocumentVariant
from indexer.text import squash
from indexer.verdict import Verdict

SITES = 12
_SEEN = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
_HOME_OF_TEN = 7
_IN_STOCK_OF_TEN = 9
_BATCH = 1_000

Row = dict[str, Any]


def documents(file: Path, count: int) -> Iterator[CatalogDocument]:
    """So many documents; a smaller catalog is the beginning of a larger one."""
    for batch in batches(file, count):
        yield from batch.documents()


def batches(file: Path, count: int) -> Iterator["CatalogSlice"]:
    """``documents``, to be made in any process."""
    return (CatalogSlice(file, start, min(start + _BATCH, count)) for start in range(0, count, _BATCH))


@dataclass(frozen=True)
class CatalogSlice:
    """The documents with these numbers."""

    file: Path
    start: int
    end: int

    def documents(self) -> Iterator[CatalogDocument]:
        size = len(_rows(self.file, 0))
        number = self.start
        while number < self.end:
            copy, place = divmod(number, size)
            for row in _rows(self.file, copy)[place : place + self.end - number]:
                yield _document(row, copy, number)
                number += 1


@lru_cache(maxsize=2)
def _rows(file: Path, copy: int) -> list[Row]:
    """The rows of the source in the order of a copy."""
    if copy:
        rows = list(_rows(file, 0))
        random.Random(copy).shuffle(rows)
        return rows
    with gzip.open(file) as lines:
        rows = list(map(orjson.loads, lines))
    for row in rows:
        row["attributes"] = attributes = {name: _text(value) for name, value in row["attributes"].items()}
        row["options"] = _options(attributes)
        mpn, title = row["mpn"], row["title"]
        row["around_mpn"] = title.split(mpn) if mpn in title else [f"{title} ", ""]
        row["mpn_start"] = mpn[:12], squash(mpn[:12])
        row["category"] = attributes.get("product_type") or attributes.get("type")
    return rows


def _style(row: Row) -> CatalogDocument:
    """What all documents of a row have in common, so that it is checked once."""
    if "style" not in row:
        row["style"] = _unnumbered(row)
    style: CatalogDocument = row["style"]
    return style


def _unnumbered(row: Row) -> CatalogDocument:
    return CatalogDocument(
        id="",
        section="home",
        title="",
        brand=row["brand"],
        category=row["category"],
        description=row["description"],
        image=row["image"],
        attributes=row["attributes"],
        variants=[DocumentVariant()],
    )


def _document(row: Row, copy: int, number: int) -> CatalogDocument:
    drawn = int.from_bytes(blake2b(f"{copy} {row['id']}".encode(), digest_size=8).digest(), "big")
    title, *identifiers = _numbered(row, copy, drawn)
    at_home = drawn % 10 < _HOME_OF_TEN
    key = f"{number:08d}"
    variant = DocumentVariant(
        home_id=key if at_home else None,
        variant_id=None if at_home else f"variant-{key}",
        brand_site=None if at_home else f"site{drawn % SITES}",
        title=title,
        options=row["options"],
        url=f"https://shop.example/p/{key}",
        image=row["image"],
        price=Decimal(max(199, row["price_minor_units"] + drawn % 2_000 - 1_000)) / 100,
        price_currency="USD",
        availability=Availability.IN_STOCK if drawn // 10 % 10 < _IN_STOCK_OF_TEN else Availability.OUT_OF_STOCK,
        observed_at=None if at_home else _SEEN,
        verdict=Verdict.SOLD_HERE if at_home else Verdict.NOT_SOLD_HERE,
        match_probability=None if at_home else 0.01,
    )
    return _style(row).model_copy(
        update={
            "id": f"home.{drawn:020x}" if at_home else f"{variant.brand_site}.{drawn:020x}",
            "section": "home" if at_home else "buy_for_me",
            "home_id": variant.home_id,
            "brand_site": variant.brand_site,
            "title": title,
            "url": variant.url,
            "identifiers": list(dict.fromkeys(identifiers)),
            "verdict": variant.verdict,
            "variants": [variant],
        }
    )


def _numbered(row: Row, copy: int, drawn: int) -> tuple[str, str, str, str]:
    """Title, GTIN, part number, and that squashed: the source's own in the first copy."""
    if not copy:
        return row["title"], row["gtins"][0], row["mpn"], squash(row["mpn"])
    digits = f"{drawn % 100_000:05d}"
    start, squashed = row["mpn_start"]
    mpn = f"{start}-{digits}"
    return mpn.join(row["around_mpn"]), f"{drawn % 10**13:013d}", mpn, squashed + digits


def _options(attributes: dict[str, str]) -> dict[str, str]:
    color, size = attributes.get("product_colour"), attributes.get("display_diagonal")
    found = {"color": color and color.partition(",")[0], "size": size and f"{size} in"}
    return {name: value for name, value in found.items() if value}


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
