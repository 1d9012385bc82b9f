"""Two names that a person said are two brands: never one again, whatever spelling, aliases and identifiers say."""

from pathlib import Path

import pytest
from sqlalchemy import Engine

from config.errors import InputError
from config.progress import silent
from config.settings import Settings
from indexer.matching.judgements.files import export_judgements, import_judgements
from indexer.matching.judgements.judgements import record_brand_judgement, undo_judgement
from indexer.matching.match import match_catalogs
from indexer.matching.wording.brand_names import Agreement, BrandNames
from indexer.verdict import Verdict
from search.reports.explain import explain_variant
from tests.indexer.stored_catalog import harvest, ids, import_rows, product
from tests.verbs import complaint, run_verb

FELL = ids("Fell runner FX-2087")[1]


@pytest.fixture
def shop(settings: Settings) -> Settings:
    """Home's brand is a longer name than the site's, which is taken for the same one."""
    import_rows(settings, {"id": "h1", "title": "Fell runner", "brand": "Acme Outdoor", "mpn": "FX-2087"})
    harvest(settings, product("Fell runner FX-2087", brand="Acme"), product("Storm glove", brand="Acme"))
    return settings


def decided(settings: Settings, database: Engine) -> Verdict | None:
    match_catalogs(settings, database, silent)
    return explain_variant(settings, FELL).verdict


def agree(names: BrandNames, one: str, other: str) -> Agreement:
    return names.compare(names.resolve(one), names.resolve(other))


@pytest.mark.parametrize(
    ("one", "other"), [("Acme", "Acme Outdoor"), ("IBM", "Ideal Bread Makers"), ("Acme GmbH", "Acme Ltd"), ("A", "B")]
)
def test_spelling_joins_no_names_that_are_apart(one: str, other: str) -> None:
    names = BrandNames([], [(one, other)])
    assert agree(names, one, other) is agree(names, other, one) is Agreement.DIFFER
    assert agree(names, one, one.upper()) is Agreement.AGREE


@pytest.mark.parametrize("groups", [[("Acme", "Apex")], [("Apex", "Other", "Acme")], [("X", "Acme"), ("X", "Apex")]])
def test_no_alias_joins_names_that_are_apart(groups: list[tuple[str, ...]]) -> None:
    assert agree(BrandNames(groups), "Acme", "Apex") is Agreement.AGREE
    assert agree(BrandNames(groups, [("Acme", "Apex")]), "Acme", "Apex") is Agreement.DIFFER


def test_what_else_a_brand_is_called_is_apart_too() -> None:
    names = BrandNames([("Acme", "Akme")], [("Acme", "Akme Outdoor")])
    assert agree(names, "Akme", "Akme Outdoor") is Agreement.DIFFER


def test_it_changes_verdicts_survives_runs_and_is_undone(shop: Settings, database: Engine) -> None:
    assert decided(shop, database) is Verdict.SOLD_HERE
    record_brand_judgement(shop, "Acme", "different", "Acme Outdoor", "Ada")
    assert [decided(shop, database) for _ in range(2)] == [Verdict.NOT_SOLD_HERE] * 2
    assert [said.object for said in undo_judgement(shop, "Acme").undone] == ["Acme Outdoor"]
    assert decided(shop, database) is Verdict.SOLD_HERE


def test_it_is_exported_and_replayed(shop: Settings, database: Engine, tmp_path: Path) -> None:
    record_brand_judgement(shop, "Acme", "different", "Acme Outdoor", "Ada")
    export_judgements(shop, tmp_path / "said.jsonl")
    undo_judgement(shop, None)
    assert decided(shop, database) is Verdict.SOLD_HERE
    assert import_judgements(shop, tmp_path / "said.jsonl").taken == 1
    assert decided(shop, database) is Verdict.NOT_SOLD_HERE


def test_one_name_is_not_told_apart_from_itself(settings: Settings) -> None:
    for other in ("ACME!", "", "–"):
        with pytest.raises(InputError, match="no two names"):
            record_brand_judgement(settings, "Acme", "different", other)


def test_the_verb_takes_brands() -> None:
    ended = run_verb("judge", "--brand", "Acme", "different", "Acme Outdoor", "--by", "Ada")
    assert "Acme and Acme Outdoor are two brands" in ended.stdout
    assert "is no decision" in complaint(run_verb("judge", "--brand", "Acme", "perhaps", "Apex"))
