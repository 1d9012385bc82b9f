"""Settings: the environment over the file over the defaults; mistakes are named by their key."""

from pathlib import Path

import pytest

from config.errors import ConfigError
from config.settings import load_settings


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("OFFSHELF_CONFIG_DIR", str(tmp_path))
    return tmp_path


def test_the_environment_wins_over_the_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "offshelf.toml").write_text('currency = "EUR"\nshop_name = "Shoe Barn"\n')
    monkeypatch.setenv("OFFSHELF_CURRENCY", "GBP")
    settings = load_settings()
    assert (settings.currency, settings.shop_name) == ("GBP", "Shoe Barn")


@pytest.mark.usefixtures("folder")
def test_a_wrong_value_names_its_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OFFSHELF_ENGINE", "solr")
    with pytest.raises(ConfigError, match="'engine'"):
        load_settings()


def test_an_unknown_key_in_the_file_is_refused(folder: Path) -> None:
    (folder / "offshelf.toml").write_text("curency = 'EUR'\n")
    with pytest.raises(ConfigError, match="'curency'"):
        load_settings()


def test_a_file_that_is_not_toml_is_one_clear_line(folder: Path) -> None:
    (folder / "offshelf.toml").write_text("currency = \n")
    with pytest.raises(ConfigError, match=r"offshelf\.toml can't be read"):
        load_settings()
