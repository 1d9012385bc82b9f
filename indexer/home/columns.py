"""Which column of a shop's file holds which field of a home row."""

import re
from collections.abc import Iterable, Sequence
from operator import itemgetter

from config.errors import InputError
from crawler.values.currencies import stated_currency
from crawler.values.options import option_name
from indexer.home import column_names
from indexer.home.column_names import OPTIONS, SKIPPED, STYLE, fields_of, names_goods, snake

FIELDS = (*column_names.FIELDS, *OPTIONS)
"""Fields that ``--map`` takes, beside ``options.NAME`` and ``attributes.NAME``."""
_SEVERAL = ("gtins",)
_PRICES = ("price", "sale_price", "price_minor_units", "list_price")
_COLUMN_OF_PAIR = re.compile(
    r"^(?P<kind>option|attribute)_?(?:(?P<number>\d+)_)?(?P<part>name|values?|value_s)(?:_(?P<last>\d+))?$"
)
_BESIDE = frozenset(("attribute", "visible", "global", "default"))


class ColumnMapping:
    """Columns by field: those given with ``--map`` first, the others guessed from their names.

    Columns may be added while a file is read, since JSON Lines have no header.
    """

    def __init__(self, given: Sequence[str] = ()) -> None:
        self.fields: dict[str, list[str]] = {}
        self.pairs: dict[str, str] = {}
        """Value columns by the column that names them: ``Option1 Name`` → ``Option1 Value``."""
        self.skipped: dict[str, dict[str, str]] = {}
        """Reasons to skip a row by column and value."""
        self.attributes: dict[str, str] = {}
        """Attribute names by the column that they are taken from."""
        self._given = dict(_parse_given(text) for text in given)
        self.columns: list[str] = []
        self.currency: str | None = None
        """The code that the headers of the columns of prices state, where all that do state the same."""

    def add_columns(self, columns: Iterable[str]) -> None:
        """Take more columns into account; what is assigned stays assigned."""
        new = [column for column in dict.fromkeys(columns) if column.strip() and column not in set(self.columns)]
        self.columns += new
        self._assign_given(new)
        given = {column for field in self._given for column in self.fields.get(field, ())}
        names = {column: snake(column) for column in new if column not in given}
        self._assign_named(names)
        self._assign_pairs(names)
        self.skipped.update({c: SKIPPED[name] for c, name in names.items() if name in SKIPPED})
        for column, name in names.items():
            option = option_name(name)
            if option in OPTIONS:
                self._assign(option, [column])
        self._assign_attributes(names)
        prices = [column for field in _PRICES for column in self.fields.get(field, ())]
        stated = {code for code in map(stated_currency, prices) if code}
        self.currency = stated.pop() if len(stated) == 1 else None

    def check_given(self) -> None:
        """Raises InputError if a column that ``--map`` names is not in the file."""
        for field, column in self._given.items():
            if field not in self.fields:
                known = ", ".join(self.columns[:20]) or "none"
                raise InputError(
                    f"--map {field}={column}: the file has no column '{column}' (it has: {known}).",
                    "Name one of these columns.",
                )

    def missing(self) -> list[str]:
        """The required fields that no column holds."""
        return [field for field in ("id", "title") if field not in self.fields]

    def _assign_given(self, new: list[str]) -> None:
        by_name = {column.casefold(): column for column in reversed(new)}
        for field, wanted in self._given.items():
            column = wanted if wanted in new else by_name.get(wanted.casefold())
            if column is not None and field not in self.fields:
                self.fields[field] = [column]

    def _assign_named(self, names: dict[str, str]) -> None:
        ranked = _ranked(names)
        described = [column for column in ranked.get("description", ()) if names_goods(column)]
        styles = ranked.pop(STYLE, [])
        if "title" not in ranked and described:
            ranked["title"] = described
        for field, found in ranked.items():
            self._assign(field, found)
        self._assign("item_group_id", [column for column in styles if column not in self.fields.get("id", ())])

    def _assign(self, field: str, found: list[str]) -> None:
        if found and field not in self._given and field not in self.fields:
            self.fields[field] = found if field in _SEVERAL else found[:1]

    def _assign_pairs(self, names: dict[str, str]) -> None:
        values: dict[tuple[str, str], str] = {}
        named: dict[tuple[str, str], str] = {}
        for column, name in names.items():
            match = _COLUMN_OF_PAIR.match(name)
            number = match and (match["number"] or match["last"])
            if match and number:
                (named if match["part"] == "name" else values)[match["kind"], number] = column
        self.pairs.update({column: values[pair] for pair, column in named.items() if pair in values})

    def _assign_attributes(self, names: dict[str, str]) -> None:
        taken = {column for columns in self.fields.values() for column in columns}
        taken.update(self.pairs, self.pairs.values())
        for column, name in names.items():
            beside_pair = name.partition("_")[0] in _BESIDE and re.search(r"_\d+_", name)
            if column not in taken and not beside_pair and "/" not in column and name:
                self.attributes[column] = option_name(column)


def _ranked(names: dict[str, str]) -> dict[str, list[str]]:
    """Columns by the fields that they can hold, the one that wins first; of two of one name, the first in the file."""
    typed = {name.removesuffix("_type") for name in names.values() if name.endswith("_id_type")}
    ranked: dict[str, list[tuple[int, str]]] = {}
    for column, name in names.items():
        for field, rank in ({"gtins": 0} if name in typed else fields_of(column)).items():
            ranked.setdefault(field, []).append((rank, column))
    return {field: [column for _, column in sorted(found, key=itemgetter(0))] for field, found in ranked.items()}


def _parse_given(text: str) -> tuple[str, str]:
    field, equals, column = text.partition("=")
    field = {"gtin": "gtins"}.get(field.strip().lower(), field.strip().lower())
    known = field in FIELDS or re.fullmatch(r"(?:options|attributes)\.\w+", field)
    if not equals or not column or not known:
        raise InputError(
            f"--map {text}: expected FIELD=COLUMN.", f"Fields are: {', '.join(FIELDS)}, options.NAME, attributes.NAME."
        )
    return field, column
