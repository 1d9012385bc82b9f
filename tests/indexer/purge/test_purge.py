"""Purging a brand site: crawled, matched and indexed for real, then gone for real."""

import io
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from rich.console import Console
from sqlalchemy import Table, insert, select

import crawler.tables
import indexer.tables
from config.brand_files import load_brand_site, write_brand_site
from config.brand_site import BrandSite
from config.consent_ledger import read_ledger
from config.database import open_database
from config.errors import BusyError, ConsentError, CrawlError, NotFoundError
from config.progress import silent
from config.settings import Settings
from crawler.brands.brands import add_brand, list_brands
from crawler.brands.consents import state_consent
from crawler.harvest.store import HarvestStore
from crawler.product import Offer, Product, Variant
from crawler.reports.files import write_report
from crawler.runs.lock import site_lock
from crawler.runs.report import RunReport
from crawler.tables import frontier, run
from indexer.document import CatalogDocument
from indexer.engines.open import open_engine
from indexer.engines.query import EngineQuery
from indexer.home.importer import import_home
from indexer.index import update_index
from indexer.purge.purge import purge_brand
from indexer.purge.site_records import count_records, tables_of
from indexer.tables import judgement

NOW = datetime(2026, 1, 2, tzinfo=UTC)
Documents = Callable[[], list[CatalogDocument]]


def boot(number: int, site: str) -> Product:
    offer = Offer(price=Decimal("99.00"), price_currency="USD", url=f"https://{site}.example/{number}")
    variant = Variant(key="", sku=f"B{number}", mpn=f"RIDGE-{number}00X", offer=offer)
    return Product(
        product_id=str(number),
        url=f"https://{site}.example/{number}",
        name=f"Acme Ridge {number}00X boot",
        brand="Acme",
        variants=[variant],
        observed_at=NOW,
    )


@pytest.fixture
def two_sites(settings: Settings, tmp_path: Path) -> Settings:
    """Two sites with three boots each, of which the shop sells one; matched and indexed."""
    home = tmp_path / "home.csv"
    home.write_text("id,title,brand,mpn\nh1,Acme Ridge 100X boot,Acme,RIDGE-100X\nh2,Green kettle,Hot,\n")
    import_home(settings, home, None, [], False, silent)
    database = open_database(settings)
    for site in ("acme", "acme-two"):
        write_brand_site(settings.brands_dir, BrandSite(id=site, name=site, url=f"https://{site}.example/"))
        with database.begin() as connection:
            done = insert(run).values(site=site, state="complete", full=True, report={})
            connection.execute(done.values(started_at=NOW.replace(tzinfo=None)))
            address = {"site": site, "fingerprint": "1", "url": f"https://{site}.example/1", "kind": "page"}
            connection.execute(insert(frontier).values(**address, state="done", run=1))
            said = insert(judgement).values(act=1, scope="variant", object="h2", decision="different", decided_by="Ada")
            connection.execute(said.values(subject=f"{site}.x-1", decided_at=NOW.replace(tzinfo=None)))
        HarvestStore(database, site, 1).write([boot(number, site) for number in (1, 2, 3)])
    database.dispose()
    update_index(settings, silent)
    return settings


@pytest.fixture
def documents(two_sites: Settings) -> Documents:
    """Everything that the live index holds."""

    def read() -> list[CatalogDocument]:
        live = open_engine(two_sites).live()
        assert live
        [result] = live.search([EngineQuery(limit=100)])
        return [hit.document for hit in result.hits]

    return read


def sites_shown(documents: list[CatalogDocument]) -> set[str]:
    own = {document.brand_site for document in documents}
    return {site for site in own | {v.brand_site for d in documents for v in d.variants} if site}


def test_what_was_said_goes_with_the_site(two_sites: Settings) -> None:
    state_consent(two_sites, "acme", "silent", "Ada", "letter")
    state_consent(two_sites, "acme-two", "opted_in", "Ada", "letter")

    report = purge_brand(two_sites, "acme", "asked to")

    assert (report.removed["consent entries"], report.left) == (1, {})
    assert [entry.name for entry in read_ledger(two_sites)] == ["acme-two"]


def test_nothing_of_the_site_is_left_and_nothing_else_is_touched(two_sites: Settings, documents: Documents) -> None:
    assert sites_shown(documents()) == {"acme", "acme-two"}
    shown = [document for document in documents() if "acme" in sites_shown([document])]
    report = purge_brand(two_sites, "acme", "asked by e-mail")
    assert not report.failed
    assert report.removed == {
        "frontier": 1,
        "run": 1,
        "harvest_product": 3,
        "harvest_variant": 3,
        "offer_history": 3,
        "verdict": 3,
        "judgement": 1,
    }
    assert report.index
    assert report.index.documents + report.index.home_documents == len(shown) >= 2
    assert sites_shown(documents()) == {"acme-two"}
    assert {d.home_id for d in documents() if d.section == "home"} == {"h1", "h2"}
    assert not (two_sites.brands_dir / "acme.yaml").exists()
    database = open_database(two_sites)
    with database.connect() as connection:
        assert count_records(connection, "acme") == {}
        assert count_records(connection, "acme-two")["harvest_product"] == 3
        assert list(connection.execute(select(judgement.c.subject)).scalars()) == ["acme-two.x-1"]
    database.dispose()
    assert b"https://acme.example/2" not in (two_sites.data_dir / "offshelf.sqlite3").read_bytes()


