"""The command line: what loads what, and what is said when something is wrong."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.verbs import complaint, modules_of, run_verb

HEAVY = {"alembic", "apscheduler", "extruct", "fastapi", "lxml", "meilisearch", "numpy", "pydantic", "scipy", "scrapy"}
HEAVY |= {"sklearn", "sqlalchemy", "tantivy", "twisted", "uvicorn"}

CRAWLING = {"scrapy", "twisted", "extruct"}
TRAINING = {"sklearn", "scipy"}
SERVING = {"fastapi", "uvicorn", "starlette"}
STORING = {"alembic", "apscheduler"}
ENGINES = {"tantivy", "meilisearch"}


def test_help_loads_nothing_heavy(tmp_path: Path) -> None:
    for arguments in (["--help"], ["brand", "--help"], ["search", "--help"]):
        loaded, status = modules_of(tmp_path, *arguments)
        assert status == 0
        assert not loaded & HEAVY - {"pydantic"}  # which Typer itself needs to read the arguments of a group


@pytest.mark.parametrize(
    ("verb", "unused"),
    [
        (["status"], CRAWLING | TRAINING | SERVING | STORING | {"meilisearch"}),
        (["doctor"], CRAWLING | TRAINING | SERVING | {"alembic", "meilisearch"}),
        (["search", "shoe"], CRAWLING | TRAINING | SERVING | STORING | {"meilisearch"}),
        (["explain", "x.0-0"], CRAWLING | TRAINING | SERVING | STORING | ENGINES),
        (["export"], CRAWLING | TRAINING | SERVING | STORING | ENGINES),
        (["brand", "list"], CRAWLING | TRAINING | SERVING | STORING | ENGINES),
        (["crawl", "nobody"], CRAWLING | TRAINING | SERVING | STORING | ENGINES),
        (["home", "import", "nothing.csv"], CRAWLING | TRAINING | SERVING | STORING | ENGINES),
        (["index"], CRAWLING | {"sklearn"} | SERVING | STORING | {"meilisearch"}),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_verb_loads_only_what_it_uses(tmp_path: Path, verb: list[str], unused: set[str]) -> None:
    run_verb("status")  # the store is there: only the first verb of all migrates
    loaded, _ = modules_of(tmp_path, *verb)
    assert not loaded & unused


def test_an_index_without_a_home_catalog_gives_no_verdicts() -> None:
    ended = run_verb("index", "--json")
    assert ended.returncode == 0, ended.stderr
    assert '"home_usable":false' in ended.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["home", "import", "missing.csv"], "missing.csv"),
        (["home", "import", "."], "offshelf"),
        (["crawl"], "offshelf brand add"),
        (["crawl", "nobody"], "nobody"),
        (["brand", "check", "nobody"], "nobody"),
        (["brand", "add", "not an address"], "not an address"),
        (["brand", "add", "http://127.0.0.1:9/"], "127.0.0.1"),
        (["search", "blue", "shoe"], "offshelf index"),
        (["explain", "nobody.0-0"], "nobody.0-0"),
        (["judge", "nobody.0-0", "same", "h1"], "nobody.0-0"),
        (["export", "--verdict", "perhaps"], "perhaps"),
        (["preview", "missing.html"], "missing.html"),
        (["eval", "extract", "nowhere"], "nowhere"),
        (["eval", "match", "nowhere"], "nowhere"),
        (["eval", "search", "nowhere"], "nowhere"),
        (["serve", "--host", "0.0.0.0"], "127.0.0.1"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_bad_input_is_one_clear_line(arguments: list[str], said: str) -> None:
    told = complaint(run_verb(*arguments))
    assert said in told
    assert "Errno" not in told


def test_training_asks_for_the_labelled_sets(tmp_path: Path) -> None:
    ended = run_verb("train", "-o", str(tmp_path / "scorer.json"))
    assert ended.returncode == 2
    assert "--data" in ended.stderr


def test_a_file_that_is_no_catalog_is_one_clear_line(tmp_path: Path) -> None:
    for name, content in (("empty.csv", b""), ("noise.csv", bytes(range(256)) * 20), ("broken.jsonl", b'{"id": 1')):
        path = tmp_path / name
        path.write_bytes(content)
        assert name in complaint(run_verb("home", "import", str(path)))


@pytest.mark.parametrize(
    ("text", "line", "key"),
    [
        ("name: Acme\nurl: ftp://acme.example/\n", 2, "url"),
        ("name: Acme\nurl: https://acme.example/\nconsent: maybe\n", 3, "consent"),
        ("name: Acme\nurl: https://acme.example/\ncolour: red\n", 3, "colour"),
        ("name: [Acme\nurl: https://acme.example/\n", 2, ""),
    ],
)
def test_a_malformed_brand_file_is_told_with_line_and_key(tmp_path: Path, text: str, line: int, key: str) -> None:
    path = tmp_path / "config" / "brands" / "acme.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(text)
    for verb in (["crawl"], ["brand", "list"], ["schedule"], ["index"]):
        told = complaint(run_verb(*verb))
        assert f"acme.yaml:{line}:" in told
        assert key in told


@pytest.mark.parametrize("verb", ["search", "index", "reindex"])
def test_an_engine_that_is_down_is_one_clear_line(monkeypatch: pytest.MonkeyPatch, verb: str) -> None:
    monkeypatch.setenv("OFFSHELF_ENGINE", "meilisearch")
    monkeypatch.setenv("OFFSHELF_MEILISEARCH_URL", "http://127.0.0.1:9")
    told = complaint(run_verb(verb, *(["shoe"] if verb == "search" else [])))
    assert "http://127.0.0.1:9" in told


def test_a_data_folder_that_cannot_be_written_is_one_clear_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("OFFSHELF_DATA_DIR", str(tmp_path / "file" / "data"))
    for verb in (["status"], ["index"], ["export"]):
        assert "OFFSHELF_DATA_DIR" in complaint(run_verb(*verb))


def test_a_wrong_setting_is_one_clear_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OFFSHELF_CURRENCY", "euro")
    assert "OFFSHELF_CURRENCY" in complaint(run_verb("status"))
    ended = run_verb("doctor")
    assert ended.returncode == 1
    assert "OFFSHELF_CURRENCY" in ended.stdout


def test_a_defect_is_one_line_and_its_traceback_is_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    broken = "import sys, cli, crawler.brands.brands as b; b.list_brands = lambda _: {}['key']; "
    program = f"{broken}sys.argv = ['offshelf', 'brand', 'list']; cli.main()"
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False)
    assert "KeyError" in complaint(ended)
    kept = (tmp_path / "data" / "defects.log").read_text()
    assert "Traceback" in kept
    assert "list_brands" in kept
