"""The YAML files of brand sites: read with the line of a mistake, and written."""

from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from config.brand_site import BrandSite
from config.errors import ConfigError, NotFoundError, reason_of
from config.whole_file import write_whole


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


def _line_of(tree: yaml.Node | None, key: str) -> int:
    if isinstance(tree, yaml.MappingNode):
        for node, _ in tree.value:
            if node.value == key:
                return int(node.start_mark.line) + 1
    return 1
