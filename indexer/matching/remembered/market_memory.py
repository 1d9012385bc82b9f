"""In which part of a market each style is decided, and in which parts its identifiers occur."""

import pickle
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import numpy as np

from indexer.matching.features.frequencies import key_hash
from indexer.matching.judgements.judgement import Judgements
from indexer.matching.matrices.arrays import map_arrays, write_arrays
from indexer.matching.parts.market_parts import NO_BRAND, WHOLE, MarketPart, bucket
from indexer.matching.parts.packed_batch import shared_identifiers
from indexer.matching.parts.style_spool import StyleSpool
from indexer.matching.remembered.readable import keep, readable
from indexer.matching.styles.styles import Style
from indexer.matching.wording.brand_families import brand_families

Side = Literal["home", "site"]
NO_PART, EVERYWHERE = -1, -2


@dataclass
class KnownMarket:
    """What changes from run to run."""

    parts: list[str]
    brands: dict[str, int]
    """By brand the number of its part."""
    judgements: Judgements
    styles: dict[tuple[Side, int], int] = field(default_factory=dict)
    """By the hash of a key, the part of a style that came or moved."""
    identifiers: dict[tuple[Side, int], set[int]] = field(default_factory=dict)
    """By the hash of an identifier, the parts of styles that came or were changed."""


class MarketMemory:
    """Opened from its folder; ``save`` keeps what was changed in it."""

    def __init__(self, folder: Path) -> None:
        """Raises OSError where it can't be read."""
        self._folder = folder
        with readable(folder):
            self.known: KnownMarket = pickle.loads((folder / "market").read_bytes())
            self._arrays = map_arrays(folder / "where")

    def part_of(self, side: Side, key: str) -> int:
        """Where a style is decided, or met; ``NO_PART`` for one that is new, or of a brand that no site has."""
        hashed = key_hash(key)
        if (known := self.known.styles.get((side, hashed))) is not None:
            return known
        return next(iter(self._found(f"{side} styles", hashed)), NO_PART)

    def parts_with(self, side: Side, style: Style) -> set[int]:
        """The parts in which styles of a side share an identifier with this one."""
        found: set[int] = set()
        for hashed in map(key_hash, shared_identifiers(style)):
            found.update(self._found(f"{side} identifiers", hashed))
            found |= self.known.identifiers.get((side, hashed), set())
        return found - {NO_PART, EVERYWHERE}

    def parts_of_brand(self, side: Side, brand: str) -> set[int] | None:
        """Where styles of a brand are decided, or home's are met; None where that would make other parts of the market.

        A home style without a brand is in every part, and every home style is met by the site's styles without one.
        """
        known = self.known
        if known.parts == [WHOLE]:
            return {0}
        if side == "home" and not brand:
            return set(range(len(known.parts)))
        part = self._part_of_brand(brand)
        if part is None or (side == "site" and part == NO_PART):
            return None
        unbranded = {known.parts.index(NO_BRAND)} if side == "home" and NO_BRAND in known.parts else set()
        return ({part} | unbranded) - {NO_PART}

    def _part_of_brand(self, brand: str) -> int | None:
        known = self.known
        if not brand:
            return known.parts.index(NO_BRAND) if NO_BRAND in known.parts else None
        if brand not in known.brands:
            family = brand_families({brand, *known.brands} - {""})
            parts = {part for other, part in known.brands.items() if other and family[other] == family[brand]}
            buckets = [int(name.split(" of ")[-1]) for name in known.parts if name.startswith("bucket ")]
            name = bucket(family[brand], buckets[0]) if buckets else ""
            if len(parts) > 1 or not (parts or name in known.parts):
                return None
            known.brands[brand] = parts.pop() if parts else known.parts.index(name)
        return known.brands[brand]

    def put(self, side: Side, style: Style, part: int) -> None:
        """Note where a style is decided now."""
        self.known.styles[side, key_hash(style.key)] = part
        for hashed in map(key_hash, shared_identifiers(style)):
            self.known.identifiers.setdefault((side, hashed), set()).add(part)

    def save(self) -> None:
        keep(self._folder / "market", self.known)

    def _found(self, name: str, hashed: int) -> Iterable[int]:
        hashes = self._arrays[f"{name} hashes"]
        start, end = (int(np.searchsorted(hashes, np.uint64(hashed), side)) for side in ("left", "right"))
        found: list[int] = self._arrays[f"{name} parts"][start:end].tolist()
        return found


def remember_market(
    folder: Path,
    home: StyleSpool,
    site: StyleSpool,
    parts: Mapping[str, MarketPart],
    names: Mapping[str, str],
    judgements: Judgements,
) -> None:
    """Keep where everything is, for ``MarketMemory``; ``names``: the part of each brand."""
    known = list(parts)
    number = {name: place for place, name in enumerate(known)}
    named = {brand: WHOLE if WHOLE in number else name or NO_BRAND for brand, name in names.items()}
    brands = {brand: number.get(name, NO_PART) for brand, name in named.items()}
    arrays = {}
    for side, catalog in (("home", home), ("site", site)):
        unbranded = EVERYWHERE if side == "home" and known != [WHOLE] else brands.get("", NO_PART)
        of_brand = [brands[brand] if brand else unbranded for brand in catalog.brands]
        where = np.array(of_brand, dtype=np.int64)[catalog.brand]
        if side == "home":
            for place, part in enumerate(parts.values()):
                if part.name != NO_BRAND:  # what no site has the brand of is a visitor, if anything
                    where[part.home[where[part.home] == NO_PART]] = place
        for what, hashes, of in (
            ("styles", catalog.style_keys, where),
            ("identifiers", catalog.keys, where[catalog.key_styles]),
        ):
            order = np.argsort(hashes)
            arrays[f"{side} {what} hashes"] = hashes[order]
            arrays[f"{side} {what} parts"] = of[order].astype(np.int32)
    folder.mkdir(parents=True, exist_ok=True)
    write_arrays(folder / "where", arrays)
    keep(folder / "market", KnownMarket(known, brands, judgements))
