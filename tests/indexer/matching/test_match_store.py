"""The matching run on a real store: what is written, kept, removed, judged and explained."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, select, update

from config.errors import InputError, NotFoundError
from config.progress import silent
from config.settings import Settings
from crawler.harvest.identity import variant_id
from crawler.harvest.store import HarvestStore
from crawler.product import Product, Variant
from crawler.tables import harvest_variant
from indexer.home.importer import import_home
from indexer.matching.judgements.judgements import record_judgement
from indexer.matching.match import match_catalogs
from indexer.review.queue import review_queue
from indexer.review.session import ReviewSession
from indexer.tables import verdict
from indexer.verdict import Verdict
from search.reports.explain import explain_variant

GTIN, OTHER_GTIN = "4006381333931", "4012345678901"
FELL, GLOVE = variant_id("halden", "fell", ""), variant_id("halden", "glove", "")


@pytest.fixture
def harvest(database: Engine) -> HarvestStore:
    """Two styles of one site: one whose GTIN home has, and one that is like nothing at home."""
    store = HarvestStore(database, "halden", 1)
    store.write([_product("fell", "Fell Runner 2", GTIN), _product("glove", "Storm glove", OTHER_GTIN)])
    return store


@pytest.fixture
def home(settings: Settings, tmp_path: Path) -> Path:
    rows = [
        {"id": "h1", "title": "Trail shoe Fell", "brand": "Halden", "gtin": GTIN, "price": "99.00 EUR"},
        {"id": "h2", "title": "Summit tent, 3 persons", "brand": "Halden", "gtin": "4099999999996"},
    ]
    file = tmp_path / "home.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    import_home(settings, file, None, [], False, silent)
    return file


def _product(product_id: str, name: str, gtin: str) -> Product:
    return Product(
        product_id=product_id,
        url=f"https://halden.example/{product_id}",
        name=name,
        brand="Halden",
        variants=[Variant(gtin=gtin.zfill(14))],
        observed_at=datetime(2026, 1, 5, tzinfo=UTC),
    )


@pytest.mark.usefixtures("harvest")
def test_without_a_home_catalog_there_is_no_verdict(settings: Settings, database: Engine) -> None:
    report = match_catalogs(settings, database, silent)
    assert (report.home_usable, report.verdicts) == (False, {"none": 2})
    with database.connect() as connection:
        assert connection.execute(select(verdict.c.verdict, verdict.c.match_probability)).all() == [(None, None)] * 2
    assert explain_variant(settings, FELL).verdict is None


@pytest.mark.usefixtures("harvest", "home")
def test_verdicts_are_written_with_their_evidence(settings: Settings, database: Engine) -> None:
    report = match_catalogs(settings, database, silent)
    assert report.verdicts == {"sold_here": 1, "not_sold_here": 1}
    with database.connect() as connection:
        row = connection.execute(select(verdict).where(verdict.c.variant_id == FELL)).one()
    assert (row.verdict, row.home_id, row.home_style_key, row.site) == ("sold_here", "h1", "h1", "halden")
    assert row.evidence[0]["code"] == "gtin_equal"


@pytest.mark.usefixtures("harvest", "home")
def test_an_unchanged_verdict_keeps_its_time(settings: Settings, database: Engine) -> None:
    match_catalogs(settings, database, silent)
    long_ago = datetime(2020, 1, 1)
    with database.begin() as connection:
        connection.execute(update(verdict).values(decided_at=long_ago))
    report = match_catalogs(settings, database, silent)
    assert (report.written, report.removed) == (0, 0)
    assert report.moved == {}
    record_judgement(settings, GLOVE, "same", "h2")
    report = match_catalogs(settings, database, silent)
    assert (report.written, report.moved) == (1, {"not_sold_here to sold_here": 1})
    with database.connect() as connection:
        rows = connection.execute(select(verdict)).all()
    times = {row.variant_id: row.decided_at for row in rows}
    assert times[FELL] == long_ago
    assert times[GLOVE] > long_ago


@pytest.mark.usefixtures("harvest", "home")
def test_verdicts_of_vanished_variants_are_removed(settings: Settings, database: Engine) -> None:
    match_catalogs(settings, database, silent)
    with database.begin() as connection:
        gone = harvest_variant.c.variant_id == GLOVE
        connection.execute(update(harvest_variant).where(gone).values(delisted_at=datetime(2026, 1, 6)))
    assert match_catalogs(settings, database, silent).removed == 1
    with database.connect() as connection:
        assert list(connection.execute(select(verdict.c.variant_id)).scalars()) == [FELL]


@pytest.mark.usefixtures("harvest", "home")
def test_a_judgement_survives_every_run(settings: Settings, database: Engine) -> None:
    record_judgement(settings, GLOVE, "same", "h2")
    for _ in range(2):
        match_catalogs(settings, database, silent)
        explained = explain_variant(settings, GLOVE)
        assert (explained.verdict, explained.home_id) == (Verdict.SOLD_HERE, "h2")
        assert explained.judgements == {"h2": "same"}
    record_judgement(settings, GLOVE, "same", "h1")
    assert explain_variant(settings, GLOVE).judgements == {"h1": "same"}


@pytest.mark.usefixtures("harvest", "home")
def test_judgements_on_unknown_ids_are_refused(settings: Settings) -> None:
    with pytest.raises(NotFoundError, match="no brand variant"):
        record_judgement(settings, "halden.none", "same", "h1")
    with pytest.raises(NotFoundError, match="no home row"):
        record_judgement(settings, FELL, "same", "h9")
    with pytest.raises(InputError, match="no decision"):
        record_judgement(settings, FELL, "maybe", "h1")
    with pytest.raises(NotFoundError, match="no brand variant"):
        explain_variant(settings, "halden.none")


@pytest.mark.usefixtures("harvest", "home")
def test_an_explanation_sets_both_records_side_by_side(settings: Settings, database: Engine) -> None:
    match_catalogs(settings, database, silent)
    explained = explain_variant(settings, FELL)
    lines = {line.field: (line.brand_site, line.home) for line in explained.compared}
    assert lines["title"] == ("Fell Runner 2", "Trail shoe Fell")
    assert lines["gtin"] == (GTIN.zfill(14), GTIN.zfill(14))
    assert explained.conflicts == []
    assert json.loads(explained.model_dump_json())["evidence"][0]["code"] == "gtin_equal"


def test_two_names_of_a_brand_are_one_once_a_person_says_so(
    settings: Settings, database: Engine, home: Path, harvest: HarvestStore
) -> None:
    """What was set aside for the brands' names is then joined by its GTIN."""
    assert home
    assert harvest
    shoe = {"title": "Trail shoe", "brand": "Halvorsen"}
    rows = [{"id": "h1", "gtin": GTIN, **shoe}, {"id": "h2", "gtin": "", **shoe}]
    home.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    import_home(settings, home, None, [], True, silent)
    match_catalogs(settings, database, silent)
    assert explain_variant(settings, FELL).verdict is Verdict.UNCERTAIN
    with database.connect() as connection:
        [asked] = [question for question in review_queue(connection) if question.scope == "brand"]
    assert (asked.subject, asked.object) == ("Halden", "Halvorsen")
    session = ReviewSession(database, "Ada")
    while session.current != asked:
        session.skip()
    session.answer("same")
    match_catalogs(settings, database, silent)
    assert explain_variant(settings, FELL).verdict is Verdict.SOLD_HERE
