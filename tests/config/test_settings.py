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


@pytest.mark.usefixtures("folder")
def test_a_value_of_another_shape_is_told_the_right_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OFFSHELF_CURRENCY", "euro")
    with pytest.raises(ConfigError, match=r"'currency'.*three capital letters, such as EUR, and it is 'euro'"):
        load_settings()


def test_an_unknown_key_in_the_file_is_refused(folder: Path) -> None:
    (folder / "offshelf.toml").write_text("curency = 'EUR'\n")
    with pytest.raises(ConfigError, match=r"'curency'.*Did you mean 'currency'"):
        load_settings()
    (folder / "offshelf.toml").write_text("zzz = 1\n")
    with pytest.raises(ConfigError, match=r"Settings are: .*engine"):
        load_settings()


@pytest.mark.usefixtures("folder")
def test_a_table_in_a_variable_is_json(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OFFSHELF_BRAND_CONSENT", '{"Acme": "opted_out"}')
    assert load_settings().brand_consent == {"Acme": "opted_out"}
    monkeypatch.setenv("OFFSHELF_BRAND_CONSENT", "{Acme")
    with pytest.raises(ConfigError, match=r"OFFSHELF_BRAND_CONSENT is no JSON.*Acme"):
        load_settings()


def test_a_wrong_secret_is_not_repeated(folder: Path) -> None:
    (folder / "offshelf.toml").write_text("meilisearch_key = 12345678\n")
    with pytest.raises(ConfigError, match="'meilisearch_key'") as failure:
        load_settings()
    assert "12345678" not in str(failure.value)


def test_a_file_that_is_not_toml_is_one_clear_line(folder: Path) -> None:
    (folder / "offshelf.toml").write_text("currency = \n")
    with pytest.raises(ConfigError, match=r"offshelf\.toml can't be read"):
        load_settings()
