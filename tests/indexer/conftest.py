"""The store of a deployment of one's own."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

from config.database import open_database
from config.settings import Settings


@pytest.fixture
def database(settings: Settings) -> Iterator[Engine]:
    engine = open_database(settings)
    yield engine
    engine.dispose()
