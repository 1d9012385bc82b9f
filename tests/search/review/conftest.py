"""A server over a store that leaves something to decide."""

from collections.abc import Iterator

import httpx
import pytest

from config.settings import Settings
from tests.indexer.review.conftest import Write, says
from tests.search.server import running_server

__all__ = ["says"]

HOSTILE = 'Boot <img src=x onerror=alert(1)> \u202e " onclick="alert(1)'


@pytest.fixture
def review(settings: Settings, says: Write) -> Iterator[httpx.Client]:
    """Four questions, in this order: Many, Fell, the hostile one, Glove."""
    says("Many", "h1", 0.5, sizes=("1", "2"))
    says("Fell", "h2", 0.5)
    says(HOSTILE, "h3", 0.45)
    says("Glove", "h4", 0.3)
    with running_server(settings) as address, httpx.Client(base_url=address, timeout=12) as client:
        yield client
