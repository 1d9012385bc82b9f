"""A brand site: one YAML file that says where a source is and how to read it."""

import re
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from config.consent import Consent
from config.errors import ConfigError, NotFoundError, reason_of
from config.expectations import Expectations
from config.whole_file import write_whole

Platform = Literal[
    "structured_data",
    "shopify",
    "woocommerce",
    "magento",
    "prestashop",
    "bigcommerce",
    "salesforce",
    "merchant_feed",
    "agentic_feed",
]


class BrandSite(BaseModel):
    """One source. ``id`` names the source, never a product's brand; only ``brand`` may fill a missing one."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]{0,62}$")
    name: str = Field(min_length=1, max_length=200)
    url: str
    platform: Platform = "structured_data"
    spider: str | None = Field(None, pattern=r"^[a-z][a-z0-9_]{0,62}$")
    """Name of a module of the site's own in the folder ``spiders`` beside the brand files; None for the platform's."""
    brand: str | None = None
    """Fills a product's missing brand; leave it out where the site sells several brands."""
    aliases: list[str] = Field(default_factory=list)
    """Other names of ``brand`` that shoppers and catalogs use."""
    feeds: list[str] = Field(default_factory=list)
    """Addresses of product feeds, for the merchant_feed and agentic_feed platforms."""
    sitemaps: list[str] = Field(default_factory=list)
    """Addresses of sitemaps, beside those that robots.txt names."""
    follow: list[str] = Field(default_factory=list)
    """Regular expressions of URLs to visit; empty means all of the host."""
    consent: Consent = Consent.SILENT
    expect: Expectations = Expectations()
    """What a crawl has to give before it is believed."""
    schedule: str | None = None
    """Cron expression of this site's crawl (UTC); None means the common one."""
    currency: str | None = Field(None, pattern=r"^[A-Z]{3}$")
    """Currency of a platform whose product endpoint states none, as the site itself states it elsewhere."""

    @field_validator("id")
    @classmethod
    def _free(cls, site_id: str) -> str:
        if site_id == "home":
            raise ValueError("is the home catalog's own")  # ids of its documents begin with it
        return site_id

    @field_validator("url", "feeds", "sitemaps")
    @classmethod
    def _absolute(cls, stated: str | list[str]) -> str | list[str]:
        for url in [stated] if isinstance(stated, str) else stated:
            if not _is_web_address(url):
                raise ValueError(f"{url!r} is no absolute http or https address")
        return stated

    @field_validator("follow")
    @classmethod
    def _compiles(cls, patterns: list[str]) -> list[str]:
        for pattern in patterns:
            try:
                re.compile(pattern)
            except re.error as error:
                raise ValueError(f"{pattern!r} is no regular expression: {error}") from error
        return patterns


def load_brand_sites(directory: Path) -> dict[str, BrandSite]:
    """Every brand site of the directory by its id, in the order of the ids.

    Raises ConfigError with file, line and key of the first mistake.
    """
    sites = (read_brand_site(path) for path in sorted(directory.glob("*.yaml")))
    return {site.id: site for site in sites}


def load_brand_site(directory: Path, site_id: str) -> BrandSite:
    """One brand site by its id. Raises NotFoundError for an unknown one, ConfigError for a malformed file."""
    known_ids = sorted(path.stem for path in directory.glob("*.yaml"))
    if site_id not in known_ids:
        known = ", ".join(known_ids) or "none"
        raise NotFoundError(
            f"There is no brand site '{site_id}' (known: {known}).", "Add it with: offshelf brand add URL"
        )
    return read_brand_site(directory / f"{site_id}.yaml")


def read_brand_site(path: Path) -> BrandSite:
    """The brand site that one YAML file describes. Raises ConfigError with the line and the key."""
    try:
        text = path.read_text("utf-8")
        tree, values = yaml.compose(text, Loader=yaml.SafeLoader), yaml.safe_load(text)
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path} can't be read: {reason_of(error)}.", "Make the file readable UTF-8.") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        problem = getattr(error, "problem", None) or "not YAML"
        raise ConfigError(f"{path}:{line}: {problem}.", "Correct that line.") from error
    if not isinstance(values, dict):
        raise ConfigError(f"{path}:1: expected 'key: value' lines.", "Write at least id, name and url.")
    try:
        site = BrandSite.model_validate({"id": path.stem, **values})
    except ValidationError as error:
        found = error.errors()
        # A key that is misspelt is missing, too: what is written there helps more.
        first = next((each for each in found if each["type"] == "extra_forbidden"), found[0])
        key = str(first["loc"][0]) if first["loc"] else "?"
        problem = "is not known" if first["type"] == "extra_forbidden" else first["msg"].removeprefix("Value error, ")
        raise ConfigError(f"{path}:{_line_of(tree, key)}: key '{key}': {problem}.", "Correct that key.") from error
    if site.id != path.stem:
        raise ConfigError(
            f"{path}:{_line_of(tree, 'id')}: key 'id': is '{site.id}', but the file is '{path.stem}.yaml'.",
            "Make the two the same.",
        )
    return site


def write_brand_site(directory: Path, site: BrandSite) -> Path:
    """Write the site's YAML, without the keys that keep their defaults; returns its path."""
    directory.mkdir(parents=True, exist_ok=True)
    path = directory / f"{site.id}.yaml"
    values: dict[str, Any] = site.model_dump(mode="json", exclude_defaults=True)
    write_whole(path, yaml.safe_dump(values, sort_keys=False, allow_unicode=True))
    return path


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # a port beyond 65,535, or half an IPv6 address
        return False


def _line_of(tree: yaml.Node | None, key: str) -> int:
    if isinstance(tree, yaml.MappingNode):
        for node, _ in tree.value:
            if node.value == key:
                return int(node.start_mark.line) + 1
    return 1
