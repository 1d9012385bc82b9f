"""A verdict, told."""

import pytest
from rich.console import Console

from config.settings import Settings
from crawler.product import Product, Variant
from indexer.review.side_by_side import ComparedField
from indexer.variant_title import variant_title
from search.reports.explain import explain_variant
from search.reports.explanation import Explanation
from search.reports.export import export_variants
from search.reports.export_row import ExportRow
from tests.search.shop import Style, product


def told(explanation: Explanation) -> str:
    console = Console(width=200)
    with console.capture() as capture:
        console.print(explanation)
    return capture.get()


def test_the_verdict_comes_first_with_its_reason(shop_settings: Settings) -> None:
    rows = map(ExportRow.model_validate_json, export_variants(shop_settings, "not_sold_here", "jsonl"))
    phone = next(row for row in rows if "smartphone" in row.title)
    explanation = explain_variant(shop_settings, phone.variant_id)
    assert explanation.reasons == ["The shop sells nothing like it."]
    assert "Not sold here (the chance that it is: below 0.001)" in told(explanation)
    assert "The shop sells nothing like it." in told(explanation)


def test_names_of_sites_are_no_markup(shop_settings: Settings) -> None:
    row = next(map(ExportRow.model_validate_json, export_variants(shop_settings, None, "jsonl")))
    explanation = explain_variant(shop_settings, row.variant_id)
    odd = ComparedField(field="[/bold] [red]", brand_site="[/]", home="\x1b[31m")
    shown = told(explanation.model_copy(update={"compared": [odd]}))
    assert "[/bold] [red]" in shown
    assert "\x1b" not in shown


@pytest.mark.parametrize(
    ("own", "title"),
    [
        (None, "Comet trail shoe"),
        ("Comet trail shoe Black 41", "Comet trail shoe Black 41"),
        ("Black / 41", "Comet trail shoe, Black / 41"),
    ],
)
def test_a_variant_is_called_so_that_one_knows_the_product(own: str | None, title: str) -> None:
    comet: Product = product("stridewell", Style("Comet trail shoe", "9.90"))
    assert variant_title(comet, Variant(title=own)) == title
