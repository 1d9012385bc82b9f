"""What every test shares: an environment of its own, real loopback sites, and skips that say what is missing."""

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from sqlalchemy import Engine

from config.database import open_database
from config.settings import Settings
from tests.loopback import LoopbackSite
from tests.parts import PARTS, required_parts

_skipped: Counter[str] = Counter()

# The same examples in every run, however slow the machine: a new one is found by looking for it, not by chance.
hypothesis.settings.register_profile("repeatable", derandomize=True, database=None, deadline=None)
hypothesis.settings.load_profile("repeatable")


def pytest_configure(config: pytest.Config) -> None:  # noqa: ARG001 (pytest's hook)
    """The developer's own deployment must not leak into the tests, nor into their subprocesses."""
    for name in [name for name in os.environ if name.startswith("OFFSHELF_") and name != "OFFSHELF_TEST_REQUIRE"]:
        del os.environ[name]
    unknown = required_parts() - {part.name for part in PARTS}
    if unknown:
        known = ", ".join(part.name for part in PARTS)
        raise pytest.UsageError(f"OFFSHELF_TEST_REQUIRE names {', '.join(sorted(unknown))}; known: {known}")


def pytest_runtest_setup(item: pytest.Item) -> None:
    for part in PARTS:
        if item.get_closest_marker(part.name) and not part.present():
            if part.name in required_parts():
                pytest.fail(f"{part.how_to_get} (OFFSHELF_TEST_REQUIRE names it)", pytrace=False)
            pytest.skip(part.how_to_get)


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if report.skipped and not hasattr(report, "wasxfail") and isinstance(report.longrepr, tuple):
        _skipped[report.longrepr[2].removeprefix("Skipped: ")] += 1


@pytest.hookimpl(trylast=True)
def pytest_unconfigure(config: pytest.Config) -> None:
    """The last thing printed, so that nobody takes a run with gaps for a whole one."""
    terminal = config.pluginmanager.get_plugin("terminalreporter")
    if terminal is None or config.option.collectonly:
        return
    terminal.write_line("Skipped parts:" if _skipped else "Skipped parts: none")
    for reason, tests in sorted(_skipped.items()):
        terminal.write_line(f"  {tests} test{'s' if tests > 1 else ''}: {reason}")


@pytest.fixture(autouse=True)
def _own_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings that a test or its subprocess loads point into the test's own folder."""
    monkeypatch.setenv("OFFSHELF_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("OFFSHELF_CONFIG_DIR", str(tmp_path / "config"))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings of an empty deployment that may crawl loopback."""
    return Settings(data_dir=tmp_path / "data", config_dir=tmp_path / "config", allow_private_addresses=True)


@pytest.fixture
def database(settings: Settings) -> Iterator[Engine]:
    """The store of that deployment."""
    engine = open_database(settings)
    yield engine
    engine.dispose()


@pytest.fixture
def site() -> Iterator[LoopbackSite]:
    """A loopback site without pages; ``site.add(path, body)`` gives it some."""
    with LoopbackSite() as loopback:
        yield loopback
