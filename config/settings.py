"""Settings: ``OFFSHELF_*`` environment variables over ``offshelf.toml`` over defaults."""

import os
from decimal import Decimal
from difflib import get_close_matches
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError
from pydantic_core import ErrorDetails
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    SettingsError,
    TomlConfigSettingsSource,
)

from config.consent import Consent
from config.errors import ConfigError, reason_of

EngineName = Literal["tantivy", "meilisearch"]

_SECRET = ("meilisearch_key", "database_url")


class Settings(BaseSettings):
    """Everything that a deployment decides; immutable, passed explicitly, never read at import."""

    model_config = SettingsConfigDict(env_prefix="OFFSHELF_", extra="forbid", frozen=True)

    data_dir: Path = Path(".offshelf")
    """Holds all state: the database, embedded indexes, locks and logs."""
    config_dir: Path = Path("config")
    """Holds ``offshelf.toml`` and one YAML per brand site in ``brands/``."""
    database_url: str | None = None
    """SQLAlchemy URL; None means SQLite in the data directory."""

    shop_name: str = "the shop"
    currency: str = Field("USD", pattern=r"^[A-Z]{3}$", description="three capital letters, such as EUR")
    """The shop's currency (ISO 4217): the only one that prices are compared and sorted in."""

    engine: EngineName = "tantivy"
    meilisearch_url: str = "http://127.0.0.1:7700"
    meilisearch_key: str | None = None
    meilisearch_prefix: str = Field("offshelf", pattern=r"^[A-Za-z0-9-]+$", description="letters, digits and dashes")
    """Starts the name of every index, so that several deployments can share a server."""

    contact: str = "https://example.com/offshelf-bot"
    """Where a brand can reach the shop; part of the crawler's user agent."""
    allow_private_addresses: bool = False
    """Lets the crawler connect to loopback and private networks; for tests and the demo only."""
    parallel_crawls: int = Field(2, ge=1, le=64)
    min_delay: float = Field(1.0, ge=0)
    """Least seconds between two requests to one public host."""
    max_age_days: Decimal = Field(Decimal(7), gt=0)
    """An offer observed longer ago than this is not eligible."""

    brand_consent: dict[str, Consent] = Field(default_factory=dict)
    """What a brand said for all sites that sell it; the stricter of this and the site's own consent wins."""

    schedule: str = "0 2 * * *"
    """Cron expression (five fields, UTC) of the nightly crawl of every site that names none of its own."""

    @property
    def database_address(self) -> str:
        return self.database_url or f"sqlite:///{(self.data_dir / 'offshelf.sqlite3').resolve()}"

    @property
    def brands_dir(self) -> Path:
        return self.config_dir / "brands"

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 (the name is pydantic-settings')
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls, toml_file=_toml_file())


def _toml_file() -> Path:
    return Path(os.environ.get("OFFSHELF_CONFIG_DIR", "config")) / "offshelf.toml"


def load_settings() -> Settings:
    """The settings of this process.

    Raises ConfigError naming the first key that is wrong.
    """
    try:
        return Settings()
    except ValidationError as error:
        raise _wrong(error.errors()[0]) from error
    except SettingsError as error:
        # The only setting that is written as JSON in a variable.
        raise ConfigError("OFFSHELF_BRAND_CONSENT is no JSON.", 'Write it like {"Acme": "opted_out"}.') from error
    except (ValueError, OSError) as error:
        raise ConfigError(f"{_toml_file()} can't be read: {reason_of(error)}.", "Correct the file.") from error


def misspelt_variables() -> dict[str, str]:
    """The ``OFFSHELF_*`` variables that are no setting but look much like one, with that one's name.

    Others are let be: orchestrators make such variables of their own, from the name of a service.
    """
    known = {f"OFFSHELF_{name.upper()}" for name in Settings.model_fields}
    unknown = sorted(name for name in os.environ if name.startswith("OFFSHELF_") and name not in known)
    return {name: alike[0] for name in unknown if (alike := get_close_matches(name, known, 1, cutoff=0.8))}


def _wrong(first: ErrorDetails) -> ConfigError:
    key = ".".join(str(part) for part in first["loc"])
    name = str(first["loc"][0])
    if first["type"] == "extra_forbidden":
        alike = get_close_matches(name, Settings.model_fields, 1)
        meant = f"Did you mean '{alike[0]}'?" if alike else f"Settings are: {', '.join(Settings.model_fields)}."
        return ConfigError(f"{_toml_file()}: there is no setting '{name}'.", meant)
    value = "" if name in _SECRET else f", and it is {str(first['input'])[:100]!r}"
    shape = Settings.model_fields[name].description if first["type"] == "string_pattern_mismatch" else None
    return ConfigError(
        f"Setting '{key}' is wrong: {f'it has to be {shape}' if shape else first['msg']}{value}.",
        f"Correct OFFSHELF_{name.upper()} or '{key}' in {_toml_file()}.",
    )
