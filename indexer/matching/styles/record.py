"""What the text stage compares: a style of a brand site or of home, or a row of a labelled table."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Record:
    """One side of a comparison. Unknown is empty or None."""

    title: str
    brand: str = ""
    """As ``BrandNames.resolve`` writes it."""
    description: str = ""
    price: float | None = None
    """Only compared as a ratio, and weak: currencies and taxes differ."""
    numbers: frozenset[str] = frozenset()
    """Part numbers that the record states as such, squashed (``part_numbers.stated_numbers``)."""

    def __reduce__(self) -> tuple[type["Record"], tuple[object, ...]]:
        return Record, (self.title, self.brand, self.description, self.price, self.numbers)
