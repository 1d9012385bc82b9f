"""May the shop buy this variant from its brand on the shopper's behalf?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from config.consent import Consent
from config.settings import Settings
from config.terminal import printable
from crawler.product import Availability
from indexer.document import AVAILABLE_NOW
from indexer.verdict import Verdict
from search.buy import Buy, BuyMode, Reason

IN_STOCK = AVAILABLE_NOW

SOLD_HERE = Reason(code="sold_here", text="The shop sells it.")

REFUSALS = {
    "no_verdict": "not compared with the shop's own",
    "sold_here": "sold here",
    "verdict_uncertain": "perhaps sold here",
    "availability_unknown": "of unknown stock",
    "not_in_stock": "not in stock",
    "price_unknown": "without a price",
    "price_not_positive": "without a price",
    "currency_unknown": "without a currency",
    "other_currency": "in another currency",
    "never_observed": "not seen yet",
    "observed_too_long_ago": "not seen for too long",
    "brand_site_unknown": "of a site without a brand file",
    "brand_opted_out": "of a brand that has opted out",
}
"""Every condition that can fail, by its code, to count products with: ``3 are not in stock``."""

_MODES: dict[Consent, tuple[BuyMode, str]] = {
    Consent.OPTED_IN: ("buy_for_me", "The brand has agreed that the shop buys from it."),
    Consent.SILENT: (
        "link_out",
        "The brand has not said that the shop may buy from it: shoppers buy on its site.",
    ),
}


@dataclass(frozen=True)
class BrandOffer:
    """What is known of a brand's variant when eligibility is judged."""

    verdict: Verdict | None
    availability: Availability | None
    price: Decimal | None
    price_currency: str | None
    observed_at: datetime | None
    """Aware."""
    consent: Consent | None
    """The stricter of site and brand; None for a site without a brand file."""
    agent_checkout: bool | None = None
    """False where the brand's feed says that programs may not buy it."""
    purchase_refusal: str | None = None
    """The words with which the site forbids buying by programs; then nothing but a link is offered."""


def judge_offer(offer: BrandOffer, settings: Settings, now: datetime) -> Buy:
    """The mode, with every condition that failed; where none failed, with what decided the mode."""
    failed = list(_failed(offer, settings, now))
    if failed or offer.consent is None:
        return Buy(mode="none", reasons=failed)
    if offer.consent is Consent.OPTED_IN and offer.agent_checkout is False:
        text = "The brand's feed says that programs may not buy this: shoppers buy on its site."
        return Buy(mode="link_out", reasons=[Reason(code="checkout_disabled", text=text)])
    if offer.purchase_refusal:
        text = f"The brand's site forbids buying by programs: “{printable(offer.purchase_refusal)}”"
        return Buy(mode="link_out", reasons=[Reason(code="site_forbids_agents", text=text)])
    mode, text = _MODES[offer.consent]
    return Buy(mode=mode, reasons=[Reason(code=f"consent_{offer.consent}", text=text)])


def readable(availability: Availability) -> str:
    """``OutOfStock`` as people write it."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", availability).lower()


def _days(settings: Settings) -> str:
    return f"{settings.max_age_days.normalize():f} day{'s' * (settings.max_age_days != 1)}"


def _failed(offer: BrandOffer, settings: Settings, now: datetime) -> Iterator[Reason]:
    yield from _verdict_reasons(offer.verdict)
    if offer.availability is None:
        yield Reason(code="availability_unknown", text="The brand's site does not say whether it is in stock.")
    elif offer.availability not in IN_STOCK:
        yield Reason(code="not_in_stock", text=f"The brand's site says: {readable(offer.availability)}.")
    yield from _price_reasons(offer, settings.currency)
    oldest = now - timedelta(days=float(settings.max_age_days))
    if offer.observed_at is None:
        yield Reason(code="never_observed", text="Nothing says when the brand's site was read.")
    elif offer.observed_at < oldest:
        age = (now - offer.observed_at).days
        yield Reason(
            code="observed_too_long_ago",
            text=f"The brand's site was last read {age} days ago; its offers count for {_days(settings)}.",
        )
    if offer.consent is None:
        yield Reason(code="brand_site_unknown", text="There is no brand file for this site, so its consent is unknown.")
    elif offer.consent is Consent.OPTED_OUT:
        yield Reason(code="brand_opted_out", text="The brand does not want the shop to buy from it.")


def _verdict_reasons(verdict: Verdict | None) -> Iterator[Reason]:
    if verdict is None:
        yield Reason(
            code="no_verdict",
            text="It was not compared with a home catalog: whether the shop sells it is unknown.",
        )
    elif verdict is Verdict.SOLD_HERE:
        yield SOLD_HERE
    elif verdict is not Verdict.NOT_SOLD_HERE:
        yield Reason(code="verdict_uncertain", text="The shop may sell it: the two catalogs do not say clearly.")


def _price_reasons(offer: BrandOffer, currency: str) -> Iterator[Reason]:
    if offer.price is None:
        yield Reason(code="price_unknown", text="The brand's site states no price for this variant.")
    elif offer.price <= 0:
        yield Reason(code="price_not_positive", text="The brand's site states a price of nothing.")
    if offer.price_currency is None:
        yield Reason(code="currency_unknown", text="The brand's site states no currency.")
    elif offer.price_currency != currency:
        yield Reason(code="other_currency", text=f"The price is in {offer.price_currency}; the shop's is {currency}.")
