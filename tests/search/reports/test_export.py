"""Every listed brand variant with its verdict, in three formats."""

import csv
import io
import json

import pytest

from config.errors import InputError
from config.settings import Settings
from search.reports.export import export_variants
from tests.search.shop import STYLES

FIELDS = (
    *("brand_site", "url", "product_id", "variant_id", "title", "brand", "gtin", "mpn", "sku"),
    *("price", "currency", "availability", "observed_at"),
    *("verdict", "match_probability", "home_id", "evidence", "buy", "options"),
)
VARIANTS = sum(len(style.variants) for styles in STYLES.values() for style in styles)


def rows(settings: Settings, verdict: str | None = None) -> list[dict[str, object]]:
    return [json.loads(line) for line in export_variants(settings, verdict, "jsonl")]


def test_every_variant_has_a_line_with_every_field(shop_settings: Settings) -> None:
    found = rows(shop_settings)
    assert len(found) == VARIANTS
    assert all(tuple(row) == FIELDS for row in found)
    assert len({row["variant_id"] for row in found}) == VARIANTS


def test_a_line_says_what_is_known(shop_settings: Settings) -> None:
    row = next(row for row in rows(shop_settings) if row["title"] == "Stridewell Drift racing flat")
    assert row["url"] == "https://stridewell.example/products/stridewell-drift-racing-flat?variant=0"
    assert (row["price"], row["currency"], row["availability"]) == ("149.00", "USD", "InStock")
    assert row["verdict"] == "not_sold_here"
    assert row["evidence"]
    assert row["buy"] == {
        "mode": "buy_for_me",
        "reasons": [{"code": "consent_opted_in", "text": "The brand has agreed that the shop buys from it."}],
    }


def test_eligibility_is_judged_per_variant(shop_settings: Settings) -> None:
    found = {str(row["title"]): row["buy"] for row in rows(shop_settings)}
    assert isinstance(sold_out := found["Stridewell Sold Out racer shoe"], dict)
    assert sold_out["mode"] == "none"
    assert "not_in_stock" in [reason["code"] for reason in sold_out["reasons"]]
    assert isinstance(gone := found["Gone running shoe"], dict)
    assert "brand_opted_out" in [reason["code"] for reason in gone["reasons"]]


def test_only_one_verdict(shop_settings: Settings) -> None:
    unsold = rows(shop_settings, "not_sold_here")
    assert 0 < len(unsold) < VARIANTS
    assert {row["verdict"] for row in unsold} == {"not_sold_here"}


def test_json_is_one_document(shop_settings: Settings) -> None:
    assert json.loads("".join(export_variants(shop_settings, None, "json"))) == rows(shop_settings)
    assert json.loads("".join(export_variants(shop_settings, "uncertain", "json"))) == rows(shop_settings, "uncertain")


def test_csv_has_the_same_columns(shop_settings: Settings) -> None:
    found = list(csv.DictReader(io.StringIO("".join(export_variants(shop_settings, None, "csv")))))
    assert tuple(found[0]) == FIELDS
    assert len(found) == VARIANTS
    assert {row["buy"] for row in found} == {"buy_for_me", "link_out", "none"}
    assert any("size: " in row["options"] for row in found)


def test_an_unknown_verdict_or_format_is_refused_at_once(shop_settings: Settings) -> None:
    with pytest.raises(InputError, match="no verdict 'sold'"):
        export_variants(shop_settings, "sold", "jsonl")
    with pytest.raises(InputError, match="no format 'xlsx'"):
        export_variants(shop_settings, None, "xlsx")
