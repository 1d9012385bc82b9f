"""The scorer learns from what people decided."""

import json
from pathlib import Path

import pytest

from config.errors import InputError
from config.progress import silent
from config.settings import Settings
from indexer.matching.judgements.files import export_judgements
from indexer.matching.judgements.judgements import record_judgement
from indexer.matching.scoring.scorer import read_scorer
from indexer.matching.training.judged_pairs import read_judged_pairs
from indexer.matching.training.training import TrainingReport, train_scorer
from tests.indexer.matching.scoring.test_scorer import write_labelled_set
from tests.indexer.stored_catalog import harvest, ids, import_rows, product

NAMES = ("Fell", "Kite", "Storm", "Beam", "Vault", "Ember", "Summit", "Ridge")


def decided(file: Path, decision: str) -> Path:
    """That a bare name is, or is not, the product that home calls by the name and what it is for."""
    lines = []
    for name in NAMES * 15:
        records = {"brand_record": {"title": name}, "home_record": {"title": f"{name} of the northern line"}}
        lines.append(json.dumps({"scope": "style", "decision": decision, **records}))
    file.write_text("\n".join(lines), "utf-8")
    return file


@pytest.mark.parametrize("names", [["one"], ["one", "two"]])
def test_decisions_change_what_is_learned(tmp_path: Path, names: list[str]) -> None:
    for seed, name in enumerate(names):
        write_labelled_set(tmp_path / "sets" / name, seed, size=80)
    said = {}
    for decision in ("same", "different"):
        judged = decided(tmp_path / f"{decision}.jsonl", decision)
        report = train_scorer(tmp_path / "sets", [], tmp_path / "scorer.json", silent, judged)
        assert isinstance(report, TrainingReport)
        assert report.judged == len(NAMES) * 15
        log_odds = read_scorer(tmp_path / "scorer.json").pairwise.log_odds(read_judged_pairs(judged).rows)
        said[decision] = float(log_odds.mean())
    assert said["same"] > 1 > -1 > said["different"]


def test_an_export_is_what_is_read(settings: Settings, tmp_path: Path) -> None:
    import_rows(settings, {"id": "h1", "title": "Fell shoe", "brand": "Acme"}, {"id": "h2", "title": "Tent"})
    harvest(settings, product("Fell runner"), product("Glove"))
    record_judgement(settings, ids("Fell runner")[1], "same", "h1", "Ada")
    record_judgement(settings, ids("Glove")[1], "different", "h2", "Bob")
    export_judgements(settings, tmp_path / "said.jsonl")
    judged = read_judged_pairs(tmp_path / "said.jsonl")
    assert sorted(judged.same.tolist()) == [0.0, 1.0]
    assert judged.rows[judged.same == 1, 0] > judged.rows[judged.same == 0, 0]


def test_a_file_without_decisions_is_refused(tmp_path: Path) -> None:
    empty = tmp_path / "empty.jsonl"
    empty.write_text('{"scope": "brand", "decision": "same"}\nnonsense\n', "utf-8")
    with pytest.raises(InputError, match="holds no pair"):
        read_judged_pairs(empty)
    with pytest.raises(InputError, match="can't be read"):
        read_judged_pairs(tmp_path / "none.jsonl")
