"""A few changes of a matched market: what they affect is decided as if all were, by what was counted before."""

import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from sqlalchemy import Engine, delete, func, select, update

from config.database import opened_database, write_transaction
from config.settings import Settings
from crawler.product import Product
from crawler.tables import harvest_product
from indexer.matching.judgements.judgements import record_judgement, undo_judgement
from indexer.matching.match import match_catalogs
from indexer.matching.match_report import MatchReport
from indexer.matching.parts.market_parts import DEFAULT_SIZES, PartSizes
from indexer.matching.remembered import rematch as rematching
from indexer.matching.remembered.matches import Matches
from indexer.tables import home_row, verdict
from tests.indexer import stored_catalog


def _word(chance: random.Random) -> str:
    return "".join(chance.choice("bdfgklmnprst") + chance.choice("aeiou") for _ in range(3)).title()


PARTS = PartSizes(whole=0, part=60)
BRANDS = ("Halden", "Morrow", "Tarn")
CHANCE = random.Random(5)
NAMES = [
    f"{_word(CHANCE)} {_word(CHANCE)} {kind} {number}" for number, kind in enumerate(12 * ("Glove", "Tent", "Rope"), 10)
]


@pytest.fixture
def shop(settings: Settings) -> Settings:
    """Thirty-six products of each brand; home has two of three, told a little otherwise."""
    named = [(brand, name) for brand in BRANDS for name in NAMES]
    stored_catalog.harvest(settings, *(stored_catalog.product(f"{b} {n}", brand=b) for b, n in named))
    rows = [home(brand, name) for number, (brand, name) in enumerate(named) if number % 3]
    stored_catalog.import_rows(settings, *rows)
    return settings


def home(brand: str, name: str, **fields: str) -> dict[str, str]:
    return {"id": f"h {brand} {name}", "title": f"{brand} {name.lower()} black", "brand": brand, **fields}


def halden(name: str) -> Product:
    return stored_catalog.product(f"Halden {name}", brand="Halden")


def match(settings: Settings, database: Engine, sizes: PartSizes) -> tuple[MatchReport, set[str]]:
    stages: set[str] = set()
    report = match_catalogs(settings, database, lambda stage, *_rest, **_named: stages.add(stage), sizes)
    return report, stages


def stored(database: Engine) -> dict[str, Any]:
    with database.connect() as connection:
        return {row.variant_id: row for row in connection.execute(select(verdict))}


def said(database: Engine) -> dict[str, tuple[Any, ...]]:
    return {key: (row.verdict, row.home_id, row.home_style_key) for key, row in stored(database).items()}


def rematched(settings: Settings, database: Engine, sizes: PartSizes) -> MatchReport:
    """A run that has read only what changed."""
    report, stages = match(settings, database, sizes)
    assert "read catalogs" not in stages
    assert 0 < report.decided < report.variants
    return report


def all_affected(settings: Settings, sizes: PartSizes, monkeypatch: pytest.MonkeyPatch) -> dict[str, tuple[Any, ...]]:
    """The verdicts of a run on this market that decides every style, by what was counted before."""
    monkeypatch.setattr(rematching, "affected_by_what_was", lambda memory, _touched: {*range(len(memory.site))})
    with opened_database(settings) as database:
        report, stages = match(settings, database, sizes)
        assert "read catalogs" not in stages
        assert report.decided > 30
        return said(database)


def copied(settings: Settings, database: Engine, folder: Path) -> Settings:
    """The store with all that is kept beside it."""
    copy = Settings(data_dir=folder / "copy", config_dir=settings.config_dir)
    with database.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copytree(settings.data_dir, copy.data_dir)
    return copy


def variant_of(brand: str, name: str) -> str:
    return stored_catalog.ids(f"{brand} {name}")[1]


