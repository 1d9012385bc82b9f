"""A market in parts: what belongs together, what is decided anew, and that it is as if all were."""

import os
import random
import subprocess
import sys
import time
from itertools import combinations, product
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, delete, select, update

from config.database import write_transaction
from config.progress import silent
from config.settings import Settings
from crawler.tables import harvest_product, harvest_variant
from indexer.matching.judgements.judgements import record_judgement
from indexer.matching.match import match_catalogs
from indexer.matching.match_report import MatchReport
from indexer.matching.parts.market_parts import PartSizes
from indexer.matching.wording.brand_families import brand_families
from indexer.matching.wording.brand_names import Agreement, BrandNames
from indexer.tables import home_row, matched_market, matched_part, verdict
from tests.indexer import stored_catalog

SMALL = PartSizes(whole=0, part=20)
BRANDS = ("Halden", "Morrow", "Acme", "Acme Sports", "Tarn")
WORDS = ("storm", "fell", "ridge", "alpine", "ember", "frost", "canyon", "meadow")
KINDS = ("glove", "jacket", "tent", "lamp", "rope")


@pytest.fixture
def catalogs(settings: Settings) -> random.Random:
    """Sixteen products of each brand, of which home lists every other one, told a little otherwise."""
    chance = random.Random(7)
    rows = []
    for brand, number in product(BRANDS, range(16)):
        name, key = _name(chance, number), f"{brand}-{number}"
        gtin = f"40{BRANDS.index(brand)}{number:09d}"
        stored_catalog.harvest(settings, stored_catalog.product(key, brand=brand).model_copy(update={"name": name}))
        if number % 2:
            rows.append({"id": f"h-{key}", "title": name.lower(), "brand": brand, "gtin": _checked(gtin)})
    stored_catalog.import_rows(settings, *rows)
    return chance


def _name(chance: random.Random, number: int) -> str:
    return f"{' '.join(chance.sample(WORDS, 2))} {chance.choice(KINDS)} {number}".title()


def _checked(digits: str) -> str:
    return digits + str(-sum(int(d) * (3 if n % 2 else 1) for n, d in enumerate(digits)) % 10)


def match(settings: Settings, database: Engine) -> MatchReport:
    return match_catalogs(settings, database, silent, SMALL)


def stored(database: Engine) -> list[Any]:
    columns = [column for column in verdict.c if column.name != "decided_at"]
    with database.connect() as connection:
        return list(connection.execute(select(*columns).order_by(verdict.c.variant_id)))


def said(rows: list[Any]) -> dict[str, tuple[str, str | None]]:
    """By variant its verdict and home row: what is counted over a part drifts until it is decided as a whole."""
    return {row.variant_id: (row.verdict, row.home_id) for row in rows}


def as_if_new(settings: Settings, database: Engine) -> list[Any]:
    """The verdicts of a full match of the store as it is, its verdicts included: they hold what only drifted."""
    with write_transaction(database) as connection:
        connection.execute(delete(matched_part))
        connection.execute(delete(matched_market))
    match(settings, database)
    return stored(database)


def retitle(database: Engine, table: Any, key: Any, old: str, new: str) -> None:
    with write_transaction(database) as connection:
        record = connection.execute(select(table.c.record).where(key)).scalar_one()
        assert old in record
        connection.execute(update(table).where(key).values(record=record.replace(old, new)))


def test_brands_that_may_agree_are_of_one_family() -> None:
    names = [
        "hp",
        "hp enterprise",
        "tp link",
        "tplink",
        "ibm",
        "international business machines",
        "acme",
        "acme sports",
        "sports",
        "halden",
        "a b",
    ]
    family = brand_families(names)
    brands = BrandNames()
    for one, other in combinations(names, 2):
        if brands.compare(one, other) is Agreement.AGREE:
            assert family[one] == family[other], (one, other)
    assert family["hp"] != family["ibm"]


@pytest.mark.usefixtures("catalogs")
def test_only_what_changed_is_decided_anew(settings: Settings, database: Engine) -> None:
    first = match(settings, database)
    assert first.parts > 2
    assert first.decided_anew == {"new": first.parts}
    before = stored(database)
    again = match(settings, database)
    assert (again.decided_anew, again.written, again.verdicts) == ({}, 0, first.verdicts)
    retitle(database, home_row, home_row.c.home_id == "h-Halden-3", '"title":"', '"title":"Summit ')
    changed = match(settings, database)
    assert changed.decided_anew == {"home": 1}
    assert changed.verdicts.keys() == first.verdicts.keys()
    record_judgement(settings, stored_catalog.ids("Morrow-4")[1], "same", "h-Morrow-3")
    judged = match(settings, database)
    assert judged.decided_anew == {"judgements": 1}
    assert judged.moved
    assert stored(database) != before


