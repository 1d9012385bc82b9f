"""Brand sites of a benchmark: served by the shared tool, and made known to Offshelf."""

import json
import socket
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from config.brand_files import write_brand_site
from config.brand_site import BrandSite


@contextmanager
def served_sites(tool: Path, files: Sequence[Path]) -> Iterator[dict[str, str]]:
    """The addresses by site name, while ``serve_sites.py`` serves the files in its mixed style."""
    port = free_ports(len(files))
    command = [sys.executable, str(tool), "--port", str(port), "--style", "mixed", *map(str, files)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        try:
            yield json.loads(server.stdout.readline())
        finally:
            server.terminate()


def write_brand_files(config_dir: Path, addresses: dict[str, str]) -> None:
    for name, url in addresses.items():
        write_brand_site(config_dir / "brands", BrandSite(id=name, name=name, url=url))


def free_ports(count: int) -> int:
    """The first of so many free ports of loopback that follow one another."""
    for first in range(18_800, 60_000, count):
        sockets = [socket.socket() for _ in range(count)]
        try:
            for offset, taken in enumerate(sockets):
                taken.bind(("127.0.0.1", first + offset))
        except OSError:
            continue
        else:
            return first
        finally:
            for taken in sockets:
                taken.close()
    raise OSError("no free ports on loopback")