def test_a_tombstone_stays_and_refuses_the_site(two_sites: Settings) -> None:
    purge_brand(two_sites, "acme", "asked by e-mail")
    [stone] = list_brands(two_sites).purged
    assert (stone.site, stone.url, stone.reason) == ("acme", "https://acme.example/", "asked by e-mail")
    with pytest.raises(ConsentError, match="asked by e-mail"):
        add_brand(two_sites, "https://www.acme.example/shoes", None, None, silent)


def test_a_purge_can_be_repeated(two_sites: Settings) -> None:
    first = purge_brand(two_sites, "acme", "asked by e-mail")
    second = purge_brand(two_sites, "acme", "again")
    assert (second.removed, second.left, second.reason) == ({}, {}, first.reason)
    assert second.purged_at == first.purged_at
    assert list_brands(two_sites).purged[0].receipt == first.model_dump(mode="json")


def test_a_purge_that_the_index_stopped_is_completed_by_repeating_it(two_sites: Settings, documents: Documents) -> None:
    from indexer.lock import Work, work_lock

    database = open_database(two_sites)
    with work_lock(two_sites, database, Work.INDEX), pytest.raises(BusyError, match="Another index run"):
        purge_brand(two_sites, "acme", "asked")
    database.dispose()
    assert "acme" in sites_shown(documents())
    assert not purge_brand(two_sites, "acme", "asked").failed
    assert sites_shown(documents()) == {"acme-two"}


def test_the_receipt_of_a_killed_purge_counts_what_both_removed(
    two_sites: Settings, documents: Documents, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("indexer.purge.purge.clear_index", killed)
    with pytest.raises(KeyboardInterrupt):
        purge_brand(two_sites, "acme-two", "asked")
    monkeypatch.undo()
    assert not (two_sites.brands_dir / "acme-two.yaml").exists()
    report = purge_brand(two_sites, "acme-two", "asked")

    assert (report.removed["harvest_product"], report.left) == (3, {})
    assert sites_shown(documents()) == {"acme"}
    [stone] = list_brands(two_sites).purged
    assert stone.receipt == report.model_dump(mode="json")


def test_every_table_that_knows_of_sites_is_purged() -> None:
    """A table with a site or a variant of one is cleared; the tombstone is what stays."""
    values = [value for module in (crawler.tables, indexer.tables) for value in vars(module).values()]
    tables = [value for value in values if isinstance(value, Table)]
    known = {table.name for table in tables if {"site", "variant_id", "document_id", "subject"} & set(table.c.keys())}
    assert known - {"tombstone"} == {table.name for table, _ in tables_of("acme")}


def test_without_an_index_the_store_is_purged(settings: Settings) -> None:
    write_brand_site(settings.brands_dir, BrandSite(id="acme", name="A", url="https://acme.example/"))
    report = purge_brand(settings, "acme", "asked")
    assert (report.index, report.failed) == (None, False)


def test_what_a_killed_matching_run_spooled_is_removed(settings: Settings) -> None:
    write_brand_site(settings.brands_dir, BrandSite(id="acme", name="acme", url="https://acme.example/"))
    spooled = settings.data_dir / "matching" / "site"
    spooled.parent.mkdir(parents=True)
    spooled.write_bytes(b"Acme Ridge 100X boot")
    purge_brand(settings, "acme", "asked to")
    assert not spooled.exists()


def test_pages_on_its_runs_go_with_the_site(two_sites: Settings) -> None:
    report = RunReport(site="acme", run=1, state="complete")
    database = open_database(two_sites)
    with database.connect() as connection:
        page = write_report(two_sites.data_dir, connection, load_brand_site(two_sites.brands_dir, "acme"), report)
    database.dispose()
    assert page
    assert page.is_file()

    receipt = purge_brand(two_sites, "acme", "opted out")

    assert receipt.removed["report pages"] == 1
    assert not page.parent.exists()


def test_an_unknown_site(settings: Settings) -> None:
    with pytest.raises(NotFoundError, match="no brand site 'nosuch'"):
        purge_brand(settings, "nosuch", "asked")


def test_a_site_that_is_being_crawled_is_not_purged_under_its_feet(
    two_sites: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("crawler.runs.lock.PATIENCE", 0.1)
    with site_lock(two_sites.data_dir, "acme"), pytest.raises(CrawlError, match="being crawled"):
        purge_brand(two_sites, "acme", "asked")
    assert (two_sites.brands_dir / "acme.yaml").exists()


def test_the_receipt(two_sites: Settings) -> None:
    console = Console(width=100, file=io.StringIO(), record=True)
    console.print(purge_brand(two_sites, "acme", "[red]asked\x1b[2J"))
    shown = console.export_text()
    assert "harvest_variant" in shown
    assert "nothing is left" in shown
    assert "[red]asked" in shown
    assert "\x1b" not in shown


def test_what_the_last_match_kept_is_removed(two_sites: Settings) -> None:
    kept = two_sites.data_dir / "matched"
    assert any(b"Acme Ridge 300X" in path.read_bytes() for path in kept.rglob("*") if path.is_file())
    purge_brand(two_sites, "acme-two", "asked to")
    purge_brand(two_sites, "acme", "asked to")
    assert not any(b"Acme Ridge 300X" in path.read_bytes() for path in kept.rglob("*") if path.is_file())
