"""Why something that a site sent was not taken."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rejection:
    """One thing dropped: a field, a block or a whole record. Reports count rejections by reason."""

    reason: str
    """A snake_case code, such as gtin_check_digit or json_ld_malformed."""
    detail: str = ""
    """What was dropped, as the site wrote it, cut to a line."""
    url: str | None = None
    """The page or endpoint it was on."""
