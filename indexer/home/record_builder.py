"""A home record from one row's values."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from crawler.extraction.content.text import DESCRIPTION_LENGTH, clean_text
from crawler.extraction.content.urls import web_url
from crawler.platforms.merchant_feed import attributes_of
from crawler.platforms.merchant_offer import offer_of
from crawler.product import Offer
from crawler.values.identifiers import gtin_problem, normalize_gtin
from crawler.values.options import named_options, option_name
from indexer.home.column_names import OPTIONS
from indexer.home.columns import ColumnMapping
from indexer.home.offer import offer_of_row
from indexer.home.record import HomeRecord
from indexer.home.row_values import RowValues, entries, is_list, joined, scalar

_ATTRIBUTE_LIMIT = 300
_GTIN_SEPARATOR = re.compile(r"[,;|/\s]+")
_SPREADSHEET_TEXT = re.compile(r'^="(.*)"$|^\'(?=\d)')
_PLAIN_ADDRESS = re.compile(r"https?://[\w.-]+(?::\d+)?/[\w./~%+=&?,;-]{0,1900}", re.ASCII)
"""An address that needs no second look."""
_ORDINARY = frozenset(("simple", "variation", "child", "active", "true", "1"))
"""What ``indexer.home.column_names.SKIPPED``' columns say of rows that can be bought; worth no attribute."""


class RecordBuilder:
    """Builds records by a mapping; ``notes`` counts values that were left out of them, by reason."""

    def __init__(self, mapping: ColumnMapping, merchant: bool, now: datetime) -> None:
        self.mapping = mapping
        self.notes: Counter[str] = Counter()
        self._merchant = merchant
        self._now = now

    def build(self, row: RowValues, home_id: str, title: str, group: str | None) -> HomeRecord:
        """The record of a row whose id, title and group are known to be good."""
        options = self._options(row)
        attributes = self._attributes(row, options)
        if group:  # the row says that it is one of several, so its attributes say which
            options |= {name: attributes.pop(name) for name in ("size", "color") if _tells(name, attributes, options)}
        return HomeRecord(
            home_id=home_id,
            title=title,
            item_group_id=group,
            brand=row.text("brand", 200),
            description=row.text("description", DESCRIPTION_LENGTH),
            category=row.text("category"),
            url=self._address(row, "url"),
            image=self._address(row, "image"),
            gtins=self._gtins(row),
            mpn=row.text("mpn", 200),
            sku=row.text("sku", 200),
            options=options,
            attributes=attributes,
            offer=self._offer(row),
        )

    def _address(self, row: RowValues, field: str) -> str | None:
        text = row.raw(field, 10_000)
        if not text or _PLAIN_ADDRESS.fullmatch(text):
            return text or None
        address = web_url(text, "") or web_url(text.split(",")[0], "")
        self.notes[f"{field}_not_http"] += address is None
        return address

    def _gtins(self, row: RowValues) -> list[str]:
        gtins: dict[str, None] = {}
        for column in self.mapping.fields.get("gtins", ()):
            stated = row.columns.get(column)
            for item in stated if isinstance(stated, list) else [stated]:
                text = _SPREADSHEET_TEXT.sub(r"\1", scalar(item).strip())
                whole = normalize_gtin(text) if text else None
                for part in [text] if whole else _GTIN_SEPARATOR.split(text):
                    gtin = whole or normalize_gtin(part)
                    if gtin:
                        gtins[gtin] = None
                    elif part:
                        self.notes[gtin_problem(part) or "gtin_malformed"] += 1
        return list(gtins)

    def _options(self, row: RowValues) -> dict[str, str]:
        pairs = [(name, row.text(name, 200)) for name in OPTIONS if name in self.mapping.fields]
        for field, columns in self.mapping.fields.items():
            if field.startswith("options."):
                pairs.append((field.removeprefix("options."), clean_text(row.columns.get(columns[0]), 200)))
        pairs += [(name, value) for name, value in self._pairs(row) if not is_list(value)]
        pairs += [(name, clean_text(value, 200)) for name, value in entries(row.value("options"))]
        return named_options(pairs)

    def _pairs(self, row: RowValues) -> Iterator[tuple[str, str]]:
        """What pairs of a name and a value column state, without what a platform writes for no option."""
        for name_column, value_column in self.mapping.pairs.items():
            name, value = clean_text(row.columns.get(name_column), 100), clean_text(row.columns.get(value_column))
            if name and value and (name, value) != ("Title", "Default Title"):
                yield name, value

    def _attributes(self, row: RowValues, options: dict[str, str]) -> dict[str, str]:
        pairs = [
            (name, joined(row.columns.get(column)))
            for column, name in self.mapping.attributes.items()
            if column not in self.mapping.skipped or scalar(row.columns.get(column)).lower() not in _ORDINARY
        ]
        for field, columns in self.mapping.fields.items():
            if field.startswith("attributes."):
                pairs.append((field.removeprefix("attributes."), joined(row.columns.get(columns[0]))))
        pairs += [(option_name(name), value) for name, value in self._pairs(row)]
        pairs += [(option_name(name), joined(value)) for name, value in entries(row.value("attributes"))]
        if self._merchant:
            pairs += attributes_of(row.columns, []).items()
        kept = {name: value for name, value in pairs if name and value and options.get(name) != value}
        if len(kept) > _ATTRIBUTE_LIMIT:
            self.notes["too_many_attributes"] += 1
            return dict(list(kept.items())[:_ATTRIBUTE_LIMIT])
        return kept

    def _offer(self, row: RowValues) -> Offer | None:
        if self._merchant:
            offer, problems = offer_of(row.columns, self._now, None), []
            if offer.price is not None and offer.price_currency is None:
                offer.price, offer.list_price = None, None
                problems = ["price_without_currency"]
        else:
            offer, problems = offer_of_row(row)
        self.notes.update(problems)
        return offer if offer.price_raw or offer.availability or offer.item_condition else None


def _tells(name: str, attributes: dict[str, str], options: dict[str, str]) -> bool:
    return name not in options and name in attributes and not is_list(attributes[name])
