"""The pages' templates. Text of catalogs and sites reaches them through autoescape only, addresses through a check."""

from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined

_SHARED = Path(__file__).parent


def page_templates(folder: Path) -> Environment:
    """The templates of a folder, over what all pages share."""
    environment = Environment(
        loader=FileSystemLoader([folder, _SHARED]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["web"] = _web_address
    return environment


def _web_address(url: str | None) -> str | None:
    """The address if a browser may be sent there: http or https; None for ``javascript:`` and the like."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None