@pytest.mark.usefixtures("catalogs")
def test_what_home_alone_changes_is_decided_anew(settings: Settings, database: Engine) -> None:
    match(settings, database)
    sold = {row.variant_id for row in stored(database) if row.verdict == "sold_here"}
    variant = stored_catalog.ids("Morrow-3")[1]
    assert variant in sold
    with write_transaction(database) as connection:
        connection.execute(delete(home_row).where(home_row.c.home_id == "h-Morrow-3"))
    report = match(settings, database)
    assert report.decided_anew == {"home": 1}
    now = said(stored(database))
    assert now[variant][0] != "sold_here"
    assert now == said(as_if_new(settings, database))


def test_after_changes_verdicts_are_those_of_a_full_match(
    settings: Settings, database: Engine, catalogs: random.Random
) -> None:
    match(settings, database)
    for _ in range(3):
        brand = catalogs.choice(BRANDS)
        number = catalogs.randrange(1, 16, 2)
        name = _name(catalogs, number)
        stored_catalog.harvest(
            settings, stored_catalog.product(f"{brand}-{number}", brand=brand, description=name), run=2
        )
        stored_catalog.harvest(settings, stored_catalog.product(f"new {name}", brand=brand))
        with write_transaction(database) as connection:
            connection.execute(delete(home_row).where(home_row.c.home_id == f"h-{brand}-{number}"))
            gone = harvest_product.c.product_id == f"{catalogs.choice(BRANDS)}-{number}"
            connection.execute(update(harvest_product).where(gone).values(delisted_at=stored_catalog.SEEN))
        report = match(settings, database)
        assert 0 < sum(report.decided_anew.values()) < report.parts
    now = stored(database)
    assert now == as_if_new(settings, database)


@pytest.mark.usefixtures("catalogs")
def test_a_run_that_was_cut_short_is_completed(settings: Settings, database: Engine) -> None:
    def stops(stage: str, *_rest: object, **_named: object) -> None:
        if stage == "match":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        match_catalogs(settings, database, stops, SMALL)
    assert list(settings.data_dir.glob("matching")) == []
    report = match(settings, database)
    assert sum(report.decided_anew.values()) > 0
    now = stored(database)
    assert len(now) == report.variants
    assert now == as_if_new(settings, database)


@pytest.mark.usefixtures("catalogs")
def test_a_gtin_of_a_brand_in_another_part_is_seen(settings: Settings, database: Engine) -> None:
    variant = stored_catalog.ids("Halden-4")[1]
    with database.connect() as connection:
        record = connection.execute(select(home_row.c.record).where(home_row.c.home_id == "h-Tarn-5")).scalar_one()
    gtin = record.split('"gtins":["')[1][:14]
    retitle(database, harvest_variant, harvest_variant.c.variant_id == variant, '"key":""', f'"key":"","gtin":"{gtin}"')
    match(settings, database)
    with database.connect() as connection:
        evidence = connection.execute(select(verdict.c.evidence).where(verdict.c.variant_id == variant)).scalar_one()
    assert evidence[0]["code"] == "gtin_of_another_brand"


_KILLED = """
import sys
from pathlib import Path
from config.database import opened_database
from config.settings import Settings
from indexer.matching.parts.market_parts import PartSizes
from indexer.matching.match import match_catalogs

def tell(stage, *rest, **named):
    if stage == "match":
        print("one part is decided", flush=True)
        sys.stdin.read()

if __name__ == "__main__":
    settings = Settings(data_dir=Path(sys.argv[1]), config_dir=Path(sys.argv[2]))
    with opened_database(settings) as database:
        match_catalogs(settings, database, tell, PartSizes(whole=0, part=20))
"""


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="the children of a process are looked up in /proc")
@pytest.mark.usefixtures("catalogs")
def test_a_killed_run_leaves_no_process_and_is_completed(settings: Settings, database: Engine, tmp_path: Path) -> None:
    script = tmp_path / "killed.py"
    script.write_text(_KILLED, "utf-8")
    command = [sys.executable, str(script), str(settings.data_dir), str(settings.config_dir)]
    root = str(Path(__file__).parents[4])
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": root}, cwd=root
    ) as run:
        assert run.stdout
        assert run.stdout.readline()
        children = Path(f"/proc/{run.pid}/task/{run.pid}/children").read_text("ascii").split()
        run.kill()
    assert len(children) >= 2
    until = time.monotonic() + 60
    while any(Path(f"/proc/{child}").exists() for child in children):
        assert time.monotonic() < until
        time.sleep(0.05)
    report = match(settings, database)
    assert sum(report.decided_anew.values()) < report.parts
    now = stored(database)
    assert now == as_if_new(settings, database)
