"""The demo's invented brands: read from the hand-written tables in ``material/``, always the same."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path

from stdnum import ean

MATERIAL = Path(__file__).parent / "material"

ONE_SIZE = ""
COMPANY_PREFIX = "3920"
"""Starts every GTIN of the demo; no GS1 organisation has been given 392."""


@dataclass(frozen=True)
class DemoVariant:
    """A style in one colour and size; ``size`` is empty where the style has none."""

    color: str
    size: str
    mpn: str
    gtin: str
    """GTIN-13 with its check digit."""
    sold_here: bool
    """Whether the demo's shop sells it."""


@dataclass(frozen=True)
class DemoStyle:
    """One line of a brand's table."""

    brand: str
    number: int
    """Unique over all brands: ids, part numbers and GTINs are made from it."""
    name: str
    kind: str
    price: Decimal | None
    colors: tuple[str, ...]
    sizes: tuple[str, ...]
    sold_colors: tuple[str, ...]
    sold_sizes: tuple[str, ...]
    flag: str
    """What is wrong with it on the brand's site, such as out_of_stock or no_price; empty if nothing is."""
    text: str

    @property
    def slug(self) -> str:
        return "-".join("".join(c if c.isalnum() else " " for c in self.name.lower()).split())

    @cached_property
    def variants(self) -> tuple[DemoVariant, ...]:
        pairs = [(color, size) for color in self.colors for size in self.sizes or (ONE_SIZE,)]
        return tuple(self._variant(position, color, size) for position, (color, size) in enumerate(pairs))

    def _variant(self, position: int, color: str, size: str) -> DemoVariant:
        mpn = f"{self.brand[:2].upper()}{self.number:04d}-{color[:3].upper()}"
        digits = "".join(c for c in size if c.isalnum())
        number = f"{COMPANY_PREFIX}{self.number:05d}{position:03d}"
        return DemoVariant(
            color=color,
            size=size,
            mpn=f"{mpn}-{digits.upper()}" if digits else mpn,
            gtin=number + str(ean.calc_check_digit(number)),
            sold_here=color in self.sold_colors and (not self.sizes or size in self.sold_sizes),
        )


SITES = ("Tarnfell", "Quillbrook", "Mossanda", "Brasska", "Lumorra", "Vexlund")
"""The brands that have a site."""


def brand_styles(brand: str) -> tuple[DemoStyle, ...]:
    """Everything that one of the ``SITES`` makes."""
    first = SITES.index(brand) * 100
    rows = _rows(f"{brand.lower()}.txt")
    return tuple(_style(brand, first + number, row) for number, row in enumerate(rows, start=1))


def range_styles() -> tuple[DemoStyle, ...]:
    """Everything of the brands that have no site: each line of a range in each piece, all sold by the shop."""
    return tuple(
        DemoStyle(
            brand=brand,
            number=number,
            name=f"{line} {piece}",
            kind=category,
            price=(Decimal(price) * Decimal(share)).quantize(Decimal("0.01")),
            colors=("",),
            sizes=(),
            sold_colors=("",),
            sold_sizes=(),
            flag="",
            text=f"{piece} of the {line} range by {brand}.",
        )
        for number, (brand, category, (line, share), (piece, price)) in enumerate(_range_pieces(), start=1000)
    )


def colors() -> dict[str, str]:
    """The demo's colour names and what they look like, as CSS writes it."""
    return {name: code for (line,) in _rows("colours.txt") for name, code in [line.split()]}


def _rows(name: str) -> Iterator[list[str]]:
    for line in (MATERIAL / name).read_text("utf-8").splitlines():
        if line and not line.startswith("# "):
            yield [cell.strip() for cell in line.split("|")]


def _style(brand: str, number: int, row: list[str]) -> DemoStyle:
    name, kind, price, all_colors, all_sizes, sold, flag, text = row
    color_names, size_names = _list(all_colors), _sizes(all_sizes)
    sold_colors, sold_sizes = _sold(sold, color_names, size_names)
    return DemoStyle(
        brand, number, name, kind, Decimal(price) if price else None, color_names, size_names,
        sold_colors, sold_sizes, flag, text,
    )  # fmt: skip


def _sold(cell: str, color_names: tuple[str, ...], size_names: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    if cell == "all":
        return color_names, size_names
    if cell == "-":
        return (), ()
    some_colors, _, some_sizes = cell.partition("/")
    return _list(some_colors), _sizes(some_sizes)


def _list(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(",") if part.strip())


def _sizes(cell: str) -> tuple[str, ...]:
    low, dash, high = cell.strip().partition("-")
    if dash and low.isdigit() and high.isdigit():
        return tuple(str(size) for size in range(int(low), int(high) + 1))
    return _list(cell)


def _range_pieces() -> Iterator[tuple[str, str, tuple[str, str], tuple[str, str]]]:
    for brand, category, lines, pieces in _rows("ranges.txt"):
        for line in _list(lines):
            name, _, share = line.rpartition(" ")
            for piece in _list(pieces):
                title, _, price = piece.rpartition(" ")
                yield brand, category, (name, share), (title, price)
