"""Whether what a page offers is a stay, which is paid by the night or the week, and so no product."""

import re
from decimal import Decimal

from crawler.extraction.content.context import PageContext
from crawler.extraction.prices.printed_amount import printed_places

MAX_PLACES = 5
BEHIND = 30
"""Characters behind a price within which it says for what time it is."""

_NIGHT = (
    r"nights?|weeks?|nacht|nächte?|woche|nuit(?:ée)?|semaine|noche|semana|noite|notte|settimana|natt|vecka|uke|nat|uge|"
    r"noc|tydzień|týden|noapte|ночь|сутки|неделю|gece|viikko|yö"
)
_STAY = re.compile(
    rf"[\s<.,\d]*(?:[$€£¥]|[A-Z]{{3}}\b)?[\s<]*(?:/|\b(?:per|pro|par|por|pr|je|za|за)\b)[\s.<]*(?:{_NIGHT})\b",
    re.IGNORECASE,
)


def is_stay(context: PageContext, price: Decimal) -> bool:
    """Whether the page prints a price as one for a night or a week: ``$220 per night``, ``2.400 / Woche``."""
    places = printed_places(context, price)[:MAX_PLACES]
    return any(_STAY.match(context.said, end, end + BEHIND) for _, end in places)
