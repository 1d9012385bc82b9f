"""Offshelf as users run it: ``offshelf serve`` in processes of its own."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from urllib.parse import urlencode

from benchmarks.search_scale.load import Sent
from benchmarks.search_scale.queries import Asked
from config.settings import Settings


@contextmanager
def served(settings: Settings) -> Iterator[tuple[str, int]]:
    """The address and the process of a server with these settings."""
    wanted = ("data_dir", "config_dir", "engine", "meilisearch_url", "meilisearch_prefix")
    environment = {f"OFFSHELF_{name.upper()}": str(getattr(settings, name)) for name in wanted}
    command = [sys.executable, "-m", "cli", "serve", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, **environment}) as server:
        assert server.stdout is not None
        try:
            told = server.stdout.readline()
            found = re.search(r"http://\S+?(?=/ )", told)
            assert found, told
            yield found.group(), server.pid
        finally:
            server.terminate()


def requests(asked: Sequence[Asked]) -> list[Sent]:
    return [Sent("GET", f"/search?{urlencode(_parameters(one))}") for one in asked]


def is_answer(content: bytes) -> bool:
    return content.startswith(b'{"query"')


def _parameters(asked: Asked) -> dict[str, str]:
    brand = [f'brand = "{asked.brand}"'] if asked.brand else []
    price = [f"price <= {asked.most}"] if asked.most else []
    chosen = " AND ".join(brand + price)
    return {"q": asked.text, "filter": chosen} if chosen else {"q": asked.text}
