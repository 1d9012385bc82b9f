"""The real server on a free port."""

import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from starlette.types import ASGIApp

from config.settings import Settings
from tests.parts import ROOT


@contextmanager
def running_server(settings: Settings) -> Iterator[str]:
    """``offshelf serve`` in a process of its own; yields its address."""
    environment = {
        "OFFSHELF_DATA_DIR": str(settings.data_dir),
        "OFFSHELF_CONFIG_DIR": str(settings.config_dir),
        "OFFSHELF_SHOP_NAME": settings.shop_name,
        "OFFSHELF_ENGINE": settings.engine,
        "OFFSHELF_MEILISEARCH_URL": settings.meilisearch_url,
        "OFFSHELF_MEILISEARCH_KEY": settings.meilisearch_key or "",
        "PYTHONWARNINGS": "ignore",
    }
    command = [sys.executable, "-m", "cli", "serve", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=environment) as process:
        assert process.stdout is not None
        try:
            told = process.stdout.readline()
            match = re.search(r"http://\S+?(?=/ )", told)
            assert match, f"no address in {told!r}"
            yield match.group()
        finally:
            process.terminate()
            process.wait(20)


@contextmanager
def served(app: ASGIApp) -> Iterator[str]:
    """An application of this process on a free port; yields its address."""
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="critical", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            assert thread.is_alive()
            time.sleep(0.01)
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(20)
