"""A German catalog: numbers, cases and compounds of a word stand for each other, wanted or not."""

import csv
from collections.abc import Iterator

import pytest

from config.progress import silent
from config.settings import Settings
from indexer.home.importer import import_home
from indexer.reindex import rebuild_index
from search.request import SearchRequest
from search.service import SearchService

TITLES = {
    "kleid": "Kleid für den Sommer, rot",
    "kleider": "Kleider mit Blumen, dunkelblau",
    "schuh": "Schuh aus Leder, schwarz",
    "laufschuhe": "Laufschuhe zum Laufen, rot",
    "jacke": "Jacke mit Reißverschluss",
    "kapuzenjacke": "Jacke mit Kapuze und Taschen",
    "kapuzenjacken": "Jacken mit zwei Kapuzen",
}


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SearchService]:
    folder = tmp_path_factory.mktemp("german")
    catalog = folder / "home.csv"
    with catalog.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows((("id", "title"), *TITLES.items()))
    settings = Settings(data_dir=folder / "data", config_dir=folder / "config", currency="EUR")
    import_home(settings, catalog, None, [], True, silent)
    rebuild_index(settings, silent)
    with SearchService(settings) as service:
        yield service


def _found(service: SearchService, q: str) -> list[str | None]:
    return [hit.home_id for hit in service.search(SearchRequest(q=q)).sections.home.hits]


@pytest.mark.parametrize(
    ("q", "found"),
    [
        ("kleid", {"kleid", "kleider"}),
        ("kleider", {"kleid", "kleider"}),
        ("schuhe", {"schuh", "laufschuhe"}),
        ("jacken", {"jacke", "kapuzenjacke", "kapuzenjacken"}),
    ],
)
def test_every_form_is_found(service: SearchService, q: str, found: set[str]) -> None:
    assert set(_found(service, q)) == found


def test_a_shade_answers_its_colour(service: SearchService) -> None:
    assert _found(service, "blaue kleider")[0] == "kleider"


def test_what_is_not_wanted_is_not_wanted_in_any_number(service: SearchService) -> None:
    assert _found(service, "Jacke ohne Kapuze")[0] == "jacke"
