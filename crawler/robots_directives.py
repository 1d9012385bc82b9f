"""What a page asks of those who list it: meta robots and the X-Robots-Tag header, as search engines read them."""

from collections.abc import Iterable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from pydantic import BaseModel, ConfigDict

USER_AGENT_TOKEN = "Offshelf"
"""The name by which robots.txt and robots directives address the crawler."""

_DIRECTIVES = frozenset(
    ("all", "index", "follow", "none", "noindex", "nofollow", "noarchive", "nosnippet", "unavailable_after")
)
_PARAMETERS = ("max-", "unavailable_after", "notranslate", "noimageindex", "indexifembedded")


class RobotsDirectives(BaseModel):
    """Directives that hold for us. ``unavailable_after`` is aware; None where there is none that can be read."""

    model_config = ConfigDict(frozen=True)

    noindex: bool = False
    nofollow: bool = False
    unavailable_after: datetime | None = None

    def forbids_listing(self, now: datetime) -> bool:
        """Whether a product of this page must not be listed now."""
        return self.noindex or (self.unavailable_after is not None and self.unavailable_after <= now)

    def announces_end(self, now: datetime) -> bool:
        """Whether the page will be unavailable from a date on that is still to come."""
        return self.unavailable_after is not None and self.unavailable_after > now

    def stricter(self, other: "RobotsDirectives") -> "RobotsDirectives":
        """Both together: what either forbids is forbidden, from the earlier of two dates on."""
        dates = [date for date in (self.unavailable_after, other.unavailable_after) if date is not None]
        return RobotsDirectives(
            noindex=self.noindex or other.noindex,
            nofollow=self.nofollow or other.nofollow,
            unavailable_after=min(dates, default=None),
        )


def read_directives(values: Iterable[str]) -> RobotsDirectives:
    """The directives of meta ``content`` or header values that are for everyone or for us.

    A header value may begin with the robot that it is for: ``googlebot: noindex`` is nothing to us. Of a date with
    commas or colons in it everything to the end of the value is read (RFC 850, RFC 822 and ISO 8601 are all in use).
    """
    found = RobotsDirectives()
    for value in values:
        if (text := _for_us(value.strip().lower())) is not None:
            found = found.stricter(_read(text))
    return found


def _for_us(value: str) -> str | None:
    robot, colon, rest = value.partition(":")
    robot = robot.strip()
    if not colon or "," in robot or robot in _DIRECTIVES or robot.startswith(_PARAMETERS):
        return value
    return rest if robot == USER_AGENT_TOKEN.lower() else None


def _read(text: str) -> RobotsDirectives:
    words, marker, date = text.partition("unavailable_after")
    stated = {word.strip() for word in words.split(",")}
    after = _date(date.lstrip(" :=")) if marker else None
    return RobotsDirectives(
        noindex=bool(stated & {"noindex", "none"}),
        nofollow=bool(stated & {"nofollow", "none"}),
        unavailable_after=after,
    )


def _date(text: str) -> datetime | None:
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        for candidate in (text.strip(), text.rpartition(",")[0].strip()):
            try:
                date = read(candidate.upper())
                return date.replace(tzinfo=date.tzinfo or UTC).astimezone(UTC)
            except (ValueError, TypeError, OverflowError, IndexError):
                continue
    return None
