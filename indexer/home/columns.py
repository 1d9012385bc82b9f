"""Which column of a shop's file holds which field of a home row."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from config.errors import InputError
from crawler.options import option_name
from indexer.home.column_names import ALIASES, OPTIONS, SKIPPED

FIELDS = (*ALIASES, *OPTIONS)
"""Fields that ``--map`` takes, beside ``options.NAME`` and ``attributes.NAME``."""
_SEVERAL = ("gtins",)
_COLUMN_OF_PAIR = re.compile(r"^(option|attribute)_?(\d+)_(name|value|values|value_s)$")
_BESIDE = frozenset(("attribute", "visible", "global", "default"))


@lru_cache(maxsize=8192)
def snake(column: str) -> str:
    """A header as the aliases are written: ``Body (HTML)`` → ``body_html``, ``Währung`` → ``wahrung``."""
    folded = "".join(c for c in unicodedata.normalize("NFKD", column).casefold() if not unicodedata.combining(c))
    return re.sub(r"[^\w]+|_+", "_", re.sub(r"^g:", "", folded.strip())).strip("_")


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

    def add_columns(self, columns: Iterable[str]) -> None:
        """Take more columns into account; what is assigned stays assigned."""
        new = [column for column in dict.fromkeys(columns) if column.strip() and column not in set(self.columns)]
        self.columns += new
        self._assign_given(new)
        given = {column for field in self._given for column in self.fields.get(field, ())}
        names = {column: snake(column) for column in new if column not in given}
        for field, aliases in ALIASES.items():
            found = [c for alias in aliases.split() for c, name in names.items() if name == alias]
            if found and field not in self._given and field not in self.fields:
                self.fields[field] = found if field in _SEVERAL else found[:1]
        self._assign_pairs(names)
        self.skipped.update({c: SKIPPED[name] for c, name in names.items() if name in SKIPPED})
        for column in names:
            option = option_name(column)
            if option in OPTIONS and option not in self._given and option not in self.fields:
                self.fields[option] = [column]
        self._assign_attributes(names)

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

    def _assign_pairs(self, names: dict[str, str]) -> None:
        values: dict[tuple[str, str], str] = {}
        for column, name in names.items():
            match = _COLUMN_OF_PAIR.match(name)
            if match and match[3] != "name":
                values[match[1], match[2]] = column
        for column, name in names.items():
            match = _COLUMN_OF_PAIR.match(name)
            if match and match[3] == "name" and (match[1], match[2]) in values:
                self.pairs[column] = values[match[1], match[2]]

    def _assign_attributes(self, names: dict[str, str]) -> None:
        taken = {column for columns in self.fields.values() for column in columns}
        taken.update(self.pairs, self.pairs.values())
        for column, name in names.items():
            beside_pair = name.partition("_")[0] in _BESIDE and re.search(r"_\d+_", name)
            if column not in taken and not beside_pair and "/" not in column and name:
                self.attributes[column] = option_name(column)


def _parse_given(text: str) -> tuple[str, str]:
    field, equals, column = text.partition("=")
    field = {"gtin": "gtins"}.get(field.strip().lower(), field.strip().lower())
    known = field in FIELDS or re.fullmatch(r"(?:options|attributes)\.\w+", field)
    if not equals or not column or not known:
        raise InputError(
            f"--map {text}: expected FIELD=COLUMN.", f"Fields are: {', '.join(FIELDS)}, options.NAME, attributes.NAME."
        )
    return field, column
