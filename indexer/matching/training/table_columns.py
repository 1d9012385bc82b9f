"""Which columns of a labelled table say what; what no column is known for is still text that can be compared."""

from collections.abc import Mapping, Sequence

from indexer.home.column_names import names_of, snake
from indexer.matching.styles.record import Record
from indexer.matching.wording.brand_names import canonical_brand
from indexer.matching.wording.part_numbers import stated_numbers

_IDENTIFIERS = ("gtins", "sku", "id", "url", "image")
"""Never read as text: what is scored here is what titles and attributes say."""


class TableColumns:
    """The columns of one table, by the names that shops give them."""

    def __init__(self, header: Sequence[str]) -> None:
        self._names = {snake(column): column for column in header if column}
        self._title = self._find("title") or self._ending(("name", "title"))
        self._brand, self._mpn = self._find("brand"), self._find("mpn")
        self._price, self._description = self._find("price"), self._find("description")
        known = {self._title, self._brand, self._mpn, self._price, self._description, *map(self._find, _IDENTIFIERS)}
        self._others = [column for column in header if column and column not in known]

    def record(self, row: Mapping[str, str | None]) -> Record:
        """A row as it is compared; attributes are read beside the description."""
        brand = canonical_brand(self._value(row, self._brand))
        texts = [self._value(row, column) for column in (self._description, *self._others)]
        return Record(
            title=self._value(row, self._title),
            brand=brand,
            description=" ".join(text for text in texts if text),
            price=_price(self._value(row, self._price)),
            numbers=stated_numbers(self._value(row, self._mpn), brand),
        )

    def _find(self, field: str) -> str | None:
        return next((self._names[name] for name in names_of(field) if name in self._names), None)

    def _ending(self, ends: tuple[str, ...]) -> str | None:
        """``beer_name`` names a beer; without any such column, the first that is no id does."""
        named = [column for name, column in self._names.items() if name.endswith(ends)]
        others = [column for name, column in self._names.items() if not name.endswith("id")]
        return next(iter([*named, *others]), None)

    @staticmethod
    def _value(row: Mapping[str, str | None], column: str | None) -> str:
        return (row.get(column) if column else None) or ""


def _price(text: str) -> float | None:
    try:
        return float(text.replace("$", "").replace(",", "")) or None
    except ValueError:
        return None
