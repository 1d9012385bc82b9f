"""Catalog documents: one per style of both catalogs, in the right section."""

from collections import Counter
from datetime import UTC, datetime

import pytest
from sqlalchemy import update

from config.consent import Consent
from config.database import open_database, write_transaction
from config.settings import Settings
from crawler.product import Product, Variant
from crawler.tables import harvest_variant
from indexer.document import CatalogDocument
from indexer.documents.documents import iter_documents
from indexer.documents.style_document import home_document_id
from indexer.documents.variants import brand_identifiers
from indexer.verdict import Verdict
from tests.indexer.stored_catalog import decide, harvest, ids, import_rows, product

SOLD, UNSOLD, OPEN = "sold_here", "not_sold_here", "uncertain"


def documents(settings: Settings) -> dict[str, CatalogDocument]:
    """Every document by its title; each style once."""
    database = open_database(settings)
    with database.connect() as connection:
        found = list(iter_documents(connection, settings))
    database.dispose()
    assert max(Counter(document.id for document in found).values(), default=1) == 1
    return {document.title: document for document in found}


def test_rows_of_a_group_are_one_style_with_the_best_rows_id(settings: Settings) -> None:
    import_rows(
        settings,
        {"id": "r1", "title": "Boot 41", "item_group_id": "boot", "size": "41", "availability": "out of stock"},
        {"id": "r2", "title": "Boot 42", "item_group_id": "boot", "size": "42", "availability": "in stock",
         "price": "90.00 USD", "brand": "Acme", "gtin": "4006381333931"},
        {"id": "r3", "title": "Hat"},
    )  # fmt: skip
    found = documents(settings)
    assert set(found) == {"Boot 42", "Hat"}
    boot = found["Boot 42"]
    assert (boot.id, boot.home_id, boot.section) == (home_document_id("boot"), "r2", "home")
    assert (boot.brand, boot.verdict, boot.identifiers) == ("Acme", Verdict.SOLD_HERE, ["04006381333931"])
    assert {variant.home_id: variant.options for variant in boot.variants} == {
        "r1": {"size": "41"},
        "r2": {"size": "42"},
    }


def test_sold_variants_join_their_row_and_unsold_ones_follow_without_one(settings: Settings) -> None:
    import_rows(settings, {"id": "r1", "title": "Our boot", "size": "41", "price": "90.00 USD"})
    harvest(settings, product("Acme boot", "41", "42", "43"))
    decide(settings, "Acme boot", {"41": (SOLD, "r1", "r1"), "42": (UNSOLD, None, "r1"), "43": (OPEN, "r1", None)})
    found = documents(settings)
    assert set(found) == {"Our boot"}
    boot = found["Our boot"]
    assert boot.brand == "Acme"
    shown = [(v.home_id, v.variant_id, v.options["size"], v.verdict, str(v.price)) for v in boot.variants]
    assert shown == [
        ("r1", ids("Acme boot", "41")[1], "41", Verdict.SOLD_HERE, "90.00"),
        (None, ids("Acme boot", "42")[1], "42", Verdict.NOT_SOLD_HERE, "50"),
        (None, ids("Acme boot", "43")[1], "43", Verdict.UNCERTAIN, "50"),
    ]
    assert {v.brand_site for v in boot.variants} == {"acme"}


def test_a_row_without_sizes_shows_every_size_that_it_covers(settings: Settings) -> None:
    import_rows(settings, {"id": "r1", "title": "Our boot"})
    harvest(settings, product("Acme boot", "41", "42"))
    decide(settings, "Acme boot", dict.fromkeys(("41", "42"), (SOLD, "r1", "r1")))
    boot = documents(settings)["Our boot"]
    assert [(v.home_id, v.options) for v in boot.variants] == [("r1", {"size": "41"}), ("r1", {"size": "42"})]
    assert boot.verdict is Verdict.SOLD_HERE


def test_two_sites_of_one_variant_show_it_once(settings: Settings) -> None:
    import_rows(settings, {"id": "r1", "title": "Our boot"})
    harvest(settings, product("One", "41"), product("Two", "41"))
    decide(settings, "One", {"41": (SOLD, "r1", "r1")}, probability=0.91)
    decide(settings, "Two", {"41": (SOLD, "r1", "r1")}, probability=0.99)
    assert [v.variant_id for v in documents(settings)["Our boot"].variants] == [ids("Two", "41")[1]]


