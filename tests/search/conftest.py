"""One small shop for all tests that only read it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from config.settings import Settings
from search.service import SearchService
from tests.parts import chromium_program
from tests.search.server import running_server
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


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_program(), args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def address(shop_settings: Settings) -> Iterator[str]:
    """The shop's result page."""
    with running_server(shop_settings) as address:
        yield address
