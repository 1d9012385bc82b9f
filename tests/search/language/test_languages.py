"""Catalogs in other languages than English, on either engine."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from config.progress import silent
from config.settings import Settings
from indexer.home.importer import import_home
from indexer.reindex import rebuild_index
from search.request import SearchRequest
from search.service import SearchService
from tests.engine_servers import KEY, meilisearch_server

TITLES = {
    "de": "Alpenpfad Laufschuhe für Damen, schwarz",
    "de2": "Handtasche aus Filz",
    "fr": "Bouilloire électrique en acier, deux litres",
    "fr2": "Chaussures de randonnée imperméables",
    "es": "Zapatillas de montaña para niños",
    "es2": "Cafetera italiana, seis tazas",
    "zh": "男士防水登山鞋",
    "zh2": "不锈钢保温杯",
    "ja": "レディース ランニングシューズ 軽量",
    "ja2": "折りたたみ傘 自動開閉",
    "ko": "여성용 등산화 방수",
    "ko2": "스테인리스 보온병",
}


@pytest.fixture(scope="module", params=["tantivy", pytest.param("meilisearch", marks=pytest.mark.meilisearch)])
def service(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[SearchService]:
    folder = tmp_path_factory.mktemp("languages")
    if request.param == "tantivy":
        with _service(Settings(data_dir=folder / "data", config_dir=folder / "config"), folder) as service:
            yield service
        return
    with meilisearch_server(folder) as url:
        settings = Settings(
            data_dir=folder / "data",
            config_dir=folder / "config",
            engine="meilisearch",
            meilisearch_url=url,
            meilisearch_key=KEY,
        )
        with _service(settings, folder) as service:
            yield service


def _service(settings: Settings, folder: Path) -> SearchService:
    catalog = folder / "home.csv"
    with catalog.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("id", "title"))
        for id_, title in TITLES.items():  # what one product writes alone may be a misspelling, so each is sold twice
            rows.writerows(((id_, title), (f"{id_}-b", title)))
    import_home(settings, catalog, None, [], True, silent)
    rebuild_index(settings, silent)
    return SearchService(settings)


@pytest.mark.parametrize(
    ("q", "first"),
    [
        ("laufschuhe damen", "de"),
        ("Laufschuh", "de"),
        ("lauf schuhe", "de"),
        ("schuhe", "de"),
        ("laufschuh schwarz", "de"),
        ("handtaschen", "de2"),
        ("tasche", "de2"),
        ("bouilloires electriques", "fr"),
        ("chaussure randonnee", "fr2"),
        ("chaussures imperméable", "fr2"),
        ("zapatilla montana", "es"),
        ("cafeteras", "es2"),
        ("tazas", "es2"),
        ("登山鞋", "zh"),
        ("保温杯", "zh2"),
        ("ランニングシューズ", "ja"),
        ("傘", "ja2"),
        ("折りたたみ傘", "ja2"),
        ("등산화", "ko"),
        ("보온병", "ko2"),
        ("laufsc", "de"),
        ("chauss", "fr2"),
    ],
)
def test_what_is_meant_comes_first(service: SearchService, q: str, first: str) -> None:
    hits = service.search(SearchRequest(q=q)).sections.home.hits
    assert {hit.home_id for hit in hits[:2]} == {first, f"{first}-b"}
