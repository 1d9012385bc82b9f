"""One small shop for all tests that only read it."""

from collections.abc import Iterator

import pytest

from config.settings import Settings
from search.service import SearchService
from tests.search.shop import open_shop


@pytest.fixture(scope="session")
def shop_settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    folder = tmp_path_factory.mktemp("shop")
    settings = Settings(data_dir=folder / "data", config_dir=folder / "config", shop_name="Harbour Street")
    open_shop(settings)
    return settings


@pytest.fixture(scope="session")
def service(shop_settings: Settings) -> Iterator[SearchService]:
    with SearchService(shop_settings) as service:
        yield service