CHANGES: dict[str, Callable[[Settings], object]] = {
    "a home row comes": lambda s: stored_catalog.import_rows(s, home("Halden", NAMES[0])),
    "a home row is retitled": lambda s: stored_catalog.import_rows(
        s, home("Halden", NAMES[1]) | {"title": "Halden garden hose 25 m"}
    ),
    "a product comes": lambda s: stored_catalog.harvest(
        s, stored_catalog.product("Halden Peak Rope 99", brand="Halden")
    ),
    "a product is retitled": lambda s: stored_catalog.harvest(
        s,
        stored_catalog.product(f"Halden {NAMES[1]}", brand="Halden").model_copy(update={"name": "Garden hose"}),
        run=2,
    ),
    "another brand": lambda s: stored_catalog.harvest(
        s, stored_catalog.product(f"Halden {NAMES[1]}", brand="Tarn"), run=2
    ),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_what_a_change_affects_is_decided_as_if_all_were(
    shop: Settings,
    database: Engine,
    change: Callable[[Settings], object],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    match(shop, database, PARTS)
    before = said(database)
    change(shop)
    copy = copied(shop, database, tmp_path)
    report = rematched(shop, database, PARTS)
    now = said(database)
    assert now != before
    assert sum(report.verdicts.values()) == report.variants == len(now)
    assert now == all_affected(copy, PARTS, monkeypatch)


WORDS, KINDS = ("Alder", "Bramble", "Cedar", "Dune", "Ember", "Fjord"), ("tent", "rope", "glove", "lamp")


def like_many_others(chance: random.Random) -> str:
    colour, further = chance.choice(["green", "black", "red"]), chance.choice(["", "", " 2", " XL"])
    return f"Halden {' '.join(chance.sample(WORDS, 2))} {chance.choice(KINDS)} {colour}{further}"


def chances(database: Engine) -> dict[str, float]:
    return {key: row.match_probability for key, row in stored(database).items()}


@pytest.mark.parametrize("seed", [3, 9])
def test_what_other_products_claim_is_followed(
    settings: Settings, database: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    """Products that are all alike claim the same home rows, so what comes and goes moves the chances of many."""
    chance = random.Random(seed)
    shown, at_home = (sorted({like_many_others(chance) for _ in range(number)}) for number in (130, 100))
    stored_catalog.harvest(settings, *(stored_catalog.product(title, brand="Halden") for title in shown))
    rows = [{"id": f"h{number}", "title": title, "brand": "Halden"} for number, title in enumerate(at_home)]
    stored_catalog.import_rows(settings, *rows)
    match(settings, database, PARTS)
    *gone, retitled = chance.sample(shown, 3)
    other = stored_catalog.product(retitled, brand="Halden").model_copy(update={"name": like_many_others(chance)})
    stored_catalog.harvest(settings, other, run=2)
    with write_transaction(database) as connection:
        mine = harvest_product.c.product_id.in_(gone)
        connection.execute(update(harvest_product).where(mine).values(delisted_at=stored_catalog.SEEN))
    stored_catalog.import_rows(settings, chance.choice(rows) | {"title": like_many_others(chance)})
    copy = copied(settings, database, tmp_path)
    rematched(settings, database, PARTS)
    all_affected(copy, PARTS, monkeypatch)
    with opened_database(copy) as another:
        now, every = chances(database), chances(another)
    assert now.keys() == every.keys()
    assert sum(abs(now[key] - every[key]) > 0.02 for key in now) <= 2


def test_home_begins_to_sell_a_brand(shop: Settings, database: Engine) -> None:
    stored_catalog.harvest(shop, *(stored_catalog.product(f"Vesper {name}", brand="Vesper") for name in NAMES))
    match(shop, database, PARTS)
    everything = [home(brand, name) for brand in BRANDS for number, name in enumerate(NAMES) if number % 3]
    stored_catalog.import_rows(shop, *everything, home("Vesper", NAMES[0]))
    rematched(shop, database, PARTS)
    assert said(database)[variant_of("Vesper", NAMES[0])][1] == f"h Vesper {NAMES[0]}"


@pytest.mark.parametrize("worth_sharing", [1, 1_000])
def test_two_processes_decide_what_one_does(
    shop: Settings, database: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, worth_sharing: int
) -> None:
    match(shop, database, PARTS)
    before = said(database)
    renamed = [
        stored_catalog.product(f"{brand} {NAMES[1]}", brand=brand).model_copy(update={"name": "Garden hose"})
        for brand in BRANDS
    ]
    stored_catalog.harvest(shop, *renamed, run=2)
    copy = copied(shop, database, tmp_path)
    monkeypatch.setattr("indexer.matching.remembered.market_rematch.WORTH_A_PROCESS", 0)
    monkeypatch.setattr("indexer.matching.remembered.shared_work.WORTH_SHARING", worth_sharing)
    reports = [rematched(shop, database, PARTS)]
    monkeypatch.undo()
    with opened_database(copy) as other:
        reports.append(rematched(copy, other, PARTS))
        assert before != said(database) == said(other)
    assert len({report.model_dump_json(exclude={"seconds"}) for report in reports}) == 1


@pytest.mark.parametrize("sizes", [DEFAULT_SIZES, PARTS], ids=["whole", "in parts"])
def test_what_goes_is_gone_from_verdicts_and_counts(shop: Settings, database: Engine, sizes: PartSizes) -> None:
    match(shop, database, sizes)
    gone = f"Halden {NAMES[1]}"
    with write_transaction(database) as connection:
        mine = harvest_product.c.product_id == gone
        connection.execute(update(harvest_product).where(mine).values(delisted_at=stored_catalog.SEEN))
        connection.execute(delete(home_row).where(home_row.c.home_id == f"h Halden {NAMES[2]}"))
    report = rematched(shop, database, sizes)
    now = said(database)
    assert variant_of("Halden", NAMES[1]) not in now
    assert now[variant_of("Halden", NAMES[2])][0] != "sold_here"
    assert (report.removed, report.variants, report.home_rows) == (1, len(now), 71)
    with database.connect() as connection:
        counted = connection.execute(select(verdict.c.verdict, func.count()).group_by(verdict.c.verdict)).all()
    assert report.verdicts == {row[0]: row[1] for row in counted}


def test_a_judgement_is_obeyed_and_undone(shop: Settings, database: Engine) -> None:
    match(shop, database, PARTS)
    before = said(database)
    variant, row = variant_of("Halden", NAMES[0]), f"h Tarn {NAMES[1]}"
    record_judgement(shop, variant, "same", row)
    assert rematched(shop, database, PARTS).decided_anew == {"home and judgements": 1}
    assert said(database)[variant][:2] == ("sold_here", row)
    with write_transaction(database) as connection:
        connection.execute(delete(home_row).where(home_row.c.home_id == row))
    rematched(shop, database, PARTS)
    assert said(database)[variant][1] != row
    undo_judgement(shop, variant)
    stored_catalog.import_rows(shop, home("Tarn", NAMES[1]))
    rematched(shop, database, PARTS)
    assert said(database) == before


def test_a_gtin_that_comes_in_another_part_is_a_conflict(shop: Settings, database: Engine) -> None:
    gtin = "04006381333931"
    match(shop, database, PARTS)
    stored_catalog.import_rows(shop, home("Tarn", NAMES[1], gtin=gtin))
    known = stored_catalog.product(f"Halden {NAMES[2]}", brand="Halden")
    known.variants[0].gtin = gtin
    stored_catalog.harvest(shop, known, run=2)
    rematched(shop, database, PARTS)
    conflict = stored(database)[variant_of("Halden", NAMES[2])]
    assert conflict.evidence[0]["code"] == "gtin_of_another_brand"
    stored_catalog.import_rows(shop, home("Tarn", NAMES[1]))
    rematched(shop, database, PARTS)
    row = stored(database)[variant_of("Halden", NAMES[2])]
    assert "gtin_of_another_brand" not in {fact["code"] for fact in row.evidence}


def test_what_a_common_number_says_is_seen_by_those_that_have_it(
    shop: Settings, database: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    gtin = "04006381333931"
    known = stored_catalog.product(f"Halden {NAMES[2]}", brand="Halden")
    known.variants[0].gtin = gtin
    stored_catalog.harvest(shop, known, run=2)
    match(shop, database, PARTS)
    monkeypatch.setattr("indexer.matching.remembered.affected.MOST_SHARING", -9)
    stored_catalog.import_rows(shop, home("Tarn", NAMES[1], gtin=gtin))
    rematched(shop, database, PARTS)
    conflict = stored(database)[variant_of("Halden", NAMES[2])]
    assert conflict.evidence[0]["code"] == "gtin_of_another_brand"


@pytest.mark.parametrize("other", ["affected_by_new_pairs", "sharing_rare_numbers"])
def test_a_number_is_no_other_products_any_more(
    shop: Settings, database: Engine, monkeypatch: pytest.MonkeyPatch, other: str
) -> None:
    """Nothing but the number leads from the home row that changes to the product: as a candidate's, or as anybody's."""
    stored_catalog.harvest(shop, halden("Sonata lantern KX2000B"), run=2)
    spare = home("Halden", "Spare wick", title="Halden spare wick KX2000B")
    stored_catalog.import_rows(shop, home("Halden", "Lamp", title="Halden lamp KX2000B"), spare)
    match(shop, database, PARTS)
    lantern = variant_of("Halden", "Sonata lantern KX2000B")
    assert "number_shared" not in {fact["code"] for fact in stored(database)[lantern].evidence}
    for name in ("affected_by_what_was", "affected_by_rivals", other):
        monkeypatch.setattr(rematching, name, lambda *_: set())
    stored_catalog.import_rows(shop, spare | {"title": "Halden spare wick"})
    rematched(shop, database, PARTS)
    assert "number_shared" in {fact["code"] for fact in stored(database)[lantern].evidence}


def test_what_the_scorer_says_the_same_of_is_not_decided_anew(
    shop: Settings, database: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Though a rival of its candidates is another one now: it has the verdict that it would have been given."""
    match(shop, database, PARTS)
    CHANGES["a product is retitled"](shop)
    copy = copied(shop, database, tmp_path)
    decided = rematched(shop, database, PARTS).decided
    monkeypatch.setattr(Matches, "stand", lambda *_: np.zeros(0, dtype=np.int64))
    with opened_database(copy) as other:
        assert decided < rematched(copy, other, PARTS).decided
        rows = [[row[:-1] for row in stored(each).values()] for each in (database, other)]  # but for the time
    assert rows[0] == rows[1]


def test_a_killed_rematch_is_done_again(shop: Settings, database: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    match(shop, database, PARTS)
    stored_catalog.import_rows(shop, home("Halden", NAMES[1]) | {"title": "Halden garden hose 25 m"})

    def stops(*_given: object) -> Iterator[None]:
        raise KeyboardInterrupt

    monkeypatch.setattr("indexer.matching.remembered.part_rematch.remove_verdicts", stops)
    with pytest.raises(KeyboardInterrupt):
        match(shop, database, PARTS)
    monkeypatch.undo()
    stored_catalog.import_rows(shop, home("Halden", NAMES[1]))
    report, stages = match(shop, database, PARTS)
    assert "read catalogs" in stages
    assert sum(report.decided_anew.values()) == 1
    assert said(database)[variant_of("Halden", NAMES[1])][:2] == ("sold_here", f"h Halden {NAMES[1]}")


def test_many_changes_make_a_full_match(shop: Settings, database: Engine) -> None:
    match(shop, database, PARTS)
    stored_catalog.import_rows(shop, *(home("Halden", name) | {"title": f"{name} 2"} for name in NAMES[:20]))
    assert "read catalogs" in match(shop, database, PARTS)[1]


@pytest.mark.parametrize("name", ["market", "where", "matches", "changing", "frequencies", "home", "site"])
def test_what_can_not_be_read_is_made_anew(shop: Settings, database: Engine, name: str) -> None:
    match(shop, database, PARTS)
    for path in (shop.data_dir / "matched").rglob(name):
        path.write_bytes(path.read_bytes()[:-20])
    stored_catalog.import_rows(shop, home("Halden", NAMES[1]) | {"title": "Halden garden hose 25 m"})
    assert "read catalogs" in match(shop, database, PARTS)[1]
    stored_catalog.import_rows(shop, home("Halden", NAMES[1]))
    rematched(shop, database, PARTS)
