"""The X-Robots-Tag header."""

from collections.abc import Iterable

from crawler.politeness.robots import USER_AGENT_TOKEN


def forbids_listing(values: Iterable[bytes]) -> bool:
    """Whether the header's values say ``noindex`` or ``none`` to everyone or to us."""
    for value in values:
        addressee, colon, rest = value.decode("latin-1").lower().partition(":")
        ours = not colon or addressee.strip() == USER_AGENT_TOKEN.lower() or "," in addressee
        directives = rest if colon and ours and "," not in addressee else f"{addressee}{colon}{rest}"
        if ours and {"noindex", "none"} & {part.strip() for part in directives.split(",")}:
            return True
    return False
