"""What the lastmod of a sitemap's entries proves."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from crawler.frontier.sitemap import SitemapEntry

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def proof_times(pages: Sequence[SitemapEntry]) -> dict[str, float]:
    """For each lastmod, the Unix time from which a visit has seen that version; without those that prove nothing.

    Where one lastmod stands at most of the pages it is the time of a build, not of a change. A lastmod of a day covers
    all of that day, wherever the site is. One in the future, or no date at all, proves nothing.
    """
    stated = Counter(page.lastmod for page in pages)
    if not stated or stated.most_common(1)[0][1] * 2 > len(pages):
        return {}
    times = ((text, _end(text)) for text in stated if text)
    now = datetime.now(UTC).timestamp()
    return {text: end for text, end in times if end is not None and end <= now}


def _end(lastmod: str) -> float | None:
    try:
        moment = parsedate_to_datetime(lastmod) if lastmod[:1].isalpha() else datetime.fromisoformat(lastmod)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC) + timedelta(days=1 if _DAY.fullmatch(lastmod) else 0, hours=12)
        return moment.timestamp()
    except (ValueError, OverflowError):
        return None