@pytest.mark.parametrize(
    ("verdicts", "section", "verdict"),
    [
        ({"41": (UNSOLD,), "42": (UNSOLD,)}, "buy_for_me", Verdict.NOT_SOLD_HERE),
        ({"41": (UNSOLD,), "42": (OPEN,)}, "withheld", Verdict.UNCERTAIN),
        ({"41": (OPEN, "r1", "r1"), "42": (OPEN,)}, "withheld", Verdict.UNCERTAIN),
        ({"41": (None,), "42": (None,)}, "withheld", None),
        ({"41": (UNSOLD,)}, "withheld", None),
        ({}, "withheld", None),
    ],
)
def test_a_style_without_a_home_match_is_a_candidate_only_if_all_is_decided(
    settings: Settings, verdicts: dict[str, tuple[str | None, ...]], section: str, verdict: Verdict | None
) -> None:
    import_rows(settings, {"id": "r1", "title": "Something else"})
    harvest(settings, product("Acme boot", "41", "42"))
    decide(settings, "Acme boot", verdicts)
    found = documents(settings)
    style = found["Acme boot"]
    assert (style.id, style.section, style.verdict) == (ids("Acme boot")[0], section, verdict)
    assert (style.home_id, style.brand_site) == (None, "acme")
    assert [v.variant_id for v in found["Something else"].variants] == [None]


def test_variants_that_match_different_home_styles_show_where_they_match(settings: Settings) -> None:
    import_rows(settings, {"id": "r41", "title": "Boot 41"}, {"id": "r42", "title": "Boot 42"})
    harvest(settings, product("Acme boot", "41", "42", "43"))
    matched = {"41": (SOLD, "r41", "r41"), "42": (SOLD, "r42", "r42"), "43": (UNSOLD, None, "r42")}
    decide(settings, "Acme boot", matched)
    found = documents(settings)
    sizes = {title: [v.options["size"] for v in document.variants] for title, document in found.items()}
    assert sizes == {"Boot 41": ["41"], "Boot 42": ["42", "43"]}


def delist(settings: Settings, size: str) -> None:
    database = open_database(settings)
    with write_transaction(database) as connection:
        gone = harvest_variant.c.variant_id == ids("Acme boot", size)[1]
        connection.execute(update(harvest_variant).where(gone).values(delisted_at=harvest_variant.c.observed_at))
    database.dispose()


def test_delisted_variants_are_left_out(settings: Settings) -> None:
    harvest(settings, product("Acme boot", "41", "42"))
    delist(settings, "41")
    assert [v.options["size"] for v in documents(settings)["Acme boot"].variants] == ["42"]


def test_a_style_whose_matched_variant_is_delisted_stands_for_itself(settings: Settings) -> None:
    import_rows(settings, {"id": "r1", "title": "Boot"})
    harvest(settings, product("Acme boot", "41", "42"))
    decide(settings, "Acme boot", {"41": (SOLD, "r1", "r1"), "42": (UNSOLD,)})
    assert set(documents(settings)) == {"Boot"}
    delist(settings, "41")
    assert set(documents(settings)) == {"Boot", "Acme boot"}


def test_a_brand_that_opted_out_is_withheld(settings: Settings) -> None:
    harvest(settings, product("Acme boot", "41"))
    decide(settings, "Acme boot", {"41": (UNSOLD,)})
    refused = settings.model_copy(update={"brand_consent": {"ACME": Consent.OPTED_OUT}})
    assert documents(settings)["Acme boot"].section == "buy_for_me"
    assert documents(refused)["Acme boot"].section == "withheld"


def test_more_styles_than_a_batch_are_all_there(settings: Settings) -> None:
    import_rows(settings, *({"id": f"r{i}", "title": f"Thing {i}"} for i in range(1_203)))
    harvest(settings, *(product(f"Boot {i}") for i in range(20)))
    assert len(documents(settings)) == 1_223


def test_a_style_is_asked_for_by_its_own_number_too() -> None:
    variants = [Variant(key=sku, sku=sku) for sku in ("ST-11-N", "ST-11-B")]
    seen = datetime(2026, 3, 1, tzinfo=UTC)
    stool = Product(product_id="1", sku="ST-11", url="/1", name="Stool", variants=variants, observed_at=seen)

    assert brand_identifiers(stool) == ["ST-11", "ST-11-N", "ST-11-B"]
